"""What every action on a sheet of reports begins and ends with: the sheet, and its rows checked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.columns import Unreadable, read_year
from woordhouder.agreements.models import RowState
from woordhouder.agreements.sheet_rows import fields_of
from woordhouder.jobs.running import enqueue
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Refused

from ..models import ReportSheet, ReportSheetRow
from ..policy import REPORT_SHEET
from ..queries.report_sheet_known import tables_of
from ..report_rows import Checked, Known, checked, place_of

AT_ONCE = 500
"""So many rows are looked at, or filed, while somebody waits; of more a worker makes a job."""
CHECK_SHEET = "keeping.check_report_sheet"
FILE_SHEET = "keeping.file_report_sheet"
OPEN = (RowState.NEW, RowState.GOOD, RowState.SAME, RowState.WAITING)
_BATCH = 500


def is_much(rows: int) -> bool:
    """Whether so many rows are work for a worker."""
    return rows > AT_ONCE


def open_sheet(actor: Actor, reference: str) -> ReportSheet:
    """A sheet that was not put aside, locked until the action ends. Raises NotFound, NotAllowed and Refused."""
    found = any_sheet(actor, reference)
    if found.undone_at:
        raise Refused(_("This sheet was put aside."), next_step=_("Take it up again first."))
    return found


def any_sheet(actor: Actor, reference: str) -> ReportSheet:
    """As `open_sheet`, also one that was put aside."""
    rows = ReportSheet.objects.select_for_update(of=("self",))
    return fetch(actor, "write", REPORT_SHEET, rows, reference=reference)


def look(actor: Actor, sheet: ReportSheet) -> None:
    """Check what is not filed yet: at once, or when it is much by a worker."""
    rows = list(sheet.rows.filter(state__in=OPEN))
    if is_much(len(rows)):
        sheet.rows.filter(state__in=OPEN).update(state=RowState.NEW)
        ask_worker(actor, CHECK_SHEET, sheet)
        return
    write_checks(check(sheet, rows, known_for(actor, sheet, rows, now())))


def look_again(actor: Actor, sheet: ReportSheet, one: ReportSheetRow) -> None:
    """Check a row that was mended, and in a sheet of few rows all others, which may be about the same."""
    if not is_much(sheet.rows.filter(state__in=OPEN).count()):
        look(actor, sheet)
        return
    write_checks(check(sheet, [one], known_for(actor, sheet, [one], now())))


def ask_worker(actor: Actor, name: str, sheet: ReportSheet) -> None:
    """Ask a worker to do this in the name of who asks."""
    who = {"person": actor.person, "organisation": actor.organisation}
    enqueue(name, {"sheet": sheet.reference, "version": sheet.version, **who}, moment=now())


def known_for(actor: Actor, sheet: ReportSheet, rows: Sequence[ReportSheetRow], moment: datetime) -> Known:
    """What stands against these rows of a sheet, with the places that it holds more than once."""
    known = tables_of(actor, _years_in(sheet, rows), moment).known
    for one in rows:
        one.place = place_of(_cells(sheet, one)[0], known)
    others = sheet.rows.filter(state__in=OPEN).exclude(line__in=[one.line for one in rows]).exclude(place="")
    places = Counter([*(one.place for one in rows if one.place), *others.values_list("place", flat=True)])
    return replace(known, twice=frozenset(place for place, count in places.items() if count > 1))


def _years_in(sheet: ReportSheet, rows: Iterable[ReportSheetRow]) -> set[int]:
    found = set()
    for one in rows:
        try:
            found.add(read_year(_cells(sheet, one)[0].get("year", "")))
        except Unreadable:
            continue
    return {year for year in found if year <= now().year + 1}


def _cells(sheet: ReportSheet, one: ReportSheetRow) -> tuple[dict[str, str], list[str]]:
    return fields_of(one.cells, one.formulas, one.mended, sheet.mapping)


def found_in(sheet: ReportSheet, one: ReportSheetRow, known: Known) -> Checked:
    """What a row says."""
    return checked(*_cells(sheet, one), known)


def check(sheet: ReportSheet, rows: Iterable[ReportSheetRow], known: Known) -> Iterator[ReportSheetRow]:
    """Each row with how it stands and what it says. Nothing is written."""
    for one in rows:
        found = found_in(sheet, one, known)
        one.facts = found.says.model_dump(mode="json") if found.says else None
        one.place, one.report = found.place, found.report
        one.state = RowState.SAME if found.is_same else RowState.GOOD if found.says else RowState.WAITING
        yield one


def write_checks(rows: Iterable[ReportSheetRow]) -> None:
    """Keep how rows stand."""
    ReportSheetRow.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["sheet", "line"],
        update_fields=("state", "facts", "place", "report"),
    )
