"""The picture of a table over the years: the same numbers as bars, as words and as data. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from woordhouder.parties.themes import Theme

from .words import Level

WIDTH = 160
"""The length of the longest bar, in units of its drawing."""

Tally = Mapping[tuple[str, int], Mapping[Level, int]]
"""By theme and year how many promises stand at each level."""


@dataclass(frozen=True)
class Segment:
    """So many promises at one level, as a part of a bar from `x` on."""

    level: Level
    count: int
    x: int
    width: int


@dataclass(frozen=True)
class YearCell:
    """The promises of one theme, or of all, in one year: their numbers and the bar that shows them."""

    year: int
    segments: Sequence[Segment]

    @property
    def count(self) -> int:
        """How many promises there were."""
        return sum(one.count for one in self.segments)


@dataclass(frozen=True)
class ThemeRow:
    """A theme over the years; all together where `theme` is None."""

    theme: Theme | None
    cells: Sequence[YearCell]


@dataclass(frozen=True)
class Sheet:
    """The whole picture. `levels`: those that stand in it somewhere, for its legend."""

    years: Sequence[int]
    rows: Sequence[ThemeRow]
    together: ThemeRow
    levels: Sequence[Level]


def sheet(tally: Tally) -> Sheet:
    """The picture of these numbers: a row for each theme that has promises, a cell for each year that has them."""
    years = sorted({year for (_theme, year), counts in tally.items() if sum(counts.values())})
    whole = {year: _added(counts for (_theme, at), counts in tally.items() if at == year) for year in years}
    most, most_together = _most(tally), _most(whole)
    rows = [
        ThemeRow(theme, [_cell(year, tally.get((theme.value, year), {}), most) for year in years]) for theme in Theme
    ]
    together = ThemeRow(None, [_cell(year, whole[year], most_together) for year in years])
    used = {one.level for cell in together.cells for one in cell.segments}
    filled = [row for row in rows if any(cell.count for cell in row.cells)]
    return Sheet(years, filled, together, [level for level in reversed(Level) if level in used])


def _most(tallies: Mapping[Any, Mapping[Level, int]]) -> int:
    return max((sum(counts.values()) for counts in tallies.values()), default=0)


def _added(tallies: Iterable[Mapping[Level, int]]) -> Mapping[Level, int]:
    total = Counter[Level]()
    for counts in tallies:
        total.update(counts)
    return total


def _cell(year: int, counts: Mapping[Level, int], most: int) -> YearCell:
    """Best first. Each part ends where the sum so far ends, so that rounding leaves no gap."""
    segments, so_far = list[Segment](), 0
    for level in reversed(Level):
        if count := counts.get(level, 0):
            start, so_far = so_far, so_far + count
            x, end = (WIDTH * at // most for at in (start, so_far))
            segments.append(Segment(level, count, x, end - x))
    return YearCell(year, segments)
