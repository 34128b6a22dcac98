"""Who acts: nobody known, a person for one organisation, or the system (clock and set-up). Never None."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import NotAllowed

from .models import Membership, Role


@dataclass(frozen=True)
class Actor:
    """One who reads or acts. Made by `anonymous`, `SYSTEM` or `acting_for`."""

    person: str = ""
    organisation: str = ""
    role: str = ""
    organisation_id: int | None = None
    is_system: bool = False

    @property
    def mark(self) -> str:
        """Who, for the private audit row."""
        return "system" if self.is_system else f"{self.person} for {self.organisation}"

    @property
    def stands_for(self) -> str:
        """The organisation's public id, or "system"."""
        return "system" if self.is_system else self.organisation

    @property
    def hand(self) -> dict[str, str]:
        """Who acted, on what mandate."""
        return {} if self.is_system else {"person": self.person, "role": self.role}

    @property
    def is_known(self) -> bool:
        """Whether a person of an organisation acts."""
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
    return Actor(
        person=membership.person.reference,
        organisation=membership.organisation.reference,
        role=membership.role,
        organisation_id=membership.organisation_id,
    )
