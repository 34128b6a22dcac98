"""Pages about keeping one's word."""
