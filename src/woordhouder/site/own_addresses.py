"""Secret addresses of a person's own calendar and feed: made, shown to her alone, renewed and withdrawn.

A program that reads them has no session. The secret is the reference of a row signed with the installation's key; it is
kept nowhere, and whoever has it reads what its owner may read at that moment, until she withdraws it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Person
from woordhouder.record.refusals import NotFound

from .models import OwnAddress, OwnKind

PLACES = {OwnKind.CALENDAR: ("/mijn-agenda/", ".ics"), OwnKind.FEED: ("/mijn-lijst/", ".atom")}


@dataclass(frozen=True)
class OwnLine:
    """An address that works. `path`: where, with its secret."""

    kind: OwnKind
    path: str
    since: datetime


def own_addresses(actor: Actor) -> dict[str, OwnLine]:
    """By kind the addresses that the person has now. 1 query."""
    rows = OwnAddress.objects.filter(person__reference=actor.person, withdrawn_at=None)
    return {row.kind: OwnLine(OwnKind(row.kind), path_of(row), row.made_at) for row in rows}


def path_of(row: OwnAddress) -> str:
    """Where its calendar or feed is, with the secret. Only whoever holds the installation's key can make it."""
    before, after = PLACES[OwnKind(row.kind)]
    return f"{before}{_signer().sign(row.reference)}{after}"


def make(actor: Actor, kind: OwnKind, moment: datetime) -> None:
    """A new address; the one before it works no longer. Raises NotFound for who is nobody known."""
    person = Person.objects.filter(reference=actor.person, erased_at=None).first()
    if person is None:
        raise NotFound(_("This page does not exist."))
    try:
        with transaction.atomic():
            withdraw(actor, kind, moment)
            OwnAddress.objects.create(person=person, kind=kind, made_at=moment)
    except IntegrityError:  # made twice at once: the other one is as new
        return


def withdraw(actor: Actor, kind: OwnKind, moment: datetime) -> None:
    """The address works no longer."""
    rows = OwnAddress.objects.filter(person__reference=actor.person, kind=kind, withdrawn_at=None)
    rows.update(withdrawn_at=moment)


def owner(given: str, kind: OwnKind) -> Person:
    """Whose calendar or feed has the secret `given`. 1 query.

    Raises NotFound for what was withdrawn, is of another kind or was never made: all alike.
    """
    try:
        reference = _signer().unsign(given)
    except BadSignature as error:
        raise NotFound(_("This page does not exist.")) from error
    rows = OwnAddress.objects.select_related("person").filter(reference=reference, kind=kind, withdrawn_at=None)
    row = rows.filter(person__erased_at=None).first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    return row.person


def _signer() -> Signer:
    return Signer(salt="woordhouder.own-address", sep="~")


def _tell(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "kind": str(OwnKind(row.kind).label),
            "made_at": row.made_at.isoformat(),
            "withdrawn_at": row.withdrawn_at.isoformat() if row.withdrawn_at else None,
        }
        for row in person.own_addresses.order_by("pk")
    ]


def _erase(person: Person) -> None:
    person.own_addresses.all().delete()


keeps(
    "own_addresses",
    Kept(
        what=_("Secret addresses of your own calendar and feed: of which sort, and since when"),
        why=_("So that your calendar program gets what concerns you, and you can end that."),
        how_long=_("Until you erase yourself; withdrawn ones open nothing."),
        tell=_tell,
        erase=_erase,
    ),
)
