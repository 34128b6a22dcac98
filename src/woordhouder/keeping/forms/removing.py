"""The form by which the controller removes words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.forms.fields import long_text
from woordhouder.agreements.forms.parts import PartsForm
from woordhouder.record.models import Ground

GROUNDS = [(one.value, one.label) for one in Ground if one is not Ground.CONSENT]
"""Consent is of the library's stories, of which their speakers take it back."""


class RemovalForm(PartsForm):
    """On what ground, and the sentence that stands in the place of the words."""

    ground = forms.ChoiceField(label=_("On what ground?"), choices=[("", "-"), *GROUNDS])
    reason = long_text(
        _("What stands in their place"),
        _("A sentence that everybody reads who read the words. Say nothing in it that had to go."),
        rows=3,
    )
    sure = forms.BooleanField(label=_("I know that these words cannot be brought back"))

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `remove_said`."""
        return {name: self.cleaned_data[name] for name in ("ground", "reason")}
