"""Forms about keeping one's word."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.forms.answering import OfSeatForm
from woordhouder.agreements.forms.fields import Day, long_text

from ..words import Answer


class AnswerForm(OfSeatForm):
    """What a seat says to a report."""

    answer = forms.ChoiceField(
        label=_("What does your organisation say of this report?"), choices=(), widget=forms.RadioSelect
    )
    remark = long_text(
        _("Your remark, or why you contest it"),
        _("Needed with a remark, and to contest. Everybody who reads the report reads this."),
        rows=3,
        required=False,
    )

    def __init__(self, *given: Any, may_contest: bool, **options: Any) -> None:
        super().__init__(*given, **options)
        choices = [(one.value, one.label) for one in Answer if may_contest or one is not Answer.CONTESTS]
        self.fields["answer"].choices = choices  # type: ignore[attr-defined] # a choice field
        if not may_contest:
            self.fields["remark"].label = _("Your remark")
            self.fields["remark"].help_text = _(
                "Needed if you confirm with a remark. Everybody who reads the report reads this."
            )

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `respond`."""
        return {"answer": self.cleaned_data["answer"], "remark": self.cleaned_data["remark"], **self.of_seat}


class ReplyForm(OfSeatForm):
    """A reply to a report or to what a seat said of it."""

    to = forms.ChoiceField(label=_("To whom do you reply?"), choices=())
    text = long_text(_("Your reply"), rows=3)

    def __init__(self, *given: Any, receivers: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["to"].choices = receivers  # type: ignore[attr-defined] # a choice field

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `reply`."""
        return {"to": self.cleaned_data["to"], "text": self.cleaned_data["text"], **self.of_seat}


class DoubtForm(OfSeatForm):
    """A doubt, said at the table first."""

    text = long_text(_("What do you doubt, or want to understand?"), _("Only this table reads it."), rows=4)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `raise_concern`."""
        return {"text": self.cleaned_data["text"], **self.of_seat}


class TalkForm(OfSeatForm):
    """Words within a talk: a reply, or (`ends`) how it ends."""

    text = long_text(_("Your words"), _("Only this table reads them."), rows=4)
    ends = False

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `reply`, or `end_concern`."""
        return {"words" if self.ends else "text": self.cleaned_data["text"], **self.of_seat}

    def field_of(self, path: str) -> str:
        """The words are the one field."""
        return "text" if path == "words" else super().field_of(path)


class TalkDayForm(OfSeatForm):
    """Another day until when the talk lasts."""

    talk_until = Day(label=_("Until when should the talk last?"))

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `move_concern`."""
        return {"talk_until": self.cleaned_data["talk_until"], **self.of_seat}


class LineForm(OfSeatForm):
    """The line of a talk that everybody may read."""

    line = long_text(
        _("What may everybody read of this talk?"),
        _("One line, such as what you agreed on. It becomes public when the other side says the same."),
        rows=2,
    )

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `want_line`."""
        return {"text": self.cleaned_data["line"], **self.of_seat}

    def field_of(self, path: str) -> str:
        """The words are the one field."""
        return "line" if path == "text" else super().field_of(path)


class AgreeForm(OfSeatForm):
    """Saying the same line as the other side: nothing to fill in."""

    agree = forms.CharField(widget=forms.HiddenInput)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `agree_line`."""
        return {"line": self.cleaned_data["agree"], **self.of_seat}


class RepeatForm(OfSeatForm):
    """Saying the same of a revised report: nothing to fill in but for which party."""

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `repeat_response`."""
        return self.of_seat


class RoundForm(OfSeatForm):
    """A round over a year, or the part of it up to a month."""

    year = forms.IntegerField(label=_("Over which year?"), min_value=1990, max_value=2100)
    part = forms.TypedChoiceField(
        label=_("Up to and including which month?"), choices=list(MONTHS.items()), coerce=int, initial=12
    )
    due = Day(label=_("Before or on which day must the reports be there?"))

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `open_round`."""
        return {**{name: self.cleaned_data[name] for name in ("year", "part", "due")}, **self.of_seat}


class DueForm(OfSeatForm):
    """Another last day of a round."""

    due = Day(label=_("The new last day"))

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `move_due`."""
        return {"due": self.cleaned_data["due"], **self.of_seat}


class CloseForm(OfSeatForm):
    """A round that is closed: nothing to fill in but for which party."""

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `close_round`."""
        return self.of_seat
