"""Before what was accepted goes into the list: what is missing in it, and who promises nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from woordhouder.agreements.preparing_facts import PromiseDraft

from ..models import PaperPassage, PassageState
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

    `silent`: the organisations that sign at the table and lead nothing; `by`: how many promises each of the others
    leads.
    """

    waiting: int
    accepted: int
    taken: int
    rejected: int
    without: Mapping[str, Sequence[Lacking]]
    silent: Sequence[str]
    by: Sequence[tuple[str, int]]

    @property
    def all(self) -> int:
        """How many promises the paper gives, in the list or not yet."""
        return self.accepted + self.taken


def finish_page(head: PaperHead) -> FinishPage:
    """How the paper of `head` stands. 2 queries."""
    passages = PaperPassage.objects.filter(paper=head.pk)
    counts = dict(passages.order_by("state").values_list("state").annotate(Count("pk")))
    rows = list(passages.filter(state__in=HAVING).order_by("start", "pk"))
    drafts = [(one, PromiseDraft.model_validate(one.facts)) for one in rows]
    leads = [draft.lead for _one, draft in drafts]
    signing = [seat for seat in head.seats if seat.signs]
    return FinishPage(
        waiting=counts.get(PassageState.PROPOSED, 0),
        accepted=counts.get(PassageState.ACCEPTED, 0),
        taken=counts.get(PassageState.TAKEN, 0) + counts.get(PassageState.STANDS, 0),
        rejected=counts.get(PassageState.REJECTED, 0),
        without={
            "lead": [_lacking(one, draft) for one, draft in drafts if not draft.lead],
            "theme": [_lacking(one, draft) for one, draft in drafts if not draft.theme],
            "deadline": [_lacking(one, draft) for one, draft in drafts if not draft.deadline],
            "figure": [_lacking(one, draft) for one, draft in drafts if not draft.indicator],
        },
        silent=[seat.name for seat in signing if rows and seat.reference not in leads],
        by=[(seat.name, leads.count(seat.reference)) for seat in head.seats if seat.reference in leads],
    )


def _lacking(one: PaperPassage, draft: PromiseDraft) -> Lacking:
    return Lacking(one.reference, draft.title or draft.text, one.part)
