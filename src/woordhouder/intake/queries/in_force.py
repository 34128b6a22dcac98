"""The promises in force that an act may change, beside what a newer version of the paper says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from woordhouder.agreements.models import Preparation, Wording
from woordhouder.agreements.queries.prepared import act_facts, promises_in
from woordhouder.agreements.queries.standing_words import wordings_to_change

from ..models import PaperPassage, PassageState
from .papers import PaperHead


@dataclass(frozen=True)
class InForce:
    """A promise in force, with its number in the agreement. `line`: where it stands in the list already, "" when not.

    `ends`: whether it stands there as a promise that ends. `is_here`: whether a passage of this paper is its newer
    wording.
    """

    reference: str
    number: int
    title: str
    text: str
    line: str
    ends: bool
    is_here: bool


def promises_in_force(head: PaperHead, moment: datetime) -> Sequence[InForce]:
    """What the act beside which the paper of `head` stands may change, in the order of the agreement. 7 queries; none
    where it changes nothing.
    """
    if not head.changes:
        return []
    row = Preparation.objects.select_related("agreement").get(reference=head.preparation)
    wordings = wordings_to_change(row, act_facts(row), moment)
    lines = {line.commitment.reference: line for line in promises_in(row) if line.commitment}
    passages = PaperPassage.objects.filter(paper=head.pk).exclude(state=PassageState.JOINED)
    here = set(passages.exclude(commitment="").values_list("commitment", flat=True))
    rows = Wording.objects.filter(reference__in=wordings.values()).select_related("commitment")
    return [
        InForce(
            reference=name,
            number=one.commitment.number,
            title=one.title,
            text=one.text,
            line=lines[name].reference if name in lines else "",
            ends=name in lines and lines[name].draft is None,
            is_here=name in here,
        )
        for one in rows.order_by("commitment__number")
        if (name := one.commitment.reference)
    ]
