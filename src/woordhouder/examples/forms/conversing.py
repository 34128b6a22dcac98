"""The questions at the start of a conversation. None is required."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from woordhouder.record.typed import invalid

from ..conversing import LONGEST_ANSWER, MOST_QUOTED, NAMES, QUESTIONS, Answer, Begun
from ..queries.conversing import ConversationPage
from .fields import LongText

ANSWER: TypeAdapter[str] = TypeAdapter(Answer)


class ConversationForm(forms.Form):
    """Answers by the name of the question, and which promises of the example to take along.

    `cleaned_data` are the arguments of the action `keep_conversation`.
    """

    def __init__(self, *args: Any, page: ConversationPage, **options: Any) -> None:
        super().__init__(*args, **options)
        self.page = page
        for question in QUESTIONS:
            self.fields[question.name] = LongText(
                label=question.asks,
                help_text=question.help,
                required=False,
                rows=4,
                max_length=LONGEST_ANSWER,
            )
        self.fields["quoted"] = forms.TypedMultipleChoiceField(
            label=_("Promises to take along as a quote"),
            help_text=_("At most %(number)d, so that the note stays one page.") % {"number": MOST_QUOTED},
            choices=[(number, promise.text) for number, promise in enumerate(page.facts.commitments, 1)],
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean_quoted(self) -> tuple[int, ...]:
        """The numbers. Raises ValidationError when there are too many for one page."""
        chosen = tuple(self.cleaned_data["quoted"])
        if len(chosen) > MOST_QUOTED:
            raise forms.ValidationError(_("Choose at most %(number)d.") % {"number": MOST_QUOTED})
        return chosen

    def clean(self) -> dict[str, Any]:
        """The answers that were given, checked as the action does, so that they can be kept without it too."""
        answers = {name: self.cleaned_data[name] for name in NAMES if self.cleaned_data.get(name)}
        for name, answer in answers.items():
            try:
                ANSWER.validate_python(answer)
            except ValidationError as error:
                self.add_error(name, " ".join(str(found.message) for found in invalid(error).errors))
        return {"answers": answers, "quoted": self.cleaned_data.get("quoted", ()), "version": self.page.version}

    def begun(self) -> Begun:
        """What was filled in, once it is valid."""
        return Begun(**self.cleaned_data)


def initial(begun: Begun) -> dict[str, Any]:
    """What somebody wrote before, as the form shows it."""
    return {**begun.answers, "quoted": [str(number) for number in begun.quoted]}
