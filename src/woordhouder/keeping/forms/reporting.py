"""One promise to report on, as a form; a page holds fifty of them."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.columns import number
from woordhouder.agreements.forms.fields import Words, choose, line, long_text
from woordhouder.agreements.forms.parts import PartsForm

from ..queries.due import DueLine
from ..words import Cause, Claim, Forecast

NUMBERS = ("value", "numerator", "denominator")
TEXTS = ("reason", "story", "cause_words", "revised")
CHOICES = ("level", "cause", "forecast")
LINK = ("url", "page", "quote")


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


def _figure(label: Words) -> Figure:
    return Figure(label=label, required=False, max_length=40)


def _short(label: Words, hint: Words = "") -> forms.CharField:
    return long_text(label, hint, rows=2, required=False)


class ReportRowForm(PartsForm):
    """What one report says. Nothing typed: there is nothing to file."""

    def __init__(self, *given: Any, row: DueLine, **options: Any) -> None:
        options["prefix"] = row.commitment
        super().__init__(*given, **options)
        self.row = row
        for name, make in FIELDS.items():
            if name == "level" and row.is_computed:
                label = _("Without a figure: how far is it?")
                self.fields[name] = choose(label, Claim.choices, required=False)
            elif name != "revised" or row.standing:
                self.fields[name] = make()

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen."""
        return self.is_bound and any(
            self.files.get(self.add_prefix(name)) or str(self.data.get(self.add_prefix(name), "")).strip()
            for name in self.fields
        )

    @property
    def given(self) -> dict[str, Any]:
        """The facts of the report, and what it revises."""
        cleaned = self.cleaned_data
        told = {name: cleaned.get(name) for name in (*NUMBERS, *TEXTS, *CHOICES)}
        facts = {name: value for name, value in told.items() if value not in (None, "")}
        standing = self.row.standing
        return {"facts": facts, "replaces": standing.reference if standing else None}

    @property
    def has_evidence(self) -> bool:
        """Whether a link or a file comes with it."""
        return bool(self.cleaned_data.get("url") or self.cleaned_data.get("file"))

    @property
    def main(self) -> Sequence[forms.BoundField]:
        """What everybody fills in."""
        return [self[name] for name in ("value", "reason", "level", "story", "revised") if name in self.fields]

    @property
    def more(self) -> Sequence[forms.BoundField]:
        """What some fill in."""
        names = ("numerator", "denominator", "cause", "cause_words", "forecast", "url", "page", "quote", "file")
        return [self[name] for name in names]

    @property
    def more_is_open(self) -> bool:
        """Whether something of it was filled in."""
        return any(bound.errors or bound.value() for bound in self.more)


FIELDS: dict[str, Callable[[], forms.Field]] = {
    "value": lambda: _figure(_("Figure since 1 January")),
    "reason": lambda: line(_("No figure? Say why"), required=False),
    "level": lambda: choose(_("How far is it?"), Claim.choices, required=False),
    "story": lambda: _short(_("What happened?")),
    "revised": lambda: _short(_("Why do you revise the earlier report?")),
    "numerator": lambda: _figure(_("Or a share: so many")),
    "denominator": lambda: _figure(_("of so many")),
    "cause": lambda: choose(_("Behind? Why"), Cause.choices, required=False),
    "cause_words": lambda: line(_("In your words"), required=False),
    "forecast": lambda: choose(_("What do you expect?"), Forecast.choices, required=False),
    "url": lambda: line(_("Evidence: a link"), required=False),
    "page": lambda: line(_("On which page"), required=False),
    "quote": lambda: line(_("What it says there"), required=False),
    "file": lambda: forms.FileField(
        label=_("Evidence: a file"),
        help_text=_("Look first whether names or addresses of people are in it. It becomes public with the report."),
        required=False,
    ),
}
