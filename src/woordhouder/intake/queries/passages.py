"""One passage of a paper: to be changed or split; and from which passage a promise on the site comes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import Prepared
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound

from ..actions.opening import IN_THE_LIST
from ..drafting import on_one_line
from ..models import Paper, PaperPassage, PassageState
from ..policy import PASSAGE
from .papers import PaperHead

_ENDS = re.compile(r"(?<=[.;:!?])\s+|,?\s+(?=(?:en|maar|daarnaast|ook|waarbij|terwijl)\s)|(?<=,)\s+|\s*[\n|]\s*")
MOST_PLACES = 60


@dataclass(frozen=True)
class OnePassage:
    """A passage that can be changed: its words in the paper from `start` on, and the promise that it would become.

    `commitment`: the reference of the promise in force of which it is the newer wording, "" for none.
    """

    reference: str
    version: int
    part: int
    start: int
    text: str
    quote: str
    page: int | None
    draft: PromiseDraft
    commitment: str


@dataclass(frozen=True)
class Place:
    """A place where a passage can be split: before its sign number `at`, with the words on both sides."""

    at: int
    before: str
    after: str


def one_passage(head: PaperHead, reference: str) -> OnePassage:
    """A passage of the paper of `head`. 1 query. Raises NotFound, also for what is in the list already."""
    one = _open(head, reference)
    return OnePassage(
        reference=one.reference,
        version=one.version,
        part=one.part,
        start=one.start,
        text=one.text,
        quote=on_one_line(one.text),
        page=one.page,
        draft=PromiseDraft.model_validate(one.facts),
        commitment=one.commitment,
    )


def text_of(head: PaperHead) -> str:
    """The text of the paper, in which passages have their places. 1 query. Raises NotFound while it is not read."""
    text = Paper.objects.filter(pk=head.pk).exclude(read_at=None).values_list("text", flat=True).first()
    if text is None:
        raise NotFound(_("This page does not exist."))
    return text


def places_in(head: PaperHead, reference: str) -> Sequence[Place]:
    """Where a passage can be split: after its sentences and clauses, else after each word. 1 query. Raises NotFound."""
    text = _open(head, reference).text
    found = _places(text, _ENDS) or _places(text, re.compile(r"\s+"))
    return found[:MOST_PLACES]


def _open(head: PaperHead, reference: str) -> PaperPassage:
    rows = PaperPassage.objects.filter(paper__reference=head.reference)
    one = rows.exclude(state__in=(*IN_THE_LIST, PassageState.JOINED)).filter(reference=reference).first()
    if one is None:
        raise NotFound(_("This page does not exist."))
    return one


def _places(text: str, ends: re.Pattern[str]) -> list[Place]:
    places = [found.end() for found in ends.finditer(text) if found.end() > 0]
    return [
        Place(at, on_one_line(text[:at]), on_one_line(text[at:]))
        for at in places
        if text[:at].strip() and text[at:].strip()
    ]


@dataclass(frozen=True)
class InPaper:
    """Where the words of a promise stand in the paper from which they were taken, as they stand there."""

    paper: str
    sha256: str
    page: int | None
    start: int
    end: int
    quote: str


def in_paper(actor: Actor, act: str, commitment: str) -> InPaper | None:
    """The passage from which an act took the words of a commitment (both by reference). 1 query.

    None when there is none, or none that the actor may read.
    """
    lines = Prepared.objects.filter(preparation__act__reference=act, commitment__reference=commitment, dropped_at=None)
    rows = PaperPassage.objects.filter(promise__in=lines.values("reference"), state__in=IN_THE_LIST).exclude(text="")
    newest = rows.select_related("paper").defer("paper__text").order_by("-paper_id")
    one = allowed(actor, "read", PASSAGE, newest).first()
    if one is None:
        return None
    return InPaper(one.paper.name, one.paper.sha256, one.page, one.start, one.end, on_one_line(one.text))
