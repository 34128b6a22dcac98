"""Sheets as people hand them in, for the tests of this room."""

import base64

from woordhouder.agreements import actions
from woordhouder.papers.sheets import csv_text
from woordhouder.papers.workbooks import xlsx

HEAD = ("Nr", "Thema", "Afspraak", "Trekker")


def csv_of(*rows, head=HEAD):
    """Such a sheet as a CSV file."""
    return csv_text(head, rows).encode()


def xlsx_of(*rows, head=HEAD):
    """The same as a workbook."""
    return xlsx("Afspraken", head, rows)


def read(actor, preparation, content, name="afspraken.csv"):
    """The sheet, after it was handed in."""
    given = {"name": name, "content": base64.b64encode(content).decode()}
    return actions.read_sheet(actor, preparation=preparation.reference, **given)


def named(sheet):
    """The arguments that name a sheet."""
    return {"preparation": sheet.preparation.reference, "sheet": sheet.reference}


def states(sheet):
    """How each row stands, in their order."""
    return list(sheet.rows.order_by("line").values_list("state", flat=True))
