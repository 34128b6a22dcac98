"""A sheet of promises: what goes out comes in unchanged, in either language, as CSV and as Excel."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from woordhouder.agreements.columns import COLUMNS, LANGUAGES, Names, header, number, read_row, row, years_of
from woordhouder.agreements.facts import PromiseFacts
from woordhouder.agreements.models import Direction, Form, WordingKind
from woordhouder.examples.words import Theme
from woordhouder.papers.rows import sheet_file
from woordhouder.papers.sheets import csv_text, written
from woordhouder.papers.workbooks import xlsx

NAMES = Names(
    seats={"seat-a": "Gemeente Voorbeeld", "seat-b": "Thuis: Wonen", "seat-c": "Thuis", "seat-d": "Huurders"},
    commitments={"commitment-a": "1", "commitment-b": "2", "commitment-c": "jaarafspraken-2025/1"},
    goals={"goal-a": "Meer woningen", "goal-b": "Betaalbaar wonen"},
)
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
LINES = st.text(LETTERS, min_size=1, max_size=40).filter(str.strip)
TEXTS = st.text(LETTERS | st.just("\n"), max_size=80)
NUMBERS = st.integers(0, 6).flatmap(
    lambda places: st.decimals(min_value=-(10 ** (14 - places)) + 1, max_value=10 ** (14 - places) - 1, places=places)
)
INDICATORS = st.fixed_dictionaries(
    {
        "name": LINES,
        "unit": LINES,
        "direction": st.sampled_from(Direction),
        "form": st.just(Form.LEVEL),
        "baseline": NUMBERS,
        "targets": st.dictionaries(st.integers(1900, 2100), NUMBERS, min_size=1, max_size=4),
    },
    optional={"baseline_year": st.integers(1900, 2100)},
)
CONTRIBUTORS = st.lists(
    st.fixed_dictionaries({"seat": st.sampled_from(["seat-b", "seat-c", "seat-d"]), "what": TEXTS}),
    unique_by=lambda part: part["seat"],
)
PROMISES = st.builds(
    PromiseFacts,
    title=LINES,
    text=TEXTS.filter(str.strip) | st.builds("{}{}".format, st.just("lang " * 7000), TEXTS),
    plain_summary=TEXTS,
    kind=st.sampled_from(WordingKind),
    theme=st.sampled_from(Theme),
    lead=st.just("seat-a"),
    contributors=CONTRIBUTORS,
    for_whom=st.text(LETTERS, max_size=20),
    area=st.text(LETTERS, max_size=20),
    deadline=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    indicator=st.none() | INDICATORS,
    depends_on=st.lists(st.sampled_from(list(NAMES.commitments)), unique=True),
    in_return_for=st.lists(st.sampled_from(list(NAMES.commitments)), unique=True),
    goals=st.lists(st.sampled_from(list(NAMES.goals)), unique=True),
    origin=st.none() | st.just("tilburg-2020"),
    why=TEXTS,
)


def from_csv(columns, rows):
    lines = csv.reader(io.StringIO(csv_text(columns, rows).removeprefix("\ufeff"), newline=""), delimiter=";")
    return [[written(shown) for shown in line] for line in lines]


def from_xlsx(columns, rows):
    lines = sheet_file(xlsx("Afspraken", columns, rows)).lines
    return [[*line.cells, *[""] * (len(columns) - len(line.cells))] for line in lines]


def read_back(head, cells, years):
    names = [column.name for column in COLUMNS]
    values = dict(zip(names, cells[1 : len(names) + 1], strict=True))
    targets = dict(zip(years, cells[len(names) + 1 :], strict=True))
    assert len(head) == len(cells)
    facts, faults = read_row(values, targets, NAMES)
    assert faults == []
    return PromiseFacts.model_validate(facts)


@settings(max_examples=60, deadline=None)
@given(PROMISES, st.sampled_from([from_csv, from_xlsx]), st.sampled_from(LANGUAGES))
def test_what_goes_out_comes_in_unchanged(facts, through, language):
    years = years_of([facts])
    with translation.override(language):
        head, cells = through(header(years), [row(3, facts, years, NAMES)])
    assert read_back(head, cells, years) == facts
    assert cells[0] == "3"


def test_figures_are_numbers_in_a_workbook():
    figure = {"name": "Woningen", "unit": "%", "direction": "at_least", "form": "level", "baseline": "2.30"}
    targets = {2026: "0.1", 2027: "12345678.567891", 2028: "40"}
    told = {"title": "Wij bouwen.", "text": "Wij bouwen.", "kind": "result", "theme": "availability", "lead": "seat-a"}
    facts = PromiseFacts.model_validate({**told, "indicator": {**figure, "targets": targets}})
    head, cells = header(list(targets)), row(3, facts, list(targets), NAMES)
    made = load_workbook(io.BytesIO(xlsx("Afspraken", head, [cells]))).active[2]
    (baseline,) = [cell for cell in made if cell.value == 2.3]
    assert (baseline.data_type, baseline.number_format) == ("n", "0.0")
    assert [(cell.data_type, str(cell.value)) for cell in made[-3:]] == [
        ("n", "0.1"),
        ("n", "12345678.567891"),
        ("n", "40"),
    ]


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("1.200", "1200"),
        ("1200", "1200"),
        ("7,5", "7.5"),
        ("7.5", "7.5"),
        ("-1.000,25", "-1000.25"),
        ("0.125", "0.125"),
        ("-0.500", "-0.5"),
        ("1\u202f200", "1200"),
        ("\u22125", "-5"),
    ],
)
def test_numbers_are_read_as_people_write_them(value, meant):
    assert number(value) == Decimal(meant)


def test_each_cell_that_cannot_be_read_is_named_and_the_others_are_kept():
    cells = {"title": "Bouwen", "theme": "Weer", "lead": "Niemand", "deadline": "morgen", "kind": "RESULT"}
    facts, faults = read_row(cells, {2027: "veel"}, NAMES)
    assert [fault.column for fault in faults] == ["theme", "lead", "deadline", "indicator.targets.2027"]
    assert (facts["title"], facts["kind"]) == ("Bouwen", WordingKind.RESULT)


def test_a_day_is_read_as_people_write_it():
    days = [read_row({"deadline": day}, {}, NAMES)[0]["deadline"] for day in ("2026-12-31", "31-12-2026", "31/12/2026")]
    assert days == [date(2026, 12, 31)] * 3


def test_no_two_columns_have_one_label():
    for language in LANGUAGES:
        with translation.override(language):
            assert len(set(header([2026]))) == len(header([2026]))
