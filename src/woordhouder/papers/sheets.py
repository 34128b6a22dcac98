"""Rows as a sheet (CSV) that Dutch Excel opens at once: UTF-8 with mark, semicolons, CRLF."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.http import HttpResponse

from .data import CACHING

BYTE_ORDER_MARK = "\ufeff"

# A cell that starts so is a formula to a spreadsheet, and what people wrote must never run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_response(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """`rows` below `columns` as a download called `name`.csv. None becomes an empty cell."""
    response = HttpResponse(csv_text(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = CACHING
    return response


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The sheet as text, each cell harmless."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell(value) for value in columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    return BYTE_ORDER_MARK + sheet.getvalue()


def cell(value: object) -> str | int | float:
    """A cell as it is shown: numbers stay numbers, a text that looks like a formula gets an apostrophe before it.

    So does a text that would be read back as one of those (`written`), so that each text comes back as it was.
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    if isinstance(value, Decimal):
        return with_comma(value)
    text = str(value)
    return f"'{text}" if _looks_like_formula(text) else text


def with_comma(figure: Decimal) -> str:
    """All figures of a number, as people here write it: "1234567,89"."""
    return f"{figure:f}".replace(".", ",")


def written(shown: str) -> str:
    """What was written before `cell` made it harmless: `written(cell(text)) == text`."""
    return shown[1:] if shown.startswith("'") and _looks_like_formula(shown) else shown


def _looks_like_formula(text: str) -> bool:
    return text.lstrip("'").startswith(_FORMULA)
