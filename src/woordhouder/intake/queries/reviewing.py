"""The review page: a part of the paper as it reads, what is proposed of it, and how far the whole is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Substr
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.facts import IndicatorFacts
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.parties.actor import Actor
from woordhouder.record.refusals import Words

from ..actions.opening import IN_THE_LIST
from ..drafting import on_one_line
from ..models import Paper, PaperPassage, PaperStep, PassageChange, PassageState
from ..paragraphs import Paragraph, Placed, paragraphs
from ..reasons import in_words
from .papers import PaperHead

SURE = ((0.85, _("almost certain")), (0.65, _("likely")), (0.0, _("in doubt")))
DONE = {
    "accept": _("a passage was taken over"),
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
class Proposal:
    """A proposal beside the paper. `sure` and `why`: how sure the rules are, and why.

    `is_said`: the paper names the lead itself. `after`: the next one to decide on. `next_version`: of the passage that
    it can be joined with, None when there is none.
    """

    reference: str
    version: int
    state: str
    quote: str
    label: str
    page: int | None
    title: str
    text: str
    lead: str
    is_said: bool
    contributors: Sequence[str]
    theme: Words
    kind: Words
    figure: str
    deadline: date | None
    deadline_words: str
    sure: Words
    why: str
    change: str
    before: str
    after: str
    next_version: int | None

    @property
    def is_open(self) -> bool:
        """Whether nobody decided on it yet."""
        return self.state == PassageState.PROPOSED

    @property
    def is_accepted(self) -> bool:
        """Whether it is taken over, and not in the list yet."""
        return self.state == PassageState.ACCEPTED

    @property
    def is_rejected(self) -> bool:
        """Whether somebody said that it is none."""
        return self.state == PassageState.REJECTED

    @property
    def is_in_list(self) -> bool:
        """Whether its promise is in the list."""
        return self.state in (PassageState.TAKEN, PassageState.STANDS)

    @property
    def has_own_title(self) -> bool:
        """Whether the title is more than the first words of the passage."""
        return not self.quote.casefold().startswith(self.title.rstrip(" .;,:…").casefold())

    @property
    def is_in_other_words(self) -> bool:
        """Whether its words are no longer those of the paper."""
        return self.text != self.quote


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
    `last_about`: a passage of it. `gone`: what an earlier version said, and this one no more.
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

    @property
    def references(self) -> frozenset[str]:
        """The proposals that are shown."""
        return frozenset(one.reference for one in self.proposals)

    @property
    def decided(self) -> int:
        """How many proposals were decided on."""
        states = (PassageState.ACCEPTED, PassageState.REJECTED, PassageState.TAKEN, PassageState.STANDS)
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def to_decide(self) -> int:
        """How many proposals there are, decided or not."""
        return self.decided + self.counts.get(PassageState.PROPOSED, 0)


def review_page(actor: Actor, head: PaperHead, wanted: Wanted) -> ReviewPage:
    """A part of the paper of `head`, which was fetched for this actor. At most 7 queries, however long the paper is."""
    spans = _spans(head, wanted)
    part = min(max(wanted.part, 1), max((one.part for one in spans), default=1))
    rows = list(_shown(head).filter(part=part).select_related("earlier"))
    beyond = _shown(head).filter(start__gte=rows[-1].end).first() if rows else None
    mine = PaperStep.objects.filter(paper=head.pk, undone_at=None, person__reference=actor.person)
    last = mine.order_by("-pk").first()
    counts: Counter[str] = Counter()
    for one in spans:
        counts[one.state] += one.count
    return ReviewPage(
        part=part,
        parts=_parts(head, spans, part),
        paragraphs=_paragraphs(head, rows, beyond),
        proposals=_proposals(rows, beyond, head, wanted),
        counts=counts,
        last=last.reference if last else "",
        last_did=DONE.get(last.kind, "") if last else "",
        last_about=next(iter(last.passages), "") if last else "",
        gone=_gone(head),
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


def _proposals(
    rows: Sequence[PaperPassage], beyond: PaperPassage | None, head: PaperHead, wanted: Wanted
) -> list[Proposal]:
    """The proposals of these passages. No query."""
    shown = [(one, after) for one, after in zip(rows, [*rows[1:], beyond], strict=False) if _fits(one, wanted)]
    waiting = [one.reference for one, _next in shown if one.state == PassageState.PROPOSED]
    return [_proposal(one, following, head, _after(one, shown, waiting)) for one, following in shown]


def _after(one: PaperPassage, shown: Iterable[tuple[PaperPassage, object]], waiting: Sequence[str]) -> str:
    """The next that waits below this one, else the first that waits; "" when none does."""
    below = [other.reference for other, _next in shown if other.start > one.start and other.reference in waiting]
    rest = [reference for reference in (*below, *waiting) if reference != one.reference]
    return rest[0] if rest else ""


def _proposal(one: PaperPassage, following: PaperPassage | None, head: PaperHead, after: str) -> Proposal:
    draft = PromiseDraft.model_validate(one.facts)
    names = head.seat_names
    is_joinable = following is not None and following.state not in IN_THE_LIST
    return Proposal(
        reference=one.reference,
        version=one.version,
        state=one.state,
        quote=on_one_line(one.text),
        label=one.label,
        page=one.page,
        title=draft.title,
        text=draft.text,
        lead=names.get(draft.lead or "", ""),
        is_said=bool(one.found.get("is_said")),
        contributors=[names[part.seat] for part in draft.contributors if part.seat in names],
        theme=draft.theme.label if draft.theme else "",
        kind=draft.kind.label,
        figure=_figure(draft.indicator),
        deadline=draft.deadline,
        deadline_words=one.found.get("deadline", ""),
        sure=next(words for least, words in SURE if one.certainty >= least),
        why=in_words(one.why),
        change=one.change,
        before=on_one_line(one.earlier.text) if one.earlier and one.change == PassageChange.CHANGED else "",
        after=after,
        next_version=following.version if following and is_joinable else None,
    )


def _figure(indicator: IndicatorFacts | None) -> str:
    """The targets in words: "40 woningen in 2026"."""
    if indicator is None:
        return ""
    targets = sorted(indicator.targets.items())
    return ", ".join(f"{number_format(target)} {indicator.unit} ({year})" for year, target in targets)


def _gone(head: PaperHead) -> list[str]:
    """What an earlier version said and this one no more: what was proposed or decided there. 1 query."""
    if head.earlier_pk is None:
        return []
    kept = PaperPassage.objects.filter(paper=head.pk).exclude(earlier=None).values("earlier")
    rows = PaperPassage.objects.filter(paper=head.earlier_pk).exclude(state__in=NOT_SHOWN).exclude(pk__in=kept)
    return [on_one_line(text) for text in rows.order_by("start").values_list("text", flat=True)]
