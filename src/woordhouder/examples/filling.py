"""An example as the flat fields of a form, and back. Pure: the form shows and hands in what this reads and writes.

One field for each fact; a list of lines is one text; things of more parts are rows: "parties-0-name". A promise says
who by the numbers of the rows of parties, so that a party that gets another name keeps its promises.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from .facts import PROSE, ExampleFacts, Years

Given: TypeAlias = Mapping[str, Any]
Fields: TypeAlias = dict[str, str | list[str]]

ROWS: dict[str, tuple[str, ...]] = {
    "parties": ("name", "kind"),
    "commitments": ("text", "theme", "who", "figure", "years_from", "years_until"),
    "sources": ("url", "publisher", "title", "date", "kind", "read_on"),
}
MOST_ROWS = {"parties": 100, "commitments": 200, "sources": 50}
GONE = "gone"  # the tick with which somebody takes a row away
CHOICES = ("places", "themes", "traits", "our_reading")
TEXTS = (*PROSE, "text")
LISTS = ("keywords",)
# Each weight of a subject has its own list.
SUBJECTS = {"subjects_3": 3, "subjects_2": 2, "subjects_1": 1}
SINGLE = ("title", "summary", "region", *PROSE, "succeeds", "checked_on")
_ROW = re.compile(r"^(parties|commitments|sources)-(\d{1,3})-([a-z_]+)$")


def fields_of(facts: ExampleFacts) -> Fields:
    """The fields that say these facts. Subjects come back by weight, the heart first."""
    found: Fields = {name: _text(getattr(facts, name)) for name in SINGLE}
    found |= {name: "\n".join(getattr(facts, name)) for name in LISTS}
    found |= {name: list(getattr(facts, name)) for name in CHOICES}
    found |= {
        name: "\n".join(one.name for one in facts.subjects if one.weight == weight) for name, weight in SUBJECTS.items()
    }
    found |= _years("", facts.years)
    for name, keys in ROWS.items():
        for number, one in enumerate(getattr(facts, name)):
            row = f"{name}-{number}-"
            found |= {f"{row}{key}": _text(getattr(one, key)) for key in keys if hasattr(one, key) and key != "who"}
            if name == "commitments":
                found |= _years(row, one.years)
                found[f"{row}who"] = [str(_numbers(facts)[party]) for party in one.who]
    return found


def _numbers(facts: ExampleFacts) -> dict[str, int]:
    """The number of the first row of each name."""
    return {party.name: number for number, party in reversed(list(enumerate(facts.parties)))}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _years(before: str, years: Years | None) -> Fields:
    return {
        f"{before}years_from": _text(years and years.from_year),
        f"{before}years_until": _text(years and years.until),
    }


@dataclass(frozen=True)
class Reading:
    """What fields say: `values` in the form of `ExampleFacts`, not yet checked; which row each item came from."""

    values: dict[str, Any]
    rows: dict[str, list[int]] = field(default_factory=dict)

    def field_of(self, path: str) -> str:
        """The field where an error at `path` of the facts belongs ("commitments.0.years.from"); "" for the whole."""
        first, *rest = path.removeprefix("facts").removeprefix(".").split(".")
        if first in ROWS:
            return self._field_in_row(first, rest)
        if first == "years":
            return "years_from" if rest == ["from"] else "years_until"
        if first == "subjects":
            return self._field_of_subject(rest)
        return first if first in (*SINGLE, *LISTS, *CHOICES) else ""

    def _field_in_row(self, name: str, rest: Sequence[str]) -> str:
        kept = self.rows.get(name, [])
        if not rest or not rest[0].isdigit() or int(rest[0]) >= len(kept):
            return f"{name}-0-{ROWS[name][0]}"
        key = rest[1] if len(rest) > 1 else ROWS[name][0]
        if key == "years":
            key = "years_from" if rest[2:] == ["from"] else "years_until"
        return f"{name}-{kept[int(rest[0])]}-{key if key in ROWS[name] else ROWS[name][0]}"

    def _field_of_subject(self, rest: Sequence[str]) -> str:
        subjects = self.values.get("subjects", [])
        weight = subjects[int(rest[0])]["weight"] if rest and int(rest[0]) < len(subjects) else 3
        return f"subjects_{weight}"


def reading(given: Given) -> Reading:
    """What the fields say. Empty rows and rows that were ticked away are left out, line ends are made one kind."""
    values: dict[str, Any] = {name: _said(given, name, name) for name in SINGLE}
    values |= {name: lines(given, name) for name in LISTS}
    values |= {name: many(given, name) for name in CHOICES}
    values["subjects"] = [
        {"name": name, "weight": weight} for where, weight in SUBJECTS.items() for name in lines(given, where)
    ]
    values["years"] = _years_said(given, "") or {}
    rows = {
        name: [number for number in row_numbers(given, name) if not _is_left_out(given, name, number)] for name in ROWS
    }
    for name, numbers in rows.items():
        values[name] = [_row(given, name, number) for number in numbers]
    return Reading(_known(values), rows)


def _row(given: Given, name: str, number: int) -> dict[str, Any]:
    before = f"{name}-{number}-"
    keys = [key for key in ROWS[name] if key != "who" and not key.startswith("years_")]
    found: dict[str, Any] = _known({key: _said(given, f"{before}{key}", key) for key in keys})
    if name == "commitments":
        found["who"] = who_said(given, many(given, f"{before}who"))
        if years := _years_said(given, before):
            found["years"] = years
    return found


def _said(given: Given, key: str, name: str) -> str | None:
    """What a field says, None for nothing: a text as it was typed, a line without the spaces around it."""
    return (one(given, key) if name in TEXTS else one(given, key).strip()) or None


def who_said(given: Given, numbers: Iterable[str]) -> list[str]:
    """The names in the rows of parties with these numbers; rows without a name say nobody."""
    names = [one(given, f"parties-{number}-name").strip() for number in numbers]
    return list(dict.fromkeys(name for name in names if name))


def _years_said(given: Given, before: str) -> dict[str, str] | None:
    said = {"from": f"{before}years_from", "until": f"{before}years_until"}
    return _known({name: _said(given, key, key) for name, key in said.items()}) or None


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def row_numbers(given: Given, name: str) -> list[int]:
    """The numbers of the rows that the fields speak of, in order; beyond the most that there may be, none."""
    found = {int(match[2]) for key in given if (match := _ROW.match(key)) and match[1] == name}
    return sorted(number for number in found if number < 2 * MOST_ROWS[name])


def _rows_kept(given: Given) -> dict[str, list[int]]:
    return {name: [n for n in row_numbers(given, name) if not _is_left_out(given, name, n)] for name in ROWS}


def _is_left_out(given: Given, name: str, number: int) -> bool:
    before = f"{name}-{number}-"
    return bool(one(given, before + GONE)) or not any(many(given, before + key) for key in ROWS[name])


def with_rows_closed_up(given: Given) -> Fields:
    """The same fields, the rows that are left out taken away, the others numbered anew. Keeps what is wrong as well."""
    kept = _rows_kept(given)
    moved = {str(old): str(new) for new, old in enumerate(kept["parties"])}
    found: Fields = {key: _plain(given, key) for key in given if not _ROW.match(key)}
    for name, numbers in kept.items():
        for new, old in enumerate(numbers):
            for key in ROWS[name]:
                value = _plain(given, f"{name}-{old}-{key}")
                if key == "who":
                    value = [moved[number] for number in many(given, f"{name}-{old}-who") if number in moved]
                found[f"{name}-{new}-{key}"] = value
    return found


def _plain(given: Given, key: str) -> str | list[str]:
    is_choice = key in CHOICES or key.endswith("-who")
    return many(given, key) if is_choice else one(given, key)


def one(given: Given, key: str) -> str:
    """The text of a field, "" when it is not there; of more, the last."""
    values = many(given, key)
    return values[-1] if values else ""


def many(given: Given, key: str) -> list[str]:
    """The texts of a field that are not empty."""
    values = given.getlist(key) if hasattr(given, "getlist") else given.get(key, [])
    values = values if isinstance(values, list | tuple) else [values]
    return [text for value in values if (text := str(value).replace("\r\n", "\n").replace("\r", "\n")).strip()]


def lines(given: Given, key: str) -> list[str]:
    """The lines of a field that are not blank, without the spaces around them."""
    return [line.strip() for line in one(given, key).split("\n") if line.strip()]
