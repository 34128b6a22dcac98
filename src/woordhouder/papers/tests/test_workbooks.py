"""Rows as an Excel workbook: what goes in comes out, and nothing that people wrote runs."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

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


def test_it_is_a_download():
    answer = xlsx_response("afspraken", "Afspraken", ["a"], [])
    assert answer["Content-Type"] == WORKBOOK
    assert 'filename="afspraken.xlsx"' in answer["Content-Disposition"]
