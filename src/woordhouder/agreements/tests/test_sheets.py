"""A sheet beside what is prepared: looked at, mapped, mended, taken in, undone; nothing of it is lost."""

import pytest
from django.utils import translation

from woordhouder.agreements import actions
from woordhouder.agreements.actions.sheets import mark_of_row
from woordhouder.agreements.models import Preparation, Prepared, Sheet, SheetHabits, SheetRow
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import member_of, organisation_with, whole_table
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Overtaken, Refused

from . import made
from .preparing import TEXT, a_draft, begun, put, texts
from .sheets import csv_of, named, read, states, xlsx_of

pytestmark = pytest.mark.django_db
GOOD = ("1", "Beschikbaarheid", TEXT, "Gemeente verzonnendam")
NO_LEAD = ("2", "Betaalbaarheid", "Wij verhogen de huur niet.", "WBV")
NO_THEME = ("3", "Weer", "Wij planten bomen.", "Gemeente verzonnendam")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def table():
    return whole_table()


@pytest.fixture
def mine(table):
    return begun(table.municipality, table)


@pytest.fixture
def sheet(table, mine):
    """One good row, one with a word for a party that nobody knows, one with a theme that does not exist."""
    return read(table.municipality, mine, csv_of(GOOD, NO_LEAD, NO_THEME))


@pytest.mark.parametrize("made_by", [csv_of, xlsx_of])
def test_a_sheet_is_looked_at_and_nothing_goes_into_the_list(table, mine, made_by):
    sheet = read(
        table.municipality, mine, made_by(("Afspraken van de tafel",), HEAD_OF_MINE, GOOD, NO_LEAD, head=("",))
    )
    assert (sheet.heading, sheet.mapping) == (3, {"0": "number", "1": "theme", "2": "title", "3": "lead"})
    assert states(sheet) == ["good", "waiting"]
    assert texts(mine) == []
    assert sheet.unknown == ["WBV"]


HEAD_OF_MINE = ("Nr", "Thema", "Afspraak", "Trekker")


def test_a_sheet_without_names_above_its_columns_loses_no_row(table, mine):
    sheet = read(table.municipality, mine, csv_of(("Wij bouwen.",), head=("Wij slopen.",)))
    assert (sheet.heading, sheet.rows.count()) == (None, 2)
    actions.map_sheet(table.municipality, **named(sheet), columns={0: "text"}, words={}, seen=1)
    assert states(sheet) == ["good", "good"]


def test_good_rows_go_into_the_list_and_the_others_wait(table, mine, sheet):
    before = Audit.objects.count()
    actions.take_in_sheet(table.municipality, **named(sheet))
    assert Audit.objects.count() == before + 1
    assert texts(mine) == [TEXT]
    assert states(sheet) == ["taken", "waiting", "waiting"]
    with pytest.raises(Refused, match="no good row"):
        actions.take_in_sheet(table.municipality, **named(sheet))


def test_a_word_for_a_party_is_remembered_for_the_next_sheet(table, mine, sheet):
    words = {"WBV": table.association_seat.reference}
    actions.map_sheet(
        table.municipality, **named(sheet), columns={0: "number", 1: "theme", 2: "text", 3: "lead"}, words=words, seen=1
    )
    assert states(sheet) == ["good", "good", "waiting"]
    again = read(table.municipality, begun(table.municipality, table), csv_of(NO_LEAD))
    assert states(again) == ["good"]
    assert again.mapping["2"] == "text"
    assert again.rows.get().facts["lead"] == table.association_seat.reference
    theirs = read(table.association, begun(table.association, table), csv_of(NO_LEAD))
    assert (states(theirs), theirs.mapping["2"]) == (["waiting"], "title")


def test_what_a_column_is_cannot_be_said_twice_or_from_an_old_page(table, sheet):
    with pytest.raises(Invalid) as refused:
        actions.map_sheet(table.municipality, **named(sheet), columns={0: "text", 1: "text"}, words={}, seen=1)
    assert [error.path for error in refused.value.errors] == ["columns.1"]
    actions.map_sheet(table.municipality, **named(sheet), columns={2: "text"}, words={}, seen=1)
    with pytest.raises(Overtaken):
        actions.map_sheet(table.municipality, **named(sheet), columns={2: "title"}, words={}, seen=1)
    assert SheetHabits.objects.get().columns == {"nr": "", "thema": "", "afspraak": "text", "trekker": ""}


