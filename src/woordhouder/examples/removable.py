"""What of an example the law can demand to remove."""

from .models import Description


def holds(row: Description, part: str) -> bool:
    """Whether this version holds the part, and it was not removed from it. No query for who fetched its promises and
    its removals along.
    """
    if any(stone.part == part for stone in row.removals.all()):
        return False
    return bool(row.commitments.all() if part == "commitments" else getattr(row, part))
