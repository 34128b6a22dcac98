"""Invented sentences of agreements, promises and traps, from which weights are learnt and by which rules are held."""
