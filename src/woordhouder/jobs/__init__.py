"""Long work: a row with progress and heartbeat, that another worker resumes when the first one dies. Knows no domain."""
