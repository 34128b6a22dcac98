"""Public ids: random, so that they carry no names and tell no order."""

import secrets

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def new_reference(prefix: str) -> str:
    """A new id such as "org-k3v5w2x7q4ab": `prefix`, a hyphen and sixty random bits."""
    return f"{prefix}-{''.join(secrets.choice(_LETTERS) for _ in range(12))}"
