"""What the pages of a sheet show: how its rows stand, what is wrong with which cell, and what its columns are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from woordhouder.jobs.models import Job
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import NotFound, Words

from ..actions.sheet_checks import CHECK_SHEET
from ..actions.sheets import mark_of_row
from ..addresses import preparation_address
from ..columns import Names
from ..headings import label_of
from ..models import Preparation, ReadSheet, RowState, Sheet, SheetRow
from ..policy import PREPARATION
from ..preparing_facts import PromiseDraft, missing_in
from ..sheet_rows import Known, checked, fields_of
from .sheet_known import known_of

ON_A_PAGE = 50
SAMPLES = 40


@dataclass(frozen=True)
class SheetSummary:
    """A sheet in the list of those that were read."""

    name: str
    address: str
    read_at: datetime
    waiting: int
    good: int
    taken: int
    undone: int


@dataclass(frozen=True)
class SheetColumn:
    """A column of the sheet: the words above it, and the first that stands in it."""

    at: int
    heading: str
    sample: str
    name: str


@dataclass(frozen=True)
class RowLine:
    """A row as the page shows it. `faults`: what is wrong, by the name of our column. `missing`: what the list asks."""

    line: int
    title: str
    theme: Words
    lead: str
    faults: Sequence[tuple[Words, str]]
    missing: Sequence[Words]


@dataclass(frozen=True)
class SheetPage:
    """A sheet. `counts`: rows by state. Under way: a worker looks at it, `done` of `total`."""

    reference: str
    address: str
    name: str
    tab: str
    heading: int | None
    version: int
    is_undone: bool
    unknown: Sequence[str]
    columns: Sequence[SheetColumn]
    counts: Mapping[str, int]
    is_under_way: bool
    done: int
    total: int

    @property
    def shown_first(self) -> str:
        """The rows that ask for attention most."""
        order = (RowState.WAITING, RowState.GOOD, RowState.TAKEN, RowState.UNDONE, RowState.SAME, RowState.LEFT_OUT)
        return next((state for state in order if self.counts.get(state)), RowState.GOOD)

    @property
    def all(self) -> int:
        """How many rows were read."""
        return sum(self.counts.values())

    @property
    def is_mapped(self) -> bool:
        """Whether some column has the words of a promise."""
        return any(column.name in ("title", "text") for column in self.columns)


def sheets_of(actor: Actor, table: str, reference: str) -> list[SheetSummary]:
    """The sheets that were read for this preparation, the newest first. 2 queries. Raises NotFound, NotAllowed."""
    row = _preparation(actor, table, reference)
    counted = {state: Count("rows", filter=Q(rows__state=state)) for state in ("waiting", "good", "taken", "undone")}
    address = preparation_address(table, reference)
    return [
        SheetSummary(
            one.name,
            f"{address}/blad/{one.reference}",
            one.read_at,
            **{state: getattr(one, f"of_{state}") for state in counted},
        )
        for one in row.sheets.annotate(**{f"of_{state}": count for state, count in counted.items()}).order_by("-pk")
    ]


def sheet_page(actor: Actor, table: str, reference: str, sheet: str) -> SheetPage:
    """One sheet. 5 queries. Raises NotFound, and NotAllowed for who may not write."""
    found = _sheet(_preparation(actor, table, reference), sheet)
    counts = dict(found.rows.values_list("state").annotate(Count("pk")).order_by())
    work = Job.objects.filter(name=CHECK_SHEET, arguments__sheet=sheet, finished_at=None).order_by("-pk").first()
    return SheetPage(
        reference=found.reference,
        address=f"{preparation_address(table, reference)}/blad/{found.reference}",
        name=found.name,
        tab=found.tab,
        heading=found.heading,
        version=found.version,
        is_undone=found.undone_at is not None,
        unknown=found.unknown,
        columns=columns_of(found, found.rows.order_by("line").values_list("cells", flat=True)[:SAMPLES]),
        counts=counts,
        is_under_way=work is not None,
        done=work.done if work else 0,
        total=work.total or 0 if work else 0,
    )


def _preparation(actor: Actor, table: str, reference: str) -> Preparation:
    rows = Preparation.objects.select_related("agreement", "seat__organisation")
    return fetch(actor, "write", PREPARATION, rows, partnership__slug=table, reference=reference)


def _sheet(row: Preparation, reference: str) -> Sheet:
    found = row.sheets.filter(reference=reference).first()
    if found is None:
        raise NotFound(_("This page does not exist."))
    return found


def columns_of(sheet: ReadSheet, rows: Iterable[Sequence[str]]) -> list[SheetColumn]:
    """The columns of a sheet in which something stands. `rows`: the cells of its first ones."""
    samples = list(rows)
    return [
        SheetColumn(
            at,
            heading.strip(),
            next((cells[at] for cells in samples if at < len(cells) and cells[at].strip()), ""),
            sheet.mapping.get(str(at), ""),
        )
        for at, heading in enumerate(sheet.columns)
        if heading.strip() or any(at < len(cells) and cells[at].strip() for cells in samples)
    ]


def rows_of(  # noqa: PLR0913 - which rows, by name
    actor: Actor, table: str, reference: str, *, sheet: str, state: str, start: int, moment: datetime
) -> list[RowLine]:
    """The rows in this state, so many as a page shows, from `start` (0) on. At most 20 queries. Raises NotFound."""
    row = _preparation(actor, table, reference)
    found = _sheet(row, sheet)
    known = known_of(row, found, moment)
    rows = found.rows.filter(state=state).order_by("line")[start : start + ON_A_PAGE]
    return [_line(found, one, known) for one in rows]


def _line(sheet: Sheet, one: SheetRow, known: Known) -> RowLine:
    fields, formulas = fields_of(one.cells, one.formulas, one.mended, sheet.mapping)
    draft = PromiseDraft.model_validate(one.facts) if one.facts else None
    faults = checked(fields, formulas, known).faults if one.state == RowState.WAITING else ()
    told = (fields.get("title", ""), fields.get("text", ""), *one.cells)
    words = next((words for words in told if words.strip()), "")
    return RowLine(
        line=one.line,
        title=draft.title if draft else words,
        theme=draft.theme.label if draft and draft.theme else "",
        lead=known.names.seats.get(draft.lead or "", "") if draft else "",
        faults=[(label_of(fault.column), fault.message) for fault in faults],
        missing=[error.message for error in missing_in(draft)] if draft else (),
    )


@dataclass(frozen=True)
class RowToMend:
    """One row, to be mended. `fields`: by name of our column what stands there. `mark`: of what was seen."""

    line: int
    state: str
    fields: Mapping[str, str]
    faults: Mapping[str, str]
    names: Names
    mark: str

    @property
    def is_left_out(self) -> bool:
        """Whether somebody does not want it."""
        return self.state == RowState.LEFT_OUT


def row_to_mend(  # noqa: PLR0913 - which row, by name
    actor: Actor, table: str, reference: str, *, sheet: str, line: int, moment: datetime
) -> RowToMend:
    """A row with what is wrong in it. At most 20 queries. Raises NotFound, also for one that is in the list."""
    row = _preparation(actor, table, reference)
    found = _sheet(row, sheet)
    one = found.rows.exclude(state__in=(RowState.TAKEN, RowState.UNDONE)).filter(line=line).first()
    if one is None:
        raise NotFound(_("This page does not exist."))
    known = known_of(row, found, moment)
    fields, formulas = fields_of(one.cells, one.formulas, one.mended, found.mapping)
    faults: dict[str, str] = {}
    for fault in checked(fields, formulas, known).faults:
        faults[fault.column] = f"{faults[fault.column]} {fault.message}" if fault.column in faults else fault.message
    return RowToMend(one.line, one.state, fields, faults, known.names, mark_of_row(one))
