"""A long paper in parts that each fit on a page: by its headings, some fifty proposals each. Pure."""

from collections.abc import Sequence

from .facts import Passage

MOST_PROPOSED = 50
MOST_PASSAGES = 160
_FEW_PROPOSED = 30
_FEW_PASSAGES = 90


def parts_of(passages: Sequence[Passage]) -> list[int]:
    """For each passage the number of its part, from 1. A part ends at a heading once it is long enough, and at last
    when it is full.
    """
    numbers: list[int] = []
    number, proposed, count, heading = 1, 0, 0, ""
    for one in passages:
        is_long = proposed >= _FEW_PROPOSED or count >= _FEW_PASSAGES
        is_full = proposed >= MOST_PROPOSED or count >= MOST_PASSAGES
        if is_full or (is_long and one.heading != heading):
            number, proposed, count = number + 1, 0, 0
        heading, proposed, count = one.heading, proposed + one.is_proposed, count + 1
        numbers.append(number)
    return numbers
