"""Filing what is good in a sheet of reports: asked of a worker when it is much, and noted row by row."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.agreements.models import RowState
from woordhouder.papers.rows import MOST_ROWS
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Report, ReportSheet
from .report_sheet_checks import FILE_SHEET, OPEN, any_sheet, ask_worker, is_much, open_sheet, write_checks


@action()
def ask_to_file(actor: Actor, *, sheet: Line) -> ReportSheet:
    """Ask that the good rows of a sheet are filed; of many a worker makes a job. The others wait where they are.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when there is no good row, not all was looked at yet,
    or the sheet was put aside.
    """
    found = open_sheet(actor, sheet)
    if found.rows.filter(state=RowState.NEW).exists():
        raise Refused(_("Not all rows were looked at yet."), next_step=_("Wait until that is done, and try again."))
    good = found.rows.filter(state=RowState.GOOD).count()
    if not good:
        raise Refused(_("There is no good row to file."), next_step=_("Mend a row that waits first."))
    found.asked_at = now()
    found.save(update_fields=["asked_at"])
    if is_much(good):
        ask_worker(actor, FILE_SHEET, found)
    return found


@action()
def note_filed(
    actor: Actor, *, sheet: Line, rows: Annotated[dict[int, Line], Field(min_length=1, max_length=MOST_ROWS)]
) -> ReportSheet:
    """Note which report (by reference) says what each of these rows (by line) says. What was filed is not put aside.

    Raises NotFound, and NotAllowed (policy row "write"). What is no report of the organisation's is not noted.
    """
    found = any_sheet(actor, sheet)
    own = Report.objects.filter(reference__in=rows.values(), seat__organisation=found.organisation_id)
    known = set(own.values_list("reference", flat=True))
    noted = [one for one in found.rows.filter(state__in=OPEN, line__in=rows) if rows[one.line] in known]
    for one in noted:
        one.state, one.report = RowState.TAKEN, rows[one.line]
    write_checks(noted)
    if noted and found.undone_at:
        found.undone_at = None
        found.save(update_fields=["undone_at"])
    return found
