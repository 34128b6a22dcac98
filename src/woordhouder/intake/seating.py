"""Which seat of the table a party of a paper is: by name and alias, else as the only one of its kind. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

LEAST = 82.0
"""Below this two names only share a word (0..100)."""
_GENERAL = re.compile(r"\b(de|het|een|van|der|den|stichting|vereniging|bewoners?|gemeente|woningcorporatie)\b")


@dataclass(frozen=True)
class Chair:
    """A seat by reference, with what its organisation is called and of which kind it is."""

    reference: str
    name: str
    kind: str


@dataclass(frozen=True)
class Named:
    """A party as the paper names it."""

    kind: str
    name: str
    aliases: Sequence[str]


def seats_of_parties(parties: Iterable[Named], chairs: Sequence[Chair]) -> dict[str, str]:
    """By name of a party the seat that it is; one that is like none is left out. Each seat is one party at most."""
    given = list(parties)
    pairs = [(_likeness(party, chair), party, chair) for party in given for chair in chairs]
    found: dict[str, str] = {}
    for likeness, party, chair in sorted(pairs, key=lambda pair: -pair[0]):
        if likeness >= LEAST and party.name not in found and chair.reference not in found.values():
            found[party.name] = chair.reference
    return found | _only_ones(given, chairs, found)


def _likeness(party: Named, chair: Chair) -> float:
    """How alike the names are; of two kinds that differ only the same name counts."""
    best = max(_alike(name, chair.name) for name in (party.name, *party.aliases))
    return best if party.kind == chair.kind else best - (100 - LEAST) / 2


def _alike(one: str, other: str) -> float:
    whole = fuzz.ratio(one.casefold(), other.casefold())
    first, second = _telling(one), _telling(other)
    return max(whole, fuzz.ratio(first, second)) if first and second else whole


def _telling(name: str) -> str:
    """The words that tell this one from others of its kind."""
    return " ".join(_GENERAL.sub(" ", name.casefold()).split())


def _only_ones(parties: Sequence[Named], chairs: Sequence[Chair], found: Mapping[str, str]) -> dict[str, str]:
    """The only party of a kind is the only seat of that kind: "de corporatie" is who else sits there."""
    only: dict[str, str] = {}
    for kind in {party.kind for party in parties} - {"other"}:
        ours = [chair for chair in chairs if chair.kind == kind]
        theirs = [party for party in parties if party.kind == kind]
        is_free = len(ours) == len(theirs) == 1 and ours[0].reference not in found.values()
        if is_free and theirs[0].name not in found:
            only[theirs[0].name] = ours[0].reference
    return only
