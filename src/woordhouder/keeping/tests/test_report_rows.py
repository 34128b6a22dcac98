"""What a row of a sheet of reports says: any report comes back as it went, and each mistake is told in its cell."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from woordhouder.agreements.columns import LANGUAGES, number_cell
from woordhouder.agreements.headings import heading_at
from woordhouder.agreements.sheet_rows import fields_of
from woordhouder.agreements.tests.test_columns import LETTERS, LINES, NUMBERS, TEXTS
from woordhouder.keeping.facts import FigureOfPart, LinkFacts, ReportFacts
from woordhouder.keeping.recorded import Indicator
from woordhouder.keeping.report_columns import COLUMNS, header, recognised, row, said_cells
from woordhouder.keeping.report_rows import Head, Known, Text, checked
from woordhouder.keeping.words import Cause, Claim, Forecast
from woordhouder.papers.rows import sheet_file
from woordhouder.papers.sheets import csv_text
from woordhouder.papers.workbooks import xlsx

HOMES = Indicator("at_least", "per_year", {2026: Fraction(40)})
ABOUT = {
    "table": "Wonen in Verzonnendam",
    "agreement": "Afspraken 2026",
    "number": 1,
    "title": "Wij bouwen.",
    "theme": "Beschikbaarheid",
    "unit": "woningen",
    "target": 40,
    "year": 2026,
    "part": 12,
}
TALK = {**ABOUT, "number": 2, "title": "Wij praten.", "unit": None, "target": None}
PLEASED = {**ABOUT, "number": 4, "title": "Huurders zijn tevreden.", "unit": "% van de huurders"}
GAVE = {**ABOUT, "number": 3, "title": "Wij geven grond."}
TEXT = Text("agreement-a", "seat-a", HOMES, ABOUT)
STANDS = Head("report-a", ReportFacts(value="30"), (LinkFacts(url="https://x.example/a"),))
KNOWN = Known(
    tables={"wonen in verzonnendam": "v", "v": "v"},
    agreements={("v", "afspraken 2026"): "a"},
    promises={("v", "a", number): f"promise-{number}" for number in (1, 2, 3, 4)},
    texts={
        ("promise-1", 2026): TEXT,
        ("promise-2", 2026): Text("agreement-a", "seat-a", None, TALK),
        ("promise-3", 2026): Text("agreement-a", "seat-b", HOMES, GAVE),
        ("promise-4", 2026): Text("agreement-a", "seat-a", HOMES, PLEASED),
    },
    heads={("promise-1", "seat-a", 2026, 6): STANDS},
    seats=frozenset({"seat-a"}),
    year=2027,
    twice=frozenset({"promise-1 2026 3"}),
)
FIGURES = st.fixed_dictionaries({"value": NUMBERS}) | st.fixed_dictionaries(
    {"numerator": NUMBERS, "denominator": NUMBERS.filter(bool)}
)
FREE = ("story", "reason", "cause_words", "forecast_words", "effect")
WORDS = st.fixed_dictionaries(dict.fromkeys(FREE, TEXTS))
CHOICES = st.fixed_dictionaries(
    {"cause": st.none() | st.sampled_from(Cause), "forecast": st.none() | st.sampled_from(Forecast)}
)
PARTS = st.lists(
    st.builds(FigureOfPart, of=LINES, value=NUMBERS), max_size=3, unique_by=lambda part: part.of.strip().casefold()
)
REPORTS = st.builds(
    lambda figure, words, chosen, parts, whole: ReportFacts(
        **figure, **words, **chosen, breakdown=parts, adds_up=whole and bool(parts)
    ),
    FIGURES, WORDS, CHOICES, PARTS, st.booleans(),
) | st.builds(
    lambda reason, level, words, parts: ReportFacts(**words | {"reason": reason}, level=level, breakdown=parts),
    TEXTS.filter(str.strip), st.sampled_from(Claim), WORDS, PARTS,
)  # fmt: skip
PAGES = st.text(LETTERS, min_size=1, max_size=9).filter(lambda page: page.strip("; \n-\u2013\u2014"))
URLS = st.sampled_from(["https://x.example/b", "https://x.example/c;d", "https://x.example/e;"])
ONE_LINK = st.builds(LinkFacts, url=URLS, page=PAGES, quote=TEXTS)
LINKS = st.lists(ONE_LINK, max_size=4, unique_by=lambda link: link.url.rstrip(";"))
WAYS = (lambda head, rows: csv_text(head, rows).encode(), lambda head, rows: xlsx("verslag", head, rows))


def read_back(content):
    """The cells of the first row, by name of our column."""
    lines = sheet_file(content).lines
    assert heading_at(lines, {}, recognised) == 0
    mapping = {str(at): name for at, name in recognised(lines[0].cells, {}).items()}
    assert len(mapping) == len(COLUMNS)
    return fields_of(lines[1].cells, lines[1].formulas, {}, mapping)


@settings(max_examples=60, deadline=None)
@given(REPORTS, LINKS, st.sampled_from(WAYS), st.sampled_from(LANGUAGES))
def test_any_report_comes_back_as_it_went(facts, links, way, language):
    with translation.override(language):
        about = (PLEASED if facts.numerator is not None else ABOUT) if facts.has_figure else TALK
        fields = read_back(way(header(), [row(about, facts, links, "")]))
        found = checked(*fields, KNOWN)
        assert found.faults == ()
        assert said_cells(found.says.line.facts) == said_cells(facts)
        assert found.says.line.facts.model_dump(exclude={*FREE}) == (facts.model_dump(exclude={*FREE}))
        assert [one.url.rstrip(";") for one in found.says.links] == [one.url.rstrip(";") for one in links]
        place = (f"promise-{about['number']}", "seat-a", 2026, 12)
        beside = replace(KNOWN, heads={place: Head("report-b", facts, tuple(links))})
        assert checked(*fields, beside).is_same


def test_the_columns_of_either_language_are_found_and_no_two_are_called_alike():
    for language in LANGUAGES:
        with translation.override(language):
            assert len(set(header())) == len(COLUMNS)
            found = recognised(header(), {})
        assert list(found.values()) == [column.name for column in COLUMNS]


# What is planted in a row that is right, and the cell and words in which it is told.
PLANTED = {
    "no such table": ({"table": "Elders"}, "table", "no seat at a table of this name"),
    "no such agreement": ({"agreement": "Andere"}, "agreement", "no agreement of this name"),
    "unknown promise": ({"number": 9}, "number", "There is no promise 9"),
    "not the lead": ({"number": 3, "title": ""}, "number", "Only the party that leads"),
    "no year": ({"year": "ooit"}, "year", "Write a year here"),
    "year without a text": ({"year": 2025}, "year", "no text in force on 31 December"),
    "future year": ({"year": 2028}, "year", "has not begun yet"),
    "no month": ({"part": 13}, "part", "1 to 12"),
    "no number": ({"value": "veel"}, "value", "Write a number here"),
    "too many figures": ({"value": "1,1234567"}, "value", "at most 6 behind the comma"),
    "denominator zero": ({"value": "", "numerator": 3, "denominator": 0}, "denominator", "A share of 0 is no figure"),
    "half a share": ({"value": "", "numerator": 3}, "denominator", "belong together"),
    "share of a number": ({"value": "", "numerator": 3, "denominator": 4}, "numerator", "counts woningen, not"),
    "two figures": ({"numerator": 3, "denominator": 4}, "value", "not both"),
    "no figure and no reason": ({"value": "", "story": "Tja."}, "reason", "Say why there is no figure."),
    "level missing": (dict(TALK, value="", reason="Niet te tellen."), "level", "Nothing can be computed here."),
    "level too much": ({"level": "complete"}, "level", "follows from the figure"),
    "no such level": ({"level": "super"}, "level", "Choose one of"),
    "no such cause": ({"cause": "weer"}, "cause", "Choose one of"),
    "evidence without page": ({"url": "https://x.example"}, "page", "on which page"),
    "page without evidence": ({"page": "3"}, "url", "Give the link"),
    "no link": ({"url": "map S:", "page": "3"}, "url", "right form"),
    "twice": ({"part": 3}, "number", "twice for the same part"),
    "a report stands": ({"part": 6}, "replaces", "There is a report of this part already."),
    "changed meanwhile": ({"part": 6, "replaces": "report-z"}, "replaces", "Meanwhile another report"),
    "no reason to revise": ({"part": 6, "replaces": "report-a"}, "revised", "Say why you revise"),
    "nothing to revise": ({"replaces": "report-a"}, "replaces", "No report that can be revised."),
    "cells that shifted": ({"title": "Wij praten."}, "title", "In the agreement this is “Wij bouwen.”"),
    "another target": ({"target": 50}, "target", "In the agreement this is “40”"),
    "parts without colon": ({"breakdown": "Noord 3"}, "breakdown", "a line of its own"),
    "control characters": ({"story": "\x07"}, "story", "control characters"),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_each_mistake_is_told_in_its_cell_and_only_there(planted):
    cells, column, words = PLANTED[planted]
    with translation.override("en"):
        found = checked(told(cells), [], KNOWN)
    assert [fault.column for fault in found.faults] == [column], found
    assert words in found.faults[0].message
    assert found.says is None


@pytest.mark.parametrize(("target", "cell"), [("2.5", "2,5"), ("2.5", "2,50"), ("2.5", "2.5"), ("1200", "1.200")])
def test_a_target_is_the_same_however_it_is_written(target, cell):
    text = replace(TEXT, about={**ABOUT, "target": number_cell(Decimal(target))})
    known = replace(KNOWN, texts={("promise-1", 2026): text})
    assert checked(told({"target": cell}), [], known).faults == ()
    with translation.override("en"):
        (fault,) = checked(told({"target": "3"}), [], known).faults
    assert f"this is “{target.replace('.', ',')}”" in fault.message


def told(cells):
    """A row that is right, but for these cells."""
    return {name: "" if cell is None else str(cell) for name, cell in {**ABOUT, "value": 38, **cells}.items()}


def test_a_formula_is_told_unless_its_column_is_only_read():
    fields = told({"value": "=SUM(A1:A9)", "target": "=B2"})
    with translation.override("en"):
        found = checked(fields, ["value", "target"], KNOWN)
    assert [fault.column for fault in found.faults] == ["value"]
    fine = checked(told({"title": ""}) | {"theme": "=B2"}, ["theme"], KNOWN)
    assert fine.says.line.facts.value == 38


def test_a_row_in_which_nothing_was_filled_in_changes_nothing_whatever_it_is_about():
    empty = checked({**told({"value": "", "number": 9}), "replaces": "report-z"}, [], KNOWN)
    assert (empty.is_same, empty.says, empty.faults) == (True, None, ())


def test_the_same_report_is_the_same_and_its_link_too():
    same = told({"part": 6, "value": "30,0", "url": "https://x.example/a"})
    assert checked(same, [], KNOWN).is_same
    other = checked({**same, "url": "https://x.example/b", "page": "3"}, [], KNOWN)
    assert (other.says.line, other.says.report, other.says.links[0].page) == (None, "report-a", "3")
    revised = checked({**same, "value": "31", "replaces": "report-a", "revised": "Beter."}, [], KNOWN)
    assert (revised.says.line.replaces, revised.says.links) == ("report-a", STANDS.links)
