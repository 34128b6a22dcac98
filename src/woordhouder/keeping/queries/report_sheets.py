"""What the pages of a sheet of reports show: how its rows stand, what is wrong with which cell, and its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.actions.sheets import mark_of_row
from woordhouder.agreements.models import RowState
from woordhouder.agreements.queries.sheeting import ON_A_PAGE, SAMPLES, RowLine, SheetColumn, columns_of
from woordhouder.agreements.sheet_rows import fields_of
from woordhouder.jobs.models import Job
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import NotFound, Words

from ..actions.report_sheet_checks import CHECK_SHEET, FILE_SHEET, found_in, known_for
from ..models import ReportSheet, ReportSheetRow
from ..policy import REPORT_SHEET
from ..report_columns import label_of

ADDRESS = "/mijn/verslag/blad"


@dataclass(frozen=True)
class SheetSummary:
    """A sheet in the list of those that were read."""

    name: str
    address: str
    read_at: datetime
    filed_at: datetime | None
    is_undone: bool
    waiting: int
    good: int
    taken: int


@dataclass(frozen=True)
class ReportSheetPage:
    """A sheet. `counts`: rows by state. Under way: a worker looks at it or files it, `done` of `total`."""

    reference: str
    name: str
    tab: str
    heading: int | None
    version: int
    is_undone: bool
    columns: Sequence[SheetColumn]
    counts: Mapping[str, int]
    is_under_way: bool
    is_filing: bool
    done: int
    total: int

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"{ADDRESS}/{self.reference}"

    @property
    def shown_first(self) -> str:
        """The rows that ask for attention most."""
        order = (RowState.WAITING, RowState.GOOD, RowState.TAKEN, RowState.SAME, RowState.LEFT_OUT)
        return next((state for state in order if self.counts.get(state)), RowState.GOOD)

    @property
    def all(self) -> int:
        """How many rows were read."""
        return sum(self.counts.values())

    @property
    def is_mapped(self) -> bool:
        """Whether its columns say which promise a row is about."""
        return any(column.name == "number" for column in self.columns)


def sheets_of(actor: Actor) -> list[SheetSummary]:
    """The sheets that were read for the actor's organisation, the newest first. 1 query."""
    counted = {state: Count("rows", filter=Q(rows__state=state)) for state in ("waiting", "good", "taken")}
    rows = allowed(actor, "write", REPORT_SHEET, ReportSheet.objects.all())
    return [
        SheetSummary(
            one.name,
            f"{ADDRESS}/{one.reference}",
            one.read_at,
            one.asked_at,
            one.undone_at is not None,
            **{state: getattr(one, f"of_{state}") for state in counted},
        )
        for one in rows.annotate(**{f"of_{state}": count for state, count in counted.items()}).order_by("-pk")[
            :ON_A_PAGE
        ]
    ]


def report_sheet_page(actor: Actor, reference: str) -> ReportSheetPage:
    """One sheet. 5 queries. Raises NotFound, and NotAllowed for who may not write."""
    found = _sheet(actor, reference)
    counts = dict(found.rows.values_list("state").annotate(Count("pk")).order_by())
    asked = Job.objects.filter(name__in=(CHECK_SHEET, FILE_SHEET), arguments__sheet=reference, finished_at=None)
    work = asked.order_by("-pk").first()
    return ReportSheetPage(
        reference=found.reference,
        name=found.name,
        tab=found.tab,
        heading=found.heading,
        version=found.version,
        is_undone=found.undone_at is not None,
        columns=columns_of(found, found.rows.order_by("line").values_list("cells", flat=True)[:SAMPLES]),
        counts=counts,
        is_under_way=work is not None,
        is_filing=work is not None and work.name == FILE_SHEET,
        done=work.done if work else 0,
        total=work.total or 0 if work else 0,
    )


def _sheet(actor: Actor, reference: str) -> ReportSheet:
    return fetch(actor, "write", REPORT_SHEET, ReportSheet.objects.all(), reference=reference)


def rows_of(actor: Actor, reference: str, *, state: str, start: int, moment: datetime) -> list[RowLine]:
    """The rows in this state, so many as a page shows, from `start` (0) on. At most 18 queries. Raises NotFound."""
    found = _sheet(actor, reference)
    rows = list(found.rows.filter(state=state).order_by("line")[start : start + ON_A_PAGE])
    if state != RowState.WAITING:
        return [_line(found, one, ()) for one in rows]
    known = known_for(actor, found, rows, moment)
    return [
        _line(found, one, [(_named(fault.column), fault.message) for fault in found_in(found, one, known).faults])
        for one in rows
    ]


def _named(column: str) -> str:
    """A column before a colon."""
    return str(label_of(column)).rstrip("?")


def _line(sheet: ReportSheet, one: ReportSheetRow, faults: Sequence[tuple[Words, str]]) -> RowLine:
    fields, _formulas = fields_of(one.cells, one.formulas, one.mended, sheet.mapping)
    told = [" ".join(fields.get(name, "").split()) for name in ("number", "title")]
    title = ". ".join(filter(None, told)) or next((cell for cell in one.cells if cell.strip()), "")
    figure = fields.get("value", "").strip() or " / ".join(
        filter(None, (fields.get(name, "").strip() for name in ("numerator", "denominator")))
    )
    where = ", ".join(filter(None, (fields.get(name, "").strip() for name in ("table", "agreement", "year"))))
    return RowLine(line=one.line, title=title, theme=where, lead=figure, faults=faults, missing=())


@dataclass(frozen=True)
class ReportRowToMend:
    """One row, to be mended. `fields`: by name of our column what stands there. `mark`: of what was seen."""

    line: int
    state: str
    fields: Mapping[str, str]
    faults: Mapping[str, str]
    mark: str

    @property
    def is_left_out(self) -> bool:
        """Whether somebody does not want it."""
        return self.state == RowState.LEFT_OUT


def row_to_mend(actor: Actor, reference: str, *, line: int, moment: datetime) -> ReportRowToMend:
    """A row with what is wrong in it. At most 18 queries. Raises NotFound, also for one that was filed."""
    found = _sheet(actor, reference)
    one = found.rows.exclude(state=RowState.TAKEN).filter(line=line, sheet__undone_at=None).first()
    if one is None:
        raise NotFound(_("This page does not exist."))
    known = known_for(actor, found, [one], moment)
    fields, _formulas = fields_of(one.cells, one.formulas, one.mended, found.mapping)
    faults: dict[str, str] = {}
    for fault in found_in(found, one, known).faults:
        faults[fault.column] = f"{faults[fault.column]} {fault.message}" if fault.column in faults else fault.message
    return ReportRowToMend(one.line, one.state, fields, faults, mark_of_row(one))
