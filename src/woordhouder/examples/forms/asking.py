"""What readers fill in to ask or to report, and what is answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..queries.asking import AskingPage
from .fields import LongText

OWN_ADDRESS = forms.EmailInput(attrs={"autocomplete": "email"})


class AskForm(forms.Form):
    """A question to one of the parties of an example. A person who signed in leaves no address."""

    testimony = forms.TypedChoiceField(label=_("Whom do you want to ask?"), coerce=int, widget=forms.RadioSelect)
    who = forms.CharField(
        label=_("Who are you?"),
        help_text=_("Your role and organisation, for instance: policy officer housing at a municipality."),
        max_length=300,
    )
    text = LongText(
        label=_("What do you want to ask?"),
        help_text=_(
            "Say what you are working on, and what you would like to know. Short questions get answers sooner."
        ),
        rows=8,
        strip=False,
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You first get a mail to confirm your question. The other sees your address only after answering."),
        max_length=254,
        widget=OWN_ADDRESS,
    )

    def __init__(self, page: AskingPage, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        choices = [(contact.testimony, contact.name) for contact in page.contacts]
        self.fields["testimony"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["testimony"].initial = choices[0][0]
        if not page.needs_address:
            del self.fields["email"]


class AnswerForm(forms.Form):
    """An answer to a question."""

    answer = LongText(
        label=_("Your answer"),
        help_text=_("Your answer goes to who asked. It does not come on the website."),
        rows=8,
        strip=False,
    )


class DeclineForm(forms.Form):
    """Rather no answer."""

    no_more = forms.BooleanField(label=_("I want no more questions of readers"), required=False)


class ConfirmForm(forms.Form):
    """One button."""


class ReportForm(forms.Form):
    """What is not right on an example."""

    text = LongText(
        label=_("What is not right?"),
        help_text=_("Say where it stands on the page, and what it should be. Do you have a source? Name it."),
        rows=8,
        strip=False,
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only if you want an answer. We use it for that alone, and then remove it."),
        max_length=254,
        required=False,
        widget=OWN_ADDRESS,
    )


class ReportAnswerForm(forms.Form):
    """What the editors answer to a reader."""

    answer = LongText(label=_("Your answer"), rows=8, strip=False)

    def __init__(self, *given: Any, is_mailed: bool, **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["answer"].help_text = (
            _("It is mailed to who reported this.")
            if is_mailed
            else _("Nobody left an address. Write down for your colleagues what you did.")
        )
