"""For which organisations a person may act, and for which one she does now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import NotFound, Words

from .actor import Actor
from .models import Membership, Role


@dataclass(frozen=True)
class ActingFor:
    """An organisation of hers, as it stands today. `is_now`: she acts for it at this moment."""

    reference: str
    name: str
    role: Words
    is_now: bool


def organisations_of(actor: Actor) -> list[ActingFor]:
    """The organisations for which the person may act, her oldest one first. 1 query; none for who is nobody known."""
    if not actor.is_known:
        return []
    mine = Membership.objects.filter(person__reference=actor.person, until=None).select_related("organisation")
    return organisations_among(actor, mine.order_by("since", "pk"))


def organisations_among(actor: Actor, mine: Iterable[Membership]) -> list[ActingFor]:
    """The same, of these memberships of hers. No query beside theirs."""
    return [
        ActingFor(
            row.organisation.reference,
            row.organisation.name,
            Role(row.role).label,
            is_now=row.organisation.reference == actor.organisation,
        )
        for row in mine
    ]


def may_act_for(actor: Actor, organisation: str) -> str:
    """The reference of an organisation of hers. 1 query.

    Raises NotFound for any other: one that exists, one that does not, and one for which she acts no longer, alike.
    """
    if organisation not in [one.reference for one in organisations_of(actor)]:
        raise NotFound(_("This page does not exist."))
    return organisation
