"""Rows as an Excel workbook: what goes in comes out, and nothing that people wrote runs."""

import csv
import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from woordhouder.papers.rows import sheet_file
from woordhouder.papers.sheets import cell, csv_text, written
from woordhouder.papers.workbooks import WORKBOOK, xlsx, xlsx_response

# What an action takes: no control characters. A sheet has one sort of line end.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.just("\n"))


def read(content):
    sheet = load_workbook(io.BytesIO(content)).active
    return [[one.value for one in row] for row in sheet.iter_rows()], sheet


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXTS.filter(bool), min_size=2, max_size=2))
def test_what_goes_into_a_workbook_comes_out(texts):
    rows, _sheet = read(xlsx("Afspraken", ["Titel", "Tekst"], [texts]))
    assert rows == [["Titel", "Tekst"], texts]


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_what_goes_into_a_sheet_comes_out(texts):
    sheet = csv_text(["a"] * len(texts), [texts])
    _header, row = csv.reader(io.StringIO(sheet.removeprefix("\ufeff"), newline=""), delimiter=";")
    assert [written(shown) for shown in row] == texts


def test_an_apostrophe_before_a_formula_is_no_formula_and_stays():
    for text in ("=1+1", "'=1+1", "''=1+1", "'s avonds", "- een punt", "'"):
        assert written(str(cell(text))) == text
        assert not str(cell(text)).startswith(("=", "+", "-", "@"))


def test_a_formula_is_text_and_a_number_a_number():
    rows, sheet = read(xlsx("Af:spra/ken", ["a", "b", "c"], [["=1+1", 3, None]]))
    assert rows[1] == ["=1+1", 3, None]
    assert [one.data_type for one in sheet[2]] == ["s", "n", "n"]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Af spra ken", "A2", "A1:C2")


EXACT = {
    "0.1": "0.0",
    "2.30": "0.00",
    "1234567.89": "0.00",
    "-0.5": "0.0",
    "0.000001": "0.000000",
    "123456789.012345": "0.000000",
}


@pytest.mark.parametrize("figure", EXACT)
def test_a_decimal_is_a_number_that_shows_all_its_figures(figure):
    content = xlsx("a", ["Cijfer"], [[Decimal(figure)]])
    _rows, sheet = read(content)
    (made,) = sheet[2]
    assert (made.data_type, repr(made.value), made.number_format) == ("n", repr(float(figure)), EXACT[figure])
    assert figure_in(content) == Decimal(figure)


@pytest.mark.parametrize("figure", ["12345678901234.567891", "0.1234567890123456", "9007199254740993"])
def test_a_figure_that_a_workbook_would_round_stays_text(figure):
    for value in (Decimal(figure), int(figure) if figure.isdecimal() else Decimal(figure)):
        content = xlsx("a", ["Cijfer"], [[value]])
        assert [one.data_type for one in read(content)[1][2]] == ["s"]
        assert figure_in(content) == Decimal(figure)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.decimals(min_value=-(10**14), max_value=10**14, places=6), min_size=1, max_size=20))
def test_any_decimal_comes_back_to_the_figure_from_a_workbook_and_from_a_sheet(figures):
    rows = [["Noord", figure] for figure in figures]
    for content in (xlsx("a", ["Wijk", "Cijfer"], rows), csv_text(["Wijk", "Cijfer"], rows).encode()):
        assert [meant(line.cells[1]) for line in sheet_file(content).lines[1:]] == figures


def meant(shown):
    return Decimal(shown.replace(",", "."))


def figure_in(content):
    (_head, line) = sheet_file(content).lines
    return meant(line.cells[0])


def test_columns_and_rows_are_as_large_as_their_text_asks_for():
    long = "Wij bouwen veertig woningen. " * 10
    content = xlsx(
        "a", ["Nr.", "Titel", "Tekst"], [[1, "Een titel die iets langer is", long], [2, "Kort", "a\nb"], [3, "", None]]
    )
    _rows, sheet = read(content)
    assert [sheet.column_dimensions[name].width for name in "ABC"] == [14, 30, 45]
    assert [sheet.row_dimensions[number].height for number in (2, 3, 4)] == [15 * 8, 15 * 2, 15]
    assert b"customHeight" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert {one.alignment.vertical for one in sheet[2]} == {"top"}


def test_a_very_long_text_does_not_hide_the_rows_below_it():
    _rows, sheet = read(xlsx("a", ["Tekst"], [["woord " * 5000]]))
    assert sheet.row_dimensions[2].height == 300


def test_it_is_a_download():
    answer = xlsx_response("afspraken", "Afspraken", ["a"], [])
    assert answer["Content-Type"] == WORKBOOK
    assert 'filename="afspraken.xlsx"' in answer["Content-Disposition"]


def test_a_row_may_be_longer_or_shorter_than_the_heading():
    rows, _sheet = read(xlsx("a", ["Titel", "Tekst"], [["Kort"], ["Lang", "b", "ergens"]]))
    assert rows[1:] == [["Kort", None, None], ["Lang", "b", "ergens"]]
