"""Facts as JSON and as a sheet: readable, and never harmful to who opens them."""

import csv
import io
import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from woordhouder.papers.data import json_in_page, json_response
from woordhouder.papers.sheets import cell, csv_response, csv_text


def test_json_is_readable_and_may_be_kept():
    response = json_response({"place": "Súdwest-Fryslân"})
    assert response.content.decode() == '{"place": "Súdwest-Fryslân"}'
    assert response["Cache-Control"] == "public, no-cache"
    assert response["Content-Type"] == "application/json; charset=utf-8"


@given(st.text())
def test_json_in_a_page_never_holds_markup_and_means_the_same(words):
    shown = json_in_page({"words": words})
    assert not set("<>&") & set(shown)
    assert json.loads(shown) == {"words": words}


def test_a_sheet_opens_in_dutch_excel():
    response = csv_response("lijst", ["plaats", "aantal"], [["Ede; en meer", 3], [None, 1.5]])
    assert response.content.decode() == '\ufeffplaats;aantal\r\n"Ede; en meer";3\r\n;1.5\r\n'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="lijst.csv"' in response["Content-Disposition"]


def test_a_number_stays_a_number_and_a_formula_becomes_text():
    assert [cell(-3), cell("-3"), cell("=1+1"), cell("@x"), cell("\tx"), cell("plain")] == [
        -3,
        "'-3",
        "'=1+1",
        "'@x",
        "'\tx",
        "plain",
    ]


def test_a_decimal_is_written_with_a_comma_and_all_its_figures():
    figures = ["2.30", "-0.5", "12345678901234.567891", "1E-6"]
    assert [cell(Decimal(figure)) for figure in figures] == ["2,30", "-0,5", "12345678901234,567891", "0,000001"]


@given(
    st.lists(
        st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n\0")), min_size=2, max_size=2)
    )
)
def test_no_cell_is_ever_a_formula(rows):
    read = list(csv.reader(io.StringIO(csv_text(["a", "b"], rows).removeprefix("\ufeff")), delimiter=";"))
    assert all(not text.startswith(("=", "+", "-", "@", "\t")) for row in read for text in row)
    assert [[text.removeprefix("'") for text in row] for row in read[1:]] == [
        [text.removeprefix("'") for text in row] for row in rows
    ]
