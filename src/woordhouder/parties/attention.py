"""The form of one thing that asks somebody's attention, and what does so among organisations and their members.

Rooms give items; the start page shows them in one list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Words

from .actor import Actor
from .links import token
from .models import Invitation, Membership, Organisation, Person, PersonalLink, Seat
from .policy import INVITATION, JOIN, ORGANISATION, SEAT

# How long an invitation that nobody answered is brought to mind.
REMINDED = timedelta(days=30)
# Of one sort so many are shown at once; the next come when these are done.
MOST = 20


@dataclass(frozen=True)
class Item:
    """One short task. `minutes`: an honest estimate; `address`: one click to it; `since`: when it began to wait."""

    title: Words
    text: Words
    minutes: int
    address: str
    since: datetime


def attention(actor: Actor, moment: datetime) -> list[Item]:
    """Invitations to oneself; for who binds her organisation those that nobody answered, seats that wait for it, and
    those who ask to be confirmed. Always 4 queries.
    """
    if not actor.is_known:
        return []
    return [
        *_asked_of_me(actor, moment),
        *_not_answered(actor, moment),
        *_seats_to_claim(actor),
        *_to_confirm(actor),
    ]


def _asked_of_me(actor: Actor, moment: datetime) -> Iterator[Item]:
    """Living links to invitations that are open, sent to her address. 1 query."""
    her_address = Person.objects.filter(reference=actor.person).exclude(email=None).values(address=Lower("email"))
    asks = Invitation.objects.filter(reference=OuterRef("about"), accepted_at=None, withdrawn_at=None)
    links = (
        PersonalLink.objects.filter(task=JOIN, withdrawn_at=None, used_at=None, expires_at__gt=moment)
        .annotate(address=Lower("email"), organisation=Subquery(asks.values("organisation__name")))
        .filter(address__in=her_address)
        .exclude(organisation=None)
    )
    for link in links.order_by("pk"):
        yield Item(
            title=_("An organisation asks you to act for it"),
            text=link.organisation,
            minutes=2,
            address=f"/uitnodiging/{token(link)}",
            since=link.made_at,
        )


def _not_answered(actor: Actor, moment: datetime) -> Iterator[Item]:
    """Invitations of her organisation of which the link expired lately. 1 query."""
    expired = PersonalLink.objects.filter(task=JOIN, expires_at__lte=moment, expires_at__gt=moment - REMINDED)
    rows = allowed(actor, "withdraw", INVITATION, Invitation.objects.filter(accepted_at=None, withdrawn_at=None))
    for row in rows.filter(reference__in=expired.values("about")).order_by("pk"):
        yield Item(
            title=_("Nobody answered an invitation"),
            text=row.email,
            minutes=2,
            address="/mijn/organisatie",
            since=row.made_at,
        )


def _seats_to_claim(actor: Actor) -> Iterator[Item]:
    """Seats that tables keep for her organisation. 1 query."""
    rows = allowed(actor, "claim", SEAT, Seat.objects.select_related("partnership"))
    for row in rows.order_by("made_at", "pk")[:MOST]:
        yield Item(
            title=_("A table keeps a seat for your organisation"),
            text=row.partnership.name,
            minutes=3,
            address=f"/{row.partnership.slug}/stoelen/{row.reference}/innemen",
            since=row.made_at,
        )


def _to_confirm(actor: Actor) -> Iterator[Item]:
    """Organisations with people that she could say are what they say. 1 query."""
    acting = Membership.objects.filter(until=None).values("organisation")
    rows = allowed(actor, "confirm", ORGANISATION, Organisation.objects.filter(pk__in=acting, successor=None))
    for row in rows.order_by("founded_at", "pk")[:MOST]:
        yield Item(
            title=_("Is this organisation what it says?"),
            text=row.name,
            minutes=2,
            address=f"/mijn/bevestigen/{row.reference}",
            since=row.founded_at,
        )
