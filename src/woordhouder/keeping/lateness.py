"""Which report came late, for which round: the one definition for every page. Pure: no database, no clock.

A round asks for a report up to its month. It is answered by the first report of the lead over that part of the year or
a later one. When that came after the last day of the round, or after the round was closed, it is late for that round,
and so is every later version of it. A report that nobody asked for in a round is never late. It changes no level.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.moments import today

from .recorded import Due, Filed, last_day

RULE = _(
    "A report that came after the last day of its round, or after the round was closed, is late. That changes nothing "
    "in how far the promise is."
)


@dataclass(frozen=True)
class Late:
    """A round for which a report came late. `asked`: up to and including which day the round asks to be told of;
    `until`: the last day on which it was in time, and `was_closed` when the table closed the round on that day already;
    `day`: on which it was first reported.
    """

    round: str
    asked: date
    until: date
    day: date
    was_closed: bool = False


def late(reports: Iterable[Filed], rounds: Iterable[Due]) -> Mapping[str, Sequence[Late]]:
    """By report (by reference) of one promise the rounds for which it came late, by month; without those in time."""
    chains: dict[tuple[str, int], dict[int, list[Filed]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        chains[report.seat, report.year][report.part].append(report)
    found: dict[str, list[Late]] = defaultdict(list)
    asked = sorted(newest(rounds), key=attrgetter("part", "round"))
    for (_seat, year), parts in chains.items():
        firsts = [min(versions, key=attrgetter("recorded_at", "report")) for versions in parts.values()]
        for due in asked:
            answers = [one for one in firsts if due.year == year and one.part >= due.part]
            first = min(answers, key=attrgetter("recorded_at", "report"), default=None)
            if first and (one := too_late(first.recorded_at, due)):
                for version in parts[first.part]:
                    found[version.report].append(one)
    return found


def newest(rounds: Iterable[Due]) -> list[Due]:
    """Each round once, with the day that counts: the one that was recorded last."""
    found: dict[str, Due] = {}
    for due in rounds:
        if due.round not in found or found[due.round].number < due.number:
            found[due.round] = due
    return list(found.values())


def too_late(moment: datetime, due: Due) -> Late | None:
    """How late a first report that comes at this moment is for a round; None when it is in time."""
    day, asked = today(moment), last_day(due.year, due.part)
    closed = today(due.closed_at) if due.closed_at and due.closed_at < moment else None
    if closed and closed < due.day:
        return Late(due.round, asked, closed, day, was_closed=True)
    return Late(due.round, asked, due.day, day) if day > due.day else None
