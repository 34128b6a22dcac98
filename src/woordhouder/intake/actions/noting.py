"""What a worker found in a paper, or why it found nothing, in the name of who asked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, Field, StringConstraints

from woordhouder.agreements.models import Preparation
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.record.clock import now
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..dividing import parts_of
from ..drafting import draft_of
from ..facts import Party, Passage
from ..models import Paper, PaperPassage, PassageState
from ..seating import Chair, Named, seats_of_parties
from .carrying import carry_over
from .opening import open_paper

_BATCH = 500
_MOST_SIGNS = 20_000_000


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("holds control characters")
    return text


PaperText = Annotated[str, StringConstraints(strict=True, max_length=_MOST_SIGNS), AfterValidator(_without_nul)]
Period = tuple[date | None, date | None]


@action()
def note_reading(  # noqa: PLR0913 - what was read, by name
    actor: Actor,
    *,
    preparation: Line,
    paper: Line,
    text: PaperText,
    pages: int | None,
    title: str,
    period: Period,
    parties: Annotated[tuple[Party, ...], Field(max_length=200)],
    passages: Annotated[tuple[Passage, ...], Field(max_length=200_000)],
    unread: Annotated[tuple[dict[str, str | int | None], ...], Field(max_length=2_000)],
) -> Paper:
    """Note what a paper says: its passages, which become proposals. `unread`: each the page and the reason.

    What was decided on the earlier version of the paper is carried over to the passages that are the same. Where an
    agreement changes, each is matched with what is in force. Raises NotFound, NotAllowed (policy row "write"), and
    Refused when it was read already or it is over.
    """
    row, found = open_paper(actor, preparation, paper)
    if found.read_at:
        raise Refused(_("This paper was read already."), next_step=_("Go on with its proposals."))
    seats = seats_of_parties([Named(one.kind, one.name, one.aliases) for one in parties], _chairs(row))
    found.text, found.pages, found.title = text, pages, title[:300]
    found.starts, found.until = period
    found.parties = [
        {"kind": one.kind, "name": one.name, "aliases": list(one.aliases), "seat": seats.get(one.name, "")}
        for one in parties
    ]
    found.unread, found.read_at, found.failed, found.failed_words = list(unread), now(), "", ""
    found.save()
    rows = _rows(found, passages, seats)
    carry_over(row, found, rows)
    PaperPassage.objects.bulk_create(rows, _BATCH)
    return found


def _chairs(row: Preparation) -> list[Chair]:
    seats = Seat.objects.filter(partnership=row.partnership_id).select_related("organisation").order_by("pk")
    return [Chair(seat.reference, seat.organisation.name, seat.organisation.kind) for seat in seats]


def _rows(paper: Paper, passages: Sequence[Passage], seats: Mapping[str, str]) -> list[PaperPassage]:
    day = paper.until or paper.starts
    year = day.year if day else None
    return [
        PaperPassage(
            paper=paper,
            start=one.start,
            end=one.end,
            text=one.text,
            page=one.page,
            label=one.label[:100],
            heading=one.heading[:300],
            kind=one.kind[:20],
            certainty=one.commitment,
            why=one.why,
            part=part,
            found=_found(one),
            state=PassageState.PROPOSED if one.is_proposed else PassageState.ASIDE,
            facts=draft_of(one, seats, year).model_dump(mode="json"),
        )
        for one, part in zip(passages, parts_of(passages), strict=True)
    ]


def _found(one: Passage) -> dict[str, Any]:
    """What the rules read in it, as people see it beside the proposal."""
    return {
        "lead": [lead.name for lead in one.lead],
        "is_said": bool(one.lead) and all(lead.explicit for lead in one.lead),
        "contributors": [part.name for part in one.contributors],
        "figure": bool(one.quantity),
        "deadline": one.deadline.text if one.deadline else "",
    }


@action()
def note_unreadable(
    actor: Actor,
    *,
    preparation: Line,
    paper: Line,
    code: Annotated[str, Field(max_length=60)],
    words: Annotated[str, Field(max_length=2_000)],
) -> Paper:
    """Note why a paper could not be read, in words that say what to do next. The file stays.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when it was read already or it is over.
    """
    _row, found = open_paper(actor, preparation, paper)
    if found.read_at:
        raise Refused(_("This paper was read already."), next_step=_("Go on with its proposals."))
    found.failed, found.failed_words = code, words
    found.save(update_fields=["failed", "failed_words"])
    return found
