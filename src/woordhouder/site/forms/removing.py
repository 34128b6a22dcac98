"""The form by which the controller removes words, of whatever room they are."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.forms.fields import NONE_CHOSEN, long_text
from woordhouder.agreements.forms.parts import PartsForm
from woordhouder.record.models import Ground
from woordhouder.record.refusals import Words

GROUNDS = [(one.value, one.label) for one in Ground if one is not Ground.CONSENT]
"""Consent is of the library's stories, of which their speakers take it back."""


class RemovalForm(PartsForm):
    """Which part goes, on what ground, and the sentence that stands in the place of the words.

    `parts`: name and label of each that can go; None where the whole goes, so that nothing is chosen.
    """

    part = forms.ChoiceField(label=_("Which words have to go?"))
    ground = forms.ChoiceField(label=_("On what ground?"), choices=[NONE_CHOSEN, *GROUNDS])
    reason = long_text(
        _("What stands in their place"),
        _("A sentence that everybody reads who read the words. Say nothing in it that had to go."),
        rows=3,
    )
    sure = forms.BooleanField(label=_("I know that these words cannot be brought back"))

    def __init__(self, *args: Any, parts: Iterable[tuple[str, Words]] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if parts is None:
            del self.fields["part"]
        else:
            part: Any = self.fields["part"]
            part.choices = [NONE_CHOSEN, *parts]

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action that removes."""
        return {name: self.cleaned_data[name] for name in ("part", "ground", "reason") if name in self.fields}
