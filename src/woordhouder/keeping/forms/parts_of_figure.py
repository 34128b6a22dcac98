"""Figures and the parts of them, as people write them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.columns import number
from woordhouder.agreements.forms.fields import LongText

from ..queries.said import figure_of


class Figure(forms.CharField):
    """A number as people write it: "12,5"; None when nothing was typed."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def clean(self, value: Any) -> Decimal | None:
        """The number. Raises ValidationError for what is none."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return number(typed)
        except ValueError as error:
            raise forms.ValidationError(_("Write a number here, such as 12 or 12,5.")) from error


class PartsOfFigure(LongText):
    """Parts with their figures, a line each: "Noord: 12,5"."""

    def clean(self, value: Any) -> list[dict[str, Any]]:
        """The parts. Raises ValidationError that names the first line that is none."""
        typed = super().clean(value)
        found = []
        for line in filter(None, (one.strip() for one in typed.split("\n"))):
            of, _sign, figure = line.rpartition(":")
            try:
                found.append({"of": of.strip(), "value": number(figure)})
            except ValueError:
                of = ""
            if not of.strip():
                words = _("Write a part and its figure on a line, such as: Noord: 12. This is none: %(line)s")
                raise forms.ValidationError(words % {"line": line})
        return found


def written(value: Decimal | None) -> str:
    """A number as people write it, "" for none."""
    return figure_of(value, None, None)


def written_parts(parts: list[dict[str, Any]]) -> str:
    """The same as people write it."""
    return "\n".join(f"{part['of']}: {written(Decimal(part['value']))}" for part in parts)
