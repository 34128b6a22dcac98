"""Long work: a row with progress and heartbeat, which another worker takes over when the first one dies."""
