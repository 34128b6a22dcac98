"""Every reason that a progress can have: its code, the rule in words, and how it is told of one promise.

The public page about the rules and the "why" of each promise are both made from this table. Texts have their values by
name. Of rules.md 3 in docs; `point` says which of its points.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import Words


class Code(StrEnum):
    """What a reason is called in data."""

    NOT_DUE = "not_due"
    OVERDUE = "overdue"
    REPORT = "report"
    FIGURE = "figure"
    PERCENTAGE = "percentage"
    WITHOUT_FIGURE = "without_figure"
    CLAIMED = "claimed"
    NO_TARGET = "no_target"
    NO_FIGURE = "no_figure"
    TARGET_OF_YEAR = "target_of_year"
    NEXT_TARGET = "next_target"
    LAST_TARGET = "last_target"
    SUMMED = "summed"
    ADDS_NOTHING = "adds_nothing"
    BASELINE = "baseline"
    BASELINE_MET = "baseline_met"
    REACHED = "reached"
    FROM_BASELINE = "from_baseline"
    OF_TARGET = "of_target"
    OVER_TARGET = "over_target"
    TARGET_ZERO = "target_zero"
    LEVEL = "level"
    EVIDENCE = "evidence"
    CONFIRMATION = "confirmation"
    NO_EVIDENCE = "no_evidence"
    LINE = "line"
    COURSE = "course"
    NO_LINE = "no_line"
    OTHERS = "others"


@dataclass(frozen=True)
class Reason:
    """One reason: `rule` in general, for the public page; `told` of one promise, with its values as %(name)s."""

    point: str
    rule: Words
    told: Words


@dataclass(frozen=True)
class Because:
    """A reason that held for one promise. `facts` by name, as text: figures as "3/4" or "12", days as "2027-01-31"."""

    code: Code
    facts: dict[str, str] = field(default_factory=dict)


REASONS: dict[Code, Reason] = {
    Code.NOT_DUE: Reason(
        "1",
        _("Without a report nothing is needed up to and including the due day of the last round of the year."),
        _("There is no report. None is needed up to and including %(until)s."),
    ),
    Code.OVERDUE: Reason(
        "1",
        _("From the next day there is no report. Without a round the due day is 30 June after the year."),
        _("There is no report. It was due on %(until)s."),
    ),
    Code.REPORT: Reason(
        "1",
        _("Only the reports of the lead count: of a year the one up to the latest month, in its last version."),
        _("The report of %(recorded)s counts. It runs up to and including %(part)s."),
    ),
    Code.FIGURE: Reason("2", _("With a figure and a target the level is computed."), _("The figure is %(figure)s.")),
    Code.PERCENTAGE: Reason(
        "2",
        _("A percentage is 100 x the numerator divided by the denominator, and is never added up over years."),
        _("%(numerator)s of %(denominator)s is %(figure)s per cent."),
    ),
    Code.WITHOUT_FIGURE: Reason(
        "2",
        _("A report without a figure says why. A share of nothing (denominator 0) is no figure."),
        _("The report has no figure."),
    ),
    Code.CLAIMED: Reason(
        "2",
        _("Where nothing can be computed the lead says how far it is."),
        _("Nothing can be computed. The lead says: %(level)s."),
    ),
    Code.NO_TARGET: Reason(
        "2",
        _("A figure without a target, and without a level that the lead claims, has no target."),
        _("There is a figure, but no target for this year."),
    ),
    Code.NO_FIGURE: Reason(
        "2",
        _("Without a figure, and without a level that the lead claims, there is no figure."),
        _("There is no figure, and the lead does not say how far it is."),
    ),
    Code.TARGET_OF_YEAR: Reason(
        "4",
        _("Per year: the target of that year. A level: the target of that year, if there is one."),
        _("The target of %(year)s is %(target)s."),
    ),
    Code.NEXT_TARGET: Reason(
        "4",
        _("A level in a year without a target is compared with the next target."),
        _("This year has no target. The next one is %(target)s, in %(year)s."),
    ),
    Code.LAST_TARGET: Reason(
        "4",
        _("A level after the last target year is compared with the last target."),
        _("The last target is %(target)s, of %(year)s."),
    ),
    Code.SUMMED: Reason(
        "4",
        _("Over the years together: figures and targets are added up from the first target year on."),
        _("From %(first)s up to and including %(last)s: %(figure)s together, of %(target)s."),
    ),
    Code.ADDS_NOTHING: Reason(
        "4",
        _("A year without a report or a figure adds nothing, and is named."),
        _("%(year)s adds nothing: it has no report with a figure to add up."),
    ),
    Code.BASELINE: Reason(
        "4",
        _("A level with a starting point is measured from there."),
        _("The starting point is %(baseline)s."),
    ),
    Code.BASELINE_MET: Reason(
        "4",
        _("A starting point that already meets the target is left out of account."),
        _("The starting point %(baseline)s already meets the target, so it does not count."),
    ),
    Code.REACHED: Reason("4", _("A figure that meets its target is all of it."), _("The target is reached.")),
    Code.FROM_BASELINE: Reason(
        "4",
        _("Else, with a starting point: how much of the way from there to the target was gone."),
        _("Of the way from the starting point to the target %(share)s per cent was gone."),
    ),
    Code.OF_TARGET: Reason(
        "4",
        _("Else, at least and above zero: the figure divided by the target."),
        _("The figure is %(share)s per cent of the target."),
    ),
    Code.OVER_TARGET: Reason(
        "4",
        _("Else, at most and above zero: 1 less what is too much divided by the target, never below 0."),
        _("The figure is above the target; of the target %(share)s per cent is left."),
    ),
    Code.TARGET_ZERO: Reason(
        "4",
        _("Else, a target of zero or less that is not reached: nothing."),
        _("The target is zero or less and not reached."),
    ),
    Code.LEVEL: Reason(
        "4",
        _("Nothing or less: not begun. Below a half: limited. Below all of it: largely. All of it or more: complete."),
        _("%(share)s per cent is: %(level)s."),
    ),
    Code.EVIDENCE: Reason(
        "3",
        _("A level above “not begun” needs evidence beside this version of the report."),
        _("Pieces of evidence: %(count)s."),
    ),
    Code.CONFIRMATION: Reason(
        "3",
        _("The confirmation of another seat is enough as well, with or without a remark."),
        _("Other seats that confirm the report: %(count)s."),
    ),
    Code.NO_EVIDENCE: Reason(
        "3",
        _("Without both it becomes: no evidence. The lead cannot confirm itself."),
        _("There is no evidence and no confirmation for: %(level)s."),
    ),
    Code.LINE: Reason(
        "5",
        _(
            "A straight line runs between the last target year up to the period, or the starting point, and the next "
            "target; in a year with a target that target is the line."
        ),
        _("The line stands at %(line)s, on the way to %(next)s in %(year)s."),
    ),
    Code.COURSE: Reason(
        "5",
        _(
            "On course: with a starting point at least 95 per cent of the way from there to the line; without one, at "
            "most 5 per cent of the line short of it."
        ),
        _("The figure is %(figure)s, and must be %(bound)s: %(course)s."),
    ),
    Code.NO_LINE: Reason(
        "5",
        _("Without a later target, a figure, evidence or a point to begin from nothing is said of the course."),
        _("Nothing is said of the course."),
    ),
    Code.OTHERS: Reason(
        "6",
        _(
            "Of the other seats that the theme concerns the latest answers count. All confirm: confirmed. All contest: "
            "contested. Both: views differ. Only who cannot judge: cannot be judged. Nobody: not seen yet."
        ),
        _("%(answered)s of %(asked)s other seats answered. Confirmed: %(confirm)s. Contested: %(contest)s."),
    ),
}
