"""What people and set-up do with organisations."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import fetch, require
from woordhouder.record.refusals import FieldError, Invalid
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from .actor import Actor
from .models import Membership, Organisation, OrganisationKind, Person, Role
from .policy import ORGANISATION


@action()
def found(actor: Actor, *, kind: OrganisationKind, name: Line) -> Organisation:
    """Found an organisation. Raises NotAllowed (policy row "found") and Invalid when the name is taken."""
    require(actor, "found", ORGANISATION)
    if Organisation.objects.filter(name=name).exists():
        raise Invalid(_("An organisation with this name exists."), errors=(FieldError("name", _("Taken.")),))
    return Organisation.objects.create(kind=kind, name=name, founded_at=now())


@action()
def enrol(actor: Actor, *, email: Line, organisation: Line, role: Role) -> Membership:
    """Let a person act for an organisation (by its name or reference) in a role; an earlier role of hers there ends.

    Raises NotAllowed (policy row "enrol"), NotFound when there is no such organisation, Invalid for a bad address.
    """
    named = Organisation.objects.filter(Q(name=organisation) | Q(reference=organisation))
    row = fetch(actor, "enrol", ORGANISATION, named)
    person = Person.objects.by_email(email) or Person.objects.join(email, now())
    person.memberships.filter(organisation=row, until=None).update(until=now())
    return Membership.objects.create(person=person, organisation=row, role=role, since=now())
