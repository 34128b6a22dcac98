"""Who acts: nobody known, a person for one organisation, who holds a personal link, or the system. Never None."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import NotAllowed

from .models import Membership, Person, Role


@dataclass(frozen=True)
class Actor:
    """One who reads or acts. Made by `ANONYMOUS`, `SYSTEM`, `acting_for`, `acting_now` or `links.holder`.

    A person without organisation may only see and erase what is kept about her. `link`, `task` and `about` belong to
    somebody without account who holds a personal link: its reference, what it is for, and the reference of the thing.
    """

    person: str = ""
    organisation: str = ""
    role: str = ""
    organisation_id: int | None = None
    is_system: bool = False
    link: str = ""
    task: str = ""
    about: str = ""

    @property
    def mark(self) -> str:
        """Who, for the private audit row."""
        if self.is_system:
            return "system"
        return self.link or f"{self.person} for {self.organisation or 'herself'}"

    @property
    def stands_for(self) -> str:
        """The organisation's public id, "system", or for a personal link the public id of what it is about."""
        return "system" if self.is_system else self.organisation or self.about

    @property
    def hand(self) -> dict[str, str]:
        """Who acted, on what mandate."""
        if self.is_system:
            return {}
        return {"link": self.link} if self.link else {"person": self.person, "role": self.role}

    @property
    def is_known(self) -> bool:
        """Whether a person who signed in acts."""
        return bool(self.person)

    @property
    def contributes(self) -> bool:
        """Whether the person may write for the organisation."""
        return self.role in (Role.CONTRIBUTE, Role.BIND)


ANONYMOUS = Actor()
SYSTEM = Actor(is_system=True)


def acting_for(email: str, organisation: str) -> Actor:
    """The actor for the person with `email` in `organisation` (its name or reference).

    Raises NotAllowed when there is no such membership today; an unknown address answers the same.
    """
    membership = (
        Membership.objects.select_related("person", "organisation")
        .filter(person__email__iexact=email, until=None)
        .filter(Q(organisation__name=organisation) | Q(organisation__reference=organisation))
        .first()
    )
    if membership is None:
        raise NotAllowed(_("This person does not act for this organisation."))
    return _of(membership)


def acting_now(person: Person, organisation: str) -> Actor:
    """The actor for a person who signed in, for the organisation with this reference or else her oldest one. 1 query.

    Asked anew for each request, so that a membership that ended opens nothing any more.
    """
    return acting_among(person, memberships_of(person), organisation)


def memberships_of(person: Person) -> list[Membership]:
    """For which organisations she may act now, her oldest first. 1 query."""
    mine = person.memberships.filter(until=None).select_related("person", "organisation")
    return list(mine.order_by("since", "pk"))


def acting_among(person: Person, mine: Sequence[Membership], organisation: str) -> Actor:
    """As `acting_now`, of memberships that were just read. No query."""
    chosen = next((row for row in mine if row.organisation.reference == organisation), mine[0] if mine else None)
    return _of(chosen) if chosen else Actor(person=person.reference)


def _of(membership: Membership) -> Actor:
    return Actor(
        person=membership.person.reference,
        organisation=membership.organisation.reference,
        role=membership.role,
        organisation_id=membership.organisation_id,
    )
