"""A whole table over a year: how far each promise is, what was said of it, and on whom it waits."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from woordhouder.agreements.models import Commitment, Form
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.agreements.queries.standing import titles_of
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP, WRITING, records_removals, seats_of
from woordhouder.parties.themes import Theme
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import NotFound

from ..lateness import Late, newest
from ..others import asked
from ..rules import Progress, progress
from ..running import running_until
from ..words import Course, Level, Word
from ..year_sheet import Tally
from .kept_page import own_seats, table_of
from .loading import Loaded
from .looking_back import LookedBack, of_year
from .promised import Promised, promised
from .said import ReportLine, ResponseLine, Said, said_over

FIRST, LAST = 1990, 2100
"""The years that can be asked for."""

BACK = 3
"""How many years before it stand beside a year."""


@dataclass(frozen=True)
class PromiseLine:
    """A promise over the year. `report`: the one that counts; `asked`: the seats that its theme concerns.

    `term_ended`: the term of its agreement ended before the year, so that no round asks for a report. `unit`: of its
    figures, "" without.
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
    unit: str = ""

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

    def is_told_until(self, part: int) -> bool:
        """Whether nothing is owed up to this month: the lead reported, or its agreement ended before the year."""
        return self.has_reported(part) or (self.term_ended and self.is_reported)

    @property
    def is_striking(self) -> bool:
        """Whether others doubt it, or it goes more slowly than it must."""
        doubted = self.progress.others.word in (Word.CONTESTED, Word.MIXED)
        return doubted or self.progress.on_course is Course.BEHIND

    @property
    def of_lead(self) -> Sequence[ReportLine]:
        """The reports of the lead over the year, the newest first."""
        return [one for one in self.said.of(self.year) if one.row.seat.reference == self.lead_seat]

    @property
    def late(self) -> Sequence[Late]:
        """The rounds for which the report that counts came late."""
        return self.report.late if self.report else ()

    def has_reported(self, part: int) -> bool:
        """Whether the lead reported up to this month, or a later one."""
        return any(one.row.part >= part for one in self.of_lead)

    def late_for(self, name: str) -> Late | None:
        """How late the first report for a round (by reference) came; None when it was in time, or is not there."""
        return next((late for one in self.of_lead for late in one.late if late.round == name), None)

    def said_before(self, seat: str) -> ResponseLine | None:
        """What a seat (by reference) said of the version that its report revises."""
        replaced = self.report.row.replaces if self.report else None
        before = self.said.report(replaced.reference) if replaced else None
        said = before.answer_of(seat) if before else None
        return said if said and said.is_complete else None

    def waits_for(self, seats: Sequence[str]) -> str:
        """The first of these seats (of one party, by reference) that is asked about its report and said nothing of
        that; "" for none, and where one of them leads the promise: no party answers its own report.
        """
        line = self.report
        if line is None or self.lead_seat in seats:
            return ""
        return next((seat for seat in seats if seat in self.asked and line.answer_of(seat) is None), "")


@dataclass(frozen=True)
class Waiting:
    """How many reports and answers a party still owes."""

    name: str
    reports: int
    answers: int


