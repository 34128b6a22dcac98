"""The acts of an agreement as the facts that `agreements.in_force` decides over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import CharField, QuerySet, Value

from ..in_force import Item, Said
from ..models import ActItem, ActParty, Agreement, Signature

LIGHT = (
    "pk",
    "act_id",
    "act__reference",
    "act__kind",
    "act__effective_from",
    "act__recorded_at",
    "act__closed_at",
    "act__corrects__reference",
    "commitment__reference",
    "wording_in__reference",
    "wording_out__reference",
)


def items_of(agreement: Agreement, *commitments: int) -> list[Item]:
    """What all acts did to the commitments of an agreement (named: only to these ids). Always 2 queries."""
    rows = ActItem.objects.filter(act__agreement=agreement)
    if commitments:
        rows = rows.filter(commitment__in=commitments)
    return facts_of(rows, Signature.objects.filter(act__agreement=agreement))


def facts_of(rows: QuerySet[ActItem], signatures: QuerySet[Signature]) -> list[Item]:
    """These rows as facts, in the order in which they were recorded. Always 2 queries."""
    said = said_by_act(signatures)
    return [item_of(values, needs, said) for values, needs in with_needs(rows)]


def with_needs(rows: QuerySet[ActItem], *more: str) -> Iterator[tuple[Mapping[str, Any], set[str]]]:
    """Of each row the values of LIGHT (and `more`) with the seats whose signature it needs, in the order in which they
    were recorded. 1 query.
    """
    values = rows.order_by("act_id", "pk").values(*LIGHT, *more, "needs__reference")
    for _pk, one in groupby(values, key=itemgetter("pk")):
        lines = list(one)
        yield lines[0], {line["needs__reference"] for line in lines if line["needs__reference"]}


def needs_of(rows: QuerySet[ActItem]) -> dict[int, set[str]]:
    """By id of an item the seats whose signature it needs; no key for one that needs none. 1 query."""
    needs: dict[int, set[str]] = defaultdict(set)
    for item, seat in rows.exclude(needs=None).values_list("pk", "needs__reference"):
        needs[item].add(seat)
    return needs


def asked_of(rows: QuerySet[ActItem]) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """By id of an item the seats whose signature it needs, and by id of its act the seats that were party. 1 query."""
    needs: QuerySet[Any] = ActItem.needs.through.objects.filter(actitem__in=rows).annotate(
        which=Value("needs", CharField())
    )
    parties: QuerySet[Any] = ActParty.objects.filter(act__in=rows.values("act")).annotate(
        which=Value("party", CharField())
    )
    found: dict[str, dict[int, set[str]]] = {"needs": defaultdict(set), "party": defaultdict(set)}
    pairs = needs.values_list("which", "actitem_id", "seat__reference")
    for which, row, seat in pairs.union(parties.values_list("which", "act_id", "seat__reference"), all=True):
        found[which][row].add(seat)
    return found["needs"], found["party"]


def said_by_act(signatures: QuerySet[Signature]) -> dict[int, list[Said]]:
    """By id of an act what seats answered, in their order. 1 query."""
    said: dict[int, list[Said]] = defaultdict(list)
    rows = signatures.order_by("pk").values_list("act_id", "seat__reference", "answer", "at", "excepted", "reason")
    for act, *given in rows:
        said[act].append(Said(*given))
    return said


def item_of(row: Mapping[str, Any], needs: Iterable[str], said: Mapping[int, list[Said]]) -> Item:
    """One row of LIGHT with its needed seats and the answers to its act."""
    return Item(
        act=row["act__reference"],
        kind=row["act__kind"],
        commitment=row["commitment__reference"],
        wording_in=row["wording_in__reference"],
        wording_out=row["wording_out__reference"],
        effective_from=row["act__effective_from"],
        recorded_at=row["act__recorded_at"],
        order=row["act_id"],
        needs=frozenset(needs),
        said=said.get(row["act_id"], ()),
        corrected=row["act__corrects__reference"],
        closed_at=row["act__closed_at"],
    )
