"""Since when one wants to know what is new."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import Day


class SinceForm(forms.Form):
    """A day of this century."""

    sinds = Day(label=_("Since which day?"))

    def clean_sinds(self) -> date:
        """The day. Before this century nothing was kept here."""
        day: date = self.cleaned_data["sinds"]
        if day.year < 2000:
            raise forms.ValidationError(_("Write a day of this century."))
        return day
