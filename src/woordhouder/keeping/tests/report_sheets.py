"""Sheets of reports as people fill them in, for the tests of this room. A row is a dict, by names of our columns."""

import base64

from woordhouder.keeping import actions, filing_sheets
from woordhouder.keeping.queries.report_sheet_out import report_sheet
from woordhouder.keeping.report_columns import COLUMNS, header
from woordhouder.papers.sheets import csv_text
from woordhouder.papers.workbooks import xlsx
from woordhouder.record.clock import now


def out(actor, year=2026, everything=False):
    """The rows that go out."""
    _header, rows = report_sheet(actor, year=year, everything=everything, moment=now())
    return [dict(zip((column.name for column in COLUMNS), row, strict=True)) for row in rows]


def csv_of(*rows):
    """These rows as a CSV file."""
    return csv_text(header(), [list(row.values()) for row in rows]).encode()


def xlsx_of(*rows):
    """The same as a workbook."""
    return xlsx("verslag", header(), [list(row.values()) for row in rows])


def read(actor, content, name="verslag.csv"):
    """The sheet, after it was handed in."""
    return actions.read_report_sheet(actor, name=name, content=base64.b64encode(content).decode())


def states(sheet):
    """How each row stands, in their order."""
    return list(sheet.rows.order_by("line").values_list("state", flat=True))


def filed(actor, sheet):
    """The sheet, after its good rows were filed."""
    return filing_sheets.file_sheet(actor, sheet=sheet.reference)
