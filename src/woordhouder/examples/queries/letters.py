"""What the letters about examples need to know, found by what an audit row says was made. For letters alone.

The letters are written after the act, by the rows as they stand then: whoever has no address any more gets none. An
action that owes somebody a letter therefore leaves the address; `forget_...` takes it away later.
"""

from dataclasses import dataclass

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from woordhouder.parties.models import Person

from ..models import Check, Description, Interview, Nomination, PeerQuestion, ReaderReport, StillRight, Words

# How each row that an action makes leads to the parties that were asked.
_TO_INTERVIEW = {
    "examples.interview": "pk",
    "examples.words": "versions",
    "examples.approval": "versions__approvals",
    "examples.testimony": "versions__testimony",
    "examples.check": "checks",
    "examples.stillright": "yearly",
    "examples.nomination": "nomination",
    "examples.manuscript": "nomination__manuscripts",
    "examples.description": "versions__testimony__description",
    "examples.example": "versions__testimony__example",
}


@dataclass(frozen=True)
class AskedParty:
    """One party that was asked for its words. `email` is "" for who is forgotten; `slug` until it is in the library.

    `editor` is the address of the one person who may read what is not approved. `is_noted_down`: the newest words are
    what the editor wrote down of what was told.
    """

    reference: str
    nomination: str
    title: str
    slug: str
    party: str
    role: str
    email: str
    language: str
    editor: str
    editor_language: str
    may_be_asked: bool
    is_published: bool
    is_noted_down: bool


@dataclass(frozen=True)
class Nominated:
    """A nomination as its nominator hears of it."""

    title: str
    slug: str
    closed_because: str
    email: str
    language: str


@dataclass(frozen=True)
class Question:
    """A question to the people behind an example, with both addresses. Words and addresses are "" once forgotten."""

    reference: str
    title: str
    slug: str
    party: str
    who: str
    text: str
    answer: str
    asker: str
    asker_language: str
    contact: str
    contact_language: str


@dataclass(frozen=True)
class AnsweredReport:
    """What a reader reported, and the answer. `email` is "" when none was left."""

    title: str
    slug: str
    answer: str
    email: str
    language: str


def asked_parties(made: str) -> list[AskedParty]:
    """The parties that `made` ("examples.words:12") is about; for a description those whose words it published first.

    At most 1 query.
    """
    way, key = _way(made, _TO_INTERVIEW)
    if not way:
        return []
    newest = Words.objects.filter(interview=OuterRef("pk")).order_by("-number").values("by_speaker")[:1]
    titled = Interview.objects.annotate(
        title=_title("nomination__example", F("nomination__title")), by_speaker=Subquery(newest)
    )
    rows = titled.select_related("nomination__example", "editor").filter(**{way: key}).distinct().order_by("pk")
    return [_asked(row) for row in rows]


def nominations(made: str) -> list[Nominated]:
    """The nomination that `made` is, or those that became public by the description that it is. At most 1 query."""
    label, _, key = made.partition(":")
    if label == "examples.nomination":
        rows = Nomination.objects.filter(pk=key)
    elif label == "examples.description":
        moment = F("example__descriptions__published_at")
        rows = Nomination.objects.filter(example__descriptions=int(key), published_at=moment)
    else:
        return []
    titled = rows.annotate(shown=_title("example", F("title"))).select_related("example", "person").order_by("pk")
    return [
        Nominated(
            title=row.shown,
            slug=row.example.slug if row.example else "",
            closed_because=row.closed_because or "",
            email=row.person.email or "",
            language=row.person.language,
        )
        for row in titled
    ]


def question(made: str) -> Question | None:
    """The question that `made` is; None when it is something else. At most 1 query."""
    way, key = _way(made, {"examples.peerquestion": "pk"})
    if not way:
        return None
    titled = PeerQuestion.objects.annotate(title=_title("example"))
    row = titled.select_related("example", "interview", "person").get(**{way: key})
    return Question(
        reference=row.reference,
        title=row.title,
        slug=row.example.slug,
        party=row.interview.party,
        who=row.who,
        text=row.text,
        answer=row.answer,
        asker=row.email or _address(row.person),
        asker_language=row.person.language if row.person and not row.email else row.language,
        contact=row.interview.email,
        contact_language=row.interview.language,
    )


def answered_report(made: str) -> AnsweredReport | None:
    """The report of a reader that `made` is; None when it is something else. At most 1 query."""
    way, key = _way(made, {"examples.readerreport": "pk"})
    if not way:
        return None
    row = ReaderReport.objects.annotate(title=_title("example")).select_related("example").get(**{way: key})
    return AnsweredReport(row.title, row.example.slug, row.answer, row.email, row.language)


def has_objected(made: str) -> bool:
    """Whether the check that `made` is says that something is not right. At most 1 query."""
    way, key = _way(made, {"examples.check": "pk"})
    return bool(way) and Check.objects.filter(**{way: key}, agrees=False).exists()


def has_changed(made: str) -> bool:
    """Whether the yearly answer that `made` is says that something has changed. At most 1 query."""
    way, key = _way(made, {"examples.stillright": "pk"})
    return bool(way) and StillRight.objects.filter(**{way: key}, answer="changed").exists()


def _way(made: str, ways: dict[str, str]) -> tuple[str, str]:
    label, _, key = made.partition(":")
    return ways.get(label, ""), key


def _title(example: str, otherwise: F | None = None) -> Coalesce:
    """The title that the library shows now, else `otherwise`."""
    newest = Description.objects.current().filter(example=OuterRef(example)).values("title")[:1]
    return Coalesce(Subquery(newest, output_field=CharField()), otherwise or Value(""))


def _address(person: Person | None) -> str:
    return (person.email or "") if person else ""


def _asked(row: Interview) -> AskedParty:
    return AskedParty(
        reference=row.reference,
        nomination=row.nomination.reference,
        title=row.title,  # type: ignore[attr-defined]
        slug=row.nomination.example.slug if row.nomination.example else "",
        party=row.party,
        role=row.role,
        email=row.email,
        language=row.language,
        editor=row.editor.email or "",
        editor_language=row.editor.language,
        may_be_asked=row.may_be_asked,
        is_published=row.nomination.published_at is not None,
        is_noted_down=row.by_speaker is False,  # type: ignore[attr-defined]
    )
