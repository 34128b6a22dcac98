"""The rules of progress as the public page tells them: made from the table that computes with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from woordhouder.record.refusals import Words

from ..because import REASONS
from ..rules import NEWEST
from ..words import Course, Level, Word


@dataclass(frozen=True)
class Explained:
    """The rules of a version: the words that can stand there, and by point ("1" to "6") what is said of it."""

    version: int
    levels: Sequence[Words]
    courses: Sequence[Words]
    words: Sequence[Words]
    points: Sequence[tuple[str, Sequence[Words]]]


def explained() -> Explained:
    """The newest version of the rules. No query."""
    rows = sorted(REASONS.values(), key=lambda reason: reason.point)
    points = [(point, [one.rule for one in some]) for point, some in groupby(rows, key=lambda reason: reason.point)]
    return Explained(
        NEWEST,
        [level.label for level in Level],
        [course.label for course in Course],
        [word.label for word in Word],
        points,
    )
