"""What parties said in their own words, as it stands on a page and in the open data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import OrganisationKind
from woordhouder.record.policy import allowed

from ..models import Example, Interview, Removal, Testimony, Words
from ..policy import TESTIMONY
from ..shapes import ANSWERS

QUESTIONS = {
    "what_made_it_good": gettext_lazy("What made this a good agreement for you?"),
    "what_was_hard": gettext_lazy("What was hard?"),
    "what_we_would_do_again": gettext_lazy("What would you do again?"),
    "what_came_of_it": gettext_lazy("What came of it?"),
}


@dataclass(frozen=True)
class Voice:
    """The words of one party. `at`: when they were published, or else approved or written; "" for what was left out.

    `testimony`: the id of the row once it is published, for who must remove it.
    """

    party: str
    kind: str
    role: str
    what_made_it_good: str
    what_was_hard: str
    what_we_would_do_again: str
    what_came_of_it: str
    at: datetime
    testimony: int | None = None

    @property
    def speaker(self) -> str:
        """Who says it: role and organisation, never a name."""
        return f"{self.role}, {self.party}"

    @property
    def kind_label(self) -> str:
        """What kind of organisation it is, in words."""
        return str(OrganisationKind(self.kind).label)

    @property
    def answers(self) -> list[tuple[object, str]]:
        """Each question that was answered, with the answer."""
        return [(QUESTIONS[name], getattr(self, name)) for name in ANSWERS if getattr(self, name)]

    @property
    def texts(self) -> list[str]:
        """All that was said, for the search."""
        return [text for _question, text in self.answers]


@dataclass(frozen=True)
class SilencedLine:
    """Words that stood here and are gone since `at`: who said so is not named. `why` in one sentence."""

    at: datetime
    why: str


def voice_of(interview: Interview, words: Words, at: datetime, testimony: int | None = None) -> Voice:
    """The words of an interview as they stand on a page. No query when both are there."""
    return Voice(
        party=interview.party,
        kind=interview.kind,
        role=interview.role,
        what_made_it_good=words.what_made_it_good,
        what_was_hard=words.what_was_hard,
        what_we_would_do_again=words.what_we_would_do_again,
        what_came_of_it=words.what_came_of_it,
        at=at,
        testimony=testimony,
    )


def voices(actor: Actor, slugs: Sequence[str]) -> dict[str, list[Voice]]:
    """Per example the words that stand with it, in the order in which they were published. Always 1 query."""
    rows = allowed(actor, "read", TESTIMONY, Testimony.objects.filter(example__slug__in=slugs))
    found: dict[str, list[Voice]] = {}
    for row in rows.select_related("example", "words__interview").order_by("published_at", "pk"):
        voice = voice_of(row.words.interview, row.words, row.published_at, row.pk)
        found.setdefault(row.example.slug, []).append(voice)
    return found


def told_and_silenced(
    actor: Actor, example: Example, stones: Iterable[Removal]
) -> tuple[list[Voice], list[SilencedLine]]:
    """The words that stand with an example, and what is gone of them, by the marks that stand. Always 1 query."""
    is_read = Case(When(TESTIMONY["read"].who(actor), then=Value(value=True)), default=Value(value=False))
    rows = Testimony.objects.filter(example=example).annotate(is_read=is_read).select_related("words__interview")
    told = list(rows.order_by("published_at", "pk"))
    reasons = {(row.description_id, row.part): row.reason for row in stones}
    gone = sorted((row.removed_at, row.pk, row) for row in told if row.removed_at and not row.is_read)
    return (
        [voice_of(row.words.interview, row.words, row.published_at, row.pk) for row in told if row.is_read],
        [
            SilencedLine(at, reasons.get((row.description_id, row.part)) or _("One party took its words back."))
            for at, _number, row in gone
        ],
    )


def voice_data(voice: Voice) -> Mapping[str, Any]:
    """The words of one party as open data: each answer by the name of its question, null where left out."""
    return {
        "party": voice.party,
        "kind": voice.kind,
        "role": voice.role,
        "answers": [
            {"name": name, "question": str(QUESTIONS[name]), "answer": getattr(voice, name) or None} for name in ANSWERS
        ],
        "published_at": voice.at,
    }