@dataclass(frozen=True)
class TableYear:
    """All promises of a table that had a text at the end of the year, by agreement and number.

    Not those of which the term ended before the year and on which nobody reported since: `over` says how many. Not
    those of which the text is one that this reader may not read yet: `hidden` says how many.
    `seats`: hers at this table, by reference and name, for which she writes. `tally`: how many promises of a theme
    stood at each level, in this year and those before. `names`: of the seats that take part by now, by reference.
    `may_remove`: whether she removes words for the controller. `asked`: up to which month of the year the open rounds
    ask for reports, 1 without.
    """

    table: str
    name: str
    partnership: str
    year: int
    lines: Sequence[PromiseLine]
    over: int
    seats: Sequence[tuple[str, str]]
    tally: Tally
    names: Mapping[str, str]
    known: datetime
    backward: Sequence[LookedBack]
    may_remove: bool = False
    asked: int = 1
    hidden: int = 0

    @property
    def address(self) -> str:
        """Where the table is."""
        return f"/{self.table}"

    @property
    def running_until(self) -> date | None:
        """The last day of the year when that is not over; else None."""
        return running_until(self.year, today(self.known))

    @property
    def before(self) -> int:
        """The year before."""
        return max(self.year - 1, FIRST)

    @property
    def after(self) -> int:
        """The year after."""
        return min(self.year + 1, LAST)

    @property
    def waiting(self) -> Sequence[Waiting]:
        """The parties that it waits on, by name, with how many reports and answers each still owes."""
        reports = Counter(line.lead for line in self.lines if not line.is_told_until(self.asked))
        owed = [(line, seat) for line in self.lines for seat in line.asked if line.waits_for([seat])]
        named = [(line, self.names[seat]) for line, seat in owed if seat in self.names]
        answers = Counter(name for line, name in named if name != line.lead)  # who leads it by another seat owes none
        return [Waiting(name, reports[name], answers[name]) for name in sorted({*reports, *answers})]

    @property
    def striking(self) -> Sequence[PromiseLine]:
        """The promises that ask to be talked about: contested, seen differently, or behind."""
        return [line for line in self.lines if line.is_striking]

    @property
    def references(self) -> list[str]:
        """Her seats by reference."""
        return [reference for reference, _name in self.seats]


def year_at_table(actor: Actor, table: str, year: int, known: datetime) -> TableYear:
    """A table (by its slug) over a year, for who sits there; that year alone. Raises NotFound. At most 10 queries."""
    return year_of(actor, table_of(actor, table), year, known)


def public_year(actor: Actor, table: str, year: int, known: datetime) -> TableYear:
    """A table (by its slug) over a year and the years before, with what was said looking back, as far as the reader may
    read it. Raises NotFound. At most 12 queries.
    """
    row = fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), slug=table)
    page = year_of(actor, row, year, known, back=BACK)
    return replace(page, backward=of_year(actor, row.pk, year))


def year_of(actor: Actor, row: Partnership, year: int, known: datetime, *, back: int = 0) -> TableYear:
    """A table that the reader may see, over a year. `back`: so many years before it are in the tally as well.

    Raises NotFound for no year. At most 10 queries.
    """
    if not FIRST <= year <= LAST:
        raise NotFound(gettext_lazy("This page does not exist."))
    rows = Commitment.objects.filter(agreement__partnership=row).select_related("agreement__partnership")
    commitments = {one.reference: one for one in allowed(actor, "read", COMMITMENT, rows)}
    years = range(max(FIRST, year - back), year + 1)
    texts = promised(actor, [one.pk for one in commitments.values()], years, known).values()
    readable = [text for text in texts if text.is_readable]
    seats = {
        seat.pk: seat for seat in Seat.objects.filter(partnership=row).select_related("organisation").order_by("pk")
    }
    summed = {text.wording.commitment_id for text in readable if text.wording.form == Form.CUMULATIVE}
    about = [commitments[name] for name in {text.commitment for text in readable}]
    said, loaded = said_over(actor, about, row.pk, years, seats=seats, summed=summed)
    found = _found(readable, commitments, loaded, known)
    asked_for = [text for text in readable if not _is_over(commitments[text.commitment], text, found)]
    of_the_year = [text for text in asked_for if text.year == year]
    lines = _lines(actor, of_the_year, commitments, found, said, loaded, known)
    named = [seat for seat in seats.values() if seat.claimed_at]
    mine = seats_of(actor, *WRITING) if actor.is_known else []
    return TableYear(
        row.slug,
        row.name,
        row.reference,
        year,
        lines,
        sum(text.year == year for text in readable) - len(lines),
        [(seat.reference, seat.organisation.name) for seat in named if seat.pk in mine],
        _tally(asked_for, found),
        {seat.reference: seat.organisation.name for seat in named},
        known,
        (),
        records_removals(actor),
        max((due.part for due in newest(loaded.rounds) if due.year == year and not due.closed_at), default=1),
        sum(text.year == year and not text.is_readable for text in texts),
    )


