"""Which report came late, for which round: worked rows, the same words on every page, and no query more."""

import io
from datetime import date, datetime

import pytest
from django.test import Client
from docx import Document

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.lateness import Late, late
from woordhouder.keeping.models import Report
from woordhouder.keeping.recorded import Due, Filed

from .made import a_table, at, reported

TABLE = "/en/verzonnendam"
WORDS = "Late: the round up to and including 31 December 2026 ran until 1 March 2027; the report came on 2 March 2027."
CLOSED = "Late: the round up to and including 31 December 2026 was closed on 1 February 2027; the report came on 2 Feb"


def noon(day):
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def filed(name, day, *, part=12, seat="L", year=2026, replaces=None):
    return Filed(name, seat, year, noon(day), part, replaces=replaces)


def due(day, part=12, number=1, closed=None, name=None):
    closed_at = noon(closed) if closed else None
    return Due(name or f"d{part}", 2026, date.fromisoformat(day), noon("2026-01-01"), number, part, closed_at)


ROWS = {
    "on the last day": ([filed("r", "2027-03-01")], [due("2027-03-01")], {}),
    "the day after": ([filed("r", "2027-03-02")], [due("2027-03-01")], {"r": [12]}),
    "the day was moved": ([filed("r", "2027-03-02")], [due("2027-03-01"), due("2027-04-01", number=2)], {}),
    "the day was moved, told in another order": (
        [filed("r", "2027-03-02")],
        [due("2027-04-01", number=2), due("2027-03-01")],
        {},
    ),
    "closed before its day": ([filed("r", "2027-02-02")], [due("2027-03-01", closed="2027-02-01")], {"r": [12]}),
    "in time, and closed later": ([filed("r", "2027-02-02")], [due("2027-03-01", closed="2027-03-03")], {}),
    "a revision of what was in time": (
        [filed("r", "2027-02-02"), filed("s", "2027-03-05", replaces="r")],
        [due("2027-03-01")],
        {},
    ),
    "a revision of what was late": (
        [filed("r", "2027-03-02"), filed("s", "2027-03-05", replaces="r")],
        [due("2027-03-01")],
        {"r": [12], "s": [12]},
    ),
    "no round": ([filed("r", "2027-12-01")], [], {}),
    "a round over another year": ([filed("r", "2027-12-01", year=2025)], [due("2027-03-01")], {}),
    "a report of an earlier part does not answer": ([filed("r", "2027-12-01", part=6)], [due("2027-03-01")], {}),
    "half a year was left out": (
        [filed("r", "2027-02-02")],
        [due("2026-07-31", part=6), due("2027-03-01")],
        {"r": [6]},
    ),
    "half a year in time, the whole late": (
        [filed("h", "2026-07-30", part=6), filed("r", "2027-03-02")],
        [due("2026-07-31", part=6), due("2027-03-01")],
        {"r": [12]},
    ),
    "late for two": (
        [filed("r", "2027-03-02")],
        [due("2027-03-01"), due("2026-07-31", part=6)],
        {"r": [6, 12]},
    ),
    "each seat by itself": (
        [filed("r", "2027-02-02", seat="T"), filed("s", "2027-03-02")],
        [due("2027-03-01")],
        {"s": [12]},
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_late_is_what_the_first_answer_to_a_round_is_after_its_day_or_closing(row):
    reports, rounds, expected = ROWS[row]
    found = late(reports, rounds)
    assert {name: [one.asked.month for one in some] for name, some in found.items()} == expected
    assert late(reversed(reports), reversed(rounds)) == found


def test_it_tells_the_days():
    (found,) = late([filed("r", "2027-03-02")], [due("2027-03-01", name="round-x")])["r"]
    assert found == Late("round-x", date(2026, 12, 31), date(2027, 3, 1), date(2027, 3, 2))
    (found,) = late([filed("r", "2027-02-02")], [due("2027-03-01", closed="2027-02-01")])["r"]
    assert (found.until, found.was_closed) == (date(2027, 2, 1), True)
    (found,) = late([filed("r", "2027-04-02")], [due("2027-03-01", closed="2027-03-15")])["r"]
    assert (found.until, found.was_closed) == (date(2027, 3, 1), False)


@pytest.fixture
def told_late(settings, db):
    """A table at which the first promise was reported on after the day of its round."""
    settings.PAGE_CACHE_SECONDS = 0
    table, (homes, land, *_others) = a_table()
    with at("2027-01-10"):
        given = {"partnership": table.partnership.reference, "year": 2026, "due": date(2027, 3, 1)}
        made = actions.open_round(table.tenants, **given)
    with at("2027-02-01"):
        reported(table.municipality, land, None)
    with at("2027-03-02"):
        reported(table.association, homes)
    return table, made


def ask(client, address):
    with at("2027-03-03"):
        answer = client.get(address)
    assert answer.status_code == 200, address
    return answer


def test_every_page_that_shows_the_report_says_so_in_the_same_words(told_late):
    table, _round = told_late
    mine = client_of(table.tenants)
    there = f"{TABLE}/prestatieafspraken-2026"
    report = Report.objects.get(part=12, commitment__number=1)
    kept = text_of(ask(Client(), f"{there}/1/voortgang?jaar=2026"))
    assert kept.count(WORDS) == 2  # beside the report, and in the "why" of how far it is
    assert "is late. That changes nothing in how far the promise is." in kept
    assert text_of(ask(Client(), f"{TABLE}/jaar/2026")).count(WORDS) == 1
    assert text_of(ask(mine, f"{TABLE}/verslagen/2026")).count(WORDS) == 1
    assert text_of(ask(mine, f"{TABLE}/verslagen/{report.reference}")).count(WORDS) == 1
    assert "Late:" not in text_of(ask(Client(), f"{there}/2/voortgang?jaar=2026"))
    rules = text_of(ask(Client(), "/en/hoe-wij-rekenen"))
    assert "or after the round was closed, is late." in rules
    assert "is late." in ask(Client(), "/en/hoe-wij-rekenen.json").json()["late"]


def test_data_and_papers_say_so_too(told_late):
    _table, made = told_late
    expected = {
        "round": made.reference,
        "asked": "2026-12-31",
        "until": "2027-03-01",
        "closed": False,
        "reported": "2027-03-02",
        "says": WORDS,
    }
    of_year = ask(Client(), f"{TABLE}/jaar/2026.json").json()["commitments"]
    assert [one["late"] for one in of_year if one["number"] < 3] == [[expected], []]
    there = f"{TABLE}/prestatieafspraken-2026"
    assert ask(Client(), f"{there}/1.json?periode=2026").json()["late"] == [expected]
    assert ask(Client(), f"{there}/1.json?periode=2026&bekend=2027-03-01").json()["late"] == []
    assert ask(Client(), f"{there}/2.json?periode=2026").json()["late"] == []
    paper = Document(io.BytesIO(ask(Client(), f"{TABLE}/jaar/2026.docx").content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert any(WORDS in text for text in cells)


@pytest.mark.django_db
def test_what_comes_after_the_closing_is_late_on_the_page_of_the_round_too():
    table, (homes, *_others) = a_table()
    mine = client_of(table.tenants)
    with at("2027-02-01"):
        given = {"partnership": table.partnership.reference, "year": 2026, "due": date(2027, 3, 1)}
        made = actions.open_round(table.tenants, **given)
        actions.close_round(table.tenants, round=made.reference)
    with at("2027-02-02"):
        report = reported(table.association, homes)
        page = mine.get(f"{TABLE}/rondes/{made.reference}")
        assert "Reported after the day" in text_of(page)
        assert CLOSED in text_of(mine.get(f"{TABLE}/verslagen/{report.reference}"))
