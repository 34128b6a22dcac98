"""The made-up people of a demonstration, whom anybody there may be. Nothing of this exists elsewhere."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from woordhouder.parties.models import Membership, Person, Role
from woordhouder.record.refusals import NotFound, Words


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demonstration. `parts`: for which organisations she acts, and what she may there."""

    reference: str
    email: str
    parts: tuple[tuple[str, Words], ...]


def people() -> list[DemoPerson]:
    """Everybody who acts for an organisation, in the order of joining. 1 query."""
    rows = Membership.objects.filter(until=None, person__erased_at=None).select_related("person", "organisation")
    parts: dict[Person, list[tuple[str, Words]]] = {}
    for row in rows.order_by("person__pk", "since", "pk"):
        parts.setdefault(row.person, []).append((row.organisation.name, Role(row.role).label))
    return [DemoPerson(one.reference, str(one.email), tuple(theirs)) for one, theirs in parts.items()]


def one_of_them(reference: str) -> Person:
    """The person with this reference, if she is one of `people`. Raises NotFound. 1 query."""
    mine = Membership.objects.filter(until=None, person__erased_at=None, person__reference=reference)
    row = mine.select_related("person").first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    return row.person
