"""The forms of a sheet: the file, what its columns are, and one row of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from woordhouder.examples.words import Theme

from ..columns import WORDS
from ..headings import TARGET_FIELD, label_of, labels
from ..models import Direction, Form, WordingKind
from ..promise_fields import years_shown
from ..queries.preparing import PreparationPage
from ..queries.sheeting import RowToMend, SheetColumn, SheetPage
from .fields import choose
from .parts import PartsForm

_LONG = WORDS | {"contributors", "depends_on", "in_return_for", "goals"}
_ALWAYS = ("title", "text", "theme", "lead")


class SeenForm(PartsForm):
    """A form that says which version its writer saw, in the hidden field `seen`."""

    def seen_anew(self, seen: object) -> bool:
        """Let what comes back replace the newest, now that its writer sees it. False when she saw it before."""
        if not self.is_bound or self["seen"].value() == str(seen):
            return False
        given = QueryDict(mutable=True)
        given.update(self.data)
        given["seen"] = str(seen)
        self.data = given
        return True


class SheetForm(PartsForm):
    """The sheet itself."""

    file = forms.FileField(
        label=_("Your sheet"),
        help_text=_("An Excel workbook (.xlsx) or a CSV file, at most 10 MB and 10,000 rows."),
        allow_empty_file=True,
    )

    def field_of(self, path: str) -> str:
        """All that can be wrong is wrong with the file."""
        return "file"


class ColumnChoices(SeenForm):
    """What each column of a sheet is: `columns` of the sheet, one of `names` (of ours, with what people read)."""

    def __init__(
        self,
        *given: Any,
        columns: Sequence[SheetColumn],
        names: Sequence[tuple[str, str]],
        version: int,
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        self._columns = columns
        for column in columns:
            label = column.heading or str(_("Column %(number)s") % {"number": column.at + 1})
            hint = column.sample if len(column.sample) <= 80 else f"{column.sample[:80]}…"
            self.fields[f"column-{column.at}"] = choose(label, names, hint=hint, required=False)
            self.initial.setdefault(f"column-{column.at}", column.name)
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput)
        self.initial.setdefault("seen", version)

    @property
    def columns(self) -> list[forms.BoundField]:
        """A choice for each column."""
        return [bound for bound in self if bound.name.startswith("column-")]

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action that it fills."""
        cleaned = self.cleaned_data
        chosen = {column.at: cleaned[f"column-{column.at}"] for column in self._columns}
        return {"columns": chosen, "seen": cleaned["seen"]}

    def field_of(self, path: str) -> str:
        """The choice where a fault belongs."""
        first, _dot, rest = path.partition(".")
        name = f"column-{rest.split('.')[0]}"
        return name if first == "columns" and name in self.fields else ""


