"""A whole table over a year: how far each promise is, what was said of it, and on whom it waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from woordhouder.agreements.models import Commitment
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.agreements.queries.standing import titles_of
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import PARTNERSHIP, at_the_table
from woordhouder.parties.themes import Theme
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import NotFound

from ..others import asked
from ..rules import Progress, progress
from ..words import Level
from .kept_page import own_seats, table_of
from .looking_back import LookedBack, of_year
from .promised import promised
from .said import ReportLine, ResponseLine, Said, said_of

FIRST, LAST = 1990, 2100
"""The years that can be asked for."""


@dataclass(frozen=True)
class PromiseLine:
    """A promise over the year. `report`: the one that counts; `asked`: the seats that its theme concerns.

    `term_ended`: the term of its agreement ended before the year, so that no round asks for a report.
    """

    commitment: str
    year: int
    agreement: str
    agreement_reference: str
    agreement_title: str
    number: int
    title: str
    theme: str
    lead: str
    lead_seat: str
    progress: Progress
    said: Said
    asked: frozenset[str]
    term_ended: bool

    @property
    def report(self) -> ReportLine | None:
        """The report that counts."""
        return self.said.report(self.progress.report)

    @property
    def theme_label(self) -> str:
        """The theme in words."""
        return str(Theme(self.theme).label)

    @property
    def is_reported(self) -> bool:
        """Whether the lead reported on it."""
        return self.progress.report is not None

    def is_late(self, due: date, part: int) -> bool:
        """Whether the lead reported up to this month only after that day."""
        days = [
            today(one.row.recorded_at)
            for one in self.said.reports
            if one.row.year == self.year and one.row.part >= part and one.row.seat.reference == self.lead_seat
        ]
        return bool(days) and min(days) > due

    def said_before(self, seat: str) -> ResponseLine | None:
        """What a seat (by reference) said of the version that its report revises."""
        replaced = self.report.row.replaces if self.report else None
        before = self.said.report(replaced.reference) if replaced else None
        return before.answer_of(seat) if before else None

    def waits_for(self, seats: Sequence[str]) -> bool:
        """Whether the first of these seats (by reference) is asked about its report and said nothing of that."""
        line = self.report
        return line is not None and seats[0] in self.asked and line.answer_of(seats[0]) is None


@dataclass(frozen=True)
class TableYear:
    """All promises of a table that had a text at the end of the year, by agreement and number.

    `seats`: hers at this table, by reference and name, for which she writes.
    """

    table: str
    name: str
    partnership: str
    year: int
    lines: Sequence[PromiseLine]
    seats: Sequence[tuple[str, str]]
    backward: Sequence[LookedBack]

    @property
    def address(self) -> str:
        """Where the table is."""
        return f"/{self.table}"

    @property
    def before(self) -> int:
        """The year before."""
        return max(self.year - 1, FIRST)

    @property
    def after(self) -> int:
        """The year after."""
        return min(self.year + 1, LAST)

    @property
    def leads_waiting(self) -> Sequence[tuple[str, Sequence[PromiseLine]]]:
        """By the name of a lead its promises that nobody reported on."""
        found: dict[str, list[PromiseLine]] = {}
        for line in self.lines:
            if not line.is_reported and not line.term_ended:
                found.setdefault(line.lead, []).append(line)
        return sorted(found.items())

    @property
    def references(self) -> list[str]:
        """Her seats by reference."""
        return [reference for reference, _name in self.seats]


def year_at_table(actor: Actor, table: str, year: int, known: datetime) -> TableYear:
    """A table (by its slug) over a year, for who sits there. Raises NotFound. At most 15 queries."""
    return year_of(actor, table_of(actor, table), year, known)


def public_year(actor: Actor, table: str, year: int, known: datetime) -> TableYear:
    """A table (by its slug) over a year, as far as the reader may read it. Raises NotFound. At most 15 queries."""
    return year_of(actor, fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), slug=table), year, known)


def year_of(actor: Actor, row: Partnership, year: int, known: datetime) -> TableYear:
    """A table that the reader may see, over a year. Raises NotFound for no year. At most 14 queries."""
    if not FIRST <= year <= LAST:
        raise NotFound(gettext_lazy("This page does not exist."))
    rows = Commitment.objects.filter(agreement__partnership=row).select_related("agreement__partnership")
    commitments = {one.reference: one for one in allowed(actor, "read", COMMITMENT, rows)}
    keys = [one.pk for one in commitments.values()]
    is_at_table = actor.is_known and row.pk in at_the_table(actor)
    said, loaded = said_of(actor, keys, row.pk, today(known), is_at_table=is_at_table)
    texts = {name: text for (name, _year), text in promised(actor, keys, [year], known).items() if text.is_readable}
    for name, text in texts.items():
        text.wording.commitment = commitments[name]  # so that it is not asked for again
    titles = titles_of(actor, [text.wording for text in texts.values()]) if texts else {}
    lines = []
    for name, text in texts.items():
        one, found = commitments[name], progress(loaded.facts(name, text.promise), year, known)
        if found is not None:
            lines.append(
                PromiseLine(
                    name,
                    year,
                    one.agreement.slug,
                    one.agreement.reference,
                    one.agreement.title,
                    one.number,
                    titles[text.wording.pk],
                    text.wording.theme,
                    text.wording.lead.organisation.name,
                    text.promise.lead,
                    found,
                    said.get(name, Said()),
                    asked(loaded.seats, text.wording.theme, text.promise.lead, today(known), ()),
                    one.agreement.until is not None and one.agreement.until.year < year,
                )
            )
    backward = of_year(actor, row.pk, year)
    lines.sort(key=lambda line: (line.agreement, line.number))
    return TableYear(row.slug, row.name, row.reference, year, lines, own_seats(actor, row.pk), backward)


@dataclass(frozen=True)
class TableBack:
    """A year of a table, to look back at. `seats`: hers at this table, for which she writes."""

    table: str
    table_name: str
    partnership: str
    year: int
    seats: Sequence[tuple[str, str]]
    backward: Sequence[LookedBack]

    @property
    def year_address(self) -> str:
        """Where the year is on one sheet."""
        return f"/{self.table}/jaar/{self.year}"

    @property
    def references(self) -> list[str]:
        """Her seats by reference."""
        return [reference for reference, _name in self.seats]


def table_back(actor: Actor, table: str, year: int) -> TableBack:
    """A year of a table (by its slug), for who sits there. Raises NotFound. 3 queries."""
    row = table_of(actor, table)
    if not FIRST <= year <= LAST:
        raise NotFound(gettext_lazy("This page does not exist."))
    whole = [one for one in of_year(actor, row.pk, year) if one.line.number is None]
    return TableBack(row.slug, row.name, row.reference, year, own_seats(actor, row.pk), whole)


@dataclass(frozen=True)
class ThemeRow:
    """How many promises of a theme stand at each level, in the order of the levels."""

    theme: str
    counts: Sequence[int]

    @property
    def cells(self) -> list[tuple[str, int]]:
        """Each level in words, with its number."""
        return [(str(level.label), count) for level, count in zip(Level, self.counts, strict=True)]


def by_theme(page: TableYear) -> list[ThemeRow]:
    """The promises of a year by theme and level; themes without promises are left out."""
    rows = []
    for theme in Theme:
        here = [line for line in page.lines if line.theme == theme.value]
        if here:
            rows.append(
                ThemeRow(str(theme.label), [sum(one.progress.level is level for one in here) for level in Level])
            )
    return rows


def sentence_of(page: TableYear) -> str:
    """The numbers of the sheet in one sentence."""
    at = [f"{sum(one.progress.level is level for one in page.lines)} {level.label}" for level in Level]
    some = [words for words in at if not words.startswith("0 ")]
    count = len(page.lines)
    told = ngettext("%(count)d promise: %(parts)s.", "%(count)d promises: %(parts)s.", count)
    return told % {"count": count, "parts": ", ".join(some) or _("none")}
