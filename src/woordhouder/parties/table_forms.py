"""What people fill in who begin, found a table, give seats and change them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .forms import LANGUAGES, day_field
from .models import PARTY_KINDS
from .municipalities import municipalities
from .themes import Theme

KINDS = [(kind.value, capfirst(kind.label)) for kind in PARTY_KINDS]
SIGNS = (
    ("yes", _("Signs: its signature counts, and it may take the lead in promises")),
    ("no", _("Advises: it reads along and is asked, and signs nothing")),
)


def _email(**named: Any) -> forms.CharField:
    widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"})
    return forms.CharField(max_length=254, widget=widget, **named)


class OrganisationForm(forms.Form):
    """Which organisation begins."""

    kind = forms.ChoiceField(
        label=_("What kind of organisation do you act for?"), choices=KINDS, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("What is the organisation called?"),
        help_text=_("The full name, as it stands under an agreement."),
        max_length=300,
    )


class BeginForm(OrganisationForm):
    """The same, and where the link goes."""

    email = _email(
        label=_("Your e-mail address"),
        help_text=_("We mail you a link. Members of your organisation see this address; in public nobody does."),
    )


class TableForm(forms.Form):
    """A new table. Empty fields become None."""

    name = forms.CharField(
        label=_("What is the table called?"),
        help_text=_("For instance: Samen wonen in, and the name of the municipality."),
        max_length=300,
    )
    municipalities = forms.CharField(
        label=_("Which municipality is it about?"),
        help_text=_("Are there more? Write them all, with commas between."),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"list": "gemeenten", "autocomplete": "off", "spellcheck": "false"}),
    )
    region = forms.CharField(
        label=_("Or which region?"),
        help_text=_("Not needed when you wrote a municipality. Also for a municipality that is not in the list."),
        max_length=300,
        required=False,
    )
    slug = forms.CharField(
        label=_("Address of the table"),
        help_text=_(
            "Small letters, figures and hyphens. Leave it empty, and we make it of the name. It stays for good."
        ),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_municipalities(self) -> list[str]:
        """The names, as the list has them where it knows them whatever their capitals."""
        known = {name.casefold(): name for name in municipalities()}
        typed = (" ".join(name.split()) for name in self.cleaned_data["municipalities"].split(","))
        return [known.get(name.casefold(), name) for name in typed if name]

    def clean(self) -> dict[str, Any]:
        """None for what was left empty."""
        return {**self.cleaned_data, **{name: self.cleaned_data.get(name) or None for name in ("region", "slug")}}


class TermsForm(forms.Form):
    """What a seat is. No theme: all of them."""

    signs = forms.TypedChoiceField(
        label=_("Does it sign?"), choices=SIGNS, widget=forms.RadioSelect, coerce=lambda value: value == "yes"
    )
    themes = forms.MultipleChoiceField(
        label=_("About which themes is it asked?"),
        help_text=_("Choose none when it is asked about everything."),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    since = day_field(label=_("From which day?"))


class ChangeTermsForm(TermsForm):
    """The same, and when it ends."""

    until = day_field(
        label=_("Last day"),
        help_text=_("Leave it empty as long as no end is known. This day still counts."),
        required=False,
    )


class GiveSeatForm(TermsForm):
    """To whom: an organisation that is here, or a new one."""

    organisation = forms.ChoiceField(
        label=_("Which organisation?"),
        help_text=_("Is it not in the list? Then leave this as it is, and fill in the two fields below."),
        required=False,
    )
    name = forms.CharField(label=_("Name of the organisation, if it is new here"), max_length=300, required=False)
    kind = forms.ChoiceField(
        label=_("What kind of organisation is it, if it is new here?"),
        choices=[("", _("Choose")), *KINDS],
        required=False,
    )
    field_order = ("organisation", "name", "kind", "signs", "themes", "since")

    def __init__(self, *args: Any, parties: Iterable[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        choice = self.fields["organisation"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("It is new here")), *parties]

    def clean(self) -> dict[str, Any]:
        """None for what was left empty."""
        open_ones = {name: self.cleaned_data.get(name) or None for name in ("organisation", "name", "kind")}
        return {**self.cleaned_data, **open_ones}


class AskForm(forms.Form):
    """Whom to ask by mail."""

    email = _email(label=_("E-mail address"))
    language = forms.ChoiceField(
        label=_("In which language do we write the mail?"), choices=LANGUAGES, widget=forms.RadioSelect, initial="nl"
    )


class LeaveForm(forms.Form):
    """The last day of one's own seat. Gives the action no tick."""

    until = day_field(label=_("What is the last day?"), help_text=_("This day still counts."))
    sure = forms.BooleanField(
        label=_("Yes, our organisation leaves this table after that day."),
        error_messages={"required": _("Tick this first, so that it does not happen by accident.")},
    )

    def clean(self) -> dict[str, Any]:
        """Without the tick."""
        return {name: value for name, value in self.cleaned_data.items() if name != "sure"}


class HandOverForm(forms.Form):
    """To which colleague."""

    to = forms.TypedChoiceField(label=_("Which colleague takes it over?"), coerce=int)

    def __init__(self, *args: Any, colleagues: Iterable[tuple[int, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        choice = self.fields["to"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = list(colleagues)
