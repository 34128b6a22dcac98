"""The map of the provinces with the examples as points, beside the same list."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language

from .. import map as maps
from .. import queries
from ..outlines import outline
from ..queries import MapPlace, MapProvince
from . import linked

RADIUS, SMALL_RADIUS = 12.5, 7.0
ROOM = 80  # as many places can have large spots without hiding the map


@dataclass(frozen=True)
class Drawing:
    """What the template draws: provinces with their paths, and spots with where they stand, in the outline's units."""

    width: float
    height: float
    provinces: Sequence[tuple[MapProvince, str]]
    spots: Sequence[tuple[MapPlace, str, str]]
    radius: str
    is_crowded: bool


@require_safe
def map_page(request: Request) -> HttpResponse:
    """The map, and its list. 1 query."""
    lines = queries.example_lines(request.actor)
    places = queries.map_places(lines)
    provinces = queries.map_provinces(places)
    facts = {
        "drawing": _drawing(places, provinces),
        "provinces": provinces,
        "examples": len(lines),
        "attribution": maps.ATTRIBUTION,
        "data_address": in_language("/kaart.json"),
        "linked": linked.examples_listing(_("Map"), "/kaart", lines),
    }
    return render(request, "examples/map.html", facts)


@require_safe
def map_json(request: Request) -> HttpResponse:
    """The same as data. 1 query."""
    places = queries.map_places(queries.example_lines(request.actor))
    return json_response(queries.map_data(places, queries.map_provinces(places)))


def _drawing(places: Sequence[MapPlace], provinces: Sequence[MapProvince]) -> Drawing | None:
    drawn = outline()
    if drawn is None:
        return None
    paths = {province.name: province.path for province in drawn.provinces}
    is_crowded = len(places) > ROOM
    radius = SMALL_RADIUS if is_crowded else RADIUS
    spots = maps.kept_apart(tuple(maps.place(place.latitude, place.longitude) for place in places), 2 * radius + 2)
    return Drawing(
        width=drawn.width,
        height=drawn.height,
        provinces=[(province, paths[province.name]) for province in provinces],
        radius=str(radius),
        is_crowded=is_crowded,
        # As text, because a number in a template would get the comma of the language.
        spots=[(place, f"{x:.1f}", f"{y:.1f}") for place, (x, y) in zip(places, spots, strict=True)],
    )