class ColumnsForm(ColumnChoices):
    """What each column of a sheet is, and which seat an unknown word for a party means."""

    def __init__(self, *given: Any, page: PreparationPage, sheet: SheetPage, today: date, **options: Any) -> None:
        self._sheet = sheet
        years = {*years_shown(page.facts, None, today), *_years_in(sheet)}
        fields = [*(name for name, _label in labels()), *(f"{TARGET_FIELD}{year}" for year in sorted(years))]
        names = [(name, str(label_of(name))) for name in fields]
        super().__init__(*given, columns=sheet.columns, names=names, version=sheet.version, **options)
        seats = [(seat.reference, seat.name) for seat in page.seats]
        for at, word in enumerate(sheet.unknown):
            self.fields[f"word-{at}"] = choose(word, seats, required=False)

    @property
    def words(self) -> list[forms.BoundField]:
        """A choice for each unknown word."""
        return [bound for bound in self if bound.name.startswith("word-")]

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `map_sheet`."""
        chosen = {word: self.cleaned_data[f"word-{at}"] for at, word in enumerate(self._sheet.unknown)}
        return {**super().given, "words": {word: seat for word, seat in chosen.items() if seat}}

    def field_of(self, path: str) -> str:
        """The choice where a fault belongs."""
        first, _dot, rest = path.partition(".")
        if first == "words" and rest in self._sheet.unknown:
            return f"word-{list(self._sheet.unknown).index(rest)}"
        return super().field_of(path)


def _years_in(sheet: SheetPage) -> list[int]:
    return [
        int(column.name.removeprefix(TARGET_FIELD)) for column in sheet.columns if column.name.startswith(TARGET_FIELD)
    ]


class Mended(Protocol):
    """A row that is mended: by name of our column what stands there, and what is wrong. `mark`: of what was seen."""

    @property
    def fields(self) -> Mapping[str, str]: ...

    @property
    def faults(self) -> Mapping[str, str]: ...

    @property
    def mark(self) -> str: ...


class CellsForm(SeenForm):
    """The cells of one row, as they are understood; what is wrong with them stands beside them."""

    def __init__(self, *given: Any, row: Mended, cells: Mapping[str, forms.CharField], **options: Any) -> None:
        super().__init__(*given, **options)
        self._row = row
        for name, field in cells.items():
            self.fields[name] = field
            self.initial.setdefault(name, row.fields.get(name, ""))
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.initial.setdefault("seen", row.mark)

    @property
    def cells(self) -> list[forms.BoundField]:
        """A field for each cell."""
        return [bound for bound in self if bound.name != "seen"]

    @property
    def theirs(self) -> list[tuple[str, str]]:
        """Label and words of each cell that stands otherwise than it was handed in."""
        stands = self._row.fields
        return [
            (str(bound.label), stands.get(bound.name, ""))
            for bound in self.cells
            if (bound.value() or "") != stands.get(bound.name, "")
        ]

    @property
    def wrong(self) -> list[tuple[str, Any, str]]:
        """Anchor, label and words of what was wrong when the page was opened."""
        found = [(self[name], words) for name, words in self._row.faults.items() if name in self.fields]
        return [(str(bound.id_for_label), bound.label, words) for bound, words in found]

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `mend_sheet_row`: what differs from what stood there."""
        cleaned = dict(self.cleaned_data)
        seen = cleaned.pop("seen")
        wrong = self._row.faults
        return {
            "cells": {
                name: text for name, text in cleaned.items() if text != self._row.fields.get(name, "") or name in wrong
            },
            "seen": seen,
        }

    def field_of(self, path: str) -> str:
        """The cell where a fault belongs."""
        name = path.removeprefix("cells.")
        return name if name in self.fields else ""


class RowForm(CellsForm):
    """The cells of a row of promises."""

    def __init__(self, *given: Any, row: RowToMend, **options: Any) -> None:
        cells = {name: _cell_field(name, row) for name in _names_of(row)}
        super().__init__(*given, row=row, cells=cells, **options)


def _names_of(row: RowToMend) -> list[str]:
    """What is wrong first, then the cells of the sheet, then what every promise has."""
    return list(dict.fromkeys([*row.faults, *row.fields, *_ALWAYS]))


def _cell_field(name: str, row: RowToMend) -> forms.CharField:
    stands = row.fields.get(name, "")
    if name in _LONG:
        widget: forms.Widget = forms.Textarea(attrs={"rows": 3})
    elif words := _words_for(name, row):
        known = [(word, word) for word in words]
        own = [(stands, stands)] if stands and stands not in words else []
        widget = forms.Select(choices=[("", "-"), *own, *known])
    else:
        widget = forms.TextInput()
    return forms.CharField(label=str(label_of(name)), required=False, strip=False, widget=widget)


def _words_for(name: str, row: RowToMend) -> Sequence[str]:
    """The words of a closed list, as they stand in a cell."""
    lists: dict[str, Any] = {
        "theme": Theme,
        "kind": WordingKind,
        "indicator.direction": Direction,
        "indicator.form": Form,
    }
    if name == "lead":
        return list(row.names.seats.values())
    return [str(choice.label) for choice in lists.get(name, ())]
