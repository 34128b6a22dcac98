"""Forms for looking back: thanks and milestones, lessons, and what an independent body found."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.forms.answering import OfSeatForm
from woordhouder.agreements.forms.fields import choose, line, long_text
from woordhouder.parties.models import Layer
from woordhouder.parties.queries import LAYERS_IN_WORDS

from ..words import Body

THANKS, MILESTONE = "thanks", "milestone"
YEAR, WHOLE = "year", "whole"
WEB = _("It begins with https://")
LAYERS: list[tuple[str, Any]] = [(one.value, LAYERS_IN_WORDS[one]) for one in Layer]
EVERYBODY = ("", _("everybody at the table"))


def _only_table() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Only the table may read this"),
        help_text=_("Without this tick everybody reads it who may read the promise."),
        required=False,
    )


class ThanksForm(OfSeatForm):
    """Thanks to another party, to one layer of it, or a milestone."""

    sort = forms.ChoiceField(
        label=_("What do you want to say?"),
        choices=[(THANKS, _("Thanks")), (MILESTONE, _("A milestone was reached"))],
        widget=forms.RadioSelect,
        initial=THANKS,
    )
    text = long_text(_("Your words"), _("Name no persons: organisations act here."), rows=4)
    to = forms.CharField(label=_("To whom?"), required=False)
    layer = choose(
        _("Which layer of it?"),
        LAYERS,
        hint=_("You may thank one layer, also of your own organisation."),
        required=False,
    )
    only_table = _only_table()

    def __init__(self, *given: Any, parties: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["to"].widget = forms.Select(choices=[EVERYBODY, *parties])

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `thank`."""
        cleaned = self.cleaned_data
        told = {"text": cleaned["text"], "only_table": cleaned["only_table"]}
        told |= {"to": cleaned["to"] or None, "layer": cleaned["layer"] or None}
        return {**told, "is_milestone": cleaned["sort"] == MILESTONE, **self.of_seat}


class LessonForm(OfSeatForm):
    """What the party learned, of a promise."""

    text = long_text(_("What did you learn?"), _("What do you do again, and what otherwise? Name no persons."), rows=5)
    about = forms.ChoiceField(
        label=_("Of what is this?"), choices=(), widget=forms.RadioSelect, initial=YEAR, required=False
    )
    only_table = _only_table()

    def __init__(self, *given: Any, year: int, is_of_table: bool, **options: Any) -> None:
        super().__init__(*given, **options)
        self.year, self.is_of_table = year, is_of_table
        choices = [(YEAR, str(year)), (WHOLE, _("the promise as a whole"))]
        self.fields["about"].choices = choices  # type: ignore[attr-defined] # a choice field
        if is_of_table:
            del self.fields["about"]

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `learn`."""
        cleaned = self.cleaned_data
        year = None if cleaned.get("about") == WHOLE else self.year
        return {"text": cleaned["text"], "only_table": cleaned["only_table"], "year": year, **self.of_seat}


class ViewForm(OfSeatForm):
    """What an independent body found, with its source."""

    body = choose(_("Who looked?"), [(one.value, one.label) for one in Body])
    name = line(_("The name of the body and its report"), _("For example: visitation 2024-2027."))
    text = long_text(_("What did it find of this promise?"), _("As it stands there, in short."), rows=4)
    url = line(_("Where can everybody read that? A link"), WEB, inputmode="url")
    page = forms.CharField(label=_("Page"), required=False, max_length=100)
    quote = long_text(_("The words themselves"), rows=3, required=False)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `record_view`."""
        names = ("body", "name", "text", "url", "page", "quote")
        return {**{name: self.cleaned_data[name] for name in names}, **self.of_seat}
