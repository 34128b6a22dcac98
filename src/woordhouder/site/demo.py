"""The made-up people of a demonstration, whom anybody there may be. Nothing of this exists elsewhere."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from woordhouder.parties.models import Membership, Person, Role
from woordhouder.record.refusals import NotFound, Words


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demonstration. `parts`: for which other organisations she acts, with what she may there."""

    organisation: str
    role: Words
    reference: str
    email: str
    parts: tuple[tuple[str, Words], ...]


def people() -> list[DemoPerson]:
    """Everybody who acts for an organisation, by the one that she joined first, in the order of founding. 1 query."""
    rows = Membership.objects.filter(until=None, person__erased_at=None).select_related("person", "organisation")
    theirs: dict[Person, list[Membership]] = {}
    for row in rows.order_by("organisation__pk", "since", "pk"):
        theirs.setdefault(row.person, []).append(row)
    return [_one(person, mine) for person, mine in theirs.items()]


def _one(person: Person, mine: list[Membership]) -> DemoPerson:
    parts = tuple((row.organisation.name, Role(row.role).label) for row in mine[1:])
    first = mine[0]
    return DemoPerson(first.organisation.name, Role(first.role).label, person.reference, str(person.email), parts)


def one_of_them(reference: str) -> Person:
    """The person with this reference, if she is one of `people`. Raises NotFound. 1 query."""
    mine = Membership.objects.filter(until=None, person__erased_at=None, person__reference=reference)
    row = mine.select_related("person").first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    return row.person
