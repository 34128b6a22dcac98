"""Invitations: an organisation asks somebody by mail to act for it."""

from datetime import timedelta
from typing import Literal

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import fetch, require
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..actor import Actor
from ..links import end_links, open_link
from ..models import Confirmed, Invitation, Layer, Membership, Organisation, Person, PersonalLink, Role
from ..policy import INVITATION, JOIN, ORGANISATION
from ..standing import lasting
from .members import Ended

DAYS = 14
# An address that never answers, or never asked, is not mailed again and again.
PER_ADDRESS_A_DAY = 3
OPEN_AT_ONCE = 100


class TooMany(Refused):
    """So many invitations at once are more likely a mistake, or a nuisance for who gets them."""


@action()
def invite(  # noqa: PLR0913 - what an invitation says
    actor: Actor,
    *,
    organisation: Line,
    email: Line,
    role: Role,
    layer: Layer = Layer.STAFF,
    language: Literal["nl", "en"] = "nl",
) -> Invitation:
    """Ask somebody by mail to act for the organisation (by its reference). The link in the mail works fourteen days.

    Inviting the same address again takes the place of the open invitation. Raises NotFound, NotAllowed (policy row
    "invite"), Invalid for a bad address or one that is a member's, Ended when another organisation took its place,
    TooMany beyond a hundred open invitations, or three a day to one address. When set-up asks, it says with it that an
    organisation that founded itself is what it says.
    """
    row = fetch(actor, "invite", ORGANISATION, Organisation.objects.select_for_update(), reference=organisation)
    if row.successor_id:
        raise Ended(_("Another organisation took its place."), next_step=_("Choose that one."))
    address = Person.objects.checked_address(email)
    if row.memberships.filter(person__email__iexact=address, until=None).exists():
        raise Invalid(
            _("This is a member already."),
            errors=(FieldError("email", _("A member has this address. You can change her role in the list.")),),
        )
    not_too_many(row, address)
    withdraw_open(row.invitations.filter(email__iexact=address))
    if actor.is_system and row.founded_itself:
        Confirmed.objects.get_or_create(organisation=row, defaults={"by": None, "at": now()})
    invitation = row.invitations.create(email=address, role=role, layer=layer, made_at=now())
    open_link(task=JOIN, about=invitation.reference, email=address, language=language, days=DAYS)
    return invitation


@action()
def withdraw_invitation(actor: Actor, *, invitation: Line) -> Invitation:
    """Take an open invitation back: its link opens nothing any more.

    Raises NotFound, NotAllowed (policy row "withdraw"), and Ended when it was accepted or withdrawn already.
    """
    row = fetch(actor, "withdraw", INVITATION, Invitation.objects.select_for_update(), reference=invitation)
    if row.accepted_at or row.withdrawn_at:
        raise Ended(_("This invitation is no longer open."), next_step=_("Look in the list of members."))
    _withdraw(row)
    return row


@action()
def accept_invitation(actor: Actor) -> Membership:
    """Accept the invitation that the actor's personal link is about. A new person is made for an address not known.

    The link is used up. Who became a member otherwise keeps the role that she has. When a table asked, the seat that it
    keeps is claimed, and what else it asked for this organisation is withdrawn: from now on it says itself who joins.
    Raises NotAllowed (policy row "accept") for who has no such link, and NotFound when the link ended meanwhile.
    """
    require(actor, "accept", INVITATION)
    row = fetch(actor, "accept", INVITATION, Invitation.objects.select_for_update().select_related("organisation"))
    link = PersonalLink.objects.get(reference=actor.link)
    person = Person.objects.found_or_joined(row.email, now(), link.language)
    row.accepted_at = link.used_at = now()
    row.save(update_fields=["accepted_at"])
    link.save(update_fields=["used_at"])
    if row.seat_id:
        _begin_at(row.seat_id)
    here = person.memberships.filter(organisation=row.organisation, until=None).first()
    return here or Membership.objects.create(
        person=person, organisation=row.organisation, role=row.role, layer=row.layer, since=now()
    )


def _begin_at(seat: int) -> None:
    """An organisation that others gave a seat gets its first member: it claims the seat."""
    kept = lasting().select_for_update(of=("self",)).filter(pk=seat, claimed_at=None).first()
    if kept:
        kept.claimed_at = now()
        kept.save(update_fields=["claimed_at"])
    withdraw_open(Invitation.objects.filter(seat=seat))


def not_too_many(organisation: Organisation, address: str) -> None:
    """Nothing, unless too many invitations are open or `address` was asked too often. For actions. Raises TooMany."""
    to_this_address = organisation.invitations.filter(
        email__iexact=address, made_at__gt=now() - timedelta(days=1)
    ).count()
    open_now = organisation.invitations.filter(
        accepted_at=None, withdrawn_at=None, made_at__gt=now() - timedelta(days=DAYS)
    )
    if to_this_address >= PER_ADDRESS_A_DAY:
        raise TooMany(
            _("This address was invited three times in a day."),
            next_step=_("Wait a day, and ask whether the mail arrived or was marked as spam."),
        )
    if open_now.count() >= OPEN_AT_ONCE:
        raise TooMany(
            _("A hundred invitations are open."), next_step=_("Wait until some are accepted, or withdraw some.")
        )


def withdraw_open(invitations: QuerySet[Invitation]) -> None:
    """Take back those of these that nobody accepted yet. For actions."""
    for invitation in invitations.filter(accepted_at=None, withdrawn_at=None):
        _withdraw(invitation)


def _withdraw(invitation: Invitation) -> None:
    invitation.withdrawn_at = now()
    invitation.save(update_fields=["withdrawn_at"])
    end_links(about=invitation.reference, task=JOIN)
