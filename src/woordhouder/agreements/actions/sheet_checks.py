"""What every action on a sheet begins and ends with: the sheet of a preparation that is open, and its rows checked."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from woordhouder.jobs.running import enqueue
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotFound

from ..headings import NUMBER_FIELD
from ..models import Preparation, RowState, Sheet, SheetRow
from ..queries.sheet_known import known_of
from ..sheet_rows import Known, checked, fields_of, strangers
from .prepared import open_preparation

AT_ONCE = 500
"""So many rows are looked at while somebody waits; of more a worker makes a job."""
CHECK_SHEET = "agreements.check_sheet"
OPEN = (RowState.NEW, RowState.GOOD, RowState.SAME, RowState.WAITING)
WRITTEN = ("state", "facts", "commitment")
_BATCH = 500


def open_sheet(actor: Actor, preparation: str, sheet: str) -> tuple[Preparation, Sheet]:
    """A sheet with its preparation, locked until the action ends. Raises as `open_preparation`, and NotFound."""
    row = open_preparation(actor, "write", preparation)
    found = row.sheets.filter(reference=sheet).first()
    if found is None:
        raise NotFound(_("This page does not exist."))
    return row, found


def look(actor: Actor, row: Preparation, sheet: Sheet) -> None:
    """Check what is not in the list yet: at once, or when it is much by a worker."""
    rows = list(sheet.rows.filter(state__in=OPEN))
    number_rows(sheet, rows)
    if len(rows) > AT_ONCE:
        asked = {"sheet": sheet.reference, "preparation": row.reference, "version": sheet.version}
        who = {"person": actor.person, "organisation": actor.organisation}
        enqueue(CHECK_SHEET, {**asked, **who}, moment=now())
        return
    known = known_of(row, sheet, now())
    write_checks(check(sheet, rows, known))
    sheet.unknown = unknown_in(sheet, rows, known)
    sheet.save(update_fields=["unknown"])


def look_again(actor: Actor, row: Preparation, sheet: Sheet, one: SheetRow) -> None:
    """Check a row that was mended, and in a sheet of few rows all others, which may name it."""
    if sheet.rows.filter(state__in=OPEN).count() <= AT_ONCE:
        look(actor, row, sheet)
        return
    number_rows(sheet, [one])
    write_checks(check(sheet, [one], known_of(row, sheet, now())))


def number_rows(sheet: Sheet, rows: Iterable[SheetRow]) -> None:
    """Note by which number each row can be named, and that it is not looked at yet."""
    for one in rows:
        fields, _formulas = fields_of(one.cells, one.formulas, one.mended, sheet.mapping)
        one.number, one.state = fields.get(NUMBER_FIELD, "").strip()[:40], RowState.NEW
    _write(rows, "number", "state")


def check(sheet: Sheet, rows: Iterable[SheetRow], known: Known) -> Iterator[SheetRow]:
    """Each row with how it stands and what it says. Nothing is written."""
    for one in rows:
        found = checked(*fields_of(one.cells, one.formulas, one.mended, sheet.mapping), known)
        one.facts = found.draft.model_dump(mode="json") if found.draft else None
        one.commitment = found.commitment
        one.state = RowState.SAME if found.is_same else RowState.GOOD if found.draft else RowState.WAITING
        yield one


def unknown_in(sheet: Sheet, rows: Iterable[SheetRow], known: Known) -> list[str]:
    """The words for parties in these rows that are not known."""
    told = (fields_of(one.cells, one.formulas, one.mended, sheet.mapping)[0] for one in rows)
    return strangers(told, known.names)


def write_checks(rows: Iterable[SheetRow]) -> None:
    """Keep how rows stand."""
    _write(rows, *WRITTEN)


def _write(rows: Iterable[SheetRow], *names: str) -> None:
    SheetRow.objects.bulk_create(
        rows, batch_size=_BATCH, update_conflicts=True, unique_fields=["sheet", "line"], update_fields=names
    )
