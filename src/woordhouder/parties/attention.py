"""The form of one thing that asks somebody's attention, and what does so among organisations and their members.

Rooms give items; the start page shows them in one list.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, OuterRef, QuerySet, Subquery, Value
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
    those who ask to be confirmed. Always 1 query.
    """
    if not actor.is_known:
        return []
    sorts = (_not_answered(actor, moment), _seats_to_claim(actor), _to_confirm(actor))
    rows = _asked_of_me(actor, moment).union(*sorts, all=True)
    return [ITEMS[line.which](line) for line in sorted(map(Line._make, rows))]


ASKED, NOT_ANSWERED, TO_CLAIM, TO_CONFIRM = 1, 2, 3, 4
COLUMNS = ("which", "began", "key", "told", "first", "second")


class Line(NamedTuple):
    """One of COLUMNS: which sort it is of, since when, its id, what is told of it, and what its address is made of."""

    which: int
    began: datetime
    key: int
    told: str
    first: str
    second: str


def _lines(rows: QuerySet[Any], which: int, began: str, told: str, *place: str) -> QuerySet[Any, Any]:
    places: list[Any] = [*map(F, place), Value("", CharField()), Value("", CharField())]
    first, second = places[:2]
    given = {"which": Value(which, IntegerField()), "began": F(began), "key": F("pk"), "told": F(told)}
    found: QuerySet[Any, Any] = rows.order_by().annotate(**given, first=first, second=second).values_list(*COLUMNS)
    return found


def _asked_of_me(actor: Actor, moment: datetime) -> QuerySet[Any, Any]:
    """Living links to invitations that are open, sent to her address."""
    her_address = Person.objects.filter(reference=actor.person).exclude(email=None).values(address=Lower("email"))
    asks = Invitation.objects.filter(reference=OuterRef("about"), accepted_at=None, withdrawn_at=None)
    links = (
        PersonalLink.objects.filter(task=JOIN, withdrawn_at=None, used_at=None, expires_at__gt=moment)
        .annotate(address=Lower("email"), organisation=Subquery(asks.values("organisation__name")))
        .filter(address__in=her_address)
        .exclude(organisation=None)
    )
    return _lines(links, ASKED, "made_at", "organisation", "reference")


def _not_answered(actor: Actor, moment: datetime) -> QuerySet[Any, Any]:
    """Invitations of her organisation of which the link expired lately."""
    expired = PersonalLink.objects.filter(task=JOIN, expires_at__lte=moment, expires_at__gt=moment - REMINDED)
    rows = allowed(actor, "withdraw", INVITATION, Invitation.objects.filter(accepted_at=None, withdrawn_at=None))
    return _lines(rows.filter(reference__in=expired.values("about")), NOT_ANSWERED, "made_at", "email")


def _seats_to_claim(actor: Actor) -> QuerySet[Any, Any]:
    """Seats that tables keep for her organisation, the oldest."""
    rows = allowed(actor, "claim", SEAT, Seat.objects.all()).order_by("made_at", "pk").values("pk")[:MOST]
    oldest = Seat.objects.filter(pk__in=rows)
    return _lines(oldest, TO_CLAIM, "made_at", "partnership__name", "partnership__slug", "reference")


def _to_confirm(actor: Actor) -> QuerySet[Any, Any]:
    """Organisations with people that she could say are what they say, the oldest."""
    acting = Membership.objects.filter(until=None).values("organisation")
    rows = allowed(actor, "confirm", ORGANISATION, Organisation.objects.filter(pk__in=acting, successor=None))
    oldest = Organisation.objects.filter(pk__in=rows.order_by("founded_at", "pk").values("pk")[:MOST])
    return _lines(oldest, TO_CONFIRM, "founded_at", "name", "reference")


def _asked(line: Line) -> Item:
    link = PersonalLink(reference=line.first)
    title = _("An organisation asks you to act for it")
    return Item(title=title, text=line.told, minutes=2, address=f"/uitnodiging/{token(link)}", since=line.began)


def _unanswered(line: Line) -> Item:
    title = _("Nobody answered an invitation")
    return Item(title=title, text=line.told, minutes=2, address="/mijn/organisatie", since=line.began)


def _claim(line: Line) -> Item:
    there = f"/{line.first}/stoelen/{line.second}/innemen"
    title = _("A table keeps a seat for your organisation")
    return Item(title=title, text=line.told, minutes=3, address=there, since=line.began)


def _confirm(line: Line) -> Item:
    title = _("Is this organisation what it says?")
    return Item(title=title, text=line.told, minutes=2, address=f"/mijn/bevestigen/{line.first}", since=line.began)


ITEMS = {ASKED: _asked, NOT_ANSWERED: _unanswered, TO_CLAIM: _claim, TO_CONFIRM: _confirm}
