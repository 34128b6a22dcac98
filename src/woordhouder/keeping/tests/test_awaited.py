"""What is asked of a promise that was not reported on: what is late stands first, in the list and in the sheet."""

from datetime import date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.awaited import Group, awaited
from woordhouder.keeping.lateness import late
from woordhouder.keeping.models import Round
from woordhouder.keeping.recorded import Due, Filed

from .made import HOMES, a_table, agreed, at, made, reported
from .report_sheets import csv_of, out, read, states, xlsx_of

pytestmark = pytest.mark.django_db
MINE = "/en/mijn/verslag?jaar=2026"
RAN = "Late: the round up to and including 30 June 2026 ran until 31 July 2026; there is no report yet."
CLOSED = "Late: the round up to and including 30 June 2026 was closed on 10 July 2026; there is no report yet."
RUNS = "The round up to and including 31 December 2026 runs until 1 March 2027."
CAME = "Late: the round up to and including 30 June 2026 ran until 31 July 2026; the report came on 1 September 2026."


def noon(day):
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def due(day, part, closed=None):
    closed_at = noon(closed) if closed else None
    return Due(f"d{part}", 2026, date.fromisoformat(day), noon("2026-01-01"), 1, part, closed_at)


JUNE, YEAR = due("2026-07-31", 6), due("2027-03-01", 12)
# The last month that was reported on, the rounds, up to which month a report is asked for, and on which day: the months
# of the rounds that are late, of the one that is asked for now, and the group.
ROWS = {
    "on the last day": (0, [JUNE], 6, "2026-07-31", [], 6, Group.NOW),
    "the day after": (0, [JUNE], 6, "2026-08-01", [6], None, Group.LATE),
    "closed before its day": (0, [due("2026-07-31", 6, "2026-07-10")], 12, "2026-07-11", [6], None, Group.LATE),
    "closed on its day": (0, [due("2026-07-31", 6, "2026-07-31")], 12, "2026-07-31", [], None, Group.LATER),
    "one late, the next asked for": (0, [YEAR, JUNE], 12, "2026-08-01", [6], 12, Group.LATE),
    "the first was answered": (6, [JUNE, YEAR], 12, "2026-08-01", [], 12, Group.NOW),
    "a later round does not ask for this month": (0, [JUNE, YEAR], 6, "2026-08-01", [6], None, Group.LATE),
    "no round": (0, [], 12, "2027-06-30", [], None, Group.LATER),
    "no round, and 30 June is over": (0, [], 12, "2027-07-01", [], None, Group.LATE),
    "no round, a part was reported": (6, [], 12, "2027-07-01", [], None, Group.LATER),
}


@pytest.mark.parametrize("row", ROWS)
def test_what_is_asked_of_a_promise_on_a_day(row):
    last, rounds, part, day, months, coming, group = ROWS[row]
    found = awaited(last, rounds, 2026, part, noon(day))
    assert [one.asked.month for one in found.overdue] == months
    assert (found.coming.part if found.coming else None, found.group) == (coming, group)
    assert awaited(last, rounds[::-1], 2026, part, noon(day)) == found


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(str)
ROUNDS = st.lists(st.builds(due, DAYS, st.integers(1, 12), st.none() | DAYS), unique_by=lambda one: one.part)


@given(ROUNDS, st.integers(1, 12), DAYS)
def test_late_is_what_a_report_that_came_now_would_be(rounds, part, day):
    report = Filed("r", "L", 2026, noon(day), part)
    assert list(awaited(0, rounds, 2026, part, noon(day)).overdue) == list(late([report], rounds).get("r", ()))


@pytest.fixture(scope="module")
def table(made_once):
    """The association leads three promises; the round over half of 2026 was over when two of them were reported on."""
    found, (homes, *_others) = a_table()
    with at("2026-01-11"):
        lines = [made.promise(found.association_seat, f"Wij meten {one}.", indicator=HOMES) for one in range(2)]
        first, second = agreed(found, lines, slug="meer", title="Meer")
    with at("2026-06-15"):
        opened(found, 6, "2026-07-31")
    with at("2026-07-15"):
        reported(found.association, homes, "12", part=6)
    with at("2026-09-01"):
        reported(found.association, first, "12", part=6)
    return found, (homes, first, second)


