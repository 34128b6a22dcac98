"""Seats over time: what they are, whom they wait for, and that they end."""

from datetime import date
from typing import Literal

from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..actor import Actor
from ..links import open_link
from ..models import Invitation, Layer, Organisation, Person, Role, Seat, SeatTerms
from ..policy import JOIN, SEAT
from .invitations import DAYS, not_too_many, withdraw_open
from .tables import Themes, write_terms


@action()
def set_terms(  # noqa: PLR0913 - what a seat is
    actor: Actor, *, seat: Line, signs: bool, themes: Themes = (), since: date, until: date | None = None
) -> SeatTerms:
    """Say anew what a seat (by its reference) is: signing or advising, asked about which themes (none named: all), and
    from which day to which, both included. What it was before stays known; the same again changes nothing.

    Raises NotFound, NotAllowed (policy row "set_terms") and Invalid when it would end before it begins.
    """
    row = _locked(actor, "set_terms", seat)
    newest = row.terms.latest("number")
    if (newest.signs, set(newest.themes), newest.since, newest.until) == (signs, set(themes), since, until):
        return newest
    return write_terms(row, signs=signs, themes=themes, since=since, until=until)


@action()
def leave_table(actor: Actor, *, seat: Line, until: date) -> SeatTerms:
    """End one's own seat (by its reference): `until` is its last day. After it the seat signs nothing.

    What it signed stays as it is. Raises NotFound, NotAllowed (policy row "bind") and Invalid for too early a day.
    """
    row = _locked(actor, "bind", seat)
    newest = row.terms.latest("number")
    if newest.until == until:
        return newest
    return write_terms(row, signs=newest.signs, themes=newest.themes, since=newest.since, until=until)


@action()
def invite_to_seat(actor: Actor, *, seat: Line, email: Line, language: Literal["nl", "en"] = "nl") -> Invitation:
    """Ask somebody by mail to act for an organisation that has nobody yet, and for which this table keeps a seat.

    Who accepts binds the organisation, and the seat is claimed with it. Raises NotFound, NotAllowed (policy row
    "invite"), Invalid for a bad address, TooMany.
    """
    row = _locked(actor, "invite", seat)
    organisation = Organisation.objects.select_for_update().get(pk=row.organisation_id)
    address = Person.objects.checked_address(email)
    not_too_many(organisation, address)
    withdraw_open(organisation.invitations.filter(email__iexact=address))
    invitation = organisation.invitations.create(
        email=address, role=Role.BIND, layer=Layer.STAFF, made_at=now(), seat=row
    )
    open_link(task=JOIN, about=invitation.reference, email=address, language=language, days=DAYS)
    return invitation


def _locked(actor: Actor, verb: str, seat: str) -> Seat:
    return fetch(actor, verb, SEAT, Seat.objects.select_for_update(of=("self",)), reference=seat)
