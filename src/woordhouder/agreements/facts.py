"""The exact form of a promise and of an act, as forms, sheets, replay lines and `.json` have them."""

from datetime import date as Day  # noqa: N812
from decimal import Decimal
from typing import Annotated, Self, TypeAlias

from django.utils.translation import gettext as _
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from woordhouder.examples.words import Theme
from woordhouder.record.typed import Line, LongText, Slug, WrongAt

from .models import Direction, Form, WordingKind


class Facts(BaseModel):
    """Base of all: unknown names are refused, nothing changes after it was made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_MOST_FIGURES = 14
"""Together, before and behind the comma: SQLite keeps fifteen of a number, and changes what has more in silence."""


def _plain(number: Decimal) -> Decimal:
    is_small = number.is_finite() and abs(number) < Decimal(10) ** _MOST_FIGURES and number == round(number, 6)
    if not is_small or len(number.normalize().as_tuple().digits) > _MOST_FIGURES:
        raise ValueError(_("Write a number of at most 14 figures, with at most 6 behind the comma."))
    return number


Number: TypeAlias = Annotated[Decimal, AfterValidator(_plain)]
Year: TypeAlias = Annotated[int, Field(ge=1900, le=2100)]
Short: TypeAlias = Annotated[str, StringConstraints(strict=True, max_length=300)]


class IndicatorFacts(Facts):
    """A figure that was promised. `targets` by year, in `unit`; at least one."""

    name: Line
    unit: Annotated[Line, StringConstraints(max_length=100)]
    direction: Direction = Direction.AT_LEAST
    form: Form = Form.PER_YEAR
    baseline: Number | None = None
    baseline_year: Year | None = None
    targets: Annotated[dict[Year, Number], Field(min_length=1, max_length=40)]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.baseline is not None and self.form is not Form.LEVEL:
            raise WrongAt("baseline", _("Only a level has a starting point."))
        if self.baseline is None and self.baseline_year is not None:
            raise WrongAt("baseline_year", _("There is no starting point in this year."))
        return self


class ContributionFacts(Facts):
    """What another seat (by reference) contributes; `what` may be empty: "contributes"."""

    seat: Line
    what: Annotated[str, StringConstraints(strict=True, max_length=2000)] = ""


class PromiseFacts(Facts):
    """One promise as it is to stand in a wording. `lead`: the reference of a seat. None and empty: not known.

    `depends_on` and `in_return_for` name commitments by reference, `goals` goals; `origin` is a slug of the library.
    """

    title: Line
    text: LongText
    plain_summary: Annotated[str, StringConstraints(strict=True, max_length=2000)] = ""
    kind: WordingKind = WordingKind.EFFORT
    theme: Theme
    lead: Line
    contributors: Annotated[tuple[ContributionFacts, ...], Field(max_length=50)] = ()
    for_whom: Short = ""
    area: Short = ""
    deadline: Day | None = None
    indicator: IndicatorFacts | None = None
    depends_on: tuple[Line, ...] = ()
    in_return_for: tuple[Line, ...] = ()
    goals: tuple[Line, ...] = ()
    origin: Slug | None = None
    why: Annotated[str, StringConstraints(strict=True, max_length=5000)] = ""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        seats = [part.seat for part in self.contributors]
        if self.lead in seats or len(seats) != len(set(seats)):
            raise WrongAt("contributors", _("Name each seat once; the lead does not contribute to itself."))
        return self
