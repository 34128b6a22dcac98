"""What stands in a preparation."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from ..models import Commitment, Preparation, PreparedVersion
from ..preparing_facts import ActFacts, PromiseDraft


@dataclass(frozen=True)
class PreparedPromise:
    """One line of the list, in version `number`. `draft` None: nothing comes in the place of `commitment`, it ends."""

    reference: str
    place: int
    number: int
    commitment: Commitment | None
    draft: PromiseDraft | None


def act_facts(preparation: Preparation) -> ActFacts:
    """What is known of the act itself. No query."""
    return ActFacts.model_validate(preparation.facts)


def promises_in(preparation: Preparation) -> list[PreparedPromise]:
    """The promises as they stand, in their order. 1 query."""
    newest = PreparedVersion.objects.filter(prepared=OuterRef("pk")).order_by("-number")
    rows = (
        preparation.promises.filter(dropped_at=None)
        .select_related("commitment")
        .annotate(number=Subquery(newest.values("number")[:1]), facts=Subquery(newest.values("facts")[:1]))
        .order_by("place")
    )
    return [
        PreparedPromise(
            row.reference,
            row.place,
            row.number,
            row.commitment,
            PromiseDraft.model_validate(row.facts) if row.facts else None,
        )
        for row in rows
    ]
