"""The pages of a sheet: from file to list, for whom they open, and that a mistake is told at its place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from woordhouder.agreements import actions, checking_sheets
from woordhouder.agreements.actions import sheet_checks
from woordhouder.agreements.actions.sheets import mark_of_row
from woordhouder.agreements.models import Sheet
from woordhouder.examples.tests.making_pages import browser
from woordhouder.examples.tests.pages import page_text
from woordhouder.jobs.running import run_next
from woordhouder.parties.tests.tables import member_of, organisation_with, whole_table
from woordhouder.record.clock import now

from . import made
from .preparing import TEXT, begun, texts
from .sheets import csv_of, named, read, states

pytestmark = pytest.mark.django_db
GOOD = ("1", "Beschikbaarheid", TEXT, "Gemeente verzonnendam")
UNKNOWN = ("2", "Betaalbaarheid", "Wij verhogen de huur niet.", "WBV")


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def mine(table):
    return browser(table.municipality)


@pytest.fixture
def list_(table):
    return begun(table.municipality, table)


@pytest.fixture
def sheet(table, list_):
    return read(table.municipality, list_, csv_of(GOOD, UNKNOWN))


def at(preparation, rest=""):
    return f"/en/verzonnendam/voorbereiden/{preparation.reference}/blad{rest}"


def refused(answer):
    assert answer.status_code == 422
    return page_text(answer)


def test_from_a_file_to_the_list_and_out_of_it_again(table, mine, list_):
    assert at(list_)[3:] in page_text(mine.get(f"/verzonnendam/voorbereiden/{list_.reference}"))
    answer = mine.post(at(list_), {"file": SimpleUploadedFile("mijn.xlsx", csv_of(GOOD, UNKNOWN))})
    sheet = Sheet.objects.get()
    there = at(list_, f"/{sheet.reference}")
    assert (answer.status_code, answer["Location"]) == (303, there)
    page = page_text(mine.get(there))
    assert "2 rows read." in page
    assert "WBV does not sit at this table." in page
    answer = mine.post(f"{there}/overnemen")
    assert (answer.status_code, texts(list_)) == (303, [TEXT])
    assert "1 row of a sheet waits" in page_text(mine.get(answer["Location"]))
    mine.post(f"{there}/eruit")
    assert texts(list_) == []
    assert "1 promise was taken out" in page_text(mine.get(there))
    mine.post(f"{there}/terug")
    assert texts(list_) == [TEXT]
    assert "mijn.xlsx" in page_text(mine.get(at(list_)))


def test_a_word_for_a_party_is_told_once(table, mine, list_, sheet):
    there = at(list_, f"/{sheet.reference}")
    assert "Whom do you mean" in page_text(mine.get(there))
    chosen = {"column-1": "theme", "column-2": "text", "column-3": "lead", "seen": "1"}
    mine.post(there, {**chosen, "word-0": table.association_seat.reference})
    assert states(sheet) == ["good", "good"]
    old = mine.post(there, {**chosen, "column-3": ""})
    assert (old.status_code, states(sheet)) == (422, ["good", "good"])
    twice = mine.post(there, {**chosen, "seen": "2", "column-1": "text"})
    assert "Another column is this one already" in refused(twice)


def test_a_row_is_mended_where_it_is_wrong(table, mine, list_, sheet):
    there = at(list_, f"/{sheet.reference}/rij/3")
    page = page_text(mine.get(there))
    assert "WBV does not sit at this table." in page
    still = mine.post(there, {"text": "Nieuw", "lead": "WBV", "title": "", "theme": "Onzin", "number": "2"})
    assert still["Location"] == there
    assert sheet.rows.get(line=3).mended["text"] == "Nieuw"
    done = mine.post(there, {"text": "Nieuw", "lead": "Woonstichting verzonnendam", "theme": "Wonen en zorg"})
    assert done["Location"].endswith("#rijen")
    assert sheet.rows.get(line=3).facts["lead"] == table.association_seat.reference


def test_who_mends_a_row_after_somebody_else_sees_theirs_and_loses_nothing(table, mine, list_, sheet):
    there = at(list_, f"/{sheet.reference}/rij/3")
    seen = mark_of_row(sheet.rows.get(line=3))
    actions.mend_sheet_row(table.municipality, **named(sheet), line=3, cells={"text": "Van de ander"})
    page = refused(mine.post(there, {"text": "Van mij", "seen": seen}))
    assert "So it stands now" in page
    assert "Text: Van de ander" in page
    assert "Van mij</textarea>" in page
    assert mark_of_row(sheet.rows.get(line=3)) in page


def test_a_row_is_left_out_and_comes_back(table, mine, list_, sheet):
    there = at(list_, f"/{sheet.reference}/rij/2")
    mine.post(there, {"_away": "1"})
    assert states(sheet) == ["left_out", "waiting"]
    assert "Take it along after all" in page_text(mine.get(at(list_, f"/{sheet.reference}?toon=weggelaten")))
    mine.post(there, {"title": TEXT, "lead": "Gemeente verzonnendam"})
    assert states(sheet)[0] == "good"


def test_what_is_refused_is_said_on_the_page_of_the_sheet(mine, list_, sheet):
    answer = mine.post(at(list_, f"/{sheet.reference}/eruit"))
    assert "Nothing of this sheet is in the list." in refused(answer)


@pytest.mark.parametrize(("content", "words"), [(b"%PDF-1.7", "PDF, no sheet"), (b"", "nothing in this sheet")])
def test_what_is_no_sheet_is_told_at_the_field(mine, list_, content, words):
    answer = mine.post(at(list_), {"file": SimpleUploadedFile("x.xlsx", content)})
    assert words in refused(answer)


def test_a_large_sheet_shows_how_far_it_is_and_then_itself(table, mine, list_, monkeypatch):
    monkeypatch.setattr(sheet_checks, "AT_ONCE", 1)
    there = at(list_, f"/{read(table.municipality, list_, csv_of(GOOD, UNKNOWN)).reference}")
    page = page_text(mine.get(there))
    assert "You can leave this page" in page
    assert "htmx-2.min.js" in page
    part = mine.get(there, headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    assert run_next("a", now()), checking_sheets
    assert mine.get(there, headers={"HX-Request": "true"})["HX-Redirect"] == there
    assert "2 rows read." in page_text(mine.get(there))


def test_what_only_ends_promises_takes_no_sheet(table, mine):
    agreement = made.registered(table.municipality, table).agreement
    ends = begun(table.municipality, table, kind="withdrawal", agreement=agreement.reference)
    assert mine.get(at(ends)).status_code == 404


@pytest.mark.parametrize("rest", ["", "/{sheet}", "/{sheet}/rij/2"])
def test_for_all_others_it_is_absent(table, list_, sheet, rest):
    there = at(list_, rest.format(sheet=sheet.reference))
    for other in (table.association, organisation_with("buur", "Gemeente Elders")):
        assert browser(other).get(there).status_code == 404
    reader = browser(member_of(table.municipality.organisation, "lezer", "read"))
    assert reader.get(there).status_code == 403
    absent = at(list_, rest.format(sheet="sheet-aaaaaaaaaaaa"))
    assert browser(table.municipality).get(absent).status_code == (404 if rest else 200)


@pytest.mark.parametrize("size", [1, 30])
def test_it_asks_as_many_queries_whatever_its_length(table, mine, list_, size, django_assert_max_num_queries):
    rows = [(str(number), "", f"Wij bouwen {number}.", "WBV") for number in range(size)]
    sheet = read(table.municipality, list_, csv_of(*rows))
    with django_assert_max_num_queries(34):
        mine.get(at(list_, f"/{sheet.reference}"))
    actions.map_sheet(table.municipality, **named(sheet), columns={2: "text"}, words={}, seen=1)
