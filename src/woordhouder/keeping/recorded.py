"""The facts over which progress is computed, as plain rows. Pure: no database, no clock.

Seats, reports and wordings are known by their references. Of each kind all that was ever recorded may come in; the
rules look only at what was recorded up to the moment that is asked about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from .words import Answer, Level

WHOLE_YEAR = 12
"""The part of a period that is all of it: up to and including this month."""


def last_day(year: int, part: int) -> date:
    """The last day of month `part` of a year."""
    following = date(year + part // WHOLE_YEAR, part % WHOLE_YEAR + 1, 1)
    return following - timedelta(days=1)


@dataclass(frozen=True)
class Indicator:
    """A figure that was promised. `targets` by year. `direction`: "at_least" or "at_most"; `form`: "per_year",
    "cumulative" or "level". Only a level has a baseline; without a year it is of the year before the first target.
    """

    direction: str
    form: str
    targets: Mapping[int, Fraction]
    baseline: Fraction | None = None
    baseline_year: int | None = None


@dataclass(frozen=True)
class Promise:
    """What the text in force on 31 December of the period promises, as known on the asked moment."""

    wording: str
    lead: str
    theme: str
    indicator: Indicator | None = None


@dataclass(frozen=True)
class Filed:
    """A report in one version: of `seat` over the year up to and including month `part`.

    `value` in the indicator's unit, or `numerator` of `denominator`, or neither and `reason` says why.
    """

    report: str
    seat: str
    year: int
    recorded_at: datetime
    part: int = WHOLE_YEAR
    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    reason: str = ""
    claimed: Level | None = None
    replaces: str | None = None

    @property
    def is_percentage(self) -> bool:
        """Whether its figure is a share of a whole. Denominator 0 is no figure."""
        return self.value is None and self.numerator is not None and bool(self.denominator)

    @property
    def figure(self) -> Fraction | None:
        """Its figure: the value, or the percentage; None without."""
        if self.value is not None:
            return self.value
        return 100 * self.numerator / self.denominator if self.numerator is not None and self.denominator else None


@dataclass(frozen=True)
class Shown:
    """Evidence for one version of a report, given by its lead."""

    evidence: str
    report: str
    recorded_at: datetime


@dataclass(frozen=True)
class Responded:
    """What a seat says to one version of a report; `number` counts its answers to that version."""

    response: str
    report: str
    seat: str
    answer: Answer
    recorded_at: datetime
    number: int = 1


@dataclass(frozen=True)
class Terms:
    """What a seat is, as recorded at a moment; the highest `number` counts. No themes: all of them."""

    seat: str
    recorded_at: datetime
    since: date
    until: date | None = None
    themes: frozenset[str] = frozenset()
    number: int = 1

    def holds(self, day: date) -> bool:
        """Whether it is held on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Due:
    """The due day of a round over a year up to and including month `part`, as recorded at a moment.

    The highest `number` of a round counts. `closed_at`: since when the round asks nobody any more.
    """

    round: str
    year: int
    day: date
    recorded_at: datetime
    number: int = 1
    part: int = WHOLE_YEAR
    closed_at: datetime | None = None


@dataclass(frozen=True)
class Facts:
    """All that was recorded of one commitment and its table. `promise`: None without a text on 31 December."""

    promise: Promise | None
    reports: Sequence[Filed] = ()
    evidence: Sequence[Shown] = ()
    responses: Sequence[Responded] = ()
    seats: Sequence[Terms] = ()
    rounds: Sequence[Due] = ()
