"""What is asked of a promise that its lead did not report on yet: late, asked now, or nothing yet.

Late is what `lateness` says of a report that would come at this moment; where no round asks, rule 1 says since when
there is no report. Pure: no database, no clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.moments import today

from .because import Because, Code
from .lateness import Late, newest, too_late
from .recorded import Due, last_day
from .rules import without_report


class Group(TextChoices):
    """How a list of promises to report on is parted, in the order in which they ask for attention."""

    LATE = "late", _("Late")
    NOW = "now", _("Asked now")
    LATER = "later", _("Not asked for now")
    REPORTED = "reported", _("Reported")


@dataclass(frozen=True)
class Coming:
    """A round that goes on: up to and including which day it asks to be told of (`asked`), and until when."""

    part: int
    asked: date
    until: date


@dataclass(frozen=True)
class Awaited:
    """What is asked of it. `overdue`: the rounds for which a report that comes now is late, by month; `coming`: of the
    rounds that go on the one that ends first; `because`: what rule 1 says, where no round says more.
    """

    group: Group
    overdue: Sequence[Late] = ()
    coming: Coming | None = None
    because: Because | None = None

    @property
    def is_late(self) -> bool:
        """Whether a report should have been there."""
        return self.group is Group.LATE

    @property
    def since(self) -> date:
        """The day by which it is put in order: since when it is late, or until when it is asked for."""
        days = [one.until for one in self.overdue] or ([self.coming.until] if self.coming else [])
        return min(days, default=date.max)


NOTHING = Awaited(Group.LATER)
"""Nothing is asked: the term of its agreement ended before the year."""
DONE = Awaited(Group.REPORTED)


def awaited(last: int, rounds: Iterable[Due], year: int, part: int, moment: datetime) -> Awaited:
    """What is asked at a moment of a report over `year` up to month `part`.

    `last`: the last month on which the lead reported, 0 for none; `rounds`: those of its table.
    """
    here = sorted((due for due in newest(rounds) if due.year == year), key=lambda due: (due.part, due.round))
    unanswered = [due for due in here if last < due.part <= part]
    overdue = [late for due in unanswered if (late := too_late(moment, due))]
    named = {late.round for late in overdue}
    goes_on = [due for due in unanswered if due.round not in named and not due.closed_at]
    coming = min((Coming(due.part, last_day(year, due.part), due.day) for due in goes_on), key=_ends, default=None)
    because = None if last or overdue or coming else without_report(here, year, today(moment))[1]
    is_late = bool(overdue) or (because is not None and because.code is Code.OVERDUE)
    return Awaited(Group.LATE if is_late else Group.NOW if coming else Group.LATER, overdue, coming, because)


def _ends(coming: Coming) -> tuple[date, int]:
    return coming.until, coming.part
