"""The forms by which a speaker is found and forgotten, by who does that at her request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import LongText


class FindSpeakerForm(forms.Form):
    """The address to which she was invited."""

    use_required_attribute = False
    email = forms.EmailField(
        label=_("E-mail address of this person"),
        help_text=_("The address to which she was invited, as she names it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class ForgetForm(forms.Form):
    """What she asked, and that it is known to be for ever."""

    use_required_attribute = False
    reason = LongText(
        label=_("What did she ask, and when?"),
        help_text=_(
            "For instance: by letter of 3 March. Only editors and the controller read this. Leave her name out."
        ),
        rows=3,
    )
    sure = forms.BooleanField(label=_("I know that these words cannot be brought back"))

    def clean(self) -> dict[str, Any]:
        """What the action takes: that she is sure is not told on."""
        given = super().clean() or {}
        return {name: value for name, value in given.items() if name != "sure"}
