"""How far a promise is kept: progress, rule version 1 (docs/rules.md 3). Pure: no database, no clock.

The same facts, period, moment and rule version always give the same answer, in whichever order facts were recorded. A
changed rule is a new version beside the old one in `VERSIONS`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from woordhouder.agreements.moments import today

from .because import Because, Code
from .courses import course_of
from .lateness import newest
from .others import Others, asked, latest, taken_together
from .recorded import Due, Facts, Filed, Indicator, Promise, Responded
from .shares import Measured, level_of, measured, share_of, told
from .words import CONFIRMING, Course, Level

NEWEST = 1
"""The rule version in use."""


@dataclass(frozen=True)
class Progress:
    """The results that stand side by side. `share`: None where nothing is computed. `report`: the one that counts."""

    level: Level
    share: Fraction | None
    on_course: Course | None
    others: Others
    rule_version: int
    why: tuple[Because, ...]
    report: str | None = None


@dataclass(frozen=True)
class Computed:
    """The level before evidence is asked for. `found`: what was compared, None where nothing was."""

    level: Level
    because: tuple[Because, ...]
    share: Fraction | None = None
    found: Measured | None = None


def progress(facts: Facts, year: int, known: datetime, version: int = NEWEST) -> Progress | None:
    """The progress over a year as known on `known`. None without a text on 31 December of it.

    Raises KeyError for a rule version that there is not.
    """
    return VERSIONS[version](facts_known(facts, known), year, known)


def facts_known(facts: Facts, known: datetime) -> Facts:
    """Only what was recorded up to and including that moment; the promise is that of the moment already."""
    return replace(
        facts,
        reports=[row for row in facts.reports if row.recorded_at <= known],
        evidence=[row for row in facts.evidence if row.recorded_at <= known],
        responses=[row for row in facts.responses if row.recorded_at <= known],
        seats=[row for row in facts.seats if row.recorded_at <= known],
        rounds=[_open_then(row, known) for row in facts.rounds if row.recorded_at <= known],
    )


def _open_then(due: Due, known: datetime) -> Due:
    """A round that was closed later than that moment was open then."""
    return replace(due, closed_at=None) if due.closed_at and due.closed_at > known else due


def _version_1(facts: Facts, year: int, known: datetime) -> Progress | None:
    promise = facts.promise
    if promise is None:
        return None
    reports = counting(facts.reports, promise.lead)
    report = reports.get(year)
    answers = latest(facts.responses, report.report if report else None, promise.lead)
    others, said = _others(facts, promise, today(known), answers)
    if report is None:
        level, because = without_report(facts.rounds, year, today(known))
        return Progress(level, None, None, others, 1, (because, said))
    computed = _computed(promise.indicator, year, reports)
    level, proof = _proved(computed.level, report, facts, answers.values())
    course, line = _course(promise.indicator, year, level, computed.found)
    why = (_of_report(report), *computed.because, *proof, *line, said)
    return Progress(level, computed.share, course, others, 1, why, report.report)


def counting(reports: Iterable[Filed], lead: str) -> dict[int, Filed]:
    """By year the report of this lead that counts: of the latest part of the year, in its last version."""
    own = [report for report in reports if report.seat == lead]
    replaced = {report.replaces for report in own}
    standing = [report for report in own if report.report not in replaced]
    return {report.year: report for report in sorted(standing, key=lambda one: (one.part, one.report))}


def due_day(rounds: Iterable[Due], year: int) -> date:
    """The due day of the last round over a year; without a round 30 June after it."""
    return max((due.day for due in newest(rounds) if due.year == year), default=date(year + 1, 6, 30))


def without_report(rounds: Iterable[Due], year: int, day: date) -> tuple[Level, Because]:
    """Rule 1: the level on this day of a promise without any report over the year, and why."""
    until = due_day(rounds, year)
    is_due = day > until
    facts = {"until": until.isoformat()}
    return (Level.NO_REPORT, Because(Code.OVERDUE, facts)) if is_due else (Level.NOT_YET, Because(Code.NOT_DUE, facts))


def _of_report(report: Filed) -> Because:
    facts = {"report": report.report, "part": str(report.part), "recorded": today(report.recorded_at).isoformat()}
    return Because(Code.REPORT, facts)


def _computed(indicator: Indicator | None, year: int, reports: Mapping[int, Filed]) -> Computed:
    """Rule 2: computed with a figure and a target; else what the lead claims."""
    report = reports[year]
    figure = _of_figure(report)
    found = measured(indicator, year, reports) if indicator else None
    if indicator and found:
        share, steps = share_of(indicator, found)
        level = level_of(share)
        ending = Because(Code.LEVEL, {"share": told(share), "level": level.value})
        return Computed(level, (figure, *found.because, *steps, ending), share, found)
    if report.claimed:
        return Computed(report.claimed, (figure, Because(Code.CLAIMED, {"level": report.claimed.value})))
    if report.figure is None:
        return Computed(Level.NO_FIGURE, (figure, Because(Code.NO_FIGURE)))
    return Computed(Level.NO_TARGET, (figure, Because(Code.NO_TARGET)))


def _of_figure(report: Filed) -> Because:
    if report.figure is None or report.numerator is None or report.denominator is None:
        return Because(Code.WITHOUT_FIGURE) if report.figure is None else _figure(report.figure)
    if not report.is_percentage:
        return _figure(report.figure)
    parts = {"numerator": told(report.numerator), "denominator": told(report.denominator)}
    return Because(Code.PERCENTAGE, parts | {"figure": told(report.figure)})


def _figure(figure: Fraction) -> Because:
    return Because(Code.FIGURE, {"figure": told(figure)})


PROVED = frozenset({Level.LIMITED, Level.LARGELY, Level.COMPLETE})
"""The levels that need evidence or a confirmation."""


def _proved(
    level: Level, report: Filed, facts: Facts, answers: Iterable[Responded]
) -> tuple[Level, tuple[Because, ...]]:
    """Rule 3. Any other seat may confirm, whatever its themes."""
    shown = sum(one.report == report.report for one in facts.evidence)
    confirmed = sum(one.answer in CONFIRMING for one in answers)
    found = [
        Because(code, {"count": str(count)})
        for code, count in ((Code.EVIDENCE, shown), (Code.CONFIRMATION, confirmed))
        if count
    ]
    if level not in PROVED or found:
        return level, tuple(found)
    return Level.NO_EVIDENCE, (Because(Code.NO_EVIDENCE, {"level": level.value}),)


def _course(
    indicator: Indicator | None, year: int, level: Level, found: Measured | None
) -> tuple[Course | None, Sequence[Because]]:
    """Rule 5. Nothing is said where nothing was compared, or what was compared has no evidence."""
    if indicator is None or found is None or level is Level.NO_EVIDENCE:
        return None, (Because(Code.NO_LINE),)
    return course_of(indicator, year, found)


def _others(facts: Facts, promise: Promise, day: date, answers: Mapping[str, Responded]) -> tuple[Others, Because]:
    """Rule 6. Only the seats that the theme concerns."""
    seats = asked(facts.seats, promise.theme, promise.lead, day, answers)
    found = taken_together([answers[seat].answer for seat in sorted(seats & answers.keys())], len(seats))
    numbers = {"answered": found.answered, "asked": found.asked, "confirm": found.confirm, "contest": found.contest}
    return found, Because(Code.OTHERS, {name: str(number) for name, number in numbers.items()})


VERSIONS: Mapping[int, Callable[[Facts, int, datetime], Progress | None]] = {1: _version_1}
