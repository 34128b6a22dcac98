"""What a row of somebody's own sheet says: columns by other words, several parties in a cell, and figures half told."""

import pytest
from django.utils import translation

from woordhouder.agreements.columns import Names
from woordhouder.agreements.headings import heading_at, recognised
from woordhouder.agreements.sheet_rows import Known, checked, strangers
from woordhouder.papers.rows import SheetLine

NAMES = Names(
    seats={"seat-a": "Gemeente Voorbeeld", "seat-b": "Thuis en Haard", "seat-c": "Huurders"},
    commitments={},
    goals={},
    also={"TH": "seat-b"},
)
KNOWN = Known(NAMES, {}, {}, frozenset(), frozenset(), takes_new=True, takes_existing=False, year=2027)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def faults(**fields):
    found = checked({name.replace("__", "."): text for name, text in fields.items()}, (), KNOWN)
    return [(fault.column, fault.message) for fault in found.faults]


def draft(**fields):
    found = checked(fields, (), KNOWN)
    assert found.faults == ()
    return found.draft


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["Nr.", "Thema", "Onderwerp", "Afspraak"], ["number", "theme", "title", "text"]),
        (["Afspraak", "Trekker (organisatie)"], ["title", "lead"]),
        (["AFSPRAAK:", "Streefwaarde 2027", "2028"], ["title", "indicator.targets.2027", "indicator.targets.2028"]),
        (["Titel", "Title", "Onzin", "Stand 2025"], ["title", "", "", ""]),
    ],
)
def test_columns_are_known_by_the_words_of_others(headings, names):
    found = recognised(headings, {})
    assert [found.get(at, "") for at in range(len(headings))] == names


def test_what_was_chosen_before_goes_before_also_when_it_was_nothing():
    assert recognised(["Wat", "Thema", "Tekst"], {"wat": "title", "thema": ""}) == {0: "title", 2: "text"}


def test_the_names_of_columns_may_stand_below_a_heading():
    lines = [SheetLine(1, ("Afspraken 2027",)), SheetLine(3, ("Thema", "Tekst")), SheetLine(4, ("Thema", "x"))]
    assert heading_at(lines, {}) == 1
    assert heading_at([SheetLine(1, ("Wij bouwen",))], {}) is None


def test_a_sheet_with_only_a_title_or_a_text_has_both():
    assert (draft(title="Bouwen").text, draft(text="Wij bouwen. Veel.").title) == ("Bouwen", "Wij bouwen")
    long = "Wij bouwen veertig woningen " * 5
    assert (draft(title=long).text, len(draft(title=long).title) <= 91) == (long, True)
    assert faults(title=" ", text="") == [("text", "Write what was agreed.")]


@pytest.mark.parametrize(
    ("cell", "seats"),
    [
        ("TH, Huurders", ["seat-b", "seat-c"]),
        ("Thuis en Haard en Huurders", None),
        ("Thuis en Haard", ["seat-b"]),
        ("TH: bouwt; veel\nHuurders", ["seat-b", "seat-c"]),
    ],
)
def test_several_parties_in_one_cell_are_told_apart_when_all_are_known(cell, seats):
    if seats:
        assert [part.seat for part in draft(text="x", contributors=cell).contributors] == seats
    else:
        assert faults(text="x", contributors=cell) == [("contributors", "Thuis does not sit at this table.")]


def test_words_for_parties_that_nobody_knows_are_listed_most_used_first():
    rows = [{"lead": "WBV"}, {"lead": "WBV", "contributors": "Zorg: helpt\nHuurders"}, {"contributors": "TH, WBV, Zon"}]
    assert strangers(rows, NAMES) == ["WBV", "Zorg"]


def test_a_figure_half_told_is_said_once_at_its_column():
    found = faults(text="x", indicator__unit="woningen")
    assert [column for column, _words in found] == ["indicator.name", "indicator.targets.2027"]
    known = checked({"text": "x", "indicator.targets.2026": "veel"}, (), KNOWN).faults
    assert [fault.column for fault in known] == ["indicator.targets.2026", "indicator.name", "indicator.unit"]


def test_themes_by_the_words_of_the_field():
    assert draft(text="x", theme="Duurzaamheid").theme == "sustainability"