Found = Mapping[tuple[str, int], Progress | None]


def _found(texts: Sequence[Promised], commitments: Mapping[str, Commitment], loaded: Loaded, known: datetime) -> Found:
    """The progress of each over its year; not of those that are over and on which nobody reported."""
    reported = {(name, one.year) for name, some in loaded.reports.items() for one in some}
    return {
        (text.commitment, text.year): progress(loaded.facts(text.commitment, text.promise), text.year, known)
        for text in texts
        if (text.commitment, text.year) in reported or not _is_past(commitments[text.commitment], text.year)
    }


def _is_past(row: Commitment, year: int) -> bool:
    """Whether the term of its agreement ended before the year."""
    return row.agreement.until is not None and row.agreement.until.year < year


def _is_over(row: Commitment, text: Promised, found: Found) -> bool:
    """Whether the term of its agreement ended before the year, and nobody reported on it over that year."""
    reached = found.get((text.commitment, text.year))
    return _is_past(row, text.year) and (reached is None or reached.report is None)


def _lines(  # noqa: PLR0913, PLR0917 - what was asked for, put together
    actor: Actor,
    texts: Sequence[Promised],
    commitments: Mapping[str, Commitment],
    found: Found,
    said: Mapping[str, Said],
    loaded: Loaded,
    known: datetime,
) -> Sequence[PromiseLine]:
    for text in texts:
        text.wording.commitment = commitments[text.commitment]  # so that it is not asked for again
    titles = titles_of(actor, [text.wording for text in texts]) if texts else {}
    lines = []
    for text in texts:
        one, reached = commitments[text.commitment], found[text.commitment, text.year]
        if reached is not None:
            lines.append(
                PromiseLine(
                    text.commitment,
                    text.year,
                    one.agreement.slug,
                    one.agreement.reference,
                    one.agreement.title,
                    one.number,
                    titles[text.wording.pk],
                    text.wording.theme,
                    text.wording.lead.organisation.name,
                    text.promise.lead,
                    reached,
                    said.get(text.commitment, Said()),
                    asked(loaded.seats, text.wording.theme, text.promise.lead, today(known), ()),
                    _is_past(one, text.year),
                    text.wording.unit,
                )
            )
    return sorted(lines, key=lambda line: (line.agreement, line.number))


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


def _tally(texts: Sequence[Promised], found: Found) -> Tally:
    counts: dict[tuple[str, int], Counter[Level]] = {}
    for text in texts:
        if reached := found[text.commitment, text.year]:
            counts.setdefault((text.wording.theme, text.year), Counter())[reached.level] += 1
    return counts


def sentence_of(page: TableYear) -> str:
    """The numbers of the year in one sentence."""
    counts = Counter(line.progress.level for line in page.lines)
    parts = [f"{counts[level]} {level.label}" for level in reversed(Level) if counts[level]]
    count = len(page.lines)
    told = ngettext("%(count)d promise: %(parts)s.", "%(count)d promises: %(parts)s.", count)
    return told % {"count": count, "parts": ", ".join(parts) or _("none")}


def left_out_of(page: TableYear) -> str:
    """How many promises are left out and why, a sentence for each reason. Empty when there are none."""
    over = ngettext(
        "The term of one more promise ended before %(year)s. No report is asked for it, and it is not counted here.",
        "The term of %(over)d more promises ended before %(year)s. No report is asked for them, and they are not "
        "counted here.",
        page.over,
    )
    hidden = ngettext(
        "Of one more promise a newer text is not public yet. It is not counted here until it is.",
        "Of %(hidden)d more promises a newer text is not public yet. They are not counted here until it is.",
        page.hidden,
    )
    told = {"over": page.over, "year": page.year, "hidden": page.hidden}
    return " ".join(words % told for words, count in ((over, page.over), (hidden, page.hidden)) if count)