def test_a_row_is_mended_in_its_place_and_what_is_still_wrong_is_kept_too(table, mine, sheet):
    last = sheet.rows.last()
    cells = {"theme": "Wéér", "text": "Wij planten tien bomen."}
    mended = actions.mend_sheet_row(table.municipality, **named(sheet), line=last.line, cells=cells)
    assert (mended.state, mended.mended) == ("waiting", cells)
    with pytest.raises(Overtaken):
        actions.mend_sheet_row(
            table.municipality, **named(sheet), line=last.line, cells={"theme": "x"}, seen=mark_of_row(last)
        )
    actions.mend_sheet_row(
        table.municipality, **named(sheet), line=last.line, cells={"theme": "Leefbaarheid"}, seen=mark_of_row(mended)
    )
    actions.take_in_sheet(table.municipality, **named(sheet))
    assert texts(mine) == [TEXT, "Wij planten tien bomen."]


def test_a_row_that_is_left_out_keeps_its_words_and_comes_back(table, mine, sheet):
    first = sheet.rows.first()
    actions.leave_out_sheet_row(table.municipality, **named(sheet), line=first.line)
    with pytest.raises(Refused):
        actions.take_in_sheet(table.municipality, **named(sheet))
    actions.mend_sheet_row(table.municipality, **named(sheet), line=first.line, cells={})
    assert states(sheet)[0] == "good"


def test_a_formula_is_not_run_but_said(table, mine):
    sheet = read(table.municipality, mine, b"Afspraak;2027\r\nWij bouwen.;=SOM(A1:A3)\r\n")
    assert states(sheet) == ["waiting"]
    actions.mend_sheet_row(table.municipality, **named(sheet), line=2, cells={"indicator.targets.2027": ""})
    assert states(sheet) == ["good"]


def test_the_same_file_is_read_once(table, mine, sheet):
    assert read(table.municipality, mine, csv_of(GOOD, NO_LEAD, NO_THEME)) == sheet
    assert Sheet.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "nothing in this sheet"), (b"%PDF-1.7", "PDF"), (b"Tekst\n", "no row")]
)
def test_what_is_no_sheet_is_refused_in_words(table, mine, content, words):
    with pytest.raises(Invalid) as refused:
        read(table.municipality, mine, content)
    [error] = refused.value.errors
    assert error.path == "content"
    assert words in str(error.message)
    assert not SheetRow.objects.exists()


def test_a_sheet_goes_out_whole_and_back_with_what_was_written_since(table, mine, sheet):
    put(table.municipality, mine, a_draft(text="Eerst"))
    actions.take_in_sheet(table.municipality, **named(sheet))
    put(table.municipality, mine, a_draft(text="Laatst"))
    line = Prepared.objects.get(versions__facts__text=TEXT)
    put(table.municipality, mine, a_draft(text="Anders"), promise=line.reference, replaces=1)
    actions.undo_sheet(table.municipality, **named(sheet))
    assert texts(mine) == ["Eerst", "Laatst"]
    assert list(Prepared.objects.filter(dropped_at=None).values_list("place", flat=True)) == [1, 2]
    with pytest.raises(Refused, match="Nothing of this sheet"):
        actions.undo_sheet(table.municipality, **named(sheet))
    actions.put_back_sheet(table.municipality, **named(sheet))
    assert texts(mine) == ["Eerst", "Laatst", "Anders"]
    with pytest.raises(Refused):
        actions.put_back_sheet(table.municipality, **named(sheet))


def test_what_was_taken_away_by_hand_stays_away_when_a_sheet_is_put_back(table, mine):
    sheet = read(table.municipality, mine, csv_of(GOOD, ("9", "", "Wij bellen aan.", "")))
    actions.take_in_sheet(table.municipality, **named(sheet))
    away = Prepared.objects.get(versions__facts__text=TEXT)
    actions.drop_promise(table.municipality, preparation=mine.reference, promise=away.reference)
    actions.undo_sheet(table.municipality, **named(sheet))
    actions.put_back_sheet(table.municipality, **named(sheet))
    assert texts(mine) == ["Wij bellen aan."]


def test_a_sheet_that_was_mixed_with_other_promises_comes_back_in_its_order(table, mine):
    sheet = read(table.municipality, mine, csv_of(*((at, "", f"Rij {at}", "") for at in range(1, 6))))
    actions.take_in_sheet(table.municipality, **named(sheet))
    for text, place in (("Eigen a", 2), ("Eigen b", 4)):
        line = put(table.municipality, mine, a_draft(text=text))
        actions.move_promise(table.municipality, preparation=mine.reference, promise=line.reference, to=place)
    assert texts(mine) == ["Rij 1", "Eigen a", "Rij 2", "Eigen b", "Rij 3", "Rij 4", "Rij 5"]
    actions.undo_sheet(table.municipality, **named(sheet))
    assert texts(mine) == ["Eigen a", "Eigen b"]
    actions.put_back_sheet(table.municipality, **named(sheet))
    assert texts(mine) == ["Eigen a", "Eigen b", "Rij 1", "Rij 2", "Rij 3", "Rij 4", "Rij 5"]
    places = Prepared.objects.filter(dropped_at=None).order_by("place").values_list("place", flat=True)
    assert list(places) == list(range(1, 8))


