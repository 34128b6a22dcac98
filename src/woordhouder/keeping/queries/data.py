"""Progress as open data, in the form of docs/rules.md 3, and its reasons in words."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils import formats
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from woordhouder.record.refusals import Words

from ..awaited import Awaited
from ..because import REASONS, Because
from ..lateness import Late
from ..rules import Progress
from ..words import IN_DATA, Course, Level


def progress_data(found: Progress | None) -> dict[str, Any] | None:
    """What stands side by side, with all reasons; None without a text."""
    if found is None:
        return None
    return {
        "level": IN_DATA[found.level],
        "share": None if found.share is None else str(found.share),
        "on_course": IN_DATA[found.on_course] if found.on_course else None,
        "others": {
            "word": IN_DATA[found.others.word],
            "answered": found.others.answered,
            "asked": found.others.asked,
        },
        "rule_version": found.rule_version,
        "why": [
            {"rule": f"3.{REASONS[one.code].point}", "code": one.code.value, "facts": one.facts, "says": told(one)}
            for one in found.why
        ],
    }


def late_data(found: Sequence[Late]) -> list[dict[str, Any]]:
    """The rounds for which the report that counts came late. `asked`: up to and including which day they asked."""
    return [
        {
            "round": one.round,
            "asked": one.asked.isoformat(),
            "until": one.until.isoformat(),
            "closed": one.was_closed,
            "reported": one.day.isoformat(),
            "says": told_late(one),
        }
        for one in found
    ]


def told_late(found: Late) -> str:
    """That a report came late for a round, in the reader's language."""
    words = (
        _("Late: the round up to and including %(asked)s was closed on %(until)s; the report came on %(day)s.")
        if found.was_closed
        else _("Late: the round up to and including %(asked)s ran until %(until)s; the report came on %(day)s.")
    )
    return words % _days(asked=found.asked, until=found.until, day=found.day)


def told_awaited(found: Awaited) -> list[str]:
    """What is asked of a promise without a report, in the reader's language: what is late first."""
    return [*map(told_overdue, found.overdue), *told_asked(found)]


def told_asked(found: Awaited) -> list[str]:
    """What is asked of it beside what is late: at most one sentence."""
    if found.coming:
        words = _("The round up to and including %(asked)s runs until %(until)s.")
        return [words % _days(asked=found.coming.asked, until=found.coming.until)]
    return [told(found.because)] if found.because else []


def told_overdue(found: Late) -> str:
    """That there is no report yet for a round that is over, in the reader's language."""
    words = (
        _("Late: the round up to and including %(asked)s was closed on %(until)s; there is no report yet.")
        if found.was_closed
        else _("Late: the round up to and including %(asked)s ran until %(until)s; there is no report yet.")
    )
    return words % _days(asked=found.asked, until=found.until)


def _days(**days: date) -> dict[str, str]:
    return {name: formats.date_format(day, "j F Y") for name, day in days.items()}


def told_running(until: date) -> str:
    """That a year is not over, in the reader's language."""
    return _("The year is still running, up to and including %(until)s.") % _days(until=until)


def told(because: Because) -> str:
    """A reason in words, in the reader's language."""
    return str(REASONS[because.code].told) % {name: _value(name, value) for name, value in because.facts.items()}


_NUMBERS = frozenset(
    {"figure", "numerator", "denominator", "target", "baseline", "line", "next", "bound"},
)


def _value(name: str, value: str) -> Words:
    if name == "level":
        return Level(value).label
    if name == "course":
        return Course(value).label
    if name == "part":
        return MONTHS[int(value)]
    if name == "share":
        return number(100 * Fraction(value))
    if name in _NUMBERS:
        return number(Fraction(value))
    return formats.date_format(date.fromisoformat(value), "DATE_FORMAT") if name in ("until", "recorded") else value


def number(value: Fraction) -> str:
    """A fraction as people write it: "12,5"; one that never ends is rounded to two places."""
    scaled = value * 10**6
    if scaled.denominator != 1:
        return formats.localize(round(float(value), 2), use_l10n=True)
    whole, parts = divmod(abs(scaled.numerator), 10**6)
    sign, behind = "-" if value < 0 else "", f"{parts:06}".rstrip("0")
    point = formats.get_format("DECIMAL_SEPARATOR")
    return f"{sign}{whole}{point}{behind}" if behind else f"{sign}{whole}"
