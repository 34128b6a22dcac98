"""A proposal beside the paper: the promise that a passage would become, how sure that is, and what stood before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.facts import IndicatorFacts
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.record.refusals import Words

from ..actions.opening import IN_THE_LIST
from ..drafting import on_one_line
from ..models import PaperPassage, PassageChange, PassageState
from ..reasons import in_words
from .in_force import InForce
from .papers import PaperHead

ALMOST_CERTAIN = 0.85
SURE = ((ALMOST_CERTAIN, _("almost certain")), (0.65, _("likely")), (0.0, _("in doubt")))
Pair = tuple[PaperPassage, PaperPassage | None]


@dataclass(frozen=True)
class Proposal:
    """A proposal beside the paper. `sure` and `why`: how sure the rules are, and why; "" for what people chose.

    `is_said`: the paper names the lead itself. `after`: the next one to decide on. `next_version`: of the passage that
    it can be joined with, None when there is none. `number`: of the promise in force of which it is a newer wording,
    None for none. `is_out_of_place`: it is new, where only what is in force is changed.
    """

    reference: str
    version: int
    state: str
    quote: str
    label: str
    heading: str
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
    is_sure: bool
    why: str
    change: str
    before: str
    number: int | None
    is_out_of_place: bool
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
        return self.state in IN_THE_LIST

    @property
    def is_in_force(self) -> bool:
        """Whether the agreement says the same already."""
        return self.state == PassageState.IN_FORCE

    @property
    def can_be_accepted(self) -> bool:
        """Whether a yes is all that it needs."""
        return self.is_open and not self.is_out_of_place

    @property
    def has_own_title(self) -> bool:
        """Whether the title is more than the first words of the passage."""
        return not self.quote.casefold().startswith(self.title.rstrip(" .;,:…").casefold())

    @property
    def is_in_other_words(self) -> bool:
        """Whether its words are no longer those of the paper."""
        return self.text != self.quote


def proposals(shown: Iterable[Pair], head: PaperHead, in_force: Sequence[InForce]) -> list[Proposal]:
    """The proposals of passages, each given with the one that follows it in the paper. No query."""
    pairs = list(shown)
    waiting = [one.reference for one, _next in pairs if one.state == PassageState.PROPOSED]
    known = {one.reference: one for one in in_force}
    return [_proposal(one, following, head, known, _after(one, pairs, waiting)) for one, following in pairs]


def _after(one: PaperPassage, shown: Iterable[Pair], waiting: Sequence[str]) -> str:
    """The next that waits below this one, else the first that waits; "" when none does."""
    below = [other.reference for other, _next in shown if other.start > one.start and other.reference in waiting]
    rest = [reference for reference in (*below, *waiting) if reference != one.reference]
    return rest[0] if rest else ""


def _proposal(
    one: PaperPassage, following: PaperPassage | None, head: PaperHead, known: Mapping[str, InForce], after: str
) -> Proposal:
    draft = PromiseDraft.model_validate(one.facts)
    names = head.seat_names
    is_joinable = following is not None and following.state not in IN_THE_LIST
    changes = known.get(one.commitment)
    return Proposal(
        reference=one.reference,
        version=one.version,
        state=one.state,
        quote=on_one_line(one.text),
        label=one.label,
        heading=one.heading,
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
        sure=next(words for least, words in SURE if one.certainty >= least) if one.why else "",
        is_sure=one.certainty >= ALMOST_CERTAIN and bool(draft.lead and draft.theme),
        why=in_words(one.why),
        change=one.change,
        before=_before(one, changes),
        number=changes.number if changes else None,
        is_out_of_place=not head.takes_new and not one.commitment,
        after=after,
        next_version=following.version if following and is_joinable else None,
    )


def _before(one: PaperPassage, changes: InForce | None) -> str:
    """What its newer words come in the place of; "" when they change nothing."""
    if one.change != PassageChange.CHANGED:
        return ""
    if changes:
        return changes.text
    return on_one_line(one.earlier.text) if one.earlier else ""


def _figure(indicator: IndicatorFacts | None) -> str:
    """The targets in words: "40 woningen in 2026"."""
    if indicator is None:
        return ""
    targets = sorted(indicator.targets.items())
    return ", ".join(f"{number_format(target)} {indicator.unit} ({year})" for year, target in targets)
