"""Reports over a year by their part: the latest first, the one that counts marked, a revision under what it revises."""

from types import SimpleNamespace

import pytest
from django.test import Client
from lxml import html

from woordhouder.agreements.tests.reading import client_of
from woordhouder.keeping.queries.kept_page import kept_page
from woordhouder.keeping.queries.said import ReportLine
from woordhouder.keeping.queries.versions import by_part
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import now

from .made import a_table, at, reported

THERE = "verzonnendam", "prestatieafspraken-2026", 1
COUNTS = "this report counts"


def line(name, day, part=12, seat=1, replaces=None):
    row = SimpleNamespace(reference=name, part=part, seat_id=seat, recorded_at=day, pk=day, replaces_id=replaces)
    return ReportLine(row, True, (), (), ())


ROWS = {
    "a late revision of an earlier part": (
        [line("q1-revised", 9, 3), line("q2", 5, 6), line("q1", 1, 3)],
        [["q2"], ["q1", "q1-revised"]],
    ),
    "each revision after what it revises": ([line("c", 3), line("b", 2), line("a", 1)], [["a", "b", "c"]]),
    "whoever recorded it": ([line("q1", 9, 3), line("q2", 1, 6)], [["q2"], ["q1"]]),
    "of two seats over one part first what counts": (
        [line("other", 9, seat=2), line("q2", 5), line("other-first", 1, seat=2)],
        [["q2"], ["other-first", "other"]],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_the_latest_part_comes_first_and_revisions_come_after_what_they_revise(row):
    lines, expected = ROWS[row]
    counting = next(name for name in ("q2", "c") if name in {one.row.reference for one in lines})
    for given in (lines, lines[::-1]):
        found = by_part(given, counting)
        assert [[one.row.reference for one in part.lines] for part in found] == expected
        assert [part.counts for part in found] == [counting in names for names in expected]


def test_an_earlier_part_says_that_a_later_one_counts():
    last, first = by_part([line("q2", 5, 6), line("q1", 1, 3)], "q2")
    assert (last.is_overtaken, first.is_overtaken) == (False, True)
    (former,) = by_part([line("q1", 1, 3)], None)
    assert not former.is_overtaken
    _last, other = by_part([line("q2", 5, 6), line("q1", 1, 3, seat=2)], "q2")
    assert not other.is_overtaken


@pytest.fixture
def quarters(db, settings):
    """The first quarter was put right after the half year was reported."""
    settings.PAGE_CACHE_SECONDS = 0
    table, (homes, *_others) = a_table()
    with at("2026-04-10"):
        first = reported(table.association, homes, "9", part=3)
    with at("2026-07-10"):
        half = reported(table.association, homes, "20", part=6)
    with at("2026-11-10"):
        more = {"replaces": first.reference, "facts": {"revised": "Dubbel geteld."}}
        revised = reported(table.association, homes, "8", part=3, **more)
    return table, first, half, revised


def test_the_page_of_a_promise_shows_which_report_counts(quarters):
    first, half, revised = (one.reference for one in quarters[1:])
    with at("2026-12-01"):
        page = html.fromstring(Client().get(f"/en/{'/'.join(map(str, THERE))}/voortgang").content)
        facts = kept_page(ANONYMOUS, *THERE, year=2026, known=now())
    assert [[one.row.reference for one in part.lines] for part in facts.parts] == [[half], [first, revised]]
    shown = page.xpath("//div[contains(@class,'kept-report')]")
    names = [one.xpath(".//*[starts-with(@id,'report-')]")[0] for one in shown]
    assert [(one.get("id"), one.tag) for one in names] == [(half, "h3"), (first, "h3"), (revised, "h4")]
    texts = [" ".join(one.text_content().split()) for one in shown]
    assert [COUNTS in text for text in texts] == [True, False, False]
    assert "A report up to a later month counts." in texts[2]
    assert "Revision of 10 November 2026" in texts[2]
    assert "replaced by a later one" in texts[1]


def test_the_page_of_one_report_says_whether_it_counts(quarters):
    table, *reports = quarters
    with at("2026-12-01"):
        mine = client_of(table.tenants)
        pages = [mine.get(f"/en/verzonnendam/verslagen/{one.reference}").content.decode() for one in reports]
    assert [COUNTS in page for page in pages] == [False, True, False]
