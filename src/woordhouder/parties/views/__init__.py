"""Pages about an organisation, its people, and what is kept about oneself."""
