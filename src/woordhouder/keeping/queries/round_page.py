"""The rounds of a table, and one of them with on whom it waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound

from ..lateness import Late
from ..models import Round, RoundDue
from ..policy import ROUND
from ..recorded import WHOLE_YEAR, last_day
from .kept_page import own_seats, table_of
from .table_year import PromiseLine, TableYear, year_of


@dataclass(frozen=True)
class RoundLine:
    """A round with its last day."""

    reference: str
    year: int
    part: int
    due: date
    opened_by: str
    is_closed: bool

    @property
    def until(self) -> date:
        """The last day that is reported on."""
        return last_day(self.year, self.part)


@dataclass(frozen=True)
class RoundsPage:
    """The rounds of a table, the newest first. `seats`: hers, for which she writes."""

    table: str
    name: str
    partnership: str
    rounds: Sequence[RoundLine]
    seats: Sequence[tuple[str, str]]

    @property
    def address(self) -> str:
        """Where the rounds are."""
        return f"/{self.table}/rondes"

    def next_year(self, year: int) -> int:
        """From this year on the first over the whole of which there is no round yet."""
        taken = {one.year for one in self.rounds if one.part == WHOLE_YEAR}
        return next(one for one in count(year) if one not in taken)


@dataclass(frozen=True)
class RoundPage:
    """One round, by lead what waits for a report up to its month, and (`late`) what came after its day or closing."""

    round: RoundLine
    page: TableYear
    waiting: Sequence[tuple[str, Sequence[PromiseLine]]]
    late: Sequence[tuple[PromiseLine, Late]]

    @property
    def address(self) -> str:
        """Where it is."""
        return f"{self.page.address}/rondes/{self.round.reference}"


def rounds_page(actor: Actor, table: str) -> RoundsPage:
    """The rounds of a table (by its slug), for who sits there. Raises NotFound. At most 3 queries."""
    row = table_of(actor, table)
    rounds = _lines(allowed(actor, "read", ROUND, Round.objects.filter(partnership=row)))
    return RoundsPage(row.slug, row.name, row.reference, rounds, own_seats(actor, row.pk))


def round_page(actor: Actor, table: str, reference: str, known: datetime) -> RoundPage:
    """One round (by reference), for who sits at the table. Raises NotFound. At most 11 queries."""
    row: Partnership = table_of(actor, table)
    found = _lines(allowed(actor, "read", ROUND, Round.objects.filter(partnership=row, reference=reference)))
    if not found:
        raise NotFound(_("This page does not exist."))
    (one,) = found
    page = year_of(actor, row, one.year, known)
    waiting: dict[str, list[PromiseLine]] = {}
    for line in page.lines:
        if not line.term_ended and not line.has_reported(one.part):
            waiting.setdefault(line.lead, []).append(line)
    late = [(line, how) for line in page.lines if (how := line.late_for(reference))]
    return RoundPage(one, page, sorted(waiting.items()), late)


def _lines(rows: QuerySet[Round]) -> list[RoundLine]:
    last = RoundDue.objects.filter(round=OuterRef("pk")).order_by("-number").values("due")[:1]
    listed = rows.select_related("opened_by__organisation").annotate(last=Subquery(last)).order_by("-year", "-part")
    return [
        RoundLine(
            row.reference,
            row.year,
            row.part,
            row.last,
            row.opened_by.organisation.name,
            row.closed_at is not None,
        )
        for row in listed
    ]
