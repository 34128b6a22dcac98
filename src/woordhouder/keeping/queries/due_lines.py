"""One promise that can be reported on, with all that helps who types: what was promised, reported and proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from woordhouder.agreements.models import Form
from woordhouder.agreements.removable import counted_in
from woordhouder.parties.themes import Theme
from woordhouder.record.refusals import Words

from ..awaited import NOTHING, Awaited
from ..lateness import Late
from ..models import Following, MeasureValue, Report
from ..recorded import WHOLE_YEAR, Filed, Indicator, last_day
from ..shares import is_in_per_cent, measured
from ..words import Forecast
from .data import number
from .loading import exact
from .said import told_figure

NOT_IN_TIME = (Forecast.LATER.value, Forecast.PARTLY.value, Forecast.NOT.value)
CARRIED = ("reason", "story", "cause", "cause_words", "forecast", "forecast_words", "effect")


@dataclass(frozen=True)
class PromisedFigure:
    """What was promised in figures, as text. `target` "": none for this year. `so_far`: reported over earlier years."""

    name: str
    unit: str
    direction: Words
    form: str
    target: str = ""
    target_year: str = ""
    baseline: str = ""
    baseline_year: int | None = None
    first_year: int | None = None
    so_far: str = ""

    @property
    def called(self) -> str:
        """Its name, with its unit behind it."""
        return counted_in(self.name, self.unit)

    @property
    def is_share(self) -> bool:
        """Whether its unit is per cent, so that people have a part and a whole."""
        return is_in_per_cent(self.unit)

    @property
    def is_level(self) -> bool:
        """Whether it tells how something stands on a day."""
        return self.form == Form.LEVEL

    @property
    def is_cumulative(self) -> bool:
        """Whether years are added up."""
        return self.form == Form.CUMULATIVE


@dataclass(frozen=True)
class Neighbour:
    """A promise that another depends on, or that depends on it. `report`: the last word of its lead over the year."""

    table: str
    agreement: str
    number: int
    title: str
    lead: str
    report: Report | None
    unit: str = ""

    @property
    def address(self) -> str:
        """Where it is told how it is kept."""
        return f"/{self.table}/{self.agreement}/{self.number}/voortgang"

    @property
    def weighs(self) -> bool:
        """Whether its lead says that it is behind, or that this matters to others."""
        return self.report is not None and weighs(self.report)

    @property
    def figure(self) -> str:
        """What was reported, "" for nothing."""
        return told_figure(self.report, self.unit)


@dataclass(frozen=True)
class DueLine:
    """A promise that a seat of hers leads, over `year` up to and including month `part`.

    `standing`: the report of this part, which a new one revises; `counts`: the report of a later part, or an earlier
    one. `proposed`: the value of a measure that the report of this part did not take. `is_claimed`: that report claims
    a level. `has_evidence`: it has its own. `awaited`: what is asked of it; `late`: the rounds for which what was
    reported came late. `needs`: what it depends on.
    """

    commitment: str
    table: str
    table_name: str
    agreement: str
    agreement_reference: str
    agreement_title: str
    number: int
    title: str
    text: str
    theme: str
    seat: str
    year: int
    part: int
    is_computed: bool
    figure: PromisedFigure | None = None
    standing: Report | None = None
    counts: Report | None = None
    follows: Following | None = None
    proposed: MeasureValue | None = None
    is_claimed: bool = False
    has_evidence: bool = False
    awaited: Awaited = NOTHING
    late: Sequence[Late] = ()
    needs: Sequence[Neighbour] = ()
    needed_by: Sequence[Neighbour] = ()

    @property
    def key(self) -> str:
        """Its name in forms: what was typed for one year or part never lands in another."""
        return f"{self.commitment}-{self.year}-{self.part}"

    @property
    def address(self) -> str:
        """Where it is told how it is kept."""
        return f"/{self.table}/{self.agreement}/{self.number}/voortgang"

    @property
    def until(self) -> date:
        """The last day that is reported on."""
        return last_day(self.year, self.part)

    @property
    def reported(self) -> str:
        """The figure that was reported for this part, "" for none."""
        return told_figure(self.standing, self.figure.unit if self.figure else "")

    @property
    def may_take(self) -> bool:
        """Whether the proposed value makes a report without a word more."""
        return self.proposed is not None and (self.is_computed or self.is_claimed)


def weighs(row: Report) -> bool:
    """Whether a report says that the promise is behind, or what that means for others."""
    return bool(row.cause or row.effect) or row.forecast in NOT_IN_TIME


def is_computed(indicator: Indicator | None, year: int) -> bool:
    """Whether a figure over the year gives a level; else the lead claims one."""
    if indicator is None:
        return False
    return measured(indicator, year, {year: _some(indicator, year)}) is not None


def _some(indicator: Indicator, year: int) -> Filed:
    return Filed("", "", year, datetime.min, WHOLE_YEAR, next(iter(indicator.targets.values()), None))


def promised_figure(
    wording: Any, indicator: Indicator | None, year: int, earlier: Mapping[int, Filed]
) -> PromisedFigure | None:
    """What a wording promises in figures for a year. `earlier`: the reports that count, by year."""
    if indicator is None:
        return None
    asked = _some(indicator, year)
    found = measured(indicator, year, {**earlier, year: asked})
    facts = found.because[-1].facts if found else {}
    so_far = found.figure - (asked.figure or 0) if found and wording.form == Form.CUMULATIVE else None
    return PromisedFigure(
        wording.indicator,
        wording.unit,
        wording.get_direction_display(),
        wording.form,
        number(found.target) if found else "",
        facts.get("year", facts.get("last", "")),
        "" if indicator.baseline is None else number(indicator.baseline),
        _baseline_year(indicator),
        min(indicator.targets, default=None),
        "" if so_far is None else number(Fraction(so_far)),
    )


def _baseline_year(indicator: Indicator) -> int | None:
    """Without year: the year before the first target."""
    if indicator.baseline is None:
        return None
    return indicator.baseline_year or min(indicator.targets) - 1


def filed_of(row: Report) -> Filed:
    """A report as the rules have it, as far as they look at its figure."""
    figures = (exact(row.value), exact(row.numerator), exact(row.denominator))
    return Filed(row.reference, "", row.year, row.recorded_at, row.part, *figures)


def taken(line: DueLine, why: str) -> dict[str, Any]:
    """The facts of the report that takes the proposed value. A revision keeps all else that was said, and says `why`.

    Parts that were the whole are left out once they are so no longer.
    """
    value, before = line.proposed, line.standing
    if value is None:
        return {}
    facts: dict[str, Any] = {"measured": value.reference}
    if before is None:
        return facts
    facts |= {name: getattr(before, name) for name in CARRIED if getattr(before, name)}
    facts.pop("reason", None)
    if before.level and not line.is_computed:
        facts["level"] = before.level
    if before.breakdown and not (before.adds_up and before.value != value.value):
        facts |= {"breakdown": before.breakdown, "adds_up": before.adds_up}
    return facts | {"revised": why}


def theme_label(code: str) -> Words:
    """A theme in words."""
    return Theme(code).label
