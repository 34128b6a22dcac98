"""Speakers who ask to be forgotten, for who does that at their request: found by address, and one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import records_removals
from woordhouder.record.policy import allowed, fetch, require

from ..models import Interview, Nomination, Testimony, Words
from ..policy import INTERVIEW, NOMINATION
from ..shapes import ANSWERS


@dataclass(frozen=True)
class SpeakerLine:
    """One interview to which an address was invited. `address`: where she is forgotten; `dossier`: "" for who may not
    read that. `is_open`: the actor may not do it yet, as the speaker can do it herself by her link.
    """

    title: str
    speaker: str
    invited_at: datetime
    address: str
    dossier: str
    is_open: bool


@dataclass(frozen=True)
class SpeakerPage:
    """A speaker, by the role and party that stand with her words: of her words only is told how many versions go.

    `public`: the number of her words that everybody reads, which stay (None: there are none); `example` is where.
    `forgotten_at` is None where that is not known. `may_remove`: the actor can remove the public words too.
    """

    title: str
    speaker: str
    dossier: str
    versions: int
    public: int | None
    example: str
    can_go: bool
    forgotten_at: datetime | None
    because: str
    may_remove: bool


def speakers_at(actor: Actor, email: str) -> list[SpeakerLine]:
    """The interviews to which exactly this address was invited, newest first. At most 4 queries.

    Raises NotAllowed (policy row "forget") for who can forget nobody, whatever there is.
    """
    require(actor, "forget", INTERVIEW)
    invited = Interview.objects.filter(email__iexact=email.strip()).exclude(email="")
    rows = allowed(actor, "read", INTERVIEW, invited.select_related("nomination")).order_by("-invited_at", "-pk")
    may = set(allowed(actor, "forget", INTERVIEW, invited).values_list("pk", flat=True))
    dossiers = _dossiers(actor, [row.nomination_id for row in rows])
    return [
        SpeakerLine(
            title=row.nomination.title,
            speaker=_speaker(row),
            invited_at=row.invited_at,
            address=f"/verwijderen/sprekers/{row.reference}",
            dossier=dossiers.get(row.nomination_id, ""),
            is_open=row.pk not in may,
        )
        for row in rows
    ]


def speaker_page(actor: Actor, interview: str) -> SpeakerPage:
    """One speaker. Raises NotFound and NotAllowed (policy row "forget"). At most 4 queries."""
    rows = Interview.objects.select_related("nomination__example")
    row = fetch(actor, "forget", INTERVIEW, rows, reference=interview)
    testimony = Testimony.objects.filter(words__interview=row, removed_at=None).first()
    written = Words.objects.filter(interview=row).exclude(**dict.fromkeys(ANSWERS, ""))
    going = written.exclude(pk=testimony.words_id) if testimony else written
    example = row.nomination.example
    return SpeakerPage(
        title=row.nomination.title,
        speaker=_speaker(row),
        dossier=_dossiers(actor, [row.nomination_id]).get(row.nomination_id, ""),
        versions=going.count(),
        public=testimony.pk if testimony else None,
        example=f"/voorbeelden/{example.slug}#stemmen" if testimony and example else "",
        can_go=bool(row.email),
        forgotten_at=row.forgotten_at,
        because=row.forgotten_because,
        may_remove=records_removals(actor),
    )


def _speaker(row: Interview) -> str:
    return f"{row.role}, {row.party}"


def _dossiers(actor: Actor, nominations: Sequence[int]) -> dict[int, str]:
    """By id of a nomination where its dossier stands, of those that the actor may read. 1 query."""
    rows = allowed(actor, "read", NOMINATION, Nomination.objects.filter(pk__in=nominations))
    return {row.pk: f"/in-de-maak/{row.reference}" for row in rows}
