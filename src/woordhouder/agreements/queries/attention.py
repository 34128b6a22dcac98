"""What asks attention at tables: text to confirm, acts to sign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from woordhouder.parties.actor import Actor
from woordhouder.parties.attention import MOST, Item
from woordhouder.parties.models import Role
from woordhouder.parties.policy import seats_of

from ..addresses import act_address
from ..in_force import Item as Moved
from ..in_force import completed_at
from ..models import Act, ActItem, ActParty, Confirmation, Signature
from .items import item_of, said_by_act, with_needs

Seats: TypeAlias = Sequence[int]
A_TEXT = 1  # minutes to read one text
AT_MOST = 60
ABOUT = tuple(f"act__agreement__{name}" for name in ("title", "slug", "partnership__name", "partnership__slug"))


@dataclass(frozen=True)
class Asked:
    """An act of which something is asked: what it is about, where, since when, and what it did."""

    text: str
    address: str
    since: datetime
    is_to_confirm: bool
    is_to_sign: bool
    moved: list[Moved] = field(default_factory=list)


def attention(actor: Actor) -> list[Item]:
    """What waits for an answer of the actor, for the organisation that she acts for, at all its tables. 1 query,
    and 2 more when something may wait.
    """
    if not actor.is_known:
        return []
    acts = _asked(seats_of(actor, Role.BIND))
    return [*filter(None, map(_confirm, acts)), *filter(None, map(_sign, acts))]


def _asked(mine: Seats) -> Sequence[Asked]:
    """The acts that ask something of these seats, with what they did. 1 query, and 2 more when there are any."""
    parties, signers = _parties(mine), _signers(mine)
    to_confirm = parties.order_by("act__recorded_at", "pk").values("pk")[:MOST]
    to_sign = signers.order_by("recorded_at", "pk").values("pk")[:MOST]
    parts = ActParty.objects.filter(pk__in=to_confirm).order_by().values_list("act")
    acts = {pk for (pk,) in parts.union(Act.objects.filter(pk__in=to_sign).order_by().values_list("pk"))}
    if not acts:
        return []
    # By their ids: of a question within this one PostgreSQL reads all items of the country first.
    rows = ActItem.objects.filter(act__in=acts).annotate(
        is_to_confirm=Exists(parties.filter(act=OuterRef("act"))),
        is_to_sign=Exists(signers.filter(pk=OuterRef("act"))),
    )
    lines = list(with_needs(rows, *ABOUT, "is_to_confirm", "is_to_sign"))
    said = said_by_act(Signature.objects.filter(act__in=acts))
    found: dict[int, Asked] = {}
    for values, needs in lines:
        act = found.setdefault(values["act_id"], _act(values))
        act.moved.append(item_of(values, needs, said))
    return list(found.values())


def _parties(mine: Seats) -> QuerySet[ActParty]:
    """Acts of which a seat of hers is party and about all of which it said nothing yet."""
    said = Confirmation.objects.filter(act=OuterRef("act"), seat=OuterRef("seat"), wording=None)
    return ActParty.objects.filter(~Exists(said), seat__in=mine)


def _signers(mine: Seats) -> QuerySet[Act]:
    """Open acts that need a seat of hers which did not answer yet."""
    needed = ActItem.needs.through.objects.filter(seat__in=mine).values("actitem__act")
    answered = Signature.objects.filter(act=OuterRef("pk"), seat__in=mine)
    return Act.objects.filter(~Exists(answered), pk__in=needed, closed_at=None)


def _act(values: Mapping[str, Any]) -> Asked:
    title, slug, table, at = (values[name] for name in ABOUT)
    return Asked(
        f"{title} ({table})",
        act_address(at, slug, values["act__reference"]),
        values["act__recorded_at"],
        is_to_confirm=values["is_to_confirm"],
        is_to_sign=values["is_to_sign"],
    )


def _confirm(act: Asked) -> Item | None:
    if not act.is_to_confirm or not any(map(completed_at, act.moved)):
        return None
    return Item(
        title=_("Is this what was agreed? Confirm it, or object"),
        text=_counted(act.text, len(act.moved)),
        minutes=_minutes(len(act.moved)),
        address=f"{act.address}/bevestigen",
        since=act.since,
    )


def _sign(act: Asked) -> Item | None:
    waiting = [item for item in act.moved if completed_at(item) is None]
    if not act.is_to_sign or not waiting:
        return None
    return Item(
        title=_("Does your organisation sign this?"),
        text=_counted(act.text, len(waiting)),
        minutes=_minutes(len(waiting)),
        address=f"{act.address}/tekenen",
        since=act.since,
    )


def _counted(text: str, count: int) -> str:
    return ngettext("%(count)d text of %(what)s", "%(count)d texts of %(what)s", count) % {"count": count, "what": text}


def _minutes(texts: int) -> int:
    return min(AT_MOST, 1 + texts * A_TEXT)
