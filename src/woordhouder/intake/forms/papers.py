"""The forms of a paper: the file or its text, which seat a party is, and where a passage is split."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.forms.fields import choose, long_text
from woordhouder.agreements.forms.parts import PartsForm
from woordhouder.papers.files import LARGEST

from ..queries.papers import EarlierPaper, PaperHead
from ..queries.passages import Place


class PaperForm(PartsForm):
    """A file, or a pasted text; and of which earlier paper it is a newer version."""

    file = forms.FileField(
        label=_("Your document"),
        help_text=_(
            "Word (.docx), OpenDocument (.odt), a PDF with text in it, a web page (.html) or plain text (.txt)."
        ),
        required=False,
        allow_empty_file=True,
    )
    text = long_text(_("Or paste the text here"), rows=4, required=False)
    keeps = forms.BooleanField(
        label=_("This is the signed document: keep it beside the agreements, too"), required=False
    )

    def __init__(self, *given: Any, earlier: Sequence[EarlierPaper], takes_document: bool, **options: Any) -> None:
        super().__init__(*given, **options)
        if earlier:
            self.fields["earlier"] = choose(
                _("Is it a newer version of a document that you handed in before?"),
                [(one.reference, f"{one.name}, {one.handed_in_at:%d-%m-%Y %H:%M}") for one in earlier],
                hint=_("What you decided on the same passages is carried over."),
                required=False,
            )
        if not takes_document:
            del self.fields["keeps"]

    def clean_file(self) -> Any:
        """A file of a size that we take."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(
                _("This file is too large: at most 20 MB. Take the pictures out, or save it as a smaller PDF.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        """Either a file or a text."""
        cleaned = super().clean() or {}
        if "file" not in self.errors and not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            self.add_error("file", str(_("Choose a document, or paste its text.")))
        return cleaned

    def field_of(self, path: str) -> str:
        """The field where a fault belongs."""
        name = "file" if path == "content" else path
        return name if name in self.fields else "file"


class PartiesForm(PartsForm):
    """For each party of a paper the seat that it is."""

    def __init__(self, *given: Any, head: PaperHead, **options: Any) -> None:
        super().__init__(*given, **options)
        self._head = head
        seats = [(seat.reference, seat.name) for seat in head.seats]
        for at, party in enumerate(head.parties):
            hint = ", ".join(party.aliases[:4])
            self.fields[f"party-{at}"] = choose(party.name, seats, hint=hint, required=False)
            self.initial.setdefault(f"party-{at}", party.seat)
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput)
        self.initial.setdefault("seen", head.version)

    @property
    def parties(self) -> list[forms.BoundField]:
        """A choice for each party."""
        return [bound for bound in self if bound.name.startswith("party-")]

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `seat_parties`."""
        cleaned = self.cleaned_data
        seats = {party.name: cleaned[f"party-{at}"] or None for at, party in enumerate(self._head.parties)}
        return {"seats": seats, "seen": cleaned["seen"]}


class SplitForm(PartsForm):
    """Where a passage is split."""

    def __init__(self, *given: Any, places: Sequence[Place], version: int, **options: Any) -> None:
        super().__init__(*given, **options)
        shown = [(str(place.at), f"… {_last_words(place.before)} ✂ {_first_words(place.after)} …") for place in places]
        self.fields["at"] = forms.ChoiceField(
            label=_("Where does the second promise begin?"), choices=shown, widget=forms.RadioSelect
        )
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput)
        self.initial.setdefault("seen", version)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `split_passage`."""
        return {"at": int(self.cleaned_data["at"]), "seen": self.cleaned_data["seen"]}


def _last_words(text: str) -> str:
    return " ".join(text.split()[-7:])


def _first_words(text: str) -> str:
    return " ".join(text.split()[:7])
