"""A colour of a year that is not over says so in words beside it, and in its "why": on pages, in data and on paper."""

import io
from datetime import date

import pytest
from django.test import Client
from docx import Document

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping.running import running_until

from .full import LINK, actions
from .made import a_table, at, reported

TABLE = "/en/verzonnendam"
THERE = f"{TABLE}/prestatieafspraken-2026/1"
WORDS = "The year is still running, up to and including 31 December 2026."
RULE = "what was reported so far is compared with what was promised for the whole year"
SHORT = "the year is still running"


@pytest.mark.parametrize(
    ("day", "until"),
    [
        ("2025-12-31", None),
        ("2026-01-01", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        ("2027-01-01", None),
    ],
)
def test_a_year_is_running_from_its_first_day_to_its_last(day, until):
    assert running_until(2026, date.fromisoformat(day)) == until


@pytest.fixture
def half_a_year(db, settings):
    """Half of the promised homes are there after half a year, and shown: behind, by the letter of the rule."""
    settings.PAGE_CACHE_SECONDS = 0
    table, (homes, *_others) = a_table()
    with at("2026-07-10"):
        half = reported(table.association, homes, "20", part=6)
        actions.add_evidence(table.association, report=half.reference, **LINK)
    return table


def ask(address, day, client=None):
    with at(day):
        answer = (client or Client()).get(address)
    assert answer.status_code == 200, address
    return answer


def test_the_page_of_a_promise_says_it_beside_each_word_and_in_each_why(half_a_year):
    page = text_of(ask(f"{THERE}/voortgang?jaar=2026", "2026-08-01"))
    assert "behind" in page
    assert page.count(WORDS) == 4
    assert page.count(RULE) == 2
    untold = text_of(ask(f"{TABLE}/prestatieafspraken-2026/2/voortgang?jaar=2026", "2026-08-01"))
    assert (untold.count(WORDS), untold.count(RULE)) == (2, 0)
    assert WORDS in text_of(ask(THERE, "2026-08-01"))


def test_once_the_year_is_over_nothing_of_it_is_said(half_a_year):
    mine = client_of(half_a_year.tenants)
    for address in (f"{THERE}/voortgang?jaar=2026", THERE, f"{TABLE}/jaar/2026", f"{TABLE}/verslagen/2026"):
        page = text_of(ask(address, "2027-01-01", mine))
        assert "is still running" not in page
        assert "is still running" in text_of(ask(address, "2026-12-31", mine))


def test_the_sheet_of_the_year_says_it_above_all_and_beside_each_word_that_was_reported_on(half_a_year):
    page = text_of(ask(f"{TABLE}/jaar/2026", "2026-08-01"))
    assert (page.count(WORDS), page.count(RULE)) == (1, 1)
    assert page.count(SHORT) == 2  # where it is told as striking, and among all
    assert SHORT in text_of(ask(f"{TABLE}/verslagen/2026", "2026-08-01", client_of(half_a_year.tenants)))


@pytest.mark.parametrize(("day", "says"), [("2026-08-01", True), ("2027-01-01", False)])
def test_data_and_papers_say_so_too(half_a_year, day, says):
    until = "2026-12-31" if says else None
    assert ask(f"{TABLE}/jaar/2026.json", day).json()["running_until"] == until
    assert ask(f"{THERE}.json?periode=2026", day).json()["running_until"] == until
    paper = Document(io.BytesIO(ask(f"{TABLE}/jaar/2026.docx", day).content))
    assert (WORDS in " ".join(one.text for one in paper.paragraphs)) == says
    far = [row.cells[2].text for row in paper.tables[-1].rows if row.cells[0].text.startswith("1.")]
    assert [SHORT in text for text in far] == [says]


def test_the_page_of_the_rules_says_it():
    assert RULE in text_of(Client().get("/en/hoe-wij-rekenen"))
