"""The map of the provinces: where a place stands on the outline, and how points keep apart. No database, no files.

The outline (npm package `@svg-maps/netherlands`, Victor Cazanave, CC BY 4.0) says nothing of its projection.
The four numbers below were fitted on a Mercator projection, so that the middles of the 342 municipalities of
1 January 2023 fall inside their own province. 341 do; the other, Vijfheerenlanden, changed province in 2019,
after the outline was drawn.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias
from xml.etree import ElementTree

Point: TypeAlias = tuple[float, float]
Polygon: TypeAlias = Sequence[Point]

X_PER_RADIAN, X_AT_ZERO = 9117.598647, -537.831303
Y_PER_MERCATOR, Y_AT_ZERO = -9049.527626, 10056.326253

ATTRIBUTION = "Victor Cazanave, @svg-maps/netherlands, CC BY 4.0"
SVG = "{http://www.w3.org/2000/svg}"
NAMES = {"Friesland": "Fryslân"}
STEP = re.compile(r"[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass(frozen=True)
class Province:
    """A province by the name that it has itself; `path` is its outline as SVG path data."""

    name: str
    path: str

    @cached_property
    def polygons(self) -> list[Polygon]:
        """The outline and its islands."""
        return polygons(self.path)


@dataclass(frozen=True)
class Outline:
    """All provinces on a field of `width` x `height`."""

    width: float
    height: float
    provinces: Sequence[Province]


def outline(svg: str) -> Outline:
    """The outline from the text of its file. The file comes from a locked package, so it is trusted."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - a locked package, not somebody's upload
    _left, _top, width, height = (float(number) for number in root.attrib["viewBox"].split())
    found = [(path.attrib["name"], path.attrib["d"]) for path in root.iter(f"{SVG}path")]
    return Outline(width, height, [Province(NAMES.get(name, name), path) for name, path in sorted(found)])


def place(latitude: float, longitude: float) -> Point:
    """Where a place in degrees (WGS84) stands on the outline."""
    mercator = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return X_PER_RADIAN * math.radians(longitude) + X_AT_ZERO, Y_PER_MERCATOR * mercator + Y_AT_ZERO


def polygons(path: str) -> list[Polygon]:
    """The corners of each closed line in SVG path data of straight lines. Raises ValueError for a curve."""
    found: list[list[Point]] = []
    at = start = (0.0, 0.0)
    for command, numbers in _commands(path):
        if command in "zZ":
            at = start
            continue
        for index, corner in enumerate(_corners(command, numbers, at)):
            at = corner
            if command in "mM" and index == 0:
                start = at
                found.append([])
            found[-1].append(at)
    return [polygon for polygon in found if len(polygon) > 2]


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for step in STEP.findall(path):
        if step.isalpha():
            if command:
                yield command, numbers
            command, numbers = step, []
        else:
            numbers.append(float(step))
    if command:
        yield command, numbers


def _corners(command: str, numbers: Sequence[float], at: Point) -> Iterator[Point]:
    """Where each step of one command leads; small letters count from where the pen is."""
    x, y = at
    kind = command.lower()
    if kind not in "mlhv":
        raise ValueError(f"{command!r} is no straight line")
    width = 2 if kind in "ml" else 1
    for step in range(0, len(numbers) - width + 1, width):
        over, down = _step(kind, numbers[step : step + width])
        if command.islower():
            x, y = x + (over or 0.0), y + (down or 0.0)
        else:
            x, y = x if over is None else over, y if down is None else down
        yield x, y


def _step(kind: str, numbers: Sequence[float]) -> tuple[float | None, float | None]:
    if kind == "h":
        return numbers[0], None
    if kind == "v":
        return None, numbers[0]
    return numbers[0], numbers[1]


def is_inside(point: Point, lines: Sequence[Polygon]) -> bool:
    """Whether a ray from `point` crosses the closed lines an odd number of times."""
    x, y = point
    crossings = 0
    for polygon in lines:
        for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


@lru_cache(maxsize=4)
def kept_apart(points: tuple[Point, ...], distance: float, rounds: int = 40) -> tuple[Point, ...]:
    """The points moved as little as it takes to leave `distance` between any two, as far as `rounds` allow.

    The same points always give the same answer (and are remembered, as the library seldom changes);
    points on one spot part sideways.
    """
    moved = list(points)
    for _round in range(rounds):
        if not _part_all(moved, distance):
            break
    return tuple(moved)


def _part_all(moved: list[Point], distance: float) -> bool:
    """Push apart each two that are too near. From left to right, so that only neighbours are compared."""
    is_pushed = False
    order = sorted(range(len(moved)), key=lambda index: (moved[index][0], index))
    for rank, one in enumerate(order):
        for other in order[rank + 1 :]:
            if moved[other][0] - moved[one][0] >= 2 * distance:
                break
            pushed = _pushed(moved[one], moved[other], distance)
            if pushed:
                moved[one], moved[other] = pushed
                is_pushed = True
    return is_pushed


def _pushed(one: Point, other: Point, distance: float) -> tuple[Point, Point] | None:
    across, down = other[0] - one[0], other[1] - one[1]
    if abs(across) >= distance or abs(down) >= distance:
        return None
    length = math.hypot(across, down)
    if length >= distance - 0.01:
        return None
    share = (across / length, down / length) if length else (1.0, 0.0)
    push = (distance - length) / 2
    return (
        (one[0] - share[0] * push, one[1] - share[1] * push),
        (other[0] + share[0] * push, other[1] + share[1] * push),
    )
