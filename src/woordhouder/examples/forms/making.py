"""What is filled in while an example is made: by who puts it forward, by the editor, and by the speakers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.models import PARTY_KINDS

from ..models import StillRightAnswer
from .fields import LongText, PlacesField

LANGUAGES = (("nl", _("Dutch")), ("en", _("English")))


class ActForm(forms.Form):
    """One button."""


class NominateForm(forms.Form):
    """An agreement that others may learn from."""

    title = forms.CharField(
        label=_("What is the agreement about?"),
        help_text=_("One sentence, for instance: Tenants and municipality tackle mould together."),
        max_length=300,
    )
    places = PlacesField(
        label=_("In which municipality?"), help_text=_("More than one? Use a line for each."), required=False
    )
    region = forms.CharField(
        label=_("Or in which region?"), help_text=_("When it is of a whole region."), max_length=300, required=False
    )
    why = LongText(
        label=_("Why is it a good agreement?"),
        help_text=_("A few sentences are enough. What got better, and for whom?"),
        rows=6,
    )
    source_url = forms.CharField(
        label=_("Where can we read it?"),
        help_text=_("A web address, for instance of the agreement or of a news item."),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )

    def clean_region(self) -> str | None:
        """The region; None when there is none."""
        return str(self.cleaned_data["region"]) or None

    def clean_source_url(self) -> str | None:
        """The address, with "https://" when it was typed without; None when there is none."""
        given = str(self.cleaned_data["source_url"])
        if given and "://" not in given:
            given = f"https://{given}"
        return given or None


class InviteForm(forms.Form):
    """Whom to ask for the words of one party."""

    party = forms.CharField(
        label=_("Which organisation?"), help_text=_("Its name, as it will stand on the page."), max_length=300
    )
    kind = forms.ChoiceField(
        label=_("What kind of organisation is it?"),
        choices=[("", "")] + [(kind.value, kind.label) for kind in PARTY_KINDS],
    )
    role = forms.CharField(
        label=_("In which role does this person speak?"),
        help_text=_("For instance: board member. The role stands beside the words, a name never does."),
        max_length=300,
    )
    email = forms.EmailField(
        label=_("E-mail address of this person"),
        help_text=_("We use it for this only. Nobody else sees it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("In which language do we write?"), choices=LANGUAGES, initial="nl", widget=forms.RadioSelect
    )


class WordsForm(forms.Form):
    """The four questions to each party. `replaces` is the number of the version that was on the page."""

    what_made_it_good = LongText(
        label=_("What made this a good agreement for you?"),
        help_text=_("As you would tell it at the kitchen table. Three sentences are fine, more is fine too."),
        rows=7,
    )
    what_was_hard = LongText(label=_("What was hard?"), required=False)
    what_we_would_do_again = LongText(label=_("What would you do again?"), required=False)
    what_came_of_it = LongText(label=_("What came of it?"), required=False)
    replaces = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def seen_anew(self, number: int) -> None:
        """Show version `number` as the one that this answers to, now that its writer has seen it."""
        self.data = {**{name: self.data.get(name, "") for name in self.data}, "replaces": str(number)}

    def answers(self) -> dict[str, str]:
        """The four answers as they were handed in."""
        return {name: str(self[name].value() or "").replace("\r\n", "\n").strip() for name in QUESTIONS}


QUESTIONS = ("what_made_it_good", "what_was_hard", "what_we_would_do_again", "what_came_of_it")


class NotedForm(WordsForm):
    """The same four questions, as the editor who writes down a conversation reads them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["what_made_it_good"].help_text = _(
            "In the words of the speaker, as I. The speaker reads it, changes it and decides."
        )


class ApproveForm(forms.Form):
    """Yes to these words: to exactly the version `number`, which was on the page."""

    may_be_asked = forms.BooleanField(
        label=_("Other people may ask me a question through Woordhouder"),
        help_text=_("We pass on a question by mail. You decide whether you answer; only then they see your address."),
        required=False,
    )
    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class DeclineForm(forms.Form):
    """Rather not. No reason is needed."""

    reason = LongText(label=_("Do you want to say why?"), required=False, rows=3)


class CloseForm(forms.Form):
    """Why this does not become an example."""

    reason = LongText(
        label=_("Why do you stop?"), help_text=_("Whoever put it forward reads this, word for word."), rows=4
    )


class CheckForm(forms.Form):
    """What a speaker says of the whole."""

    agrees = forms.TypedChoiceField(
        label=_("Is it right like this?"),
        choices=(("yes", _("Yes, you may publish it like this")), ("no", _("No, something is not right"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    remark = LongText(
        label=_("What is not right?"), help_text=_("Say where it stands and what it should be."), required=False
    )

    def clean(self) -> dict[str, Any]:
        """An objection says what is not right: else nobody can mend it."""
        given = super().clean() or {}
        if given.get("agrees") is False and not given.get("remark"):
            self.add_error("remark", _("Write what is not right, so that we can mend it."))
        return given


class StillRightForm(forms.Form):
    """What a speaker says a year later."""

    answer = forms.ChoiceField(
        label=_("Is this still right?"), choices=StillRightAnswer.choices, widget=forms.RadioSelect
    )
    remark = LongText(label=_("What has changed?"), required=False)