def test_rows_name_each_other_by_number_also_one_that_still_waits(table, mine):
    rows = [("1", TEXT, ""), ("2", "Wij geven grond.", "1"), ("3", "Wij helpen.", "4"), ("4", "Wij tekenen.", "9")]
    sheet = read(table.municipality, mine, csv_of(*rows, head=("Nummer", "Tekst", "Hangt af van")))
    assert states(sheet) == ["good", "good", "good", "waiting"]
    actions.take_in_sheet(table.municipality, **named(sheet))
    first, second, third = Prepared.objects.filter(dropped_at=None).order_by("place")
    assert second.versions.get().facts["depends_on"] == [first.reference]
    last = actions.mend_sheet_row(table.municipality, **named(sheet), line=5, cells={"depends_on": "3"})
    assert third.versions.get().facts["depends_on"] == [last.reference]
    assert last.facts["depends_on"] == [third.reference]


def test_what_a_row_names_that_is_gone_by_now_waits(table, mine, sheet):
    SheetRow.objects.filter(state="good").update(facts=a_draft(lead="seat-aaaaaaaaaaaa"))
    with pytest.raises(Refused):
        actions.take_in_sheet(table.municipality, **named(sheet))


@pytest.mark.parametrize("who", ["association", "anonymous", "elsewhere"])
def test_nobody_else_knows_of_a_sheet(table, sheet, who):
    actors = {"association": table.association, "anonymous": ANONYMOUS}
    actor = actors.get(who) or organisation_with("buur", "Gemeente Elders")
    line = {"line": sheet.rows.first().line}
    for act, arguments in (
        (actions.map_sheet, {"columns": {}, "words": {}, "seen": 1}),
        (actions.mend_sheet_row, {**line, "cells": {}}),
        (actions.leave_out_sheet_row, line),
        (actions.take_in_sheet, {}),
        (actions.undo_sheet, {}),
        (actions.put_back_sheet, {}),
    ):
        with pytest.raises(NotFound):
            act(actor, **named(sheet), **arguments)


def test_a_colleague_who_only_reads_hands_in_nothing(table, mine, sheet):
    reader = member_of(table.municipality.organisation, "lezer", "read")
    with pytest.raises(NotAllowed):
        read(reader, mine, csv_of(GOOD))


def test_a_sheet_of_another_preparation_is_not_there(table, sheet):
    other = begun(table.municipality, table)
    with pytest.raises(NotFound):
        actions.take_in_sheet(table.municipality, preparation=other.reference, sheet=sheet.reference)


def test_once_it_is_recorded_the_sheet_stays_as_it_was(table):
    lines = [made.promise(table.municipality_seat)]
    ready = made.ready(
        table.municipality, table, "registration", lines, title="A", slug="afspraken-1", starts="2026-01-01"
    )
    sheet = read(table.municipality, ready, csv_of(GOOD))
    actions.take_in_sheet(table.municipality, **named(sheet))
    actions.register(table.municipality, preparation=ready.reference)
    with pytest.raises(Refused, match="recorded already"):
        actions.undo_sheet(table.municipality, **named(sheet))
    assert Preparation.objects.get(pk=ready.pk).act.items.count() == 2


def test_words_that_the_law_has_removed_are_gone_from_the_sheet_too(table):
    told = {"title": "A", "slug": "afspraken-1", "starts": "2026-01-01", "effective_from": "2026-01-01"}
    ready = made.ready(table.municipality, table, "registration", [], **told)
    sheet = read(table.municipality, ready, csv_of(GOOD))
    actions.take_in_sheet(table.municipality, **named(sheet))
    act = actions.register(table.municipality, preparation=ready.reference)
    controller = organisation_with("beheer", "Beheer", "controller")
    ground = {"ground": "unlawful", "reason": "Op verzoek."}
    actions.remove_wording(controller, wording=made.wording(act).reference, part="all", **ground)
    row = sheet.rows.get()
    assert (row.cells, row.facts, row.state) == ([], None, "taken")
