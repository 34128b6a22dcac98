"""What somebody typed of reports and did not file yet, for other parts of a year than a page shows.

A round that is moved on or closed changes for which part the page asks; what was typed for the part before stays kept,
and the page says where.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from woordhouder.agreements.models import Wording
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import WRITING, seats_of

from ..models import Report
from ..recorded import last_day


@dataclass(frozen=True)
class Typed:
    """Something was typed for a promise (by reference), over a year up to a month, to revise a report or "" none."""

    commitment: str
    year: int
    part: int
    replaces: str


@dataclass(frozen=True)
class Elsewhere:
    """For so many promises something was typed over a year up to and including month `part`."""

    year: int
    part: int
    count: int

    @property
    def until(self) -> date:
        """The last day that is reported on."""
        return last_day(self.year, self.part)


def typed_elsewhere(actor: Actor, typed: Iterable[Typed], shown: Collection[tuple[int, int]]) -> list[Elsewhere]:
    """Where else something was typed than for the parts that are `shown` (year and month), the newest first.

    Without what she typed for another organisation of hers, and what was filed since, by sheet or by a colleague. 2
    queries; none where nothing was typed elsewhere.
    """
    away = [one for one in typed if (one.year, one.part) not in shown]
    if not away:
        return []
    seats, names = seats_of(actor, *WRITING), {one.commitment for one in away}
    led = Wording.objects.filter(lead__in=seats, commitment__reference__in=names)
    mine = set(led.values_list("commitment__reference", flat=True))
    rows = Report.objects.filter(seat__in=seats, commitment__reference__in=mine, replaced_by=None)
    standing = {
        (name, year, part): reference
        for name, year, part, reference in rows.values_list("commitment__reference", "year", "part", "reference")
    }
    left = [
        one
        for one in away
        if one.commitment in mine and standing.get((one.commitment, one.year, one.part), "") == one.replaces
    ]
    counts = Counter((one.year, one.part) for one in left)
    return [Elsewhere(year, part, count) for (year, part), count in sorted(counts.items(), reverse=True)]
