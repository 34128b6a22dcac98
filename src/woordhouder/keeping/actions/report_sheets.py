"""A sheet of reports: handing it in, saying what its columns are, and mending its rows. Nothing of it is said yet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, Field

from woordhouder.agreements.actions.sheets import SheetContent, chosen_columns, laid_out, refuse_when_mended
from woordhouder.agreements.facts import Facts
from woordhouder.agreements.headings import heading_at
from woordhouder.agreements.models import RowState
from woordhouder.examples.actions.at_work import refuse_when_overtaken
from woordhouder.papers.rows import MOST_ROWS
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotFound, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongTextOrEmpty

from ..models import ReportSheet, ReportSheetRow
from ..queries.report_sheet_remembered import remembered
from ..report_columns import is_a_column, recognised
from ..report_rows import RowSays
from .report_sheet_checks import OPEN, any_sheet, look, look_again, open_sheet, write_checks


def _column(name: str) -> str:
    if name and not is_a_column(name):
        raise ValueError(str(_("There is no such column.")))
    return name


ColumnName = Annotated[str, Field(max_length=60), AfterValidator(_column)]


@action()
def read_report_sheet(actor: Actor, *, name: Line, content: SheetContent) -> ReportSheet:
    """Read a sheet (CSV or Excel, in base64) in which one's organisation reports. Nothing is filed yet.

    A file that was read already is not read again, only looked at anew. Raises NotAllowed (policy row "keep_figures" of
    organisations), and Invalid when it is no sheet or too large.
    """
    owner = standing(actor, "keep_figures")
    if before := ReportSheet.objects.filter(organisation=owner, sha256=content.sha256, undone_at=None).first():
        look(actor, before)
        return before
    known = remembered(owner)
    at = heading_at(content.file.lines, known, recognised)
    rows, columns = laid_out(content, at)
    mapping = {str(place): column for place, column in recognised(columns, known).items()}
    laid = {**content.told(at), "columns": columns, "mapping": mapping, "read_at": now()}
    sheet = ReportSheet.objects.create(organisation=owner, name=name, **laid)
    ReportSheetRow.objects.bulk_create(
        ReportSheetRow(sheet=sheet, line=line.number, cells=line.cells, formulas=sorted(line.formulas)) for line in rows
    )
    look(actor, sheet)
    return sheet


@action()
def map_report_sheet(
    actor: Actor, *, sheet: Line, columns: Annotated[dict[int, ColumnName], Field(max_length=200)], seen: int
) -> ReportSheet:
    """Say what the columns of a sheet are (place, from 0, to name of ours). A next sheet of the same columns knows it.

    `seen`: the version that was seen. What was filed stays. Raises NotFound, NotAllowed (policy row "write"),
    Overtaken, Invalid, and Refused when it was put aside.
    """
    found = open_sheet(actor, sheet)
    refuse_when_overtaken(seen, found.version)
    chosen = chosen_columns(columns, found.columns)
    found.mapping, found.version = {str(place): name for place, name in chosen.items()}, found.version + 1
    found.save(update_fields=["mapping", "version"])
    look(actor, found)
    return found


class CheckedReport(Facts):
    """What was found of one row of a large sheet: how it stands, and what it says."""

    line: int
    state: RowState
    facts: RowSays | None
    place: Annotated[str, Field(max_length=100)] = ""
    report: Annotated[str, Field(max_length=64)] = ""


@action()
def note_report_check(
    actor: Actor,
    *,
    sheet: Line,
    version: int,
    checks: Annotated[tuple[CheckedReport, ...], Field(max_length=MOST_ROWS)],
) -> ReportSheet:
    """Note how the rows of a large sheet stand, as a worker found in the name of who asked.

    Raises NotFound, NotAllowed (policy row "write"), Overtaken when the columns were changed since, and Refused when it
    was put aside.
    """
    found = open_sheet(actor, sheet)
    refuse_when_overtaken(version, found.version)
    told = {one.line: one for one in checks}
    rows = [one for one in found.rows.filter(state__in=OPEN) if one.line in told]
    for one in rows:
        said = told[one.line]
        is_fit = said.state == RowState.SAME or (said.state == RowState.GOOD and said.facts is not None)
        one.state = said.state if is_fit else RowState.WAITING
        one.facts = said.facts.model_dump(mode="json") if said.facts else None
        one.place, one.report = said.place, said.report
    write_checks(rows)
    return found


@action()
def mend_report_row(
    actor: Actor,
    *,
    sheet: Line,
    line: int,
    cells: Annotated[dict[ColumnName, LongTextOrEmpty], Field(max_length=100)],
    seen: str = "",
) -> ReportSheetRow:
    """Write in the place of cells of one row, by name of our column; what is wrong still is kept too. A row that was
    left out comes back.

    `seen`: the mark of what was seen; "" does not look. Raises NotFound, NotAllowed (policy row "write"), Overtaken,
    and Refused when the sheet was put aside or the row was filed.
    """
    found = open_sheet(actor, sheet)
    one = _row_at(found, line)
    refuse_when_mended(one, seen)
    one.mended = {**one.mended, **cells}
    one.state = RowState.NEW
    one.save(update_fields=["mended", "state"])
    look_again(actor, found, one)
    one.refresh_from_db()
    return one


def _row_at(sheet: ReportSheet, line: int) -> ReportSheetRow:
    one = sheet.rows.filter(line=line).first()
    if one is None:
        raise NotFound(_("This page does not exist."))
    if one.state == RowState.TAKEN:
        raise Refused(
            _("This row was filed already."), next_step=_("Revise the report, by a new sheet or on its page.")
        )
    return one


@action()
def leave_out_report_row(actor: Actor, *, sheet: Line, line: int) -> ReportSheetRow:
    """Leave a row of a sheet out; its words stay, so that it can come back (`mend_report_row` without cells).

    Raises NotFound, NotAllowed (policy row "write"), and Refused when the sheet was put aside or the row was filed.
    """
    found = open_sheet(actor, sheet)
    one = _row_at(found, line)
    one.state = RowState.LEFT_OUT
    one.save(update_fields=["state"])
    if found.rows.filter(state__in=OPEN, place=one.place).exclude(place="").exists():
        look(actor, found)  # what stood there twice stands there once
    return one


@action()
def undo_report_sheet(actor: Actor, *, sheet: Line) -> ReportSheet:
    """Put a sheet aside, as long as nothing of it was filed; it can be taken up again.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when something was filed, or it was put aside before.
    """
    found = open_sheet(actor, sheet)
    if found.rows.filter(state=RowState.TAKEN).exists():
        raise Refused(
            _("Reports of this sheet were filed, and what was said stays said."),
            next_step=_("Revise a report that is wrong; leave out the rows that you do not want."),
        )
    found.undone_at = now()
    found.save(update_fields=["undone_at"])
    return found


@action()
def put_back_report_sheet(actor: Actor, *, sheet: Line) -> ReportSheet:
    """Take up a sheet again that was put aside; its rows are looked at anew.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when it was not put aside.
    """
    found = any_sheet(actor, sheet)
    if found.undone_at is None:
        raise Refused(_("This sheet was not put aside."), next_step=_("Go on with it."))
    found.undone_at = None
    found.save(update_fields=["undone_at"])
    look(actor, found)
    return found
