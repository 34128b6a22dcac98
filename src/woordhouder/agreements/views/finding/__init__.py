"""Pages of what waits for publication, of what is new, and of organisations and municipalities over all tables."""
