"""How well a paper was read: what is proposed against what people marked. Pure; places are code points in one text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

PROPOSED = 0.5  # from this probability on a passage is proposed
SAME = 0.5  # from this intersection over union on it is the same passage
FIELDS = ("lead", "contributors", "theme", "kind", "quantity", "deadline")
# What somebody has to set right by hand costs half of finding a passage or striking one out.
SET_RIGHT = ("lead", "theme", "quantity", "deadline")
Value = tuple[Decimal | str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as marked or as proposed, in one form so that the two compare with `==` field by field."""

    name: str
    start: int
    end: int
    text: str
    lead: frozenset[str]
    contributors: frozenset[str]
    theme: str | None
    kind: str
    quantity: tuple[Value, str] | None  # value and comparison; the unit is compared apart, loosely
    unit: str
    deadline: tuple[date | None, date | None] | None
    certainty: float = 1.0
    why: str = ""


@dataclass(frozen=True)
class Score:
    """What was found of one or more papers. `wrong` counts per field; `pairs` are (marked, proposed)."""

    labelled: int
    proposed: int
    pairs: tuple[tuple[Promise, Promise], ...]
    missed: tuple[Promise, ...]
    surplus: tuple[Promise, ...]
    wrong: Mapping[str, int] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        return len(self.pairs) / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        return len(self.pairs) / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        return 2 * len(self.pairs) / (self.labelled + self.proposed) if self.pairs else 0.0

    def accuracy(self, name: str) -> float:
        """The share of the matched promises of which this field is right."""
        return 1 - self.wrong[name] / len(self.pairs) if self.pairs else 0.0

    @property
    def edits_per_ten(self) -> float:
        """What a reader does by hand for each ten promises: add, strike out, and half for a field to set right."""
        fields = sum(self.wrong[name] for name in SET_RIGHT)
        return 10 * (len(self.missed) + len(self.surplus) + fields / 2) / self.labelled


def score(marked: Sequence[Promise], proposed: Sequence[Promise]) -> Score:
    """Each marked promise with at most one proposed, the most alike first."""
    places = matched(marked, proposed)
    taken, used = {one for one, _ in places}, {other for _, other in places}
    pairs = tuple((marked[one], proposed[other]) for one, other in places)
    return Score(
        len(marked),
        len(proposed),
        pairs,
        tuple(one for number, one in enumerate(marked) if number not in taken),
        tuple(one for number, one in enumerate(proposed) if number not in used),
        {name: sum(not is_same(name, one, other) for one, other in pairs) for name in FIELDS},
    )


def together(scores: Iterable[Score]) -> Score:
    """Several papers as if they were one."""
    every = list(scores)
    return Score(
        sum(one.labelled for one in every),
        sum(one.proposed for one in every),
        tuple(pair for one in every for pair in one.pairs),
        tuple(promise for one in every for promise in one.missed),
        tuple(promise for one in every for promise in one.surplus),
        {name: sum(one.wrong[name] for one in every) for name in FIELDS},
    )


def matched(marked: Sequence[Promise], proposed: Sequence[Promise]) -> list[tuple[int, int]]:
    """Places of pairs that overlap by half or more of what they cover together: the best first, each at most once."""
    likeness = [
        (overlap, number, place)
        for number, one in enumerate(marked)
        for place, other in enumerate(proposed)
        if (overlap := overlap_of(one, other)) >= SAME
    ]
    used, taken, pairs = set[int](), set[int](), list[tuple[int, int]]()
    for _overlap, number, place in sorted(likeness, key=lambda found: (-found[0], found[1], found[2])):
        if number not in taken and place not in used:
            taken.add(number)
            used.add(place)
            pairs.append((number, place))
    return sorted(pairs)


def overlap_of(one: Promise, other: Promise) -> float:
    """What two passages share, as part of what they cover together."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    covered = max(one.end, other.end) - min(one.start, other.start)
    return shared / covered if shared > 0 else 0.0


def is_same(name: str, one: Promise, other: Promise) -> bool:
    """Whether a field of the two is equal."""
    return bool(getattr(one, name) == getattr(other, name))


def has_same_unit(one: Promise, other: Promise) -> bool:
    """Whether units are loosely one: a word of the one ends in, or begins with, a word of the other."""
    if one.unit == other.unit:
        return True
    return any(
        a.endswith(b) or b.endswith(a) or (min(len(a), len(b)) > 3 and a[:5] == b[:5])
        for a in one.unit.split()
        for b in other.unit.split()
    )


def promise_of_label(name: str, start: int, end: int, text: str, label: Mapping[str, Any]) -> Promise:
    """A marked promise."""
    quantity, deadline = label["quantity"], label["deadline"]
    return Promise(
        name=name,
        start=start,
        end=end,
        text=text,
        lead=frozenset(label["lead"]),
        contributors=frozenset(label["contributors"]),
        theme=label["theme"],
        kind=label["kind"],
        quantity=(value_of(quantity["value"]), quantity["comparison"]) if quantity else None,
        unit=" ".join(str(quantity["unit"]).lower().split()) if quantity else "",
        deadline=(deadline["from"], deadline["until"]) if deadline else None,
    )


def promises_of(reading: Any, known: Mapping[str, str], least: float = PROPOSED) -> list[Promise]:
    """What a `Reading` proposes: its passages that are a promise with a probability of `least` or more."""
    return [promise_of(passage, known) for passage in reading.passages if passage.commitment >= least]


def names_of(parties: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The labelled name of a party by each of its names, small: who leads is right by any name of the right party."""
    return {name.casefold(): party["name"] for party in parties for name in (*party["aliases"], party["name"])}


def promise_of(passage: Any, known: Mapping[str, str]) -> Promise:
    """A passage of a `Reading`. A deadline without dates compares as none."""
    quantity, deadline = passage.quantity, passage.deadline
    dates = (deadline.from_, deadline.until) if deadline else (None, None)
    return Promise(
        name=f"{passage.label or ''}@{passage.start}",
        start=passage.start,
        end=passage.end,
        text=passage.text,
        lead=frozenset(known.get(lead.name.casefold(), lead.name) for lead in passage.lead),
        contributors=frozenset(known.get(one.name.casefold(), one.name) for one in passage.contributors),
        theme=passage.theme,
        kind=passage.commitment_kind,
        quantity=(value_of(quantity.value), quantity.comparison) if quantity else None,
        unit=" ".join(str(quantity.unit or "").lower().split()) if quantity else "",
        deadline=dates if any(dates) else None,
        certainty=passage.commitment,
        why=passage.why,
    )


def value_of(value: Any) -> Value:
    """A figure, a range or a letter (an energy label) as what compares: 1.50 and 1.5 are one."""
    parts = value if isinstance(value, list | tuple) else (value,)
    made = list[Decimal | str]()
    for part in parts:
        try:
            made.append(Decimal(str(part)))
        except InvalidOperation:
            made.append(str(part).upper())
    return tuple(made)
