"""The exact form of a report, as forms, sheets and replay lines have it."""

from typing import Annotated, Self, TypeAlias

from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints, model_validator

from woordhouder.agreements.facts import Facts, Number, Year
from woordhouder.examples.facts import WebAddress
from woordhouder.record.typed import Line, LongTextOrEmpty, WrongAt

from .words import Answer, Cause, Claim, Forecast

Part: TypeAlias = Annotated[int, Field(ge=1, le=12)]
"""The last month that is reported on; 12: the whole year."""
Words: TypeAlias = Annotated[LongTextOrEmpty, StringConstraints(max_length=5000)]
Short: TypeAlias = Annotated[str, StringConstraints(strict=True, max_length=300)]


class FigureOfPart(Facts):
    """The figure of a part, such as a neighbourhood or a target group."""

    of: Line
    value: Number


class ReportFacts(Facts):
    """What a report says. `value` in the indicator's unit, or `numerator` of `denominator`, or neither and a `reason`.

    `level`: what the lead claims where nothing can be computed. `measured`: the value of a measure (by reference) that
    the report takes; `value` is then that value. `breakdown`: figures of parts; `adds_up`: together they are the value.
    `effect`: what it means for promises that depend on this one. `revised`: why it replaces an earlier report.
    """

    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    reason: Words = ""
    level: Claim | None = None
    story: Words = ""
    cause: Cause | None = None
    cause_words: Words = ""
    forecast: Forecast | None = None
    forecast_words: Words = ""
    effect: Words = ""
    breakdown: Annotated[tuple[FigureOfPart, ...], Field(max_length=200)] = ()
    adds_up: bool = False
    measured: Line | None = None
    revised: Words = ""

    @model_validator(mode="after")
    def _is_one_figure(self) -> Self:
        shares = (self.numerator, self.denominator)
        if self.value is not None and any(part is not None for part in shares):
            raise WrongAt("value", _("Give a value, or a numerator and a denominator, not both."))
        if (self.numerator is None) != (self.denominator is None):
            missing = "numerator" if self.numerator is None else "denominator"
            raise WrongAt(missing, _("A numerator and a denominator belong together."))
        if not self.has_figure and self.measured is None and not self.reason.strip():
            raise WrongAt("reason", _("Say why there is no figure."))
        return self

    @model_validator(mode="after")
    def _has_parts_once(self) -> Self:
        names = [part.of.casefold() for part in self.breakdown]
        for at, name in enumerate(names):
            if name in names[:at]:
                raise WrongAt(f"breakdown.{at}.of", _("This part stands here twice."))
        if self.adds_up and not self.breakdown:
            raise WrongAt("breakdown", _("Give the parts that together are the figure."))
        return self

    @property
    def has_figure(self) -> bool:
        """Whether there is a figure. A share of nothing is none."""
        return self.value is not None or (self.numerator is not None and bool(self.denominator))


class ReportLine(Facts):
    """A report among others: on which commitment (by reference), over which year and part, and what it replaces."""

    commitment: Line
    year: Year
    part: Part = 12
    replaces: Line | None = None
    facts: ReportFacts


class ResponseLine(Facts):
    """An answer to a report (by reference) among others. `remark` is needed with a remark and to contest."""

    report: Line
    answer: Answer
    remark: Words = ""


class LinkFacts(Facts):
    """A link that shows that a report is right: where, on which page, and what it says there."""

    url: WebAddress
    page: Annotated[str, StringConstraints(strict=True, max_length=100)] = ""
    quote: Words = ""


class LinkLine(Facts):
    """A link beside a report (by reference), among others."""

    report: Line
    link: LinkFacts
