"""Progress as open data, in the form of docs/rules.md 3, and its reasons in words."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.utils import formats

from woordhouder.record.refusals import Words

from ..because import REASONS, Because
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


def told(because: Because) -> str:
    """A reason in words, in the reader's language."""
    return str(REASONS[because.code].told) % {name: _value(name, value) for name, value in because.facts.items()}


_NUMBERS = frozenset(
    {"figure", "numerator", "denominator", "target", "baseline", "share", "line", "next", "bound"},
)


def _value(name: str, value: str) -> Words:
    if name == "level":
        return Level(value).label
    if name == "course":
        return Course(value).label
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