def opened(found, part, day):
    """A round over 2026 up to this month, until that day."""
    actions.open_round(found.tenants, partnership=found.partnership.reference, year=2026, part=part, due=day)


def ask(client, address=MINE, day="2026-09-02"):
    with at(day):
        answer = client.get(address)
    assert answer.status_code == 200
    return answer


def groups_of(answer):
    """By heading of the list the numbers and titles of its promises."""
    page = html.fromstring(answer.content)
    return {
        part.find("h2").text_content(): [
            " ".join(name.text_content().split()) for name in part.xpath(".//legend/strong|.//h3/text()/parent::*")
        ]
        for part in page.xpath("//section[contains(@class,'kept-group')]")
    }


def test_what_is_late_stands_first_and_says_for_which_round(table):
    found, (_homes, _first, second) = table
    mine = client_of(found.association)
    answer = ask(mine)
    assert list(groups_of(answer)) == ["Late: 1 promise"]
    page = text_of(answer)
    assert page.count(RAN) == 1
    assert "1 of them is late" in page
    assert f"{second.reference}-2026-6" in answer.content.decode()
    with at("2026-09-03"):
        opened(found, 12, "2027-03-01")
    after = ask(mine, day="2026-09-04")
    assert list(groups_of(after)) == ["Late: 1 promise", "Asked now: 2 promises"]
    assert text_of(after).count(RUNS) == 2


def test_what_came_late_says_so_beside_what_was_reported(table):
    found, _promises = table
    page = ask(client_of(found.association), f"{MINE}&staat=gemeld")
    assert list(groups_of(page)) == ["Reported: 2 promises"]
    assert text_of(page).count(CAME) == 1


def test_the_list_is_of_what_is_late_alone_when_that_is_asked_for(table):
    found, (homes, _first, second) = table
    with at("2026-09-03"):
        opened(found, 12, "2027-03-01")
    page = ask(client_of(found.association), f"{MINE}&staat=laat", "2026-09-04").content.decode()
    assert second.reference in page
    assert homes.reference not in page
    none = ask(client_of(found.municipality), f"{MINE}&staat=laat", "2026-07-31")
    assert "There is nothing to report here." in text_of(none)


@pytest.mark.parametrize(("day", "words"), [("2027-06-30", "None is needed up to"), ("2027-07-01", "It was due on")])
def test_without_a_round_the_rule_says_when_a_report_is_due(day, words):
    found, _promises = a_table(slug="elders")
    page = ask(client_of(found.association), day=day)
    assert f"There is no report. {words}" in text_of(page)
    assert "30 June 2027" in text_of(page)
    assert ("Late: 1 promise" in groups_of(page)) == (day == "2027-07-01")


def test_a_round_that_was_closed_early_is_told_so():
    found, _promises = a_table(slug="elders")
    with at("2026-06-15"):
        opened(found, 6, "2026-07-31")
    with at("2026-07-10"):
        actions.close_round(found.tenants, round=Round.objects.get(partnership=found.partnership).reference)
    with at("2026-07-11"), translation.override("en"):
        page = ask(client_of(found.association), day="2026-07-11")
        assert text_of(page).count(CLOSED) == 1
        assert "deel=6" in page.content.decode()  # where what is late can be reported all the same
        assert [(row["part"], row["late"]) for row in out(found.association)] == [(12, CLOSED)]


@pytest.mark.parametrize("as_file", [csv_of, xlsx_of])
def test_the_sheet_says_it_in_a_column_that_is_only_read(table, as_file):
    found, _promises = table
    with at("2026-09-02"), translation.override("en"):
        rows = out(found.association, everything=True)
        told = {(row["title"], row["part"]): row["late"] for row in rows}
        assert told["Wij meten 1", 6] == RAN
        assert told["Wij meten 0", 6] == CAME
        assert told["Wij bouwen veertig woningen per jaar", 6] is None
        assert set(states(read(found.association, as_file(*rows)))) == {"same"}
    with at("2027-02-01"), translation.override("en"):
        filled = [dict(row, value=20) if row["late"] == RAN else row for row in rows]
        assert sorted(states(read(found.association, as_file(*filled)))) == ["good", "same", "same"]
        other = [dict(row, value=20, late="=iets anders") if row["late"] == RAN else row for row in rows]
        assert sorted(states(read(found.association, as_file(*other), "anders.csv"))) == ["good", "same", "same"]
