"""Papers that come in: each file becomes a text with blocks in reading order. Knows no domain and no database."""
