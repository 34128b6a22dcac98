"""A sheet in which an organisation reports: its rows, what each of them says, and what was filed of it."""

from django.db import models

from woordhouder.agreements.models import ReadRow, ReadSheet
from woordhouder.parties.models import Organisation


class ReportSheet(ReadSheet):
    """A sheet that was read for an organisation, which alone sees it; nothing of it is said until it is filed.

    `asked_at`: when somebody last asked to file what is good. Undone (`undone_at`): it was put aside before any of it
    was filed.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="report_sheets")
    asked_at = models.DateTimeField(null=True, blank=True)


class ReportSheetRow(ReadRow):
    """One row; its `facts` have the form of `keeping.report_rows.RowSays`.

    `place`: which promise, year and part it is about, "" when it says nothing. `report`: the reference of what was
    filed, or of what says the same.
    """

    sheet = models.ForeignKey(ReportSheet, models.CASCADE, related_name="rows")
    place = models.CharField(max_length=100, blank=True)
    report = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "line"], name="one_report_row_at_a_line")]
        ordering = ["sheet_id", "line"]
