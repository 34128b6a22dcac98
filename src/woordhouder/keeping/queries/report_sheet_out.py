"""A sheet of reports as it goes out: everything that an organisation has to report over a year, at all its tables."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from woordhouder.agreements.columns import Cell
from woordhouder.agreements.models import Commitment
from woordhouder.agreements.moments import today
from woordhouder.parties.actor import Actor

from ..models import RoundDue
from ..recorded import WHOLE_YEAR
from ..report_columns import header, row
from ..report_rows import Head, Known, Text
from .report_sheet_known import tables_of


def report_sheet(actor: Actor, *, year: int, everything: bool, moment: datetime) -> tuple[list[str], list[list[Cell]]]:
    """The header and a row for each report that is due over `year`; with `everything` also what was reported.

    A row stands for the part of the year that the open round of its table asks for; without one for the whole year. At
    most 14 queries.
    """
    found = tables_of(actor, [year], moment)
    tables = {one.agreement.partnership_id for one in found.commitments.values()}
    asked = _asked_parts(tables, year, today(moment))
    rows: list[list[Cell]] = []
    for commitment in found.commitments.values():
        text = found.known.texts.get((commitment.reference, year))
        if text and text.lead in found.known.seats:
            part = asked.get(commitment.agreement.partnership_id, WHOLE_YEAR)
            rows += _rows(commitment, text, found.known, year, part, everything=everything)
    return header(), rows


def _rows(  # noqa: PLR0913 - of which promise and part
    commitment: Commitment, text: Text, known: Known, year: int, part: int, *, everything: bool
) -> Iterator[list[Cell]]:
    """What was reported of it, and the row that is to be filled in."""
    heads = {
        month: head
        for month in range(1, WHOLE_YEAR + 1)
        if (head := known.heads.get((commitment.reference, text.lead, year, month)))
    }
    shown: dict[int, Head | None] = {**heads} if everything else {}
    until = commitment.agreement.until
    if part not in heads and (everything or until is None or until.year >= year):
        shown[part] = None
    for month, head in sorted(shown.items()):
        facts, links, report = (head.facts, head.links, head.report) if head else (None, (), "")
        yield row({**text.about, "part": month}, facts, links, report)


def _asked_parts(tables: Collection[int], year: int, day: date) -> dict[int, int]:
    """By table (by id) the part of `year` that its open round asks for; of more rounds the one that ends first."""
    dues = RoundDue.objects.filter(round__partnership__in=tables, round__year=year, round__closed_at=None)
    names = ("round", "round__partnership", "round__part", "due")
    newest = {one[0]: one[1:] for one in dues.order_by("number").values_list(*names)}
    going_on = sorted((due, table, part) for table, part, due in newest.values() if due >= day)
    return {table: part for _due, table, part in reversed(going_on)}
