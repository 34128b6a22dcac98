"""The review page: a part of the paper as it reads, what is proposed of it, and how far the whole is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.record.refusals import Words

from ..actions.opening import IN_THE_LIST
from ..drafting import on_one_line
from ..models import Paper, PaperPassage, PaperStep, PassageState
from ..paragraphs import Paragraph, Placed, paragraphs
from .in_force import InForce, promises_in_force
from .papers import PaperHead
from .proposals import Pair, Proposal, proposals

DONE = {
    "accept": _("a passage was taken over"),
    "accept_all": _("several passages were taken over"),
    "add": _("words were chosen as a promise"),
    "match": _("a passage was tied to a promise in force"),
    "reject": _("a passage was rejected"),
    "reconsider": _("a passage was put back"),
    "change": _("a proposal was adjusted"),
    "split": _("a proposal was split"),
    "join": _("two passages were joined"),
    "seat": _("parties were chosen"),
}
NOT_SHOWN = (PassageState.ASIDE, PassageState.JOINED)
NOBODY = "-"
"""Stands for "without lead" or "without theme" in a filter."""


@dataclass(frozen=True)
class Wanted:
    """What of a paper is shown: the number of the part, and the lead (seat), theme and state to which it is limited."""

    part: int = 1
    lead: str = ""
    theme: str = ""
    state: str = ""


@dataclass(frozen=True)
class PartLink:
    """A part of the paper: under which heading it begins, how many proposals in it wait, and how many are asked for."""

    number: int
    heading: str
    waiting: int
    shown: int
    is_here: bool


@dataclass(frozen=True)
class ReviewPage:
    """One part of a paper. `counts`: passages by state in the whole. `last`: my last step, "" when there is none;
    `last_about`: a passage of it. `gone`: what an earlier version said, and this one no more. `in_force`: the promises
    that the act may change.
    """

    part: int
    parts: Sequence[PartLink]
    paragraphs: Sequence[Paragraph]
    proposals: Sequence[Proposal]
    counts: Mapping[str, int]
    last: str
    last_did: Words
    last_about: str
    gone: Sequence[str]
    in_force: Sequence[InForce]

    @property
    def references(self) -> frozenset[str]:
        """The proposals that are shown."""
        return frozenset(one.reference for one in self.proposals)

    @property
    def waiting(self) -> Sequence[Proposal]:
        """The proposals that are shown and need no more than a yes."""
        return [one for one in self.proposals if one.can_be_accepted]

    @property
    def sure(self) -> Sequence[Proposal]:
        """Those of them that are almost certain, with a lead and a theme."""
        return [one for one in self.waiting if one.is_sure]

    @property
    def by_heading(self) -> Sequence[tuple[str, Sequence[Proposal]]]:
        """Those that wait, by the heading above them, where more than one does; of more than one heading."""
        found = [(heading, list(group)) for heading, group in groupby(self.waiting, key=lambda one: one.heading)]
        return [(heading, group) for heading, group in found if heading and len(group) > 1] if len(found) > 1 else []

    @property
    def missing(self) -> Sequence[InForce]:
        """The promises in force of which no passage of this paper is the newer wording."""
        return [one for one in self.in_force if not one.is_here]

    @property
    def decided(self) -> int:
        """How many proposals were decided on."""
        states = (PassageState.ACCEPTED, PassageState.REJECTED, PassageState.TAKEN, PassageState.STANDS)
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def to_decide(self) -> int:
        """How many proposals there are, decided or not."""
        return self.decided + self.counts.get(PassageState.PROPOSED, 0)


def review_page(actor: Actor, head: PaperHead, wanted: Wanted, moment: datetime) -> ReviewPage:
    """A part of the paper of `head`, which was fetched for this actor. At most 7 queries, however long the paper is; 7
    more where an agreement changes.
    """
    spans = _spans(head, wanted)
    part = min(max(wanted.part, 1), max((one.part for one in spans), default=1))
    rows = list(_shown(head).filter(part=part).select_related("earlier"))
    beyond = _shown(head).filter(start__gte=rows[-1].end).first() if rows else None
    mine = PaperStep.objects.filter(paper=head.pk, undone_at=None, person__reference=actor.person)
    last = mine.order_by("-pk").first()
    counts: Counter[str] = Counter()
    for one in spans:
        counts[one.state] += one.count
    in_force = promises_in_force(head, moment)
    return ReviewPage(
        part=part,
        parts=_parts(head, spans, part),
        paragraphs=_paragraphs(head, rows, beyond),
        proposals=proposals(_pairs(rows, beyond, wanted), head, in_force),
        counts=counts,
        last=last.reference if last else "",
        last_did=DONE.get(last.kind, "") if last else "",
        last_about=next(iter(last.passages), "") if last else "",
        gone=[] if in_force else _gone(head),
        in_force=in_force,
    )


def _shown(head: PaperHead) -> QuerySet[PaperPassage]:
    rows = PaperPassage.objects.filter(paper=head.pk).exclude(state=PassageState.JOINED)
    return rows.order_by("start", "pk")


@dataclass(frozen=True)
class _Span:
    """How many passages of a part stand so, and how many of them are within the limits."""

    part: int
    state: str
    count: int
    asked: int


def _spans(head: PaperHead, wanted: Wanted) -> list[_Span]:
    """How the passages stand, part by part. 1 query."""
    rows = _shown(head).order_by("part", "state").values_list("part", "state")
    return [_Span(*row) for row in rows.annotate(Count("pk"), asked=Count("pk", filter=_limits(wanted)))]


def _parts(head: PaperHead, spans: Sequence[_Span], here: int) -> list[PartLink]:
    """The parts of a paper of more than one. 1 query."""
    numbers = sorted({one.part for one in spans})
    if len(numbers) < 2:
        return []
    passages = PaperPassage.objects.filter(paper=head.pk)
    firsts = passages.values("part").annotate(first=Min("start")).values("first")
    headings = dict(passages.filter(start__in=firsts).values_list("part", "heading"))
    waiting = {one.part: one.count for one in spans if one.state == PassageState.PROPOSED}
    shown: Counter[int] = Counter()
    for one in spans:
        shown[one.part] += one.asked if one.state not in NOT_SHOWN else 0
    return [
        PartLink(number, headings.get(number, ""), waiting.get(number, 0), shown[number], number == here)
        for number in numbers
    ]


def part_that_waits(head: PaperHead, here: int) -> int:
    """The number of the part where proposals wait: this one, else the next one, else the first; this one when none do.
    1 query.
    """
    waiting = PaperPassage.objects.filter(paper=head.pk, state=PassageState.PROPOSED)
    parts = sorted(set(waiting.order_by().values_list("part", flat=True)))
    return next((part for part in parts if part >= here), parts[0] if parts else here)


def _limits(wanted: Wanted) -> Q:
    limits = Q()
    if wanted.lead:
        limits &= Q(facts__lead=None if wanted.lead == NOBODY else wanted.lead)
    if wanted.theme:
        limits &= Q(facts__theme=None if wanted.theme == NOBODY else wanted.theme)
    return limits & _state_limit(wanted.state)


def _state_limit(state: str) -> Q:
    if state == PassageState.TAKEN:
        return Q(state__in=IN_THE_LIST)
    return Q(state=state) if state else Q()


def _fits(one: PaperPassage, wanted: Wanted) -> bool:
    """Whether a passage that is here already is within the limits."""
    for name, limit in (("lead", wanted.lead), ("theme", wanted.theme)):
        if limit and (one.facts.get(name) or NOBODY) != limit:
            return False
    states = IN_THE_LIST if wanted.state == PassageState.TAKEN else (wanted.state,)
    return one.state not in NOT_SHOWN and (not wanted.state or one.state in states)


def _paragraphs(head: PaperHead, rows: Sequence[PaperPassage], beyond: PaperPassage | None) -> list[Paragraph]:
    """The part as it reads, up to where the next begins. 1 query."""
    if not rows:
        return []
    begins = rows[0].start if rows[0].part > 1 else 0
    cut = Substr("text", begins + 1, beyond.start - begins) if beyond else Substr("text", begins + 1)
    text = Paper.objects.filter(pk=head.pk).values_list(cut, flat=True)[0]
    placed = [Placed(one.reference, one.version, one.start, one.end, one.state, one.kind, one.page) for one in rows]
    return paragraphs(text, begins, placed)


def _pairs(rows: Sequence[PaperPassage], beyond: PaperPassage | None, wanted: Wanted) -> list[Pair]:
    """The passages that are shown, each with the one that follows it in the paper. No query."""
    return [pair for pair in zip(rows, [*rows[1:], beyond], strict=False) if _fits(pair[0], wanted)]


def _gone(head: PaperHead) -> list[str]:
    """What an earlier version said and this one no more: what was proposed or decided there. 1 query."""
    if head.earlier_pk is None:
        return []
    kept = PaperPassage.objects.filter(paper=head.pk).exclude(earlier=None).values("earlier")
    rows = PaperPassage.objects.filter(paper=head.earlier_pk).exclude(state__in=NOT_SHOWN).exclude(pk__in=kept)
    return [on_one_line(text) for text in rows.order_by("start").values_list("text", flat=True)]
