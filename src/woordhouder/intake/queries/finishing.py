"""Before what was accepted goes into the list: what is missing in it, and who promises nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from woordhouder.agreements.preparing_facts import PromiseDraft

from ..actions.taking_in import changed_since
from ..models import Paper, PaperPassage, PassageState
from .papers import PaperHead

HAVING = (PassageState.ACCEPTED, PassageState.TAKEN, PassageState.STANDS)


@dataclass(frozen=True)
class Lacking:
    """A promise in which something is missing: its title, and on which part of the review page it stands."""

    reference: str
    title: str
    part: int


@dataclass(frozen=True)
class FinishPage:
    """How a paper stands. `without`: by what is missing (lead, theme, deadline, figure) the accepted promises without.

    `in_force`: how many the agreement says already. `changed_since`: those that people changed in the list since they
    went in, so that they stay there. `silent`: the organisations that sign at the table and lead nothing; `by`: how
    many promises each of the others leads.
    """

    waiting: int
    accepted: int
    taken: int
    in_force: int
    rejected: int
    changed_since: Sequence[Lacking]
    without: Mapping[str, Sequence[Lacking]]
    silent: Sequence[str]
    by: Sequence[tuple[str, int]]

    @property
    def all(self) -> int:
        """How many promises the paper gives, in the list or not yet."""
        return self.accepted + self.taken


def finish_page(head: PaperHead) -> FinishPage:
    """How the paper of `head` stands. At most 5 queries."""
    passages = PaperPassage.objects.filter(paper=head.pk)
    counts = dict(passages.order_by("state").values_list("state").annotate(Count("pk")))
    rows = list(passages.filter(state__in=HAVING).order_by("start", "pk"))
    drafts = [(one, PromiseDraft.model_validate(one.facts)) for one in rows]
    changed = _changed_since(head, [one for one in rows if one.state == PassageState.TAKEN])
    leads = [draft.lead for _one, draft in drafts]
    signing = [seat for seat in head.seats if seat.signs]
    return FinishPage(
        waiting=counts.get(PassageState.PROPOSED, 0),
        accepted=counts.get(PassageState.ACCEPTED, 0),
        taken=counts.get(PassageState.TAKEN, 0) + counts.get(PassageState.STANDS, 0),
        in_force=counts.get(PassageState.IN_FORCE, 0),
        rejected=counts.get(PassageState.REJECTED, 0),
        changed_since=[_lacking(one, draft) for one, draft in drafts if one.pk in changed],
        without={
            "lead": [_lacking(one, draft) for one, draft in drafts if not draft.lead],
            "theme": [_lacking(one, draft) for one, draft in drafts if not draft.theme],
            "deadline": [_lacking(one, draft) for one, draft in drafts if not draft.deadline],
            "figure": [_lacking(one, draft) for one, draft in drafts if not draft.indicator],
        },
        silent=[seat.name for seat in signing if rows and seat.reference not in leads],
        by=[(seat.name, leads.count(seat.reference)) for seat in head.seats if seat.reference in leads],
    )


def _changed_since(head: PaperHead, taken: Sequence[PaperPassage]) -> set[int]:
    """Those of the taken passages (by id) that stay in the list when the paper comes out of it. At most 3 queries."""
    if not taken:
        return set()
    paper = Paper.objects.select_related("preparation").defer("text").get(pk=head.pk)
    return {one.pk for one in changed_since(paper.preparation, paper, taken)}


def _lacking(one: PaperPassage, draft: PromiseDraft) -> Lacking:
    return Lacking(one.reference, draft.title or draft.text, one.part)
