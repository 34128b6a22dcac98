"""The two dates of a question, in a form that asks by its address."""

from django import forms
from django.utils.translation import gettext_lazy as _

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class WhenForm(forms.Form):
    """In force on which day, as known on which. What is wrong is said by `moments.when`."""

    op = forms.CharField(
        label=_("In force on"),
        help_text=_("What did the parties have to keep to on this day?"),
        required=False,
        widget=DAY,
    )
    bekend = forms.CharField(
        label=_("As known on"),
        help_text=_("What did this page say at the end of that day? Later changes are left out."),
        required=False,
        widget=DAY,
    )


class BetweenForm(forms.Form):
    """Two days between which the texts are compared."""

    van = forms.CharField(label=_("From"), required=False, widget=DAY)
    naar = forms.CharField(label=_("To"), required=False, widget=DAY)
    bekend_van = forms.CharField(
        label=_("As known on"),
        help_text=_("Empty: as known now."),
        required=False,
        widget=DAY,
    )
    bekend_naar = forms.CharField(
        label=_("As known on"),
        help_text=_("Empty: as known now."),
        required=False,
        widget=DAY,
    )
