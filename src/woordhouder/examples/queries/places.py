"""The examples by where they are: the same list for the map and beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from woordhouder.parties.municipalities import municipalities

from .examples import ExampleLine


@dataclass(frozen=True)
class MapPlace:
    """One spot on the map, with its examples. `number` stands on the map and in the list."""

    number: int
    name: str
    provinces: tuple[str, ...]
    latitude: float
    longitude: float
    lines: Sequence[ExampleLine]


@dataclass(frozen=True)
class MapProvince:
    """A province with its spots; `examples` counts the examples that have a place in it."""

    name: str
    examples: int
    places: Sequence[MapPlace]

    @property
    def address(self) -> str:
        """The list of examples in this province."""
        return f"/voorbeelden?provincie={self.name}"


def map_places(lines: Sequence[ExampleLine]) -> list[MapPlace]:
    """The spots of these examples by province and name. A region stands in the middle of its places; one that names no
    municipality stands nowhere.
    """
    spots: dict[str, list[ExampleLine]] = {}
    for line in (line for line in lines if line.places):
        spots.setdefault(line.place, []).append(line)
    order = sorted(spots, key=lambda name: (spots[name][0].provinces[0], name))
    return [_spot(number, name, spots[name]) for number, name in enumerate(order, 1)]


def _spot(number: int, name: str, lines: Sequence[ExampleLine]) -> MapPlace:
    here = [municipalities()[place] for place in dict.fromkeys(place for line in lines for place in line.places)]
    return MapPlace(
        number=number,
        name=name,
        provinces=tuple(dict.fromkeys(municipality.province for municipality in here)),
        latitude=fmean(municipality.latitude for municipality in here),
        longitude=fmean(municipality.longitude for municipality in here),
        lines=lines,
    )


def map_provinces(places: Sequence[MapPlace]) -> list[MapProvince]:
    """All provinces, also those without an example. A spot in two provinces stands in both."""
    names = sorted({municipality.province for municipality in municipalities().values()})
    found = []
    for name in names:
        here = [place for place in places if name in place.provinces]
        examples = {line.slug for place in here for line in place.lines if name in line.provinces}
        found.append(MapProvince(name, len(examples), here))
    return found


def map_data(places: Sequence[MapPlace], provinces: Sequence[MapProvince]) -> dict[str, Any]:
    """The map as open data."""
    return {
        "provinces": [{"name": province.name, "examples": province.examples} for province in provinces],
        "places": [_place_data(place) for place in places],
    }


def _place_data(place: MapPlace) -> Mapping[str, Any]:
    return {
        "number": place.number,
        "name": place.name,
        "provinces": list(place.provinces),
        "latitude": round(place.latitude, 4),
        "longitude": round(place.longitude, 4),
        "examples": [
            {
                "slug": line.slug,
                "title": line.title,
                "years": {"from": line.from_year, "until": line.until_year},
                "address": line.address,
            }
            for line in place.lines
        ],
    }
