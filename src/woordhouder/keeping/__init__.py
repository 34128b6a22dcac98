"""Keeping the word: what was reported, what the others say of it, and how far a promise is kept."""
