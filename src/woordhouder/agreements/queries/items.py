"""The acts of an agreement as the facts that `agreements.in_force` decides over."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import CharField, QuerySet, Value

from ..in_force import Item, Said
from ..models import Act, ActItem, ActParty, Agreement

LIGHT = ("pk", "act_id", "commitment__reference", "wording_in__reference", "wording_out__reference")
OF_ACT = ("pk", "reference", "kind", "effective_from", "recorded_at", "closed_at", "corrects__reference")
OF_ANSWER = tuple(f"signatures__{name}" for name in ("seat__reference", "answer", "at", "excepted", "reason"))


@dataclass(frozen=True)
class OfAct:
    """What all items of an act have in common, as `in_force.Item` has it."""

    reference: str
    kind: str
    effective_from: date | None
    recorded_at: datetime
    closed_at: datetime | None
    corrected: str | None
    said: list[Said] = field(default_factory=list)


def items_of(agreement: Agreement, *commitments: int) -> list[Item]:
    """What all acts did to the commitments of an agreement (named: only to these ids). At most 2 queries."""
    rows = ActItem.objects.filter(act__agreement=agreement)
    if commitments:
        rows = rows.filter(commitment__in=commitments)
    return facts_of(rows)


def facts_of(rows: QuerySet[ActItem]) -> list[Item]:
    """These rows as facts, in the order in which they were recorded. At most 2 queries."""
    return [item for item, _values in with_facts(rows)]


def with_facts(rows: QuerySet[ActItem], *more: str) -> list[tuple[Item, Mapping[str, Any]]]:
    """The same, each with its values of LIGHT and `more`. At most 2 queries.

    An act has many items: what these have in common is read once, by the ids of the acts. Asked by a question within
    the question, all items would be looked for once more.
    """
    lines = list(_with_needs(rows, *more))
    acts = acts_of({values["act_id"] for values, _needs in lines})
    return [(item_of(values, needs, acts), values) for values, needs in lines]


def _with_needs(rows: QuerySet[ActItem], *more: str) -> Iterator[tuple[Mapping[str, Any], set[str]]]:
    """Of each row its values with the seats whose signature it needs, in the order of recording. 1 query."""
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


def acts_of(pks: Collection[int]) -> dict[int, OfAct]:
    """By id these acts, with what seats answered to each, in their order. 1 query; none for none."""
    acts: dict[int, OfAct] = {}
    rows = Act.objects.filter(pk__in=pks).order_by("pk", "signatures__pk").values_list(*OF_ACT, *OF_ANSWER)
    for pk, *values in rows:
        of_act, answer = values[: len(OF_ACT) - 1], values[len(OF_ACT) - 1 :]
        act = acts.setdefault(pk, OfAct(*of_act))
        if answer[0]:
            act.said.append(Said(*answer))
    return acts


def item_of(row: Mapping[str, Any], needs: Iterable[str], acts: Mapping[int, OfAct]) -> Item:
    """One row of LIGHT with its needed seats and its act."""
    act = acts[row["act_id"]]
    return Item(
        act=act.reference,
        kind=act.kind,
        commitment=row["commitment__reference"],
        wording_in=row["wording_in__reference"],
        wording_out=row["wording_out__reference"],
        effective_from=act.effective_from,
        recorded_at=act.recorded_at,
        order=row["act_id"],
        needs=frozenset(needs),
        said=act.said,
        corrected=act.corrected,
        closed_at=act.closed_at,
    )
