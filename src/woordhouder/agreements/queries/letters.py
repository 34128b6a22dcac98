"""Whom to write about acts and objections, and what a letter may say: who asks and how much, never the words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from woordhouder.parties.models import Membership, Role, Seat
from woordhouder.parties.standing import lasting

from ..addresses import act_address, waiting_address
from ..in_force import Item, completed_at
from ..models import Act, ActItem, Confirmation, PassageObjection, Signature
from .items import facts_of


@dataclass(frozen=True)
class ActLetter:
    """An act asks for an answer of the receiver's organisation. `by`: who recorded it; `texts`: of how many."""

    to: str
    language: str
    organisation: str
    table: str
    by: str
    texts: int
    address: str


@dataclass(frozen=True)
class ObjectionLetter:
    """Something happened with an objection to the publication of a passage. `by`: whose objection it is.

    `is_own`: the receiver's organisation objected itself.
    """

    to: str
    language: str
    table: str
    by: str
    is_own: bool
    address: str


def to_confirm(act: int) -> list[ActLetter]:
    """Who may bind a party of what was registered, that said nothing of it yet. At most 6 queries.

    Not who recorded it: they know, and it stands in their own list.
    """
    row = _act(act)
    said = Confirmation.objects.filter(act=row, seat=OuterRef("pk"))
    asked = Seat.objects.filter(~Exists(said), pk__in=row.parties.values("seat"))
    complete = [item for item in _items(row) if completed_at(item)]
    return _of_act(row, asked.values_list("pk", flat=True), len(complete), "bevestigen") if complete else []


def to_sign(act: int) -> list[ActLetter]:
    """Who may bind a seat without whose signature a text of the act is not complete. At most 7 queries."""
    row = _act(act)
    waiting = [item for item in _items(row) if completed_at(item) is None]
    if row.closed_at or not waiting:
        return []
    answered = Signature.objects.filter(act=row, seat=OuterRef("pk"))
    needed = frozenset().union(*(item.needs for item in waiting))
    asked = Seat.objects.filter(~Exists(answered), reference__in=needed)
    return _of_act(row, asked.values_list("pk", flat=True), len(waiting), "tekenen")


def about_objection(objection: int, acted: str) -> list[ObjectionLetter]:
    """Who may bind the party that objects, the one that leads the promise, and the one that wrote it down. 2 queries.

    The organisation that `acted` (by reference) knows already. Who objected hears of it after it left the table too.
    """
    rows = PassageObjection.objects.select_related(
        "seat__organisation", "wording__lead", "wording__commitment__agreement__partnership"
    )
    row = rows.get(pk=objection)
    wrote = Act.objects.filter(items__wording_in=row.wording).values_list("by", flat=True)
    table = row.wording.commitment.agreement.partnership
    told = _taken({row.wording.lead_id, *wrote}).filter(pk__in=lasting().values("pk"))
    return [
        ObjectionLetter(
            to=one.person.email or "",
            language=one.person.language,
            table=table.name,
            by=row.seat.organisation.name,
            is_own=one.organisation_id == row.seat.organisation_id,
            address=f"/{table.slug}"
            if one.organisation_id == row.seat.organisation_id
            else waiting_address(table.slug),
        )
        for one in _binders(told | _taken({row.seat_id}))
        if one.organisation.reference != acted
    ]


def _act(act: int) -> Act:
    return Act.objects.select_related("agreement__partnership", "by__organisation").get(pk=act)


def _items(act: Act) -> list[Item]:
    return facts_of(ActItem.objects.filter(act=act))


def _of_act(act: Act, seats: Iterable[int], texts: int, rest: str) -> list[ActLetter]:
    table = act.agreement.partnership
    there = act_address(table.slug, act.agreement.slug, act.reference)
    return [
        ActLetter(
            to=one.person.email or "",
            language=one.person.language,
            organisation=one.organisation.name,
            table=table.name,
            by=act.by.organisation.name,
            texts=texts,
            address=f"{there}/{rest}",
        )
        for one in _binders(_taken(seats).filter(pk__in=lasting().values("pk")))
        if one.organisation_id != act.by.organisation_id
    ]


def _taken(seats: Iterable[int]) -> QuerySet[Seat]:
    """These seats (by id), as far as somebody took them."""
    return Seat.objects.filter(pk__in=list(seats)).exclude(claimed_at=None)


def _binders(seats: QuerySet[Seat]) -> list[Membership]:
    """Those who may bind the organisations of these seats. 1 query."""
    rows = Membership.objects.filter(organisation__in=seats.values("organisation"), role=Role.BIND, until=None)
    return list(rows.exclude(person__email=None).select_related("person", "organisation").order_by("pk"))
