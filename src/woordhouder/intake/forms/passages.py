"""The forms of one passage: which piece of it is a promise, and of which promise in force it is the newer wording."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.forms.fields import choose
from woordhouder.agreements.forms.parts import PartsForm

from ..choosing import Stretch, sentences_of, words_of
from ..queries.in_force import InForce
from ..queries.passages import OnePassage

BY_WORDS = "words"
MOST_SENTENCES = 40
NEW = "-"


class PieceForm(PartsForm):
    """A piece of a passage: one of its sentences, or from one word up to another."""

    def __init__(self, *given: Any, passage: OnePassage, **options: Any) -> None:
        super().__init__(*given, **options)
        self._passage = passage
        self._sentences = sentences_of(passage.text)[:MOST_SENTENCES]
        self._words = words_of(passage.text)
        if self._sentences:
            shown = [(str(number), one.words) for number, one in enumerate(self._sentences)]
            self.fields["piece"] = forms.ChoiceField(
                label=_("Which words are the promise?"),
                choices=[*shown, (BY_WORDS, _("Other words: I choose the first and the last below"))],
                widget=forms.RadioSelect,
            )
        numbered = [(str(number), f"{one.words} ({number + 1})") for number, one in enumerate(self._words)]
        self.fields["first"] = choose(_("First word"), numbered)
        self.fields["last"] = choose(_("Last word"), numbered)
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput)
        self.initial.setdefault("seen", passage.version)
        self.initial.setdefault("first", "0")
        self.initial.setdefault("last", str(len(self._words) - 1))

    def clean(self) -> dict[str, Any]:
        """The last word does not come before the first."""
        cleaned = super().clean() or {}
        if cleaned.get("piece", BY_WORDS) == BY_WORDS and not self.errors:
            first, last = (self._word(cleaned[name]) for name in ("first", "last"))
            if first is None or last is None or last.start < first.start:
                self.add_error("last", str(_("The last word comes before the first.")))
        return cleaned

    def _word(self, number: str) -> Stretch | None:
        return self._words[int(number)] if number.isdecimal() and int(number) < len(self._words) else None

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `add_passage`."""
        cleaned = self.cleaned_data
        piece = cleaned.get("piece", BY_WORDS)
        if piece == BY_WORDS:
            start, end = self._words[int(cleaned["first"])].start, self._words[int(cleaned["last"])].end
        else:
            start, end = self._sentences[int(piece)].start, self._sentences[int(piece)].end
        begins = self._passage.start
        return {"start": begins + start, "end": begins + end, "seen": cleaned["seen"]}

    def field_of(self, path: str) -> str:
        """What is wrong with the choice is wrong with where it ends."""
        return path if path in self.fields else "last"


class MatchForm(PartsForm):
    """Of which promise in force a passage is the newer wording."""

    def __init__(self, *given: Any, passage: OnePassage, in_force: Sequence[InForce], **options: Any) -> None:
        super().__init__(*given, **options)
        free = [one for one in in_force if not one.is_here or one.reference == passage.commitment]
        shown = [(one.reference, f"{one.number}. {one.title}") for one in free]
        self.fields["commitment"] = choose(
            _("Of which promise is this the newer wording?"), [*shown, (NEW, _("Of none: it is a new promise"))]
        )
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput)
        self.initial.setdefault("seen", passage.version)
        self.initial.setdefault("commitment", passage.commitment or NEW)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `match_passage`."""
        cleaned = self.cleaned_data
        name = cleaned["commitment"]
        return {"commitment": None if name == NEW else name, "seen": cleaned["seen"]}
