"""Worked examples for the public page about the rules, computed as they are read; tests have the same rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import Words

from .. import running
from ..lateness import RULE
from ..recorded import Facts, Filed, Indicator, Promise, Responded, Shown, Terms
from ..rules import Progress, progress
from ..words import Answer, Level

YEAR = 2026
REPORTED, ANSWERED = datetime(2027, 2, 1, 12, tzinfo=UTC), datetime(2027, 2, 2, 12, tzinfo=UTC)
KNOWN = datetime(2027, 3, 1, 22, tzinfo=UTC)
HOMES = Indicator("at_least", "per_year", {2026: Fraction(40)})
TWO_YEARS = Indicator("at_least", "per_year", {2026: Fraction(40), 2027: Fraction(40)})


@dataclass(frozen=True)
class Worked:
    """An example in words, and what the rules make of it. `row`: the row of the tests with the same facts."""

    row: str
    title: Words
    found: Progress


def _facts(indicator: Indicator | None, figure: str | None, *, proof: bool, **said: str) -> Facts:
    """A lead that reported this figure (None: it claims that all was done), and what two others answered."""
    value, claimed = (Fraction(figure), None) if figure is not None else (None, Level.COMPLETE)
    return Facts(
        Promise("w", "lead", "availability", indicator),
        reports=[Filed("r1", "lead", YEAR, REPORTED, value=value, claimed=claimed)],
        evidence=[Shown("e1", "r1", REPORTED)] if proof else [],
        responses=[
            Responded(f"a-{seat}", "r1", seat, Answer(answer), ANSWERED) for seat, answer in sorted(said.items())
        ],
        seats=[Terms(seat, REPORTED.replace(year=2020), date(2020, 1, 1)) for seat in ("lead", "tenants", "care")],
    )


ROWS: Sequence[tuple[str, Words, Facts]] = (
    (
        "contested, with evidence",
        _("40 homes were promised, 40 reported with evidence. One party contests it, the other cannot judge it."),
        _facts(HOMES, "40", proof=True, tenants="contests", care="cannot_judge"),
    ),
    (
        "no evidence",
        _("40 homes a year were promised, 40 reported. There is no evidence, and nobody confirmed it."),
        _facts(TWO_YEARS, "40", proof=False),
    ),
    (
        "confirmation as evidence",
        _("The same, but another party confirms it."),
        _facts(TWO_YEARS, "40", proof=False, tenants="confirms"),
    ),
    (
        "mixed views",
        _("One party confirms it, another contests it."),
        _facts(HOMES, "40", proof=False, tenants="confirms", care="contests"),
    ),
    (
        "no indicator, claimed",
        _("No figure was promised. The lead says that all of it was done, with evidence."),
        _facts(None, None, proof=True),
    ),
    (
        "claimed, no evidence",
        _("The same, without evidence."),
        _facts(None, None, proof=False),
    ),
)


def worked() -> list[Worked]:
    """The examples, computed by the newest rules. No query."""
    found = [(row, title, progress(facts, YEAR, KNOWN)) for row, title, facts in ROWS]
    return [Worked(row, title, one) for row, title, one in found if one]


@dataclass(frozen=True)
class Point:
    """One point of the rules with what is said of it."""

    number: str
    title: Words
    rules: Sequence[Words]


TITLES: dict[str, Words] = {
    "1": _("Whether there must be a report"),
    "2": _("A figure, or what the lead says"),
    "3": _("Evidence"),
    "4": _("How far"),
    "5": _("On course?"),
    "6": _("What the others say"),
}

BESIDE: Mapping[str, Sequence[Words]] = {"1": [RULE], "5": [running.RULE]}


def points(told: Sequence[tuple[str, Sequence[Words]]]) -> list[Point]:
    """The points of the rules with their titles, and what is said beside them without changing a level."""
    return [Point(number, TITLES[number], [*rules, *BESIDE.get(number, ())]) for number, rules in told]
