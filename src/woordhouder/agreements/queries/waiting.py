"""What waits for publication, since when and why: the facts that `agreements.disclosure` decides over."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from woordhouder.parties.models import Partnership, SeatTerms
from woordhouder.parties.policy import public_tables

from ..disclosure import Outcome, Text, outcome
from ..in_force import completed_at
from ..models import ActItem, Elsewhere, PassageObjection, SaidPublic
from .items import LIGHT, acts_of, item_of, needs_of


@dataclass(frozen=True)
class WaitingItem:
    """A text that is not public yet, by ids of its item, its act and its table; what decides about it, and how."""

    item: int
    act: int
    table: int
    wording: int | None
    text: Text
    outcome: Outcome


@dataclass(frozen=True)
class Signing:
    """The seats, by reference, that sign at a table today, and those of them that somebody acts for."""

    asked: frozenset[str]
    claimed: frozenset[str]


def waiting_items(rows: QuerySet[ActItem], moment: datetime) -> list[WaitingItem]:
    """Of these items those that are not public yet, in the order in which they were recorded. Always 6 queries."""
    rows = rows.filter(public_from=None)
    public = Partnership.objects.filter(public_tables(), pk=OuterRef("act__agreement__partnership"))
    marked = rows.annotate(is_table_public=Exists(public)).order_by("act_id", "pk")
    values = list(marked.values(*LIGHT, "act__agreement__partnership", "wording_in", "is_table_public"))
    acts = {row["act_id"] for row in values}
    needs, facts = needs_of(rows), acts_of(acts)
    elsewhere = set(Elsewhere.objects.filter(act__in=acts).values_list("act", flat=True))
    may_be = _said_public(acts)
    tables = {row["act__agreement__partnership"] for row in values}
    signing = signing_at(tables, moment)
    found = []
    for row in values:
        table = row["act__agreement__partnership"]
        text = Text(
            is_table_public=row["is_table_public"],
            completed_at=completed_at(item_of(row, needs.get(row["pk"], ()), facts)),
            is_elsewhere=row["act_id"] in elsewhere,
            asked=signing[table].asked,
            claimed=signing[table].claimed,
            said=frozenset(may_be.get(row["act_id"], ())),
        )
        found.append(WaitingItem(row["pk"], row["act_id"], table, row["wording_in"], text, outcome(text)))
    return found


def signing_at(tables: Iterable[int], moment: datetime) -> dict[int, Signing]:
    """By id of a table which seats sign there on the day of `moment`, as known then. 1 query."""
    tables = list(tables)
    rows = SeatTerms.objects.filter(seat__partnership__in=tables, recorded_at__lte=moment)
    newest = {row.seat_id: row for row in rows.select_related("seat").order_by("seat_id", "number")}
    day = localdate(moment)
    asked, claimed = defaultdict[int, set[str]](set), defaultdict[int, set[str]](set)
    for row in newest.values():
        if row.signs and row.since <= day and (row.until is None or day <= row.until):
            asked[row.seat.partnership_id].add(row.seat.reference)
            if row.seat.claimed_at:
                claimed[row.seat.partnership_id].add(row.seat.reference)
    return {table: Signing(frozenset(asked[table]), frozenset(claimed[table])) for table in tables}


def acts_due(moment: datetime) -> list[str]:
    """The references of the acts of which something may become public at `moment`. Always 8 queries."""
    candidates = ActItem.objects.filter(public_tables("act__agreement__partnership"))
    due = {row.act for row in waiting_items(candidates, moment) if row.outcome.holds(moment)}
    references = dict(ActItem.objects.filter(act__in=due).values_list("act__reference", "act"))
    return list(dict.fromkeys([*sorted(references, key=references.__getitem__), *_acts_with_passages()]))


def _acts_with_passages() -> list[str]:
    """The acts of public texts in which a passage was settled that is not read yet. 1 query."""
    settled = PassageObjection.objects.filter(lifted_at=None).exclude(settled_at=None)
    rows = ActItem.objects.filter(wording_in__in=settled.values("wording")).exclude(public_from=None)
    return list(rows.order_by("act_id").values_list("act__reference", flat=True).distinct())


def _said_public(acts: Iterable[int]) -> dict[int, set[str]]:
    said: dict[int, set[str]] = defaultdict(set)
    for act, seat in SaidPublic.objects.filter(act__in=acts).values_list("act", "seat__reference"):
        said[act].add(seat)
    return said
