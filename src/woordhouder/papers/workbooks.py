"""Rows as an Excel workbook of one sheet. Each cell is text or a number: nothing that people wrote ever runs."""

import io
import re
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
"""As many characters as a cell can hold; a longer text is cut, so who writes rows parts it first."""

# What XML cannot hold; two of them are characters to Python only.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def xlsx_response(name: str, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """`rows` below `columns` as a download called `name`.xlsx, its sheet called `title`. None becomes an empty cell."""
    response = HttpResponse(xlsx(title, columns, rows), content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "public, max-age=300"
    return response


def xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The workbook as a file. The first row stays in sight and can be filtered."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\\*?:/\[\]]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = min(60, max(14, len(column) + 4))
    count = 0
    sheet.append([_cell(sheet, column, Font(bold=True)) for column in columns])
    for row in rows:
        count += 1
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: object, value: object, font: Font | None = None) -> WriteOnlyCell:
    if value is None or isinstance(value, int | float):
        return WriteOnlyCell(sheet, value)
    made = WriteOnlyCell(sheet, _NO_XML.sub("\ufffd", str(value)))
    made.data_type = "s"  # text that begins with "=" too
    made.alignment = Alignment(vertical="top", wrap_text=True)
    if font:
        made.font = font
    return made
