"""A promise in preparation as the flat fields of a form, and back. Pure.

A contributor is a tick and a line for each seat, a target a field for each year: there is nothing to add or take away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from .columns import Unreadable, number
from .preparing_facts import ActFacts, PromiseDraft

PLAIN = ("title", "text", "plain_summary", "kind", "theme", "lead", "for_whom", "area", "deadline", "why", "origin")
LISTS = ("depends_on", "in_return_for", "goals")
FIGURE = ("name", "unit", "direction", "form", "baseline", "baseline_year")
_NUMBERS = ("baseline", "baseline_year")
_YEARS_SHOWN = 5
_MOST_YEARS = 15


def fields_of(draft: PromiseDraft) -> dict[str, Any]:
    """The fields that say this draft."""
    told = draft.model_dump(mode="json")
    found: dict[str, Any] = {name: told[name] or "" for name in PLAIN} | {name: told[name] for name in LISTS}
    for part in draft.contributors:
        found |= {f"part-{part.seat}": "on", f"part-{part.seat}-what": part.what}
    if figure := draft.indicator:
        found |= {f"figure-{name}": _told(getattr(figure, name)) for name in FIGURE}
        found |= {f"target-{year}": _told(value) for year, value in figure.targets.items()}
    return found


def _told(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    return "" if value is None else str(value)


def years_shown(facts: ActFacts, draft: PromiseDraft | None, today: date) -> list[int]:
    """The years for which a target can be filled in: those of the term, else five from now; and those that have one."""
    first = facts.starts.year if facts.starts else today.year
    last = facts.until.year if facts.until else first + _YEARS_SHOWN - 1
    targets = draft.indicator.targets if draft and draft.indicator else {}
    return sorted({*range(first, min(last, first + _MOST_YEARS - 1) + 1), *targets})


@dataclass(frozen=True)
class Read:
    """What fields say: `values` in the form of `PromiseDraft`, not yet checked, and by field what cannot be read."""

    values: Mapping[str, Any]
    unreadable: Mapping[str, str]
    seats: Sequence[str] = field(default_factory=tuple)

    def field_of(self, path: str) -> str:
        """The field where an error at `path` of the facts belongs ("facts.indicator.targets.2027"), or ""."""
        first, *rest = path.removeprefix("facts").removeprefix(".").split(".")
        if first == "indicator":
            return self._of_figure(rest)
        if first == "contributors":
            at = int(rest[0]) if rest and rest[0].isdigit() else 0
            return f"part-{self.seats[at]}" if at < len(self.seats) else ""
        return first if first in (*PLAIN, *LISTS) else ""

    def _of_figure(self, rest: Sequence[str]) -> str:
        name = rest[0] if rest else "name"
        if name != "targets":
            return f"figure-{name}" if name in FIGURE else "figure-name"
        return f"target-{rest[1]}" if len(rest) > 1 else "figure-targets"


def read(given: Mapping[str, Any], seats: Iterable[str], years: Iterable[int]) -> Read:
    """What the fields say; a text as it was typed, a line without the spaces around it."""
    values: dict[str, Any] = {name: given.get(name) or None for name in PLAIN}
    values |= {name: list(given.get(name) or ()) for name in LISTS}
    lead = values["lead"]
    named = [seat for seat in seats if given.get(f"part-{seat}") or str(given.get(f"part-{seat}-what") or "").strip()]
    parts = [seat for seat in named if seat != lead or str(given.get(f"part-{seat}-what") or "").strip()]
    values["contributors"] = [{"seat": seat, "what": given.get(f"part-{seat}-what") or ""} for seat in parts]
    unreadable: dict[str, str] = {}
    values["indicator"] = _figure(given, years, unreadable)
    return Read({name: value for name, value in values.items() if value is not None}, unreadable, parts)


def _figure(given: Mapping[str, Any], years: Iterable[int], unreadable: dict[str, str]) -> dict[str, Any] | None:
    told = {name: str(given.get(f"figure-{name}") or "").strip() for name in FIGURE}
    targets = {year: str(given.get(f"target-{year}") or "").strip() for year in years}
    # Direction and form are chosen already when the page opens: alone they promise no figure.
    if not any(targets.values()) and not any(told[name] for name in ("name", "unit", *_NUMBERS)):
        return None
    found: dict[str, Any] = {name: value for name, value in told.items() if value and name not in _NUMBERS}
    for name in _NUMBERS:
        if told[name] and (value := _number(f"figure-{name}", told[name], unreadable)) is not None:
            found[name] = value
    read_targets = {year: _number(f"target-{year}", value, unreadable) for year, value in targets.items() if value}
    found["targets"] = {year: value for year, value in read_targets.items() if value is not None}
    return found


def _number(name: str, value: str, unreadable: dict[str, str]) -> Decimal | None:
    try:
        return number(value)
    except Unreadable as error:
        unreadable[name] = str(error)
        return None
