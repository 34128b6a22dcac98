"""What is counted against abuse, by all processes together, without a readable trace of whom."""

from django.utils.crypto import salted_hmac


def key(name: str, prefix: str, version: int) -> str:
    """The key under which the cache keeps a count: nobody can read from it which address was counted."""
    return salted_hmac("woordhouder.counts", f"{prefix}:{version}:{name}", algorithm="sha256").hexdigest()
