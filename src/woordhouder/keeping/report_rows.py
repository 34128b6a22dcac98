"""What one row of a sheet of reports says: a report, links that show one, or what is wrong with which cell. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError, model_validator

from woordhouder.agreements.columns import Cell, Fault, Unreadable, number, plain
from woordhouder.agreements.facts import Facts
from woordhouder.agreements.sheet_rows import formula_fault
from woordhouder.record.typed import Line, invalid

from .facts import LinkFacts, ReportFacts, ReportLine
from .recorded import WHOLE_YEAR, Filed, Indicator
from .report_columns import ABOUT, COLUMNS, FILLED_IN, NUMBERS, SAID, TO_READ, read_cells, said_cells, shown
from .report_links import LINK, alike, links_of, named
from .shares import is_in_per_cent, measured

COMPARED = ("title", "unit", "target")
"""What is there to be read, and must still be so: else the cells of a row shifted, or the promise changed."""
ORDER = {column.name: at for at, column in enumerate(COLUMNS)}


class RowSays(Facts):
    """What is done with a good row. `line`: the report; None: `report` says it already, and only `links` are new."""

    agreement: Line
    seat: Line
    line: ReportLine | None
    links: tuple[LinkFacts, ...] = ()
    report: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _of_one_link(cls, told: Any) -> Any:
        """A row that was read when a row carried one link only."""
        if not isinstance(told, dict) or "link" not in told:
            return told
        link = told["link"]
        return {name: value for name, value in told.items() if name != "link"} | {"links": (link,) if link else ()}


@dataclass(frozen=True)
class Text:
    """What a promise says on 31 December of a year. `about`: the cells that say which promise it is."""

    agreement: str
    lead: str
    indicator: Indicator | None
    about: Mapping[str, Cell]


@dataclass(frozen=True)
class Head:
    """The newest version of a report, and the links beside it, the first first. `since`: when its first one came."""

    report: str
    facts: ReportFacts
    links: Sequence[LinkFacts] = ()
    since: datetime | None = None

    def link(self, cells: Mapping[str, str]) -> LinkFacts | None:
        """The link beside it that says what these cells say."""
        return next((one for one in self.links if alike(one, cells)), None)


@dataclass(frozen=True)
class Known:
    """What stands at the tables of an organisation.

    `tables`: by word for a table its slug. `agreements`: by slug of the table and word, the slug of the agreement.
    `promises`: by these slugs and number the reference. `texts`: by promise and year. `heads`: by promise, seat, year
    and month. `seats`: its own. `twice`: places (`Place.key`) that are in the sheet more than once. `year`: this one.
    """

    tables: Mapping[str, str]
    agreements: Mapping[tuple[str, str], str]
    promises: Mapping[tuple[str, str, int], str]
    texts: Mapping[tuple[str, int], Text]
    heads: Mapping[tuple[str, str, int, int], Head]
    seats: frozenset[str]
    year: int
    twice: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """What a row is about."""

    commitment: str
    year: int
    part: int

    @property
    def key(self) -> str:
        """The same for every row about the same."""
        return f"{self.commitment} {self.year} {self.part}"


@dataclass(frozen=True)
class Checked:
    """A row as it was read. `is_same`: it says what stands already, or nothing. `report`: the one that says it."""

    says: RowSays | None = None
    faults: tuple[Fault, ...] = ()
    is_same: bool = False
    place: str = ""
    report: str = ""


@dataclass
class _Faults:
    """What is wrong so far: the first of each column counts, of links the first of each of them (`which`)."""

    found: dict[tuple[str, int], Fault] = field(default_factory=dict)

    def add(self, column: str, message: str, which: int = 0) -> None:
        self.found.setdefault((column, which), Fault(column, message))

    def has(self, column: str) -> bool:
        return any(name == column for name, _which in self.found)

    def take(self, faults: Iterable[Fault]) -> None:
        for one in faults:
            self.add(one.column, one.message)

    @property
    def in_order(self) -> tuple[Fault, ...]:
        return tuple(sorted(self.found.values(), key=lambda one: ORDER.get(one.column, 0)))


def place_of(fields: Mapping[str, str], known: Known) -> str:
    """What a row is about; "" when it reports nothing, or does not say it."""
    place = _place(fields, known, _Faults())
    return place.key if place and _is_filled_in(fields) else ""


def _is_filled_in(fields: Mapping[str, str]) -> bool:
    return any(fields.get(name, "").strip() for name in FILLED_IN)


def checked(fields: Mapping[str, str], formulas: Iterable[str], known: Known) -> Checked:
    """What a row says, by name of our column the text of its cell. `formulas`: the columns that hold one."""
    held = set(formulas)
    if not _is_filled_in(fields):
        return Checked(is_same=True)
    told = {name: text for name, text in fields.items() if name not in held}
    faults = _Faults()
    faults.take(Fault(name, formula_fault(fields[name])) for name in held.difference(TO_READ))
    place = _place(told, known, faults)
    facts = _facts(told, faults)
    text = _text(told, place, known, faults) if place else None
    if place is None or text is None or facts is None:
        return Checked(faults=faults.in_order, place=place.key if place else "")
    head = known.heads.get((place.commitment, text.lead, place.year, place.part))
    is_said = head is not None and said_cells(head.facts) == said_cells(facts)
    links = _links(told, head, faults, is_said=is_said)
    if not is_said:
        faults.take(_level(text, place, facts))
        faults.take(_revising(told, head))
    if faults.found:
        return Checked(faults=faults.in_order, place=place.key)
    if head and is_said:
        says = RowSays(agreement=text.agreement, seat=text.lead, line=None, links=links, report=head.report)
        return Checked(says if links else None, is_same=not links, place=place.key, report=head.report)
    line = ReportLine(
        commitment=place.commitment,
        year=place.year,
        part=place.part,
        replaces=head.report if head else None,
        facts=facts if head else facts.model_copy(update={"revised": ""}),
    )
    return Checked(RowSays(agreement=text.agreement, seat=text.lead, line=line, links=links), place=place.key)


def _place(told: Mapping[str, str], known: Known, faults: _Faults) -> Place | None:
    found, wrong = read_cells(ABOUT, told)
    faults.take(wrong)
    commitment = _commitment(found, known, faults)
    if "year" not in found:
        faults.add("year", _("Say over which year this is."))
    if commitment is None or "year" not in found or any(fault.column == "part" for fault in wrong):
        return None
    return Place(commitment, found["year"], found.get("part", WHOLE_YEAR))


def _commitment(found: Mapping[str, Any], known: Known, faults: _Faults) -> str | None:
    """The promise by table, agreement and number."""
    name, title = found.get("table", ""), found.get("agreement", "")
    table = known.tables.get(plain(name))
    if table is None:
        words = (
            _("Your organisation has no seat at a table of this name.") if name else _("Say at which table this is.")
        )
        faults.add("table", words)
        return None
    agreement = known.agreements.get((table, plain(title)))
    if agreement is None:
        words = (
            _("There is no agreement of this name at this table.") if title else _("Say in which agreement this is.")
        )
        faults.add("agreement", words)
        return None
    if "number" not in found:
        faults.add("number", _("Write the number of the promise, such as 3."))
        return None
    reference = known.promises.get((table, agreement, found["number"]))
    if reference is None:
        told = {"number": found["number"]}
        faults.add("number", _("There is no promise %(number)s in this agreement.") % told)
    return reference


def _facts(told: Mapping[str, str], faults: _Faults) -> ReportFacts | None:
    """What is reported, when it hangs together."""
    values, wrong = read_cells(SAID, told)
    values["revised"] = told.get("revised", "")
    faults.take(wrong)
    if values.get("denominator") == Decimal(0):
        faults.add("denominator", _("A share of 0 is no figure. Leave both numbers empty, and say why there is none."))
    is_figure_wrong = any(map(faults.has, NUMBERS))
    try:
        facts = ReportFacts.model_validate(values)
    except ValidationError as error:
        for one in invalid(error).errors:
            column = one.path.split(".")[0]
            if not (is_figure_wrong and column in ("reason", *NUMBERS)):
                faults.add(column, str(one.message))
        return None
    return None if wrong or is_figure_wrong else facts


def _text(told: Mapping[str, str], place: Place, known: Known, faults: _Faults) -> Text | None:
    """The text of the promise in that year, if this organisation reports on it."""
    text = known.texts.get((place.commitment, place.year))
    if place.year > known.year:
        faults.add("year", _("This year has not begun yet."))
    elif text is None:
        faults.add("year", _("This promise has no text in force on 31 December of this year."))
    elif text.lead not in known.seats:
        faults.add("number", _("Only the party that leads this promise reports on it."))
    else:
        faults.take(_shifted(told, text))
    if place.key in known.twice:
        faults.add("number", _("This promise stands here twice for the same part."))
    return None if place.year > known.year else text


def _shifted(told: Mapping[str, str], text: Text) -> Iterator[Fault]:
    for name in COMPARED:
        cell, stands = told.get(name, ""), text.about.get(name)
        if cell.strip() and not _is_alike(cell, stands):
            words = _("In the agreement this is “%(stands)s”. Is the row about this promise? Then empty this cell.")
            yield Fault(name, words % {"stands": shown(stands) or "-"})


def _is_alike(cell: str, stands: Cell) -> bool:
    """Whether a cell says what stands there: a figure however it is written, words whatever the capitals."""
    if isinstance(stands, int | Decimal):
        try:
            return number(cell) == stands
        except Unreadable:
            return False
    return plain(cell) == plain(shown(stands))


def _level(text: Text, place: Place, facts: ReportFacts) -> Iterator[Fault]:
    """A level is claimed where none can be computed, and nowhere else (docs/rules.md 3.2); a share is compared with a
    target in per cent only.
    """
    value, numerator, denominator = (_exact(getattr(facts, name)) for name in NUMBERS)
    filed = Filed("", "", place.year, datetime.min, place.part, value, numerator, denominator)
    is_computed = text.indicator is not None and measured(text.indicator, place.year, {place.year: filed}) is not None
    unit = str(text.about.get("unit") or "")
    if is_computed and facts.numerator is not None and not is_in_per_cent(unit):
        told = {"unit": unit}
        yield Fault("numerator", _("This promise counts %(unit)s, not per cent. Give the figure itself.") % told)
    if is_computed and facts.level:
        yield Fault("level", _("How far it is follows from the figure. Leave this out."))
    if not is_computed and not facts.level:
        yield Fault("level", _("Nothing can be computed here. Say how far it is."))


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _revising(told: Mapping[str, str], head: Head | None) -> Iterator[Fault]:
    """Whether a report that says otherwise revises the one that its writer saw."""
    replaces = told.get("replaces", "").strip()
    if head is None:
        if replaces:
            yield Fault("replaces", _("No report that can be revised."))
        return
    if not replaces:
        yield Fault("replaces", _("There is a report of this part already. Download the sheet anew to revise it."))
    elif replaces != head.report:
        yield Fault("replaces", _("Meanwhile another report of this part was filed. Download the sheet anew."))
    elif not told.get("revised", "").strip():
        yield Fault("revised", _("Say why you revise the report."))


def _links(told: Mapping[str, str], head: Head | None, faults: _Faults, *, is_said: bool) -> tuple[LinkFacts, ...]:
    """The links that show it; without those that stand beside a report that is said already.

    Evidence belongs to one version of a report: beside a revision the same links are put anew.
    """
    whole = {name: told.get(name, "").strip() for name in LINK}
    if head and (stands := head.link(whole)):
        return () if is_said else (stands,)
    cells, wrong = links_of(whole)
    faults.take(wrong)
    if wrong:
        return ()
    found = list[LinkFacts]()
    for at, one in enumerate(cells):
        if head and (stands := head.link(one)):
            found += [] if is_said else [stands]
        elif link := _link(one, at, len(cells), faults):
            found.append(link)
    return tuple(found)


def _link(cells: Mapping[str, str], at: int, count: int, faults: _Faults) -> LinkFacts | None:
    """One of the links of a row; None when it is not right."""
    wrong = dict[str, str]()
    if not cells["url"]:
        wrong["url"] = _("Give the link in which this stands.")
    elif not cells["page"]:
        wrong["page"] = _("Say on which page of the link it stands; of a page on the web, below which heading.")
    link = None
    try:
        link = LinkFacts.model_validate(cells)
    except ValidationError as error:
        for one in invalid(error).errors:
            wrong.setdefault(one.path.split(".")[0], str(one.message))
    for column, words in wrong.items():
        faults.add(column, named(at, count, cells["url"], words), at)
    return link
