"""Organisations: founded, renamed, succeeded by another."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import fetch, require
from woordhouder.record.refusals import FieldError, Invalid, Refused, Words
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..actor import Actor
from ..links import end_links
from ..models import FormerName, Organisation, OrganisationKind, Seat
from ..policy import JOIN, ORGANISATION

TAKEN = _("Taken.")


@action()
def found(actor: Actor, *, kind: OrganisationKind, name: Line) -> Organisation:
    """Found an organisation. Raises NotAllowed (policy row "found") and Invalid when the name is taken."""
    require(actor, "found", ORGANISATION)
    return new_organisation(kind, name)


@action()
def rename(actor: Actor, *, organisation: Line, name: Line, until: date) -> FormerName:
    """Give the organisation (by its reference) a new name; `until` is the last day of the old one, which is kept.

    Its reference stays, so that all it said stays its own. Raises NotFound, NotAllowed (policy row "rename"), and
    Invalid for a name that is taken or a day that is to come or before the day on which it got the old name.
    """
    row = fetch(actor, "rename", ORGANISATION, Organisation.objects.select_for_update(), reference=organisation)
    new = free_name(name)
    _not_to_come("until", until)
    if row.former_names.filter(until__gte=until).exists():
        raise Invalid(
            _("The names do not follow one another."),
            errors=(FieldError("until", _("An earlier name was used longer. Choose a later day.")),),
        )
    former = row.former_names.create(name=row.name, until=until)
    row.name = new
    row.save(update_fields=["name"])
    return former


@action()
def succeed(actor: Actor, *, organisation: Line, successor: Line, on: date) -> Organisation:
    """Let another organisation (both by reference) take the place of this one, as after a merger.

    The old one acts no more: its memberships end, and its open invitations are withdrawn. Its people do not move along,
    as only the successor itself says who acts for it; it invites them. What the old one said stays its own. Its seats
    stay the same seats, held by the successor from that day on; where that one has a seat already it holds two, and
    ends the one that it does not need.
    Raises NotFound, NotAllowed (policy row "succeed", of both), Invalid for a day to come, and Refused when one of the
    two was succeeded already or both are the same.
    """
    both = Organisation.objects.select_for_update().order_by("pk")
    old = fetch(actor, "succeed", ORGANISATION, both, reference=organisation)
    new = fetch(actor, "succeed", ORGANISATION, both, reference=successor)
    _not_to_come("on", on)
    if old == new or old.successor_id or new.successor_id:
        raise Refused(
            _("This cannot be a succession."),
            next_step=_("Choose another organisation, one that still acts itself."),
            errors=(FieldError("successor", _("Choose another organisation, one that still acts itself.")),),
        )
    old.successor, old.succeeded_on = new, on
    old.save(update_fields=["successor", "succeeded_on"])
    old.memberships.filter(until=None).update(until=now())
    for reference in old.invitations.filter(accepted_at=None, withdrawn_at=None).values_list("reference", flat=True):
        end_links(about=reference, task=JOIN)
    old.invitations.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=now())
    for seat in Seat.objects.select_for_update().filter(organisation=old):
        seat.former_holders.create(organisation=old, until=on - timedelta(days=1))
        seat.organisation, seat.inherited = new, True
        seat.save(update_fields=["organisation", "inherited"])
    return old


def new_organisation(
    kind: OrganisationKind, name: str, *, founded_itself: bool = False, when_taken: Words = TAKEN
) -> Organisation:
    """Make an organisation. For actions. Raises Invalid when its name is taken, also by who was a moment earlier."""
    plain = free_name(name, when_taken)
    try:
        with transaction.atomic():
            return Organisation.objects.create(kind=kind, name=plain, founded_at=now(), founded_itself=founded_itself)
    except IntegrityError as error:
        raise _taken(when_taken) from error


def free_name(name: str, when_taken: Words = TAKEN) -> str:
    """`name` with single spaces. Raises Invalid when an organisation bears it, whatever its capitals."""
    plain = " ".join(name.split())
    if Organisation.objects.filter(name__iexact=plain).exists():
        raise _taken(when_taken)
    return plain


def _taken(words: Words) -> Invalid:
    return Invalid(_("An organisation with this name exists."), errors=(FieldError("name", words),))


def _not_to_come(argument: str, day: date) -> None:
    if day > localdate(now()):
        raise Invalid(
            _("This day is still to come."),
            errors=(FieldError(argument, _("Choose today or a day before it.")),),
        )
