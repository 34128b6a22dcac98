"""What is filled in to say that a text may be public, or that a passage may not."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import choose, long_text


class SayForm(forms.Form):
    """One button, in the name of a seat; who holds only one need not name it."""

    seat = forms.CharField(max_length=64, required=False, empty_value=None, widget=forms.HiddenInput)


class SettleForm(forms.Form):
    """One button."""


class ObjectForm(forms.Form):
    """The passage to which a party objects, and why. `seats`: by reference and name those that the reader acts for."""

    passage = long_text(
        _("Which words should not be public yet?"),
        _("Copy them from the text above, exactly as they stand there. A few words are enough."),
        rows=3,
    )
    reason = long_text(
        _("Why?"),
        _("Everybody reads this in the place of these words, with the name of your organisation."),
        rows=3,
    )

    def __init__(self, *given: Any, seats: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        if len(seats) > 1:
            self.fields["seat"] = choose(_("In whose name?"), seats)
        else:
            self.fields["seat"] = forms.CharField(required=False, widget=forms.HiddenInput)
