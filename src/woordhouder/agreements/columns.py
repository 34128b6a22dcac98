"""The columns of a sheet of promises: what goes out comes in unchanged. Pure: no database, no files.

Each column writes one thing of a promise into a cell and reads it back; `also` are other words that people put above
such a column. People see names and numbers where facts hold references; `Names` knows both.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from woordhouder.examples.words import Theme
from woordhouder.record.refusals import Words

from .facts import PromiseFacts
from .models import Direction, Form, WordingKind

Cell = str | int | float | Decimal | None

PART = 32_000
"""What one cell holds of a text; the rest stands in the next column."""

LANGUAGES = ("nl", "en")
_YEAR = re.compile(r"(19|20|21)\d\d")
_LINE = "\n"
_MORE = "\n  "  # a line of what somebody contributes that goes on with the line before
_HELD = "\0"
# What others call a theme, or a kind.
OTHER_WORDS: Mapping[str, Any] = {
    "duurzaamheid": Theme.SUSTAINABILITY,
    "nieuwbouw": Theme.AVAILABILITY,
    "zorg": Theme.HOUSING_CARE,
    "woningkwaliteit": Theme.HOUSING_QUALITY,
    "toewijzing": Theme.ALLOCATION,
    "inspanning": WordingKind.EFFORT,
    "resultaat": WordingKind.RESULT,
}
_BETWEEN = re.compile(r"\s*[,;/+]\s*|\s+(?:en|and|&)\s+")


class Unreadable(ValueError):
    """A cell that means nothing in its column. The message says what may stand there."""


class UnknownSeat(Unreadable):
    """A party by a `name` that nobody at the table has."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s does not sit at this table.") % {"name": name})
        self.name = name


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell. `column`: its name."""

    column: str
    message: str


@dataclass(frozen=True)
class Names:
    """What people call what facts name by reference: `seats` by organisation, `commitments` by number or address,
    `goals` by title. Each reference has one name, and no name two. `also`: other words for a seat, with its reference.
    """

    seats: Mapping[str, str]
    commitments: Mapping[str, str]
    goals: Mapping[str, str]
    also: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def called(self) -> Mapping[str, Mapping[str, str]]:
        """By kind, each reference by what it is called, whatever the capitals and spaces."""
        kinds = {"seats": self.seats, "commitments": self.commitments, "goals": self.goals}
        found = {kind: {plain(name): one for one, name in names.items()} for kind, names in kinds.items()}
        found["seats"] = {plain(word): one for word, one in self.also.items()} | found["seats"]
        return found


def plain(text: str) -> str:
    """Words as they are compared: whatever the capitals and spaces."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class Column:
    """`name`: the field of `PromiseFacts` or of its indicator ("indicator.unit")."""

    name: str
    label: Words
    write: Callable[[PromiseFacts, Names], Cell]
    read: Callable[[str, Names], Any]
    also: tuple[str, ...] = ()


def _written(name: str) -> Callable[[PromiseFacts, Names], Cell]:
    return lambda facts, _names: line_ends(getattr(facts, name)) or None


