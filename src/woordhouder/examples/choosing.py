"""Choosing from a list by facets: what is left, and how often each further choice occurs. Pure.

Within a facet one of the chosen codes must hold; between facets all must. A code that nothing has is ignored,
so that an old or mistyped address still shows a list. The count of a choice says how many rows stay with it,
given the choices in the other facets.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

T = TypeVar("T")

Wanted = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Facet(Generic[T]):
    """One way to choose. `name` is its parameter; `codes` gives the codes of a row, `order` sorts them."""

    name: str
    title: object
    codes: Callable[[T], Sequence[str]]
    label: Callable[[str], object]
    order: Callable[[str], object]


@dataclass(frozen=True)
class Choice:
    """A code with its words and count; `without` is the query string that takes the choice back."""

    value: str
    label: object
    count: int
    is_chosen: bool
    without: str = ""


@dataclass(frozen=True)
class FacetChoices:
    """The choices of one facet that leave something, or that were made."""

    name: str
    title: object
    choices: Sequence[Choice]

    @property
    def is_chosen(self) -> bool:
        """Whether a choice was made here."""
        return any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True)
class Chosen(Generic[T]):
    """What is left of a list, and how it can be narrowed further."""

    rows: Sequence[T]
    facets: Sequence[FacetChoices]

    @property
    def made(self) -> list[Choice]:
        """All choices that were made, to be taken back one by one."""
        return [choice for facet in self.facets for choice in facet.choices if choice.is_chosen]


def choose(rows: Sequence[T], facets: Sequence[Facet[T]], wanted: Wanted) -> Chosen[T]:
    """`rows` as far as they fit `wanted` (parameter -> codes)."""
    codes = {facet.name: [frozenset(facet.codes(row)) for row in rows] for facet in facets}
    known = {name: frozenset[str]().union(*found) for name, found in codes.items()}
    asked = {name: known[name] & {*wanted.get(name, ())} for name in codes}
    misses = [_misses(codes, asked, index) for index in range(len(rows))]
    return Chosen(
        rows=[row for row, missed in zip(rows, misses, strict=True) if not missed],
        facets=[
            FacetChoices(facet.name, facet.title, _choices(facet, codes[facet.name], misses, asked)) for facet in facets
        ],
    )


def _misses(codes: Mapping[str, Sequence[frozenset[str]]], asked: Mapping[str, frozenset[str]], index: int) -> set[str]:
    """The facets in which a row does not fit."""
    return {name for name, chosen in asked.items() if chosen and chosen.isdisjoint(codes[name][index])}


def _choices(
    facet: Facet[T],
    codes: Sequence[frozenset[str]],
    misses: Sequence[set[str]],
    asked: Mapping[str, frozenset[str]],
) -> list[Choice]:
    fitting = (found for found, missed in zip(codes, misses, strict=True) if missed <= {facet.name})
    counts = Counter(code for found in fitting for code in found)
    shown = sorted({*counts, *asked[facet.name]}, key=lambda code: (facet.order(code), code))
    return [
        Choice(
            value=code,
            label=facet.label(code),
            count=counts[code],
            is_chosen=code in asked[facet.name],
            without=_without(asked, facet.name, code),
        )
        for code in shown
    ]


def _without(asked: Mapping[str, frozenset[str]], name: str, code: str) -> str:
    kept = {other: sorted(codes - {code} if other == name else codes) for other, codes in asked.items()}
    return "?" + urlencode(kept, doseq=True)
