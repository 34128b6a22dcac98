"""A promised figure beside what was reported of it, year by year: for picture, table, sentence and data. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .recorded import Filed, Indicator
from .shares import CUMULATIVE, addend

HIGH, ABOVE, BELOW, EDGE = 140, 28, 30, 8  # the height of the field, the room around it
BAR, BETWEEN, GAP = 34, 6, 26  # the width of a bar, the room within a pair and between two years


@dataclass(frozen=True)
class YearFigures:
    """One year. `target` and `reported`: of the year itself; `target_so_far` and `reported_so_far`: added up where the
    promise is cumulative, else the same. None where there is none. `is_start`: where it began, as `reported`.
    """

    year: int
    target: Fraction | None
    reported: Fraction | None
    target_so_far: Fraction | None
    reported_so_far: Fraction | None
    is_start: bool = False


def figures_of(indicator: Indicator | None, reports: Mapping[int, Filed]) -> list[YearFigures]:
    """The years with a target or a reported figure, in order. `reports`: by year the one that counts.

    A cumulative promise adds up from its first target year on, and no percentages, as docs/rules.md 3.4 does.
    """
    if indicator is None:
        return []
    if indicator.form == CUMULATIVE:
        added = {year: addend(one) for year, one in reports.items()}
        return _added_up(indicator.targets, {year: figure for year, figure in added.items() if figure is not None})
    reported = {year: one.figure for year, one in reports.items() if one.figure is not None}
    pairs = [
        (year, indicator.targets.get(year), reported.get(year)) for year in sorted({*indicator.targets, *reported})
    ]
    return [*_start(indicator), *(YearFigures(year, target, told, target, told) for year, target, told in pairs)]


def _start(indicator: Indicator) -> list[YearFigures]:
    began = indicator.baseline
    if began is None:
        return []
    year = indicator.baseline_year or min(indicator.targets) - 1
    return [YearFigures(year, None, began, None, began, is_start=True)]


def _added_up(targets: Mapping[int, Fraction], reported: Mapping[int, Fraction]) -> list[YearFigures]:
    rows, target_so_far, reported_so_far = list[YearFigures](), Fraction(0), Fraction(0)
    for year in sorted(year for year in {*targets, *reported} if year >= min(targets)):
        target_so_far += targets.get(year, 0)
        reported_so_far += reported.get(year, 0)
        has_target, has_report = year in targets, year in reported
        rows.append(
            YearFigures(
                year,
                targets.get(year),
                reported.get(year),
                target_so_far if has_target else None,
                reported_so_far if has_report else None,
            )
        )
    return rows


@dataclass(frozen=True)
class Bar:
    """One bar, its places in units of the drawing as whole numbers. `figure`: what it shows."""

    figure: Fraction
    x: int
    y: int
    height: int
    kind: str

    @property
    def middle(self) -> int:
        """Where its number stands, from the left."""
        return self.x + BAR // 2

    @property
    def number_at(self) -> int:
        """Where its number stands, from the top."""
        return self.y - 7


@dataclass(frozen=True)
class Pair:
    """The bars of one year. `year_at`: where its year stands."""

    row: YearFigures
    bars: Sequence[Bar]
    middle: int


@dataclass(frozen=True)
class Drawing:
    """The field with its pairs. `zero`: the height of nothing."""

    pairs: Sequence[Pair]
    width: int
    tall: int
    zero: int
    year_at: int


def drawn(rows: Sequence[YearFigures]) -> Drawing:
    """The picture of these figures: of each year what was promised and what was reported, side by side."""
    heights = [figure for row in rows for figure in (row.target_so_far, row.reported_so_far) if figure is not None]
    top, bottom = max([*heights, Fraction(0)]), min([*heights, Fraction(0)])
    scale = Fraction(HIGH) / (top - bottom) if top > bottom else Fraction(0)
    zero = ABOVE + round(top * scale)
    wide = 2 * BAR + BETWEEN + GAP
    pairs = [_pair(row, EDGE + at * wide + GAP // 2, scale, zero) for at, row in enumerate(rows)]
    return Drawing(pairs, 2 * EDGE + wide * len(rows), ABOVE + HIGH + BELOW, zero, ABOVE + HIGH + 22)


def _pair(row: YearFigures, left: int, scale: Fraction, zero: int) -> Pair:
    places = ((row.target_so_far, left, "target"), (row.reported_so_far, left + BAR + BETWEEN, "reported"))
    bars = [
        Bar(figure, x, min(zero, zero - round(figure * scale)), abs(round(figure * scale)), kind)
        for figure, x, kind in places
        if figure is not None
    ]
    return Pair(row, bars, left + BAR + BETWEEN // 2)
