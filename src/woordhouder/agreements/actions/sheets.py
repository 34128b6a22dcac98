"""A sheet for what is prepared: handing it in, saying what its columns are, and mending its rows."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from woordhouder.examples.actions.at_work import refuse_when_overtaken
from woordhouder.papers.files import file_of, longest, schema_of
from woordhouder.papers.rows import LARGEST, MOST_ROWS, NoSheet, SheetFile, SheetLine, Trouble, sheet_file
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, NotFound, Overtaken, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongTextOrEmpty

from ..facts import Facts
from ..headings import heading_at, is_a_field, key_of, recognised
from ..models import ActKind, Preparation, ReadRow, RowState, Sheet, SheetRow
from ..no_sheet import IN_WORDS
from ..preparing_facts import PromiseDraft
from ..queries.sheet_known import habits_of
from .prepared import open_preparation
from .sheet_checks import look, look_again, open_sheet, write_checks

_MOST_WORDS = 2_000


@dataclass(frozen=True)
class Handed:
    """A sheet as it was handed in, with its SHA-256 (hex)."""

    file: SheetFile
    sha256: str

    def told(self, at: int | None) -> dict[str, Any]:
        """What is kept of the file itself. `at`: the place of the line with the names of the columns."""
        heading = self.file.lines[at].number if at is not None else None
        return {"sha256": self.sha256, "tab": self.file.tab[:300], "heading": heading}


def _handed(content: Any) -> Handed:
    """Read while the arguments are checked: before the transaction, which nobody else should wait for."""
    try:
        if not isinstance(content, str) or len(content) > longest(LARGEST):
            raise NoSheet(Trouble.TOO_LARGE)
        file = file_of(content, LARGEST)
        return Handed(sheet_file(file), hashlib.sha256(file).hexdigest())
    except NoSheet as error:
        raise ValueError(str(IN_WORDS[error.trouble])) from error


def laid_out(content: Handed, at: int | None) -> tuple[Sequence[SheetLine], list[str]]:
    """The rows below the names of the columns (in the line at `at`; None: there is none), and these names.

    Raises Invalid when there are no rows, or too many.
    """
    lines = content.file.lines
    rows = lines if at is None else lines[at + 1 :]
    if not rows or len(rows) > MOST_ROWS:
        words = IN_WORDS[Trouble.TOO_MANY_ROWS] if rows else _("There is no row below the names of the columns.")
        raise Invalid(_("Something is not right yet."), errors=(FieldError("content", words),))
    width = max(len(line.cells) for line in lines)
    return rows, [*(lines[at].cells if at is not None else ()), *[""] * width][:width]


def chosen_columns(columns: Mapping[int, str], among: Sequence[str]) -> dict[int, str]:
    """What the columns of a sheet (`among`: the words above them) were said to be. Raises Invalid for one twice."""
    chosen = {place: name for place, name in columns.items() if name and 0 <= place < len(among)}
    if twice := [place for place, name in chosen.items() if list(chosen.values()).count(name) > 1]:
        error = FieldError(f"columns.{twice[-1]}", _("Another column is this one already. Choose one of the two."))
        raise Invalid(_("Something is not right yet."), errors=(error,))
    return chosen


def _field(name: str) -> str:
    if name and not is_a_field(name):
        raise ValueError(str(_("There is no such column.")))
    return name


SheetContent = Annotated[Handed, PlainValidator(_handed), WithJsonSchema(schema_of(LARGEST))]
FieldName = Annotated[str, Field(max_length=60), AfterValidator(_field)]


@action()
def read_sheet(actor: Actor, *, preparation: Line, name: Line, content: SheetContent) -> Sheet:
    """Read a sheet (CSV or Excel, in base64) beside what is prepared. Nothing goes into the list yet.

    A file that was read already is not read again. Raises NotFound, NotAllowed (policy row "write"), Invalid when it
    is no sheet or too large, and Refused when it is over or takes no promises.
    """
    row = open_preparation(actor, "write", preparation)
    if row.kind == ActKind.WITHDRAWAL:
        raise Refused(_("A withdrawal takes no words."), next_step=_("Choose the promises that end."))
    if before := row.sheets.filter(sha256=content.sha256, undone_at=None).first():
        return before
    habits = habits_of(row)
    at = heading_at(content.file.lines, habits.columns)
    rows, columns = laid_out(content, at)
    mapping = {str(place): field for place, field in recognised(columns, habits.columns).items()}
    laid = {**content.told(at), "columns": columns, "mapping": mapping, "read_at": now()}
    sheet = Sheet.objects.create(preparation=row, name=name, **laid)
    SheetRow.objects.bulk_create(
        SheetRow(sheet=sheet, line=line.number, cells=line.cells, formulas=sorted(line.formulas)) for line in rows
    )
    look(actor, row, sheet)
    return sheet


@action()
def map_sheet(  # noqa: PLR0913 - what was chosen, by name
    actor: Actor,
    *,
    preparation: Line,
    sheet: Line,
    columns: Annotated[dict[int, FieldName], Field(max_length=200)],
    words: Annotated[dict[Line, Line], Field(max_length=100)],
    seen: int,
) -> Sheet:
    """Say what the columns of a sheet are (place, from 0, to name of ours), and which seat a word for a party means.

    The organisation need not say it again of a next sheet. `seen`: the version that was seen. Rows that are in the list
    already stay as they are. Raises NotFound, NotAllowed (policy row "write"), Overtaken, Invalid, and Refused when it
    is over.
    """
    row, found = open_sheet(actor, preparation, sheet)
    refuse_when_overtaken(seen, found.version)
    chosen = chosen_columns(columns, found.columns)
    _remember(row, found, chosen, words)
    found.mapping, found.version = {str(place): name for place, name in chosen.items()}, found.version + 1
    found.save(update_fields=["mapping", "version"])
    look(actor, row, found)
    return found


def _remember(row: Preparation, sheet: Sheet, chosen: Mapping[int, str], words: Mapping[str, str]) -> None:
    """Keep it for the organisation, the newest last; what is too much to keep goes, the oldest first."""
    seats = Seat.objects.filter(partnership=row.partnership_id, reference__in=words.values())
    named = dict(seats.values_list("reference", "organisation__reference"))
    if wrong := next((word for word, seat in words.items() if seat not in named), None):
        error = FieldError(f"words.{wrong}", _("This is no seat at this table."))
        raise Invalid(_("Something is not right yet."), errors=(error,))
    habits = habits_of(row)
    above = {key_of(heading): chosen.get(at, "") for at, heading in enumerate(sheet.columns) if key_of(heading)}
    kept = {**{key: name for key, name in habits.columns.items() if key not in above}, **above}
    told = {**habits.words, **{word: named[seat] for word, seat in words.items()}}
    habits.columns, habits.words = dict(list(kept.items())[-_MOST_WORDS:]), dict(list(told.items())[-_MOST_WORDS:])
    habits.save()


class CheckedRow(Facts):
    """What was found of one row: the promise that it says (null: it waits), and the commitment that it changes."""

    line: int
    state: RowState
    facts: PromiseDraft | None
    commitment: Annotated[str, Field(max_length=64)] = ""


@action()
def note_sheet_check(  # noqa: PLR0913 - what was found, by name
    actor: Actor,
    *,
    preparation: Line,
    sheet: Line,
    version: int,
    checks: Annotated[tuple[CheckedRow, ...], Field(max_length=MOST_ROWS)],
    unknown: tuple[str, ...],
) -> Sheet:
    """Note how the rows of a large sheet stand, as a worker found in the name of who asked.

    Raises NotFound, NotAllowed (policy row "write"), Overtaken when the columns were changed since, and Refused when it
    is over.
    """
    _row, found = open_sheet(actor, preparation, sheet)
    refuse_when_overtaken(version, found.version)
    checks_by_line = {one.line: one for one in checks}
    rows = [one for one in found.rows.filter(state=RowState.NEW) if one.line in checks_by_line]
    for one in rows:
        said = checks_by_line[one.line]
        is_fit = said.state in (RowState.GOOD, RowState.SAME) and said.facts is not None
        one.state = said.state if is_fit else RowState.WAITING
        one.facts = said.facts.model_dump(mode="json") if said.facts else None
        one.commitment = said.commitment
    write_checks(rows)
    found.unknown = list(unknown)
    found.save(update_fields=["unknown"])
    return found


def mark_of_row(row: ReadRow) -> str:
    """A short mark of what was seen of a row, which `mend_sheet_row` compares."""
    told = json.dumps([row.cells, row.mended], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@action()
def mend_sheet_row(  # noqa: PLR0913 - what is mended, by name
    actor: Actor,
    *,
    preparation: Line,
    sheet: Line,
    line: int,
    cells: Annotated[dict[FieldName, LongTextOrEmpty], Field(max_length=100)],
    seen: str = "",
) -> SheetRow:
    """Write in the place of cells of one row, by name of our column; what is wrong still is kept too. A row that was
    left out comes back.

    `seen`: the mark of what was seen; "" does not look. Raises NotFound, NotAllowed (policy row "write"), Overtaken,
    and Refused when it is over or the row is in the list.
    """
    row, found = open_sheet(actor, preparation, sheet)
    one = _row_at(found, line)
    refuse_when_mended(one, seen)
    one.mended = {**one.mended, **cells}
    one.state = RowState.NEW
    one.save(update_fields=["mended", "state"])
    look_again(actor, row, found, one)
    one.refresh_from_db()
    return one


def refuse_when_mended(row: ReadRow, seen: str) -> None:
    """Raises Overtaken when somebody mended the row since it was seen; "" does not look."""
    if seen and seen != mark_of_row(row):
        raise Overtaken(
            _("Meanwhile somebody else mended this row."),
            next_step=_("Your words are still here. Compare them with theirs, and hand in what it should be."),
        )


def _row_at(sheet: Sheet, line: int) -> SheetRow:
    one = sheet.rows.filter(line=line).first()
    if one is None:
        raise NotFound(_("This page does not exist."))
    if one.state in (RowState.TAKEN, RowState.UNDONE):
        raise Refused(_("This row is in the list already."), next_step=_("Change it where it stands in the list."))
    return one


@action()
def leave_out_sheet_row(actor: Actor, *, preparation: Line, sheet: Line, line: int) -> SheetRow:
    """Leave a row of a sheet out; its words stay, so that it can come back (`mend_sheet_row` without cells).

    Raises NotFound, NotAllowed (policy row "write"), and Refused when it is over or the row is in the list.
    """
    _row, found = open_sheet(actor, preparation, sheet)
    one = _row_at(found, line)
    one.state = RowState.LEFT_OUT
    one.save(update_fields=["state"])
    return one
