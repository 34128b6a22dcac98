"""What members fill in about their organisation, and a person about herself."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Layer, Role

ROLES = (
    (Role.READ, _("Reads along: sees what the organisation is working on")),
    (Role.CONTRIBUTE, _("Writes: also writes for the organisation")),
    (Role.BIND, _("Decides: also decides in its name, and who takes part")),
)
LAYERS = (
    (Layer.GOVERNING, _("Board or council: takes the decisions")),
    (Layer.STAFF, _("Office or policy: prepares the decisions")),
    (Layer.EXECUTING, _("In the neighbourhood or in the work itself")),
    (Layer.CONSTITUENCY, _("Tenant or resident: it is about their home")),
)
LANGUAGES = (("nl", _("Dutch")), ("en", _("English")))


def day_field(**named: Any) -> forms.DateField:
    """A day, as browsers and people write it."""
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **named)


class ActForm(forms.Form):
    """One button."""


class SureForm(forms.Form):
    """One button, and a tick before it. Gives the action nothing."""

    sure = forms.BooleanField(
        error_messages={"required": _("Tick this first, so that it does not happen by accident.")}
    )

    def __init__(self, *args: Any, label: object, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["sure"].label = str(label)

    def clean(self) -> dict[str, Any]:
        """The tick is no argument."""
        return {}


class RoleForm(forms.Form):
    """What a member may do, and where she stands."""

    role = forms.ChoiceField(label=_("What may this person do?"), choices=ROLES, widget=forms.RadioSelect)
    layer = forms.ChoiceField(
        label=_("Where does this person stand in the organisation?"), choices=LAYERS, widget=forms.RadioSelect
    )


class InviteForm(RoleForm):
    """Whom to ask, for what."""

    email = forms.CharField(
        label=_("E-mail address"),
        help_text=_("The invitation goes to this address. The link in it works for fourteen days."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    language = forms.ChoiceField(
        label=_("In which language do we write the mail?"), choices=LANGUAGES, widget=forms.RadioSelect, initial="nl"
    )
    field_order = ("email", "role", "layer", "language")


class RenameForm(forms.Form):
    """A new name, and how long the old one was used."""

    name = forms.CharField(label=_("The new name"), max_length=300)
    until = day_field(
        label=_("Last day of the old name"), help_text=_("The old name stays visible, with this day beside it.")
    )


class SucceedForm(forms.Form):
    """Which organisation takes the place of this one. Gives the action no tick."""

    successor = forms.ChoiceField(label=_("Which organisation takes its place?"), widget=forms.RadioSelect)
    on = day_field(label=_("From which day?"))
    sure = forms.BooleanField(
        label=_("Yes, this organisation stops acting. I know that this cannot be undone here."),
        error_messages={"required": _("Tick this first, so that it does not happen by accident.")},
    )

    def __init__(self, *args: Any, successors: Iterable[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        choice = self.fields["successor"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = list(successors)

    def clean(self) -> dict[str, Any]:
        """Without the tick."""
        return {name: value for name, value in self.cleaned_data.items() if name != "sure"}