def line_ends(text: str) -> str:
    """A sheet has one sort of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(value: str, _names: Names) -> str:
    return line_ends(value)


def _word(name: str, choices: Any) -> dict[str, Any]:
    """A column of a closed list: the word that people see, read in either language."""

    def write(facts: PromiseFacts, _names: Names) -> Cell:
        value = _at(facts, name)
        return str(choices(value).label) if value else None

    return {"write": write, "read": lambda value, _names: read_choice(value, choices)}


def read_choice(value: str, choices: Any) -> Any:
    """The choice of a closed list by its word, in either language. Raises Unreadable."""
    if choice := _choices_by_word(choices).get(plain(value)):
        return choice
    raise Unreadable(_("Choose one of: %(words)s.") % {"words": ", ".join(str(one.label) for one in choices)})


@cache
def _choices_by_word(choices: Any) -> dict[str, Any]:
    found = {plain(str(choice.value)): choice for choice in choices}
    found |= {word: choice for word, choice in OTHER_WORDS.items() if choice in choices}
    for language in LANGUAGES:
        with override(language):
            found |= {plain(str(choice.label)): choice for choice in choices}
    return found


def _at(facts: PromiseFacts, name: str) -> Any:
    """The value of a field, also one of the indicator ("indicator.unit"); None without indicator."""
    field = name.removeprefix("indicator.")
    if field == name:
        return getattr(facts, name)
    return getattr(facts.indicator, field) if facts.indicator else None


def _day(value: str, _names: Names) -> date:
    """A day as 2026-12-31 or 31-12-2026, as Excel and people write it."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?", value.strip())
    parts = found.groups() if found else ()
    if not found and (turned := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", value.strip())):
        parts = tuple(reversed(turned.groups()))
    try:
        return date(*map(int, parts))
    except (ValueError, TypeError) as error:
        raise Unreadable(_("Write a day as 2026-12-31.")) from error


def number_cell(value: Decimal | None) -> Cell:
    """A number without zeros that say nothing; how it stands in a sheet or a workbook is theirs (`papers`)."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize()


def number(value: str) -> Decimal:
    """A number as "1.200", "1200", "7,5", "7.5" or "0.125". Raises Unreadable."""
    bare = "".join(value.split()).removesuffix("%").replace("\u2212", "-")
    if re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?", bare):  # behind a nought no point parts thousands
        bare = bare.replace(".", "")
    try:
        found = Decimal(bare.replace(",", "."))
    except InvalidOperation as error:
        raise Unreadable(_("Write a number here, such as 1200 or 7,5.")) from error
    if not found.is_finite():
        raise Unreadable(_("Write a number here, such as 1200 or 7,5."))
    return found


def _number(value: str, _names: Names) -> Decimal:
    return number(value)


def _year(value: str, _names: Names) -> int:
    return read_year(value)


def read_year(value: str) -> int:
    """A year as "2027". Raises Unreadable."""
    if not _YEAR.fullmatch(value.strip()):
        raise Unreadable(_("Write a year here, such as 2027."))
    return int(value)


def _named(names: Names, kind: str, wanted: str) -> str | None:
    """The reference of what is called so; a reference may stand there itself."""
    return wanted if wanted in getattr(names, kind) else names.called[kind].get(plain(wanted))


def read_seat(value: str, names: Names) -> str:
    """The reference of a seat. Raises UnknownSeat."""
    if reference := _named(names, "seats", value):
        return reference
    raise UnknownSeat(value.strip())


def _contributors(facts: PromiseFacts, names: Names) -> Cell:
    """A line for each: "Name: what it contributes"; further lines of one are indented."""
    return "\n".join(_contribution(part.seat, line_ends(part.what), names) for part in facts.contributors) or None


def _contribution(seat: str, what: str, names: Names) -> str:
    name = names.seats[seat]
    if any(other.startswith(f"{name}:") for other in names.seats.values()):
        name = seat  # else "Foo: Bar" might be Foo's as well as that of who is called "Foo: Bar"
    return f"{name}: {what.replace(_LINE, _MORE)}" if what else name


def _read_contributors(value: str, names: Names) -> list[dict[str, str]]:
    return [part for line in contributor_lines(value) for part in read_contribution(line, names)]


def contributor_lines(value: str) -> list[str]:
    """Each contributor with what it contributes, which may go on for more lines."""
    lines = line_ends(value).replace(_MORE, _HELD).split(_LINE)
    return [line.replace(_HELD, _LINE) for line in lines if line.strip()]


def read_contribution(line: str, names: Names) -> list[dict[str, str]]:
    """What one line says; several names on it, if all of them are known. Raises UnknownSeat."""
    if found := _one_contribution(line, names):
        return [found]
    parts = _BETWEEN.split(line.strip())
    found_parts = [_one_contribution(part, names) for part in parts]
    if len(parts) > 1 and any(found_parts):
        if all(found_parts):
            return [one for one in found_parts if one]
        line = next(part for part, one in zip(parts, found_parts, strict=True) if one is None)
    raise UnknownSeat(line.partition(":")[0].strip())


def _one_contribution(line: str, names: Names) -> dict[str, str] | None:
    called = [(reference, word) for reference, name in names.seats.items() for word in (name, reference)]
    called += [(reference, word) for word, reference in names.also.items()]
    for reference, word in called:
        if line.strip().casefold() == word.casefold():
            return {"seat": reference, "what": ""}
    for reference, word in sorted(called, key=lambda pair: -len(pair[1])):
        if line[: len(word) + 1].casefold() == f"{word}:".casefold():
            return {"seat": reference, "what": line[len(word) + 1 :].removeprefix(" ")}
    return None


def _references(name: str, kind: str, why: Words) -> dict[str, Any]:
    """A column with a line for each thing that is named by reference."""

    def write(facts: PromiseFacts, names: Names) -> Cell:
        known = getattr(names, kind)
        return "\n".join(known[reference] for reference in getattr(facts, name)) or None

    def read(value: str, names: Names) -> list[str]:
        lines = [line for line in line_ends(value).split("\n") if line.strip()]
        found = {line: _named(names, kind, line) for line in lines}
        if unknown := [line.strip() for line, reference in found.items() if reference is None]:
            raise Unreadable(why % {"name": unknown[0]})
        return [reference for reference in found.values() if reference]

    return {"write": write, "read": read}


_NO_COMMITMENT = _("There is no commitment %(name)s.")
_NO_GOAL = _("There is no goal %(name)s.")
COLUMNS: tuple[Column, ...] = (
    Column("title", _("Title"), _written("title"), _text, ("afspraak", "onderwerp", "titel", "title", "naam")),
    Column("text", _("Text"), lambda facts, _n: line_ends(facts.text)[:PART], _text, ("tekst", "text", "omschrijving")),
    Column("text_more", _("Text, continued"), lambda facts, _n: line_ends(facts.text)[PART:] or None, _text),
    Column("plain_summary", _("In plain words"), _written("plain_summary"), _text, ("samenvatting", "kort", "summary")),
    Column("kind", _("Sort of promise"), **_word("kind", WordingKind), also=("soort", "type", "kind")),
    Column("theme", _("Theme"), **_word("theme", Theme), also=("thema", "theme", "categorie")),
    Column("lead", _("Lead"), lambda facts, names: names.seats[facts.lead], read_seat, ("trekker", "wie", "lead")),
    Column(
        "contributors",
        _("Who contributes what"),
        _contributors,
        _read_contributors,
        ("medeverantwoordelijk", "bijdragen", "partners", "contributors"),
    ),
    Column("for_whom", _("For whom"), _written("for_whom"), _text, ("doelgroep", "voor wie")),
    Column("area", _("Area"), _written("area"), _text, ("gebied", "wijk", "kern")),
    Column(
        "deadline",
        _("Deadline"),
        lambda facts, _n: facts.deadline.isoformat() if facts.deadline else None,
        _day,
        ("uiterlijk", "wanneer", "planning", "datum"),
    ),
    Column(
        "indicator.name", _("Indicator"), lambda facts, _n: _at(facts, "indicator.name"), _text, ("meetbaar", "kpi")
    ),
    Column("indicator.unit", _("Unit"), lambda facts, _n: _at(facts, "indicator.unit"), _text, ("eenheid",)),
    Column("indicator.direction", _("At least or at most"), **_word("indicator.direction", Direction)),
    Column("indicator.form", _("How it counts"), **_word("indicator.form", Form)),
    Column(
        "indicator.baseline",
        _("Starting point"),
        lambda facts, _n: number_cell(_at(facts, "indicator.baseline")),
        _number,
        ("nulmeting", "beginstand"),
    ),
    Column(
        "indicator.baseline_year",
        _("Year of the starting point"),
        lambda f, _n: _at(f, "indicator.baseline_year"),
        _year,
    ),
    Column(
        "depends_on",
        _("Depends on"),
        **_references("depends_on", "commitments", _NO_COMMITMENT),
        also=("hangt af van", "afhankelijk van"),
    ),
    Column(
        "in_return_for",
        _("In return for"),
        **_references("in_return_for", "commitments", _NO_COMMITMENT),
        also=("tegenprestatie voor",),
    ),
    Column("goals", _("Goals"), **_references("goals", "goals", _NO_GOAL), also=("doel", "doelen", "opgave")),
    Column("origin", _("Example it comes from"), lambda facts, _n: facts.origin, _text),
    Column("why", _("Why"), _written("why"), _text, ("toelichting", "waarom", "reden")),
)
# Somebody's words, in which white space counts.
WORDS = frozenset({"text", "text_more", "plain_summary", "for_whom", "area", "why"})
NUMBER = _("Number")
TARGET = _("Target %(year)s")


def years_of(promises: Iterable[PromiseFacts]) -> list[int]:
    """Every year for which one of them has a target: a column each."""
    return sorted({year for facts in promises if facts.indicator for year in facts.indicator.targets})


def header(years: Sequence[int]) -> list[str]:
    """The first row of a sheet."""
    return [str(NUMBER), *(str(column.label) for column in COLUMNS), *(str(TARGET) % {"year": year} for year in years)]


def row(number: int | None, facts: PromiseFacts, years: Sequence[int], names: Names) -> list[Cell]:
    """One promise below the header."""
    targets = facts.indicator.targets if facts.indicator else {}
    cells = [column.write(facts, names) for column in COLUMNS]
    return [number, *cells, *(number_cell(targets.get(year)) for year in years)]


def read_row(cells: Mapping[str, str], targets: Mapping[int, str], names: Names) -> tuple[dict[str, Any], list[Fault]]:
    """The facts in the cells of one row, by name of a column, and what is wrong with which cell.

    The facts have the form of `PromiseFacts`, which says whether they are whole. Empty cells say nothing.
    """
    facts, indicator, faults = dict[str, Any](), dict[str, Any](), list[Fault]()
    for column in COLUMNS:
        value = cells.get(column.name, "")
        if not value.strip() and column.name not in WORDS:
            continue
        field = column.name.removeprefix("indicator.")
        try:
            (facts if field == column.name else indicator)[field] = column.read(value, names)
        except Unreadable as error:
            faults.append(Fault(column.name, str(error)))
    facts["text"] = facts.get("text", "") + facts.pop("text_more", "")
    found, wrong = _read_targets(targets)
    if indicator or found or wrong:
        facts["indicator"] = {**indicator, "targets": found}
    return facts, [*faults, *wrong]


def _read_targets(targets: Mapping[int, str]) -> tuple[dict[int, Decimal], list[Fault]]:
    found, faults = dict[int, Decimal](), list[Fault]()
    for year, value in targets.items():
        if value.strip():
            try:
                found[year] = number(value)
            except Unreadable as error:
                faults.append(Fault(f"indicator.targets.{year}", str(error)))
    return found, faults
