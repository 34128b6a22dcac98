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


Codes = tuple[str, ...]


def choose(rows: Sequence[T], facets: Sequence[Facet[T]], wanted: Wanted) -> Chosen[T]:
    """`rows` as far as they fit `wanted` (parameter -> codes)."""
    # Many rows have the same codes, so each combination is judged once: twenty thousand promises have a few hundred.
    looks = [tuple(tuple(facet.codes(row)) for facet in facets) for row in rows]
    numbers = Counter(looks)
    known = [{code for look in numbers for code in look[index]} for index in range(len(facets))]
    asked = [known[index].intersection(wanted.get(facet.name, ())) for index, facet in enumerate(facets)]
    misses = {look: _misses(look, asked) for look in numbers}
    query = {facet.name: sorted(codes) for facet, codes in zip(facets, asked, strict=True)}
    return Chosen(
        rows=[row for row, look in zip(rows, looks, strict=True) if not misses[look]],
        facets=[
            FacetChoices(facet.name, facet.title, _choices(facet, _counts(index, numbers, misses), asked[index], query))
            for index, facet in enumerate(facets)
        ],
    )


def _misses(look: tuple[Codes, ...], asked: Sequence[set[str]]) -> set[int]:
    """The facets, by their place, in which a row of this look does not fit."""
    return {index for index, chosen in enumerate(asked) if chosen and chosen.isdisjoint(look[index])}


def _counts(
    index: int, numbers: Mapping[tuple[Codes, ...], int], misses: Mapping[tuple[Codes, ...], set[int]]
) -> Counter[str]:
    """How many rows have each code of a facet, among those that fit all other facets."""
    counts = Counter[str]()
    for look, number in numbers.items():
        if misses[look] <= {index}:
            counts.update(dict.fromkeys(look[index], number))
    return counts


def _choices(
    facet: Facet[T], counts: Mapping[str, int], chosen: set[str], query: Mapping[str, Sequence[str]]
) -> list[Choice]:
    shown = sorted({*counts, *chosen}, key=lambda code: (facet.order(code), code))
    return [
        Choice(
            value=code,
            label=facet.label(code),
            count=counts.get(code, 0),
            is_chosen=code in chosen,
            without=_without(query, facet.name, code),
        )
        for code in shown
    ]


def _without(query: Mapping[str, Sequence[str]], name: str, code: str) -> str:
    kept = {other: [one for one in codes if (other, one) != (name, code)] for other, codes in query.items()}
    return "?" + urlencode(kept, doseq=True)
