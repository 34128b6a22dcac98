"""What asks attention at tables: text to confirm, acts to sign."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value
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
from .items import with_facts

Seats: TypeAlias = Sequence[int]
A_TEXT = 1  # minutes to read one text
AT_MOST = 60
TO_CONFIRM, TO_SIGN = 1, 2
AGREEMENT = "agreement__"
TABLE = f"{AGREEMENT}partnership__"
COLUMNS = ("which", "pk", "reference", "recorded_at", f"{AGREEMENT}title", f"{AGREEMENT}slug", f"{TABLE}name")


class Line(NamedTuple):
    """An act of which something is asked, `which`: what it is about, where, since when.

    `at_once`: how many of its texts need no signature, and so are complete.
    """

    which: int
    pk: int
    reference: str
    since: datetime
    agreement: str
    slug: str
    table: str
    table_slug: str
    at_once: int

    @property
    def address(self) -> str:
        return act_address(self.table_slug, self.slug, self.reference)


def attention(actor: Actor) -> list[Item]:
    """What waits for an answer of the actor, for the organisation that she acts for, at all its tables. 1 query,
    and 2 more when what may wait needs signatures.
    """
    if not actor.is_known:
        return []
    lines = _lines(seats_of(actor, Role.BIND))
    moved = _moved({line.pk for line in lines})
    return list(filter(None, (ITEMS[line.which](line, moved.get(line.pk, ())) for line in lines)))


def _lines(mine: Seats) -> list[Line]:
    """The acts that ask something of these seats, of each sort the oldest. 1 query."""
    to_confirm = _parties(mine).order_by("act__recorded_at", "pk").values("act")[:MOST]
    to_sign = _signers(mine).order_by("recorded_at", "pk").values("pk")[:MOST]
    rows = _told(to_confirm, TO_CONFIRM).union(_told(to_sign, TO_SIGN), all=True)
    return sorted(map(Line._make, rows))


def _told(acts: QuerySet[Any, Any], which: int) -> QuerySet[Any, Any]:
    at_once = Count("items", filter=Q(items__needs=None))
    rows = Act.objects.filter(pk__in=acts).order_by().annotate(which=Value(which, IntegerField()), at_once=at_once)
    found: QuerySet[Any, Any] = rows.values_list(*COLUMNS, f"{TABLE}slug", "at_once")
    return found


def _moved(acts: Iterable[int]) -> dict[int, list[Moved]]:
    """By id of these acts what they did as far as that needs signatures: the rest is counted. At most 2 queries."""
    found: dict[int, list[Moved]] = defaultdict(list)
    for item, values in with_facts(ActItem.objects.filter(act__in=acts, needs__isnull=False)):
        found[values["act_id"]].append(item)
    return found


def _parties(mine: Seats) -> QuerySet[ActParty]:
    """Acts of which a seat of hers is party and about all of which it said nothing yet."""
    said = Confirmation.objects.filter(act=OuterRef("act"), seat=OuterRef("seat"), wording=None)
    return ActParty.objects.filter(~Exists(said), seat__in=mine)


def _signers(mine: Seats) -> QuerySet[Act]:
    """Open acts that need a seat of hers which did not answer yet."""
    needed = ActItem.needs.through.objects.filter(seat__in=mine).values("actitem__act")
    answered = Signature.objects.filter(act=OuterRef("pk"), seat__in=mine)
    return Act.objects.filter(~Exists(answered), pk__in=needed, closed_at=None)


def _confirm(line: Line, moved: Sequence[Moved]) -> Item | None:
    if not line.at_once and not any(map(completed_at, moved)):
        return None
    count = line.at_once + len(moved)
    return Item(
        title=_("Is this what was agreed? Confirm it, or object"),
        text=_counted(line, count),
        minutes=_minutes(count),
        address=f"{line.address}/bevestigen",
        since=line.since,
    )


def _sign(line: Line, moved: Sequence[Moved]) -> Item | None:
    waiting = [item for item in moved if completed_at(item) is None]
    if not waiting:
        return None
    return Item(
        title=_("Does your organisation sign this?"),
        text=_counted(line, len(waiting)),
        minutes=_minutes(len(waiting)),
        address=f"{line.address}/tekenen",
        since=line.since,
    )


ITEMS = {TO_CONFIRM: _confirm, TO_SIGN: _sign}


def _counted(line: Line, count: int) -> str:
    text = f"{line.agreement} ({line.table})"
    return ngettext("%(count)d text of %(what)s", "%(count)d texts of %(what)s", count) % {"count": count, "what": text}


def _minutes(texts: int) -> int:
    return min(AT_MOST, 1 + texts * A_TEXT)
