"""The columns of a sheet of reports: what goes out comes in unchanged. Pure: no database, no files.

The first columns say which promise a row is about; title, theme, unit, target and whether it is late stand there only
to be read. Then comes what is reported, and the links that show it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from woordhouder.agreements.columns import (
    LANGUAGES,
    Cell,
    Fault,
    Unreadable,
    line_ends,
    number,
    number_cell,
    plain,
    read_choice,
    read_year,
)
from woordhouder.agreements.headings import key_of, matched
from woordhouder.papers.sheets import with_comma
from woordhouder.record.refusals import Words

from .facts import LinkFacts, ReportFacts
from .report_links import link_cells
from .words import Cause, Claim, Forecast

MONTHS = 12
NUMBERS = ("value", "numerator", "denominator")
CHOICES: Mapping[str, Any] = {"level": Claim, "cause": Cause, "forecast": Forecast}
TO_READ = ("title", "theme", "unit", "target", "late")
"""Columns that say nothing of their own."""


@dataclass(frozen=True)
class Column:
    """`name`: a field of `ReportFacts` or `LinkFacts`, or what says which promise it is.

    `read`: its cell as a value. `also`: other words that people put above such a column.
    """

    name: str
    label: Words
    read: Callable[[str], Any] = line_ends
    also: tuple[str, ...] = ()


def _month(value: str) -> int:
    """The last month that is reported on."""
    if value.strip().isdecimal() and len(value.strip()) <= 2 and 1 <= int(value) <= MONTHS:
        return int(value)
    raise Unreadable(_("Write the number of the last month, 1 to 12; 12 is the whole year."))


def _whole(value: str) -> int:
    if value.strip().isdecimal() and len(value.strip()) <= 6:
        return int(value)
    raise Unreadable(_("Write the number of the promise, such as 3."))


def _parts(value: str) -> list[dict[str, Any]]:
    """A line for each part: "Centrum: 12"."""
    lines = [line.rpartition(":") for line in line_ends(value).split("\n") if line.strip()]
    if any(not colon for _of, colon, _figure in lines):
        raise Unreadable(_("Write each part on a line of its own, such as: Centre: 12."))
    return [{"of": of, "value": number(figure)} for of, _colon, figure in lines]


def _chosen(choices: Any) -> Callable[[str], Any]:
    return lambda value: read_choice(value, choices)


YES = "yes"


class Together(TextChoices):
    """Whether the parts of a figure are all of it."""

    YES = YES, _("yes")
    NO = "no", _("no")


ABOUT: tuple[Column, ...] = (
    Column("table", _("Table"), also=("tafel", "gemeente")),
    Column("agreement", _("Agreement"), also=("afspraken", "set")),
    Column("number", _("Number"), _whole, also=("nr", "nr.", "nummer", "no.", "#")),
    Column("title", _("Title"), also=("titel", "afspraak")),
    Column("theme", _("Theme"), also=("thema",)),
    Column("unit", _("Unit"), also=("eenheid",)),
    Column("target", _("Target"), also=("streefwaarde", "doel", "norm")),
    Column("year", _("Year"), read_year, also=("jaar",)),
    Column("part", _("Up to and including month"), _month, also=("maand", "periode")),
    Column("late", _("In time?"), also=("te laat",)),
)
SAID: tuple[Column, ...] = (
    Column("value", _("Figure since 1 January"), number, also=("waarde", "cijfer", "realisatie", "aantal")),
    Column("numerator", _("Or a share: so many"), number, also=("teller",)),
    Column("denominator", _("of so many"), number, also=("noemer",)),
    Column("reason", _("No figure? Say why"), also=("geen cijfer",)),
    Column("level", _("How far is it?"), _chosen(Claim), also=("niveau", "stand")),
    Column("story", _("What happened?"), also=("toelichting", "verhaal")),
    Column("cause", _("Behind? Why"), _chosen(Cause), also=("oorzaak",)),
    Column("cause_words", _("Why it is behind, in your words"), also=("oorzaak in woorden",)),
    Column("forecast", _("What do you expect?"), _chosen(Forecast), also=("verwachting", "prognose")),
    Column("forecast_words", _("What you expect, in your words")),
    Column("effect", _("What it means for promises that depend on this one"), also=("gevolg",)),
    Column("breakdown", _("Figures of parts"), _parts, also=("uitsplitsing",)),
    Column("adds_up", _("Are these parts together the whole?"), lambda value: read_choice(value, Together) == YES),
)
SHOWN: tuple[Column, ...] = (
    Column("url", _("Evidence: a link"), also=("bewijs", "link")),
    Column("page", _("On which page"), also=("pagina", "blz")),
    Column("quote", _("What it says there"), also=("citaat",)),
)
REVISING: tuple[Column, ...] = (
    Column("revised", _("Why do you revise the earlier report?"), also=("reden van herziening",)),
    Column("replaces", _("The report that this revises"), also=("vervangt",)),
)
COLUMNS = (*ABOUT, *SAID, *SHOWN, *REVISING)
FILLED_IN = tuple(column.name for column in (*SAID, *SHOWN))
"""The columns in which somebody reports: without any of them a row says nothing."""
_BY_NAME = {column.name: column for column in COLUMNS}


def label_of(name: str) -> Words:
    """What people read above the column called `name`."""
    return _BY_NAME[name].label if name in _BY_NAME else name


def is_a_column(name: str) -> bool:
    """Whether there is a column of this name."""
    return name in _BY_NAME


def header() -> list[str]:
    """The first row of a sheet."""
    return [str(column.label) for column in COLUMNS]


def row(about: Mapping[str, Cell], facts: ReportFacts | None, links: Sequence[LinkFacts], replaces: str) -> list[Cell]:
    """One row below the header. `facts`: what was reported, `replaces` that report; None: nothing yet."""
    cells = {**about, **(said_cells(facts) if facts else {}), "replaces": replaces or None}
    return [{**cells, **link_cells(links)}.get(column.name) for column in COLUMNS]


def said_cells(facts: ReportFacts) -> dict[str, Cell]:
    """What a report says, as the cells in which it stands. Two reports that say the same have the same cells."""
    return {column.name: _cell(column.name, getattr(facts, column.name)) for column in SAID}


def _cell(name: str, value: Any) -> Cell:
    if name == "breakdown":
        return "\n".join(f"{part.of}: {_figure(part.value)}" for part in value) or None
    if isinstance(value, bool):
        return str(Together.YES.label) if value else None
    if isinstance(value, Decimal):
        return number_cell(value)
    if name in CHOICES:
        return str(CHOICES[name](value).label) if value else None
    return line_ends(value) if value and value.strip() else None


def _figure(value: Decimal) -> str:
    return shown(number_cell(value))


def shown(cell: Cell) -> str:
    """A cell as people read it."""
    return with_comma(cell) if isinstance(cell, Decimal) else str("" if cell is None else cell)


def read_cells(columns: Sequence[Column], told: Mapping[str, str]) -> tuple[dict[str, Any], list[Fault]]:
    """By name the values in the cells of these columns, and what is wrong with which. Empty cells say nothing."""
    found, faults = dict[str, Any](), list[Fault]()
    for column in columns:
        value = told.get(column.name, "")
        if not value.strip():
            continue
        try:
            found[column.name] = column.read(value)
        except Unreadable as error:
            faults.append(Fault(column.name, str(error)))
    return found, faults


def recognised(headings: Sequence[str], remembered: Mapping[str, str]) -> dict[int, str]:
    """What each column of a sheet is taken for, by the words above it; see `agreements.headings.matched`."""
    keys = {at: key_of(heading) for at, heading in enumerate(headings) if key_of(heading)}
    return matched(keys, remembered, lambda word: _words().get(word, ""), _words())


@cache
def _words() -> Mapping[str, str]:
    """Each word that may stand above a column, longest first, with the name of ours."""
    found = {plain(word): column.name for column in COLUMNS for word in column.also}
    for language in LANGUAGES:
        with override(language):
            found |= {key_of(str(column.label)): column.name for column in COLUMNS}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))
