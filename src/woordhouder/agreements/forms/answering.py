"""What a seat says to an act, as a form: it confirms or objects, it signs or does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import Words, choose, long_text
from .parts import PartsForm

Pairs = Sequence[tuple[str, str]]
YES, NO = "yes", "no"
ANSWERS: Sequence[tuple[str, Words]] = (
    ("signs", _("We sign")),
    ("signs_with_reservation", _("We sign with a reservation: it is shown beside the text")),
    ("takes_note", _("We take note, and do not sign")),
    ("refuses", _("We do not sign")),
)


def _radio(label: Words, choices: Sequence[tuple[str, Words]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class OfSeatForm(PartsForm):
    """A form of which the actor says for which of her seats she answers, when she holds more than one here."""

    def __init__(self, *given: Any, seats: Pairs, **options: Any) -> None:
        super().__init__(*given, **options)
        if len(seats) > 1:
            self.fields["seat"] = choose(_("For which party do you answer?"), seats)

    @property
    def of_seat(self) -> dict[str, Any]:
        """The seat as an argument of the actions."""
        return {"seat": self.cleaned_data["seat"]} if "seat" in self.cleaned_data else {}


class ConfirmForm(OfSeatForm):
    """Is it right as it stands here?"""

    confirms = _radio(
        _("Is this what was agreed?"), [(YES, _("Yes, this is right")), (NO, _("No, something is wrong"))]
    )
    reason = long_text(
        _("What is not right?"),
        _("Needed when something is wrong. It is shown beside the text; the text stays in force."),
        rows=3,
        required=False,
    )

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `confirm_text`."""
        cleaned = self.cleaned_data
        return {"confirms": cleaned["confirms"] == YES, "reason": cleaned["reason"], **self.of_seat}


@dataclass(frozen=True)
class Signable:
    """A wording of the act that can be excepted: its reference, the number of its commitment, its title."""

    reference: str
    number: int
    title: str


class SignForm(OfSeatForm):
    """Does the party sign, and what of it not?"""

    answer = _radio(_("What does your organisation say?"), ANSWERS)
    reason = long_text(_("Why?"), _("Needed with a reservation, and when you do not sign."), rows=3, required=False)
    mandate = long_text(
        _("On what ground may you sign?"),
        _("For example a decision of the board with its date. Only the table reads this."),
        rows=2,
        required=False,
    )

    def __init__(self, *given: Any, wordings: Sequence[Signable], **options: Any) -> None:
        super().__init__(*given, **options)
        self._wordings = wordings
        for one in wordings:
            self.fields[f"not-{one.reference}"] = forms.BooleanField(
                label=_("Not %(number)s: %(title)s") % {"number": one.number, "title": one.title}, required=False
            )
            self.fields[f"why-{one.reference}"] = forms.CharField(
                label=_("Why not %(number)s?") % {"number": one.number}, required=False, max_length=5000
            )

    @property
    def exceptions(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """For each wording the tick, and why."""
        return [(self[f"not-{one.reference}"], self[f"why-{one.reference}"]) for one in self._wordings]

    @property
    def has_exceptions(self) -> bool:
        """Whether one is ticked, or wrong."""
        return any(bound.value() or bound.errors for pair in self.exceptions for bound in pair) or bool(
            self.errors.get("excepted")
        )

    def clean(self) -> dict[str, Any]:
        """An exception says why."""
        cleaned = super().clean() or {}
        for one in self._wordings:
            if cleaned.get(f"not-{one.reference}") and not (cleaned.get(f"why-{one.reference}") or "").strip():
                self.add_error(f"why-{one.reference}", str(_("Say why you do not sign this one.")))
        return cleaned

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `sign`."""
        cleaned = self.cleaned_data
        excepted = {
            one.reference: cleaned[f"why-{one.reference}"]
            for one in self._wordings
            if cleaned.get(f"not-{one.reference}")
        }
        told = {name: cleaned[name] for name in ("answer", "reason", "mandate")}
        return {**told, "excepted": excepted, **self.of_seat}
