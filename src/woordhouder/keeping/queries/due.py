"""Everything that an organisation can report on over a year, at all its tables, in one list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from woordhouder.agreements.models import Commitment
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.parties.policy import WRITING, seats_of
from woordhouder.record.policy import allowed

from ..models import Report, RoundDue
from ..recorded import WHOLE_YEAR, Filed, Indicator
from ..shares import measured
from .promised import Promised, promised
from .said import figure_of

MOST = 50
"""Promises on a page."""


@dataclass(frozen=True)
class DueLine:
    """A promise that a seat of hers leads. `standing`: the report of the whole year that it would revise."""

    commitment: str
    table: str
    table_name: str
    agreement: str
    agreement_title: str
    number: int
    title: str
    text: str
    unit: str
    is_computed: bool
    seat: str
    standing: Report | None

    @property
    def address(self) -> str:
        """Where it is told how it is kept."""
        return f"/{self.table}/{self.agreement}/{self.number}/voortgang"

    @property
    def figure(self) -> str:
        """What was reported, "" for nothing."""
        row = self.standing
        return figure_of(row.value, row.numerator, row.denominator) if row else ""


@dataclass(frozen=True)
class DuePage:
    """What she can report on over the year: `lines` of this page. `left`: how many have no report yet, of `total`."""

    year: int
    years: Sequence[int]
    lines: Sequence[DueLine]
    number: int
    pages: int
    total: int
    left: int


def is_computed(indicator: Indicator | None, year: int) -> bool:
    """Whether a figure over the year gives a level; else the lead claims one."""
    if indicator is None:
        return False
    some = Filed("", "", year, datetime.min, WHOLE_YEAR, next(iter(indicator.targets.values()), None))
    return measured(indicator, year, {year: some}) is not None


def due_page(  # noqa: PLR0913 - which of it
    actor: Actor, *, year: int | None, number: int, known: datetime, commitment: str = "", everything: bool = False
) -> DuePage:
    """What the actor's organisation can report on, fifty at a time: without a report, `everything`, or one promise.

    At most 10 queries, whatever the numbers.
    """
    seats = list(Seat.objects.filter(pk__in=seats_of(actor, *WRITING)).order_by("pk"))
    tables = {seat.partnership_id for seat in seats}
    chosen = year or _year(tables, today(known))
    about = Commitment.objects.filter(agreement__partnership__in=tables).select_related("agreement__partnership")
    rows = {row.reference: row for row in allowed(actor, "read", COMMITMENT, about)}
    mine = {seat.reference for seat in seats}
    texts = promised(actor, [row.pk for row in rows.values()], [chosen], known)
    led = [text for text in texts.values() if text.promise.lead in mine]
    led.sort(key=lambda one: (rows[one.commitment].agreement.partnership.slug, *_place(rows[one.commitment])))
    standing = _standing(rows, led, chosen)
    left = [text for text in led if text.commitment not in standing and not _is_over(rows[text.commitment], chosen)]
    asked = [one for one in led if one.commitment == commitment] if commitment else led if everything else left
    pages = max(1, -(-len(asked) // MOST))
    at = min(max(number, 1), pages)
    shown = asked[(at - 1) * MOST : at * MOST]
    lines = [_line(rows[one.commitment], one, standing.get(one.commitment), chosen) for one in shown]
    return DuePage(chosen, years_until(today(known)), lines, at, pages, len(led), len(left))


def years_until(day: date) -> list[int]:
    """The years that can be reported on first: this one and those before it."""
    return [day.year - back for back in range(4)]


def _place(row: Commitment) -> tuple[str, int]:
    return row.agreement.slug, row.number


def _year(tables: set[int], day: date) -> int:
    """The year of the round that ends first, of those that are open; else the last that is over. 1 query."""
    rows = RoundDue.objects.filter(round__partnership__in=tables, round__closed_at=None, due__gte=day)
    found = rows.order_by("due").values_list("round__year", flat=True).first()
    return found or day.year - 1


def _is_over(row: Commitment, year: int) -> bool:
    """Whether the term of its agreement ended before the year: it can be reported on, and is not asked for."""
    return row.agreement.until is not None and row.agreement.until.year < year


def _standing(rows: Mapping[str, Commitment], led: Sequence[Promised], year: int) -> dict[str, Report]:
    keys = [rows[one.commitment].pk for one in led]
    found = Report.objects.filter(commitment__in=keys, year=year, part=WHOLE_YEAR, replaced_by=None)
    leads = {one.commitment: one.promise.lead for one in led}
    listed = found.select_related("commitment", "seat")
    return {row.commitment.reference: row for row in listed if row.seat.reference == leads[row.commitment.reference]}


def _line(row: Commitment, text: Promised, standing: Report | None, year: int) -> DueLine:
    words, agreement = text.wording, row.agreement
    return DueLine(
        row.reference,
        agreement.partnership.slug,
        agreement.partnership.name,
        agreement.slug,
        agreement.title,
        row.number,
        words.title,
        words.plain_summary or words.text,
        words.unit,
        is_computed(text.promise.indicator, year),
        text.promise.lead,
        standing,
    )
