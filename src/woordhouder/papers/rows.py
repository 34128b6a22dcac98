"""An uploaded sheet (CSV or Excel) as rows of text. What it is counts, not its name; nothing in it is ever run."""

import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils.exceptions import InvalidFileException

from .sheets import written
from .uploads import JPEG, OPEN_SHEET, OPEN_TEXT, PDF, PNG, SHEET, TIFF, WORD, type_of

LARGEST = 10_000_000
"""Bytes of one sheet."""
MOST_ROWS = 10_000
MOST_COLUMNS = 200
_MOST_LINES = 30_000  # with the empty ones, which formatting leaves behind
_MOST_UNPACKED = 200_000_000
_MOST_RATIO = 200
_SMALL = 1_000_000  # below this no ratio is a danger
_DELIMITERS = ";\t,"
_LOOKED_AT = 40
# Of how a number is shown what stands beside it only: words in quotes, a sign by itself, space, a colour.
_BESIDE = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Trouble(StrEnum):
    """Why a file cannot be read as a sheet; who asks for it says it in words."""

    EMPTY = "empty"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    LOCKED = "locked"
    OTHER = "other"
    PDF = "pdf"
    WORD = "word"
    OPEN_TEXT = "open_text"
    OPEN_SHEET = "open_sheet"
    PICTURE = "picture"


_OTHERS = {
    PDF: Trouble.PDF,
    WORD: Trouble.WORD,
    OPEN_TEXT: Trouble.OPEN_TEXT,
    OPEN_SHEET: Trouble.OPEN_SHEET,
    **dict.fromkeys((JPEG, PNG, TIFF), Trouble.PICTURE),
}
# A damaged workbook fails in as many ways as there are parts of it.
_DAMAGE = (
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    SyntaxError,
    TypeError,
    ValueError,
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
)


class NoSheet(ValueError):
    """This cannot be read as a sheet. `trouble`: why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True)
class SheetLine:
    """One line that is not empty. `number`: as the program of the reader counts. `formulas`: which cells hold one."""

    number: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True)
class SheetFile:
    """What stands in a file. `tab`: which sheet of a workbook was read; `others`: those that were not."""

    lines: Sequence[SheetLine]
    tab: str = ""
    others: Sequence[str] = ()


def sheet_file(content: bytes) -> SheetFile:
    """The lines of a CSV file or of the first sheet of a workbook that holds something. Raises NoSheet."""
    if len(content) > LARGEST:
        raise NoSheet(Trouble.TOO_LARGE)
    if not content.strip():
        raise NoSheet(Trouble.EMPTY)
    if content.startswith(_OLD_OFFICE):
        raise NoSheet(Trouble.LOCKED)
    kind = type_of(content)
    if kind == SHEET:
        return _workbook(content)
    if kind:
        raise NoSheet(_OTHERS[kind])
    if content.startswith(b"PK"):
        raise NoSheet(Trouble.OTHER if zipfile.is_zipfile(io.BytesIO(content)) else Trouble.DAMAGED)
    lines = _counted(_csv_lines(_decoded(content)))
    if not lines:
        raise NoSheet(Trouble.EMPTY)
    return SheetFile(lines)


def _decoded(content: bytes) -> str:
    """The text, in the encoding that its mark names, else UTF-8, else what Windows writes."""
    names = [name for mark, name in _MARKS if content.startswith(mark)] or ["utf-8", "cp1252"]
    for name in names:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if not any(ord(sign) < 32 and sign not in "\t\r\n\x0b\x0c" for sign in text):
            return text
    raise NoSheet(Trouble.OTHER)


def _csv_lines(text: str) -> Iterator[SheetLine]:
    first, _end, rest = text.partition("\n")
    told = first.strip().strip('"').casefold()
    skipped = 0
    if told.startswith("sep=") and len(told) == 5:
        delimiter, text, skipped = told[-1], rest, 1
    else:
        delimiter = _delimiter(text)
    for number, cells in _records(text, delimiter):
        formulas = frozenset(at for at, cell in enumerate(cells) if cell.startswith("=") and cell != "=")
        yield SheetLine(number + skipped, tuple(map(written, cells)), formulas)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its line, counted as a program shows them: a record a line."""
    csv.field_size_limit(LARGEST)
    try:
        yield from enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1)
    except csv.Error as error:
        raise NoSheet(Trouble.DAMAGED) from error


