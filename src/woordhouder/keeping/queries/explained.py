"""The rules of progress as the public page tells them: made from the table that computes with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from woordhouder.record.refusals import Words

from .. import running
from ..because import REASONS
from ..lateness import RULE
from ..rules import NEWEST
from ..words import IN_DATA, Course, Level, Word


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


def rules_data() -> dict[str, Any]:
    """The rules of the newest version as open data: the words in the order of docs/rules.md 3, and each rule."""
    return {
        "rule_version": NEWEST,
        "levels": [IN_DATA[level] for level in Level],
        "on_course": [IN_DATA[course] for course in Course],
        "others": [IN_DATA[word] for word in Word],
        "rules": [
            {"rule": f"3.{reason.point}", "code": code.value, "says": str(reason.rule)}
            for code, reason in sorted(REASONS.items(), key=lambda row: row[1].point)
        ],
        "late": str(RULE),
        "running": str(running.RULE),
    }
