"""Share `p` of a promise over a year: figure against target, in exact fractions (docs/rules.md 3.4). Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from .because import Because, Code
from .recorded import Filed, Indicator
from .words import Level

AT_LEAST, AT_MOST = "at_least", "at_most"
PER_YEAR, CUMULATIVE, LEVEL = "per_year", "cumulative", "level"
HALF = Fraction(1, 2)
_PER_CENT = re.compile(r"%|\b(?:procent|percent|per cent|percentage)\b", re.IGNORECASE)

LEVELS_1: tuple[tuple[Level, Callable[[Fraction], bool]], ...] = (  # the first that holds
    (Level.NOT_STARTED, lambda share: share <= 0),
    (Level.LIMITED, lambda share: share < HALF),
    (Level.LARGELY, lambda share: share < 1),
    (Level.COMPLETE, lambda share: share >= 1),
)


@dataclass(frozen=True)
class Measured:
    """What is compared: `figure` and `target`, both added up for a cumulative indicator. `because`: how they came."""

    figure: Fraction
    target: Fraction
    because: tuple[Because, ...] = field(default=())


def level_of(share: Fraction) -> Level:
    """The level of a share."""
    return next(level for level, holds in LEVELS_1 if holds(share))


def is_in_per_cent(unit: str) -> bool:
    """Whether a target in this unit is one in per cent, with which a numerator and a denominator can be compared."""
    return _PER_CENT.search(unit) is not None


def meets(indicator: Indicator, figure: Fraction, target: Fraction) -> bool:
    """Whether the figure is as good as the target, or better."""
    return figure >= target if indicator.direction == AT_LEAST else figure <= target


def baseline_for(indicator: Indicator, target: Fraction) -> Fraction | None:
    """The starting point that counts on the way to this target: only of a level, and not one that meets it already."""
    baseline = indicator.baseline if indicator.form == LEVEL else None
    return None if baseline is None or meets(indicator, baseline, target) else baseline


def measured(indicator: Indicator, year: int, reports: Mapping[int, Filed]) -> Measured | None:
    """What is compared for a year, whose report has a figure; None where no target applies.

    `reports`: by year the one report of the lead that counts.
    """
    report = reports[year]
    if report.figure is None or not indicator.targets:
        return None
    if indicator.form == CUMULATIVE:
        return None if report.is_percentage else _summed(indicator, year, reports)
    chosen = _target_year(indicator, year)
    if chosen is None:
        return None
    code = Code.TARGET_OF_YEAR if chosen == year else Code.NEXT_TARGET if chosen > year else Code.LAST_TARGET
    target = indicator.targets[chosen]
    return Measured(report.figure, target, (Because(code, {"year": str(chosen), "target": told(target)}),))


def _target_year(indicator: Indicator, year: int) -> int | None:
    """The year whose target counts: the year itself; of a level without one the next, after the last the last."""
    if year in indicator.targets:
        return year
    if indicator.form != LEVEL:
        return None
    return min((later for later in indicator.targets if later > year), default=max(indicator.targets))


def _summed(indicator: Indicator, year: int, reports: Mapping[int, Filed]) -> Measured | None:
    first = min(indicator.targets)
    if year < first:
        return None
    years = range(first, year + 1)
    figures = {one: addend(reports.get(one)) for one in years}
    figure = sum((value for value in figures.values() if value is not None), Fraction())
    target = target_up_to(indicator, year)
    nothing = [Because(Code.ADDS_NOTHING, {"year": str(one)}) for one, value in figures.items() if value is None]
    told_of = {"first": str(first), "last": str(year), "figure": told(figure), "target": told(target)}
    return Measured(figure, target, (*nothing, Because(Code.SUMMED, told_of)))


def addend(report: Filed | None) -> Fraction | None:
    """What a year adds to the sum; None when it adds nothing. A percentage is never added up."""
    return report.figure if report is not None and not report.is_percentage else None


def target_up_to(indicator: Indicator, year: int) -> Fraction:
    """The targets up to and including a year, added up."""
    return sum((target for one, target in indicator.targets.items() if one <= year), Fraction())


def share_of(indicator: Indicator, found: Measured) -> tuple[Fraction, tuple[Because, ...]]:
    """The share, and how it came about."""
    baseline = baseline_for(indicator, found.target)
    before: list[Because] = []
    if indicator.form == LEVEL and indicator.baseline is not None:
        code = Code.BASELINE if baseline is not None else Code.BASELINE_MET
        before.append(Because(code, {"baseline": told(indicator.baseline)}))
    share, code = _share(indicator, found.figure, found.target, baseline)
    return share, (*before, Because(code, {"share": told(share)}))


def _share(
    indicator: Indicator, figure: Fraction, target: Fraction, baseline: Fraction | None
) -> tuple[Fraction, Code]:
    if meets(indicator, figure, target):
        return Fraction(1), Code.REACHED
    if baseline is not None:
        return (figure - baseline) / (target - baseline), Code.FROM_BASELINE
    if target <= 0:
        return Fraction(0), Code.TARGET_ZERO
    if indicator.direction == AT_LEAST:
        return figure / target, Code.OF_TARGET
    return max(1 - (figure - target) / target, Fraction(0)), Code.OVER_TARGET


def told(number: Fraction) -> str:
    """A fraction as data has it: "3/4" or "12"."""
    return str(number)


def years_after(targets: Iterable[int], year: int) -> list[int]:
    """The target years after a year, in order."""
    return sorted(later for later in targets if later > year)
