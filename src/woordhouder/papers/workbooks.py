"""Rows as an Excel workbook of one sheet. Each cell is text or a number: nothing that people wrote ever runs.

A program counts with fifteen figures. A number that has more stands there as text, so that none of them is lost.
"""

import io
import math
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension

from .sheets import with_comma

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
"""As many characters as a cell can hold; a longer text is cut, so who writes rows parts it first."""

MOST_FIGURES = 15
"""So many figures of a number a program keeps, and shows."""
NARROWEST, WIDEST = 14, 45
"""Of a column, in the width of a figure."""
A_LINE, MOST_LINES = 15, 20
"""Points of a line of text, and how many lines a row shows at first."""
_TOP = Alignment(vertical="top")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_HEADING = Font(name="Calibri", size=11, bold=True)

# What XML cannot hold; two of them are characters to Python only.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def xlsx_response(name: str, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """`rows` below `columns` as a download called `name`.xlsx, its sheet called `title`. None becomes an empty cell."""
    response = HttpResponse(xlsx(title, columns, rows), content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "public, max-age=300"
    return response


def xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The workbook as a file. The first row stays in sight and can be filtered.

    Columns are as wide and rows as high as their text asks for: other than Excel, LibreOffice gives one line to a row
    that does not say how high it is, and the rest of its text runs over the rows below.
    """
    lines = [list(row) for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\\*?:/\[\]]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.print_title_rows = "landscape", "1:1"
    widths = [_width(column, [row[at] for row in lines if at < len(row)]) for at, column in enumerate(columns)]
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, column, _HEADING) for column in columns])
    for number, row in enumerate(lines, 2):
        sheet.row_dimensions[number] = _Growing(sheet, index=number, ht=_height(row, widths))
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(lines) + 1}"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class _Growing(RowDimension):  # type: ignore[misc] # openpyxl has no types
    """A row of a height that the program makes anew once somebody writes in it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        """Never one that a person chose."""
        return False


def _width(column: str, values: Sequence[object]) -> int:
    """Enough for the heading on one line, and for text that is not long."""
    longest = max((len(line) for value in values for line in str(value).splitlines()), default=0)
    return max(NARROWEST, min(60, len(column) + 4), min(WIDEST, longest + 2))


def _height(row: Sequence[object], widths: Sequence[int]) -> int:
    """In points; an estimate, as no font is at hand to measure with. Cells behind the last column do not count."""
    most = max(
        (
            sum(max(1, math.ceil(1.1 * len(line) / width)) for line in str(value).splitlines())
            for value, width in zip(row, widths, strict=False)
            if value is not None
        ),
        default=1,
    )
    return A_LINE * min(MOST_LINES, max(1, most))


def _cell(sheet: object, value: object, font: Font | None = None) -> WriteOnlyCell:
    if value is None:
        return WriteOnlyCell(sheet)
    if isinstance(value, int | float | Decimal) and _is_kept(value):
        return _number(sheet, value)
    if isinstance(value, Decimal):
        value = with_comma(value)
    made = WriteOnlyCell(sheet, _NO_XML.sub("\ufffd", str(value)))
    made.data_type = "s"  # text that begins with "=" too
    made.alignment = _WRAPPED
    if font:
        made.font = font
    return made


def _is_kept(value: float | Decimal) -> bool:
    """Whether a program keeps each of its figures. What is a float here never had more."""
    return isinstance(value, float) or len(Decimal(value).normalize().as_tuple().digits) <= MOST_FIGURES


def _number(sheet: object, value: float | Decimal) -> WriteOnlyCell:
    """A cell to count with. It shows as many figures behind the comma as are given, in the way of who opens it."""
    made = WriteOnlyCell(sheet, float(value) if isinstance(value, Decimal) else value)
    made.alignment = _TOP
    if isinstance(value, Decimal) and (behind := -int(value.as_tuple().exponent)) > 0:
        made.number_format = f"0.{'0' * behind}"
    return made
