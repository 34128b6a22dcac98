"""The made-up people of a demonstration, whom anybody there may be. Nothing of this exists elsewhere."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from woordhouder.parties.models import Facilitation, Membership, Person, Role
from woordhouder.parties.queries import ROLES_EXPLAINED
from woordhouder.record.refusals import NotFound, Words


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demonstration. `meaning`: what she may; `parts`: for which others she acts, and how."""

    organisation: str
    role: Words
    meaning: Words
    reference: str
    email: str
    parts: tuple[tuple[str, Words], ...]


def people() -> list[DemoPerson]:
    """Everybody who acts for an organisation, by the one that she joined first, in the order of founding; then who only
    facilitates a table. 2 queries.
    """
    rows = Membership.objects.filter(until=None, person__erased_at=None).select_related("person", "organisation")
    theirs: dict[Person, list[Membership]] = {}
    for row in rows.order_by("organisation__pk", "since", "pk"):
        theirs.setdefault(row.person, []).append(row)
    helping = Facilitation.objects.filter(until=None, person__erased_at=None).exclude(person__in=theirs)
    facilitators = helping.select_related("person", "partnership").order_by("since", "pk")
    return [*(_one(person, mine) for person, mine in theirs.items()), *map(_facilitator, facilitators)]


def _one(person: Person, mine: list[Membership]) -> DemoPerson:
    parts = tuple((row.organisation.name, Role(row.role).label) for row in mine[1:])
    first = mine[0]
    role = Role(first.role)
    return DemoPerson(
        first.organisation.name, role.label, ROLES_EXPLAINED[role], person.reference, str(person.email), parts
    )


def _facilitator(row: Facilitation) -> DemoPerson:
    role = _("facilitates {table}").format(table=row.partnership.name)
    meaning = _("You see what the table sees, and prepare for all seats. You decide nothing.")
    return DemoPerson(_("Facilitators"), role, meaning, row.person.reference, str(row.person.email), ())


def one_of_them(reference: str) -> Person:
    """The person with this reference, if she is one of `people`. Raises NotFound. 1 query."""
    acting = Membership.objects.filter(until=None).values("person")
    helping = Facilitation.objects.filter(until=None).values("person")
    among = Person.objects.filter(Q(pk__in=acting) | Q(pk__in=helping), erased_at=None)
    if found := among.filter(reference=reference).first():
        return found
    raise NotFound(_("This page does not exist."))
