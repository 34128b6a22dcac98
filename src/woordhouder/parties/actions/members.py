"""Memberships: begun, changed, ended. A change is a new membership after the old one, so that it is known who could
do what, and when."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..actor import Actor
from ..models import Layer, Membership, Organisation, Person, Role
from ..policy import MEMBERSHIP, ORGANISATION


class LastBinder(Refused):
    """Without this membership nobody could bind the organisation any more, or let others in."""


class Ended(Refused):
    """What this is about came to an end already."""


@action()
def enrol(actor: Actor, *, email: Line, organisation: Line, role: Role, layer: Layer = Layer.STAFF) -> Membership:
    """Let a person act for an organisation (by its name or reference) in a role; an earlier role of hers there ends.

    Raises NotAllowed (policy row "enrol"), NotFound when there is no such organisation, Invalid for a bad address,
    Ended when another organisation took its place.
    """
    named = Organisation.objects.select_for_update().filter(Q(name=organisation) | Q(reference=organisation))
    row = fetch(actor, "enrol", ORGANISATION, named)
    if row.successor_id:
        raise Ended(_("Another organisation took its place."), next_step=_("Choose that one."))
    person = Person.objects.found_or_joined(email, now())
    person.memberships.filter(organisation=row, until=None).update(until=now())
    return Membership.objects.create(person=person, organisation=row, role=role, layer=layer, since=now())


@action()
def change_role(actor: Actor, *, membership: int, role: Role, layer: Layer) -> Membership:
    """Give a member another role or layer, from now on. The same as before changes nothing.

    Raises NotFound, NotAllowed (policy row "change"), Ended, and LastBinder when nobody would bind the organisation.
    """
    row = _lasting(actor, "change", membership)
    if (row.role, row.layer) == (role, layer):
        return row
    if role is not Role.BIND:
        _leaves_a_binder(row)
    _end(row)
    return Membership.objects.create(
        person=row.person, organisation=row.organisation, role=role, layer=layer, since=now()
    )


@action()
def end_membership(actor: Actor, *, membership: int) -> Membership:
    """End a membership, one's own or another's: from now on she acts for the organisation no more.

    Raises NotFound, NotAllowed (policy row "end"), Ended, and LastBinder when nobody would bind the organisation.
    """
    row = _lasting(actor, "end", membership)
    _leaves_a_binder(row)
    _end(row)
    return row


def _lasting(actor: Actor, verb: str, membership: int) -> Membership:
    """The membership that `actor` may `verb`, with its organisation locked: two who leave at once leave one behind."""
    found = fetch(actor, "read", MEMBERSHIP, Membership.objects.all(), pk=membership)
    Organisation.objects.select_for_update().get(pk=found.organisation_id)
    row = fetch(actor, verb, MEMBERSHIP, Membership.objects.select_related("organisation", "person"), pk=membership)
    if row.until:
        raise Ended(_("This membership ended already."), next_step=_("Look in the list of members."))
    return row


def _leaves_a_binder(row: Membership) -> None:
    others = Membership.objects.filter(organisation=row.organisation_id, role=Role.BIND, until=None).exclude(pk=row.pk)
    if row.role == Role.BIND and not others.exists():
        raise LastBinder(
            _("This is the only member who may bind the organisation."),
            next_step=_("First let another member bind it; otherwise nobody can let people in any more."),
        )


def _end(row: Membership) -> None:
    row.until = now()
    row.save(update_fields=["until"])
