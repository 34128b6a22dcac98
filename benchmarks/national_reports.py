"""How the tables of the national data set kept their word: a round a year, reports, evidence, and what others said."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from woordhouder.agreements.models import Agreement, Wording
from woordhouder.keeping.kinds import EVIDENCE, REPORTED, REPORTS, RESPONDED, RESPONSES
from woordhouder.keeping.models import Concern, ConcernEnd, Evidence, Report, Response, Round, RoundDue
from woordhouder.keeping.queries.streams import public_stream
from woordhouder.keeping.words import Answer, Cause, Claim, Forecast, Outcome
from woordhouder.parties.models import Person, Seat
from woordhouder.record.models import Audience, Entry, Stream

from .national_rows import Rows, reference

# Over the last year only the first half was reported on, and the round over the whole of it is open.
LAST_YEAR, HALF = 2026, 6
STORIES = (
    "Het ging zoals wij hadden gepland.",
    "Wij begonnen later, omdat de vergunning op zich liet wachten. Daarna ging het snel.",
    "Bewoners hielpen mee met de keuze. Dat kostte tijd, en het maakte het beter.",
    "Twee aannemers hadden te weinig mensen. Volgend jaar halen wij het in.",
)
DOUBT = "Wij telden er minder. Welke zijn het?"


@dataclass(frozen=True)
class Said:
    """One agreement over one year: who may act for a seat, and the two entries that all of it names."""

    agreement: Agreement
    year: int
    people: Mapping[str, Person]
    reports: Entry
    responses: Entry

    @property
    def part(self) -> int:
        """Up to which month they report."""
        return HALF if self.year == LAST_YEAR else 12

    @property
    def at(self) -> datetime:
        """When they report."""
        after = datetime(self.year, HALF + 1, 20, 9, tzinfo=UTC)
        return after if self.part == HALF else datetime(self.year + 1, 2, 1, 9, tzinfo=UTC)

    def spoken(self, chance: random.Random, seat: Seat, sort: str, opening: str, days: int) -> dict[str, Any]:
        """The fields of what a seat says some days after the reports."""
        return {
            "reference": reference(chance, sort),
            "seat": seat,
            "person": self.people[seat.organisation.name],
            "recorded_at": self.at + timedelta(days=days),
            "entry": self.reports if sort in ("report", "evidence") else self.responses,
            "opening": opening,
            "public_from": None if sort in ("concern", "end") else self.at + timedelta(days=days),
        }


def keep(
    rows: Rows, seats: Sequence[Seat], made: Sequence[tuple[Agreement, Sequence[Wording]]], people: Mapping[str, Person]
) -> None:
    """Rounds over the years of these agreements, and what was said of their wordings in each year of their terms."""
    years = sorted({year for agreement, _wordings in made for year in _years(agreement)})
    for year in years:
        _round(rows, seats[0], year, 12)
    if LAST_YEAR in years:
        _round(rows, seats[0], LAST_YEAR, HALF)
    for agreement, wordings in made:
        stream = Stream(id=public_stream(agreement), audience=Audience.PUBLIC)
        rows.add(stream)
        for year in _years(agreement):
            entries = [_entry(rows, stream, kind.name, 2 * year + at) for at, kind in enumerate((REPORTED, RESPONDED))]
            said = Said(agreement, year, people, *entries)
            for at, wording in enumerate(wordings):
                _report(rows, said, wording, seats, at)


def _years(agreement: Agreement) -> Iterator[int]:
    assert agreement.until
    return iter(range(agreement.starts.year, agreement.until.year + 1))


def _entry(rows: Rows, stream: Stream, kind: str, number: int) -> Entry:
    made = Entry(leaf=b"", leaf_hash=b"", stream=stream, n=number, kind=kind)
    rows.add(made)
    return made


def _round(rows: Rows, seat: Seat, year: int, part: int) -> None:
    """Everybody reports within two months; the round over the last year is open, the others were closed."""
    opened = datetime(year + part // 12, 7 if part == HALF else 1, 5, 9, tzinfo=UTC)
    is_open = year == LAST_YEAR and part != HALF
    made = Round(
        reference=reference(rows.chance, "round"),
        partnership=seat.partnership,
        year=year,
        part=part,
        opened_by=seat,
        opened_at=datetime(year, 9, 1, 9, tzinfo=UTC) if is_open else opened,
        closed_by=None if is_open else seat,
        closed_at=None if is_open else opened + timedelta(days=90),
    )
    due = date(year, 8, 31) if part == HALF else date(year + 1, 2, 28)
    rows.add(made, RoundDue(round=made, number=1, due=due, seat=seat, recorded_at=made.opened_at))


def _report(rows: Rows, said: Said, wording: Wording, seats: Sequence[Seat], at: int) -> None:
    """The report of a lead, one in twenty revised; of one in twelve promises there is none."""
    chance = rows.chance
    if chance.random() < 1 / 12:
        return
    first = Report(
        **said.spoken(chance, wording.lead, "report", REPORTS[at % len(REPORTS)], 0),
        **_told(chance, said, wording),
    )
    rows.add(first)
    newest = first
    if chance.random() < 1 / 20:
        newest = Report(
            **said.spoken(chance, wording.lead, "report", REPORTS[at % len(REPORTS)], 30),
            **_told(chance, said, wording),
            revised="Wij hadden verkeerd geteld.",
            replaces=first,
        )
        rows.add(newest, after=1)
    if chance.random() < 1 / 2:
        link = {"url": "https://verslag.example/jaar.pdf", "page": str(at + 1), "quote": "Zo staat het in ons verslag."}
        fields = said.spoken(chance, wording.lead, "evidence", EVIDENCE[at % len(EVIDENCE)], 0)
        rows.add(Evidence(report=newest, **fields, **link))
    others = [seat for seat in seats if seat is not wording.lead]
    for seat in chance.sample(others, min(2, len(others))):
        _answer(rows, said, newest, seat, RESPONSES[at % len(RESPONSES)])


def _told(chance: random.Random, said: Said, wording: Wording) -> dict[str, Any]:
    """A figure where one was promised for the year, else why there is none and how far it is."""
    target = wording.targets.get(str(said.year)) if wording.indicator else None
    figure = {"value": Decimal(int(Decimal(target) * chance.randint(30, 120) / 100))} if target else {}
    claimed = {"reason": "Dit is niet te tellen.", "level": chance.choice(Claim.values)}
    return {
        "commitment": wording.commitment,
        "year": said.year,
        "part": said.part,
        "story": chance.choice(STORIES),
        "cause": chance.choice(("", *Cause.values)),
        "forecast": chance.choice(Forecast.values),
        **(figure or claimed),
    }


def _answer(rows: Rows, said: Said, report: Report, seat: Seat, opening: str) -> None:
    """What another seat says: most confirm, one in fifty contests after a talk that came to nothing."""
    chance, lead, contests = rows.chance, report.seat, rows.chance.random() < 1 / 50
    answer = chance.choice((Answer.CONFIRMS, Answer.CONFIRMS, Answer.WITH_REMARK, Answer.CANNOT_JUDGE))
    concern = None
    if contests:
        answer = Answer.CONTESTS
        days = said.at.date() + timedelta(days=45)
        fields = said.spoken(chance, seat, "concern", "said", 31)
        concern = Concern(commitment=report.commitment, year=said.year, text=DOUBT, talk_until=days, **fields)
        end = said.spoken(chance, lead, "end", "said", 40)
        rows.add(concern, ConcernEnd(concern=concern, outcome=Outcome.NOT_AGREED, words="Wij tellen anders.", **end))
    remark = DOUBT if answer in (Answer.CONTESTS, Answer.WITH_REMARK) else ""
    fields = said.spoken(chance, seat, "response", opening, 50)
    rows.add(Response(report=report, number=1, answer=answer, remark=remark, concern=concern, **fields))
