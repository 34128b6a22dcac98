"""What is said when a file is no sheet: why, and what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from woordhouder.papers.rows import Trouble
from woordhouder.record.refusals import Words

IN_WORDS: Mapping[Trouble, Words] = {
    Trouble.EMPTY: _("There is nothing in this sheet."),
    Trouble.DAMAGED: _("This file is damaged: we cannot open it. Open it in your own program and save it anew."),
    Trouble.TOO_LARGE: _(
        "This file is too large: at most 10 MB. Keep only the rows with promises, or hand it in in parts."
    ),
    Trouble.TOO_MANY_ROWS: _("This sheet has more than 10,000 rows. Hand it in in parts."),
    Trouble.UNPACKS_TOO_LARGE: _(
        "This file unpacks to far more than a sheet holds. Save it anew, with only the rows that you need."
    ),
    Trouble.LOCKED: _(
        "This is an Excel file with a password, or of the sort before 2007. "
        "Save it as an Excel workbook (.xlsx) without a password."
    ),
    Trouble.OTHER: _("This is no sheet that we take: an Excel workbook (.xlsx) without macros, or a CSV file."),
    Trouble.PDF: _("This is a PDF, no sheet. Hand in an Excel workbook (.xlsx) or a CSV file."),
    Trouble.WORD: _("This is a Word document, no sheet. Copy the promises and paste them as a list."),
    Trouble.OPEN_TEXT: _("This is a text document, no sheet. Copy the promises and paste them as a list."),
    Trouble.OPEN_SHEET: _("This is an OpenDocument sheet. Save it as an Excel workbook (.xlsx) or as CSV."),
    Trouble.PICTURE: _("This is a picture, no sheet. Hand in an Excel workbook (.xlsx) or a CSV file."),
}