def _delimiter(text: str) -> str:
    """What parts most records into equally many cells; of equals what makes most cells."""

    def score(delimiter: str) -> tuple[float, int]:
        widths: list[int] = []
        for number, cells in _records(text, delimiter):
            widths += [len(cells)] if any(map(str.strip, cells)) else []
            if number >= _LOOKED_AT:
                break
        width, count = Counter(widths).most_common(1)[0] if widths else (1, 1)
        return (count / len(widths), width) if width > 1 else (0, 0)

    return max(_DELIMITERS, key=score)


def _workbook(content: bytes) -> SheetFile:
    _refuse_what_unpacks_too_large(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        for sheet in shown:
            if lines := _counted(_sheet_lines(sheet)):
                return SheetFile(lines, sheet.title, [one.title for one in shown if one is not sheet])
    except NoSheet:
        raise
    except _DAMAGE as error:
        raise NoSheet(Trouble.DAMAGED) from error
    raise NoSheet(Trouble.EMPTY)


def _refuse_what_unpacks_too_large(content: bytes) -> None:
    """Python unpacks no more of a part than its head says; entities could still grow, and no workbook needs any."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        unpacked = sum(part.file_size for part in parts)
        if unpacked > _MOST_UNPACKED or unpacked > max(_SMALL, len(content)) * _MOST_RATIO:
            raise NoSheet(Trouble.UNPACKS_TOO_LARGE)
        if any(part.flag_bits & 1 for part in parts):
            raise NoSheet(Trouble.LOCKED)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and _declares(package, part):
                raise NoSheet(Trouble.DAMAGED)


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    try:
        with package.open(part) as file:
            head = file.read(2_000).replace(b"\0", b"")
    except _DAMAGE as error:
        raise NoSheet(Trouble.DAMAGED) from error
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _sheet_lines(sheet: Any) -> Iterator[SheetLine]:
    """The lines of a sheet as they stand, however large it says that it is."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, max_row=_MOST_LINES), 1):
        held = {at: cell for at, cell in enumerate(row) if cell is not EMPTY_CELL and cell.value is not None}
        cells = [""] * (max(held, default=-1) + 1)
        for at, cell in held.items():
            cells[at] = _shown(cell)
        yield SheetLine(number, tuple(cells), frozenset(at for at, cell in held.items() if cell.data_type == "f"))


def _shown(cell: Any) -> str:
    """A cell as text that reads back as what it means."""
    value = cell.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _figure(value, is_share="%" in _BESIDE.sub("", str(cell.number_format)))
    return str(getattr(value, "text", value))  # a formula over more cells is an object


def _figure(value: float, *, is_share: bool) -> str:
    """As Excel shows it, which knows fifteen figures: what it keeps behind them is what its counting left."""
    exact = Decimal(f"{value:.15g}" if isinstance(value, float) else value) * (100 if is_share else 1)
    plain = f"{exact.normalize():f}".replace(".", ",")
    return f"{plain}%" if is_share else plain


def _counted(lines: Iterable[SheetLine]) -> list[SheetLine]:
    """Those in which something stands. Raises NoSheet when there are too many."""
    kept = []
    for line in lines:
        if any(map(str.strip, line.cells)):
            kept.append(line)
            if len(kept) > MOST_ROWS + _LOOKED_AT:
                raise NoSheet(Trouble.TOO_MANY_ROWS)
    return kept
