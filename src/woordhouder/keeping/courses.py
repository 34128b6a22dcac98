"""On course or behind: the figure against a straight line to the next target (docs/rules.md 3.5). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .because import Because, Code
from .recorded import Indicator
from .shares import AT_LEAST, CUMULATIVE, LEVEL, Measured, baseline_for, meets, target_up_to, told, years_after
from .words import Course

MOST_OF_THE_WAY = Fraction(95, 100)
SHORT = Fraction(5, 100)


@dataclass(frozen=True)
class Line:
    """Where the line stands in the year, and the target to which it leads."""

    value: Fraction
    next_year: int
    next_target: Fraction


def course_of(indicator: Indicator, year: int, found: Measured) -> tuple[Course | None, tuple[Because, ...]]:
    """On course or behind, and why; None where nothing can be said. `found`: what was compared for the year."""
    line = line_of(indicator, year)
    if line is None:
        return None, (Because(Code.NO_LINE),)
    baseline = baseline_for(indicator, indicator.targets[line.next_year])
    bound = bound_of(indicator, line.value, baseline)
    course = Course.ON_COURSE if meets(indicator, found.figure, bound) else Course.BEHIND
    way = {"line": told(line.value), "next": told(line.next_target), "year": str(line.next_year)}
    facts = {"figure": told(found.figure), "bound": told(bound), "course": course.value}
    return course, (Because(Code.LINE, way), Because(Code.COURSE, facts))


def line_of(indicator: Indicator, year: int) -> Line | None:
    """The line in a year: None after the last target, and where it has no point to begin from."""
    later = years_after(indicator.targets, year)
    points = _points(indicator, later[0]) if later else ()
    before = [point for point in points if point[0] <= year]
    if not before:
        return None
    right, target = later[0], _target_at(indicator, later[0])
    left, value = before[-1]
    return Line(value + (target - value) * Fraction(year - left, right - left), right, target)


def _points(indicator: Indicator, next_year: int) -> Sequence[tuple[int, Fraction]]:
    """The points of the line before the next target, by year: the targets, else the starting point of a level."""
    targets = [(year, _target_at(indicator, year)) for year in sorted(indicator.targets) if year < next_year]
    if targets or indicator.form != LEVEL:
        return targets
    baseline = baseline_for(indicator, indicator.targets[next_year])
    if baseline is None:
        return ()
    since = min(indicator.targets) - 1 if indicator.baseline_year is None else indicator.baseline_year
    return [(since, baseline)]


def _target_at(indicator: Indicator, year: int) -> Fraction:
    return target_up_to(indicator, year) if indicator.form == CUMULATIVE else indicator.targets[year]


def bound_of(indicator: Indicator, line: Fraction, baseline: Fraction | None) -> Fraction:
    """The worst figure that is still on course.

    With a starting point 95 per cent of the way from it to the line; the line itself where that leads nowhere. Without
    one the line, less (at most: and more) 5 per cent of its size.
    """
    if baseline is None:
        slack = SHORT * abs(line)
        return line - slack if indicator.direction == AT_LEAST else line + slack
    if meets(indicator, baseline, line):
        return line
    return baseline + MOST_OF_THE_WAY * (line - baseline)
