"""Municipalities in a question, and how far it is from one to the next. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woordhouder.examples.queries import ExampleLine
from woordhouder.language.words import fold, words
from woordhouder.parties.municipalities import Municipality, municipalities

EARTH_RADIUS = 6371.0
NEAREST = 3
# Above this a straight line between two middles says too little to give each kilometre.
EXACT_UP_TO = 20
STEP = 5

# As people say or used to write it, where that is more than a part of the name left out.
ALSO = {
    "'s-Gravenhage": ("Den Haag", "Gravenhage"),
    "'s-Hertogenbosch": ("Den Bosch", "Hertogenbosch"),
    "De Fryske Marren": ("De Friese Meren",),
    "Noardeast-Fryslân": ("Noordoost Friesland", "Noordoost-Friesland"),
    "Súdwest-Fryslân": ("Zuidwest Friesland", "Zuidwest-Friesland"),
    "Nuenen, Gerwen en Nederwetten": ("Nuenen",),
}
# These are everyday words too ("overlast van buren"): only with a capital, or when nothing else was asked, a place.
EVERYDAY = {
    "assen", "beek", "bergen", "best", "buren", "duiven", "ede", "goes", "houten", "huizen", "hulst", "laren", "losser",
    "ommen", "oss", "putten", "sluis", "soest", "stein", "waterland", "weert", "wierden",
}  # fmt: skip


@dataclass(frozen=True)
class NearExample:
    """An example and how far away its nearest place is, in a straight line."""

    line: ExampleLine
    kilometres: float

    @property
    def distance(self) -> str:
        """How far, in words."""
        return distance_in_words(self.kilometres)


@dataclass(frozen=True)
class Nearby:
    """A place without an example, and the examples nearest to it."""

    place: str
    examples: tuple[NearExample, ...]


def named_in(text: str) -> list[Municipality]:
    """The municipalities that `text` names, the longest name first where names overlap; both when two share a name."""
    bare = [part for word in words(text) for part in _parts(word.text)]
    found: list[Municipality] = []
    at = 0
    while at < len(bare):
        length = next((size for size in range(_longest_name(), 0, -1) if tuple(bare[at : at + size]) in _names()), 0)
        name = tuple(bare[at : at + length])
        if length and _is_meant(name, text, is_alone=len(bare) == 1):
            found += _names()[name]
        at += length or 1
    return list(dict.fromkeys(found))


def nearest(lines: Iterable[ExampleLine], to: Iterable[Municipality]) -> tuple[NearExample, ...]:
    """The examples nearest to any of `to`, nearest first; equally far ones by slug. Not those that name no place."""
    middles = list(to)
    found = [NearExample(line, _distance(line, middles)) for line in lines if line.places]
    return tuple(sorted(found, key=lambda near: (near.kilometres, near.line.slug))[:NEAREST])


def nearby(lines: Sequence[ExampleLine], named: Sequence[Municipality]) -> Nearby | None:
    """The examples nearest to the places that were named, when none of them has one; else None."""
    taken = {place for line in lines for place in line.places}
    if not named or not taken or any(municipality.name in taken for municipality in named):
        return None
    return Nearby(", ".join(municipality.name for municipality in named), nearest(lines, named))


def kilometres(one: Municipality, other: Municipality) -> float:
    """The distance between the middles of two municipalities over the surface of the earth (haversine)."""
    latitude, longitude = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    share = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH_RADIUS * asin(sqrt(sin(latitude / 2) ** 2 + share * sin(longitude / 2) ** 2))


def distance_in_words(distance: float) -> str:
    """As people say it: by the kilometre up to 20, then by five. It is a straight line between two middles."""
    if distance < 1:
        return _("less than a kilometre away")
    rounded = round(distance) if distance <= EXACT_UP_TO else STEP * round(distance / STEP)
    return ngettext("about %(number)d kilometre away", "about %(number)d kilometres away", rounded) % {
        "number": rounded
    }


def _distance(line: ExampleLine, middles: list[Municipality]) -> float:
    places = (municipalities()[place] for place in line.places)
    return min(kilometres(place, middle) for place in places for middle in middles)


@cache
def _names() -> dict[tuple[str, ...], tuple[Municipality, ...]]:
    """Each way to write a municipality as the words that it is made of; some are the name of two."""
    found: dict[tuple[str, ...], tuple[Municipality, ...]] = {}
    for municipality in municipalities().values():
        for spelling in dict.fromkeys(_spellings(municipality.name)):
            found[spelling] = (*found.get(spelling, ()), municipality)
    return found


@cache
def _longest_name() -> int:
    """How many words the longest name has."""
    return max(map(len, _names()))


def _spellings(name: str) -> Iterator[tuple[str, ...]]:
    for spelling in (name, name.partition(" (")[0], *ALSO.get(name, ())):
        yield tuple(part for word in words(spelling) for part in _parts(word.text))


def _parts(word: str) -> list[str]:
    """A word as it is compared: hyphens part it, so that "Etten Leur" is "Etten-Leur"."""
    return [part for part in fold(word).replace("'s-", "s-").split("-") if part]


def _is_meant(name: tuple[str, ...], text: str, *, is_alone: bool) -> bool:
    return len(name) > 1 or name[0] not in EVERYDAY or is_alone or name[0].capitalize() in text
