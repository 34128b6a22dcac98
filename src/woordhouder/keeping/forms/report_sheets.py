"""The forms of a sheet of reports: what its columns are, and one row of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.forms.sheets import CellsForm, ColumnChoices

from ..queries.report_sheets import ReportRowToMend, ReportSheetPage
from ..report_columns import CHOICES, COLUMNS, SAID, TO_READ, label_of

_LONG = frozenset({"reason", "story", "cause_words", "forecast_words", "breakdown", "url", "page", "quote", "revised"})
"""What may have more lines: a cell of several links, too."""
_ALWAYS = ("table", "agreement", "number", "year", "part", *(column.name for column in SAID[:6]))


class ReportColumnsForm(ColumnChoices):
    """What each column of a sheet of reports is. It has no words that must be explained."""

    words: tuple[forms.BoundField, ...] = ()

    def __init__(self, *given: Any, sheet: ReportSheetPage, **options: Any) -> None:
        names = [(column.name, str(column.label)) for column in COLUMNS]
        super().__init__(*given, columns=sheet.columns, names=names, version=sheet.version, **options)


class ReportCellsForm(CellsForm):
    """The cells of a row of reports: what is wrong first, then what stands there, then what every report has."""

    def __init__(self, *given: Any, row: ReportRowToMend, **options: Any) -> None:
        names = dict.fromkeys([*row.faults, *row.fields, *_ALWAYS])
        super().__init__(*given, row=row, cells={name: _cell_field(name, row) for name in names}, **options)


def _cell_field(name: str, row: ReportRowToMend) -> forms.CharField:
    stands = row.fields.get(name, "")
    widget: forms.Widget = forms.TextInput()
    if name in _LONG:
        widget = forms.Textarea(attrs={"rows": 3})
    elif name in CHOICES:
        known = [str(choice.label) for choice in CHOICES[name]]
        own = [stands] if stands and stands not in known else []
        widget = forms.Select(choices=[("", "-"), *((word, word) for word in (*own, *known))])
    hint = _("Only there to be read: it may be empty.") if name in TO_READ else ""
    return forms.CharField(label=str(label_of(name)), help_text=hint, required=False, strip=False, widget=widget)
