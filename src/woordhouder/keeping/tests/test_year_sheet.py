"""A year on one sheet: picture, table, sentence, data and paper are of the same numbers, and lead to their reports."""

import io
import re

import pytest
from django.test import Client
from django.utils import translation
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from woordhouder.keeping.words import IN_DATA, Level
from woordhouder.keeping.year_sheet import WIDTH, sheet
from woordhouder.parties.themes import Theme

from .full import a_kept_year
from .made import at

TABLE = "/nagekomen"
COUNTS = st.dictionaries(st.sampled_from(Level), st.integers(0, 60))
TALLIES = st.dictionaries(st.tuples(st.sampled_from(Theme).map(str), st.integers(2023, 2026)), COUNTS, max_size=20)


@given(TALLIES)
def test_the_picture_shows_each_number_once_and_adds_up(tally):
    drawn = sheet(tally)
    shown = {
        (row.theme.value, cell.year, one.level): one.count
        for row in drawn.rows
        for cell in row.cells
        for one in cell.segments
    }
    assert shown == {
        (*place, level): count for place, counts in tally.items() for level, count in counts.items() if count
    }
    for at_year, cell in enumerate(drawn.together.cells):
        assert cell.count == sum(row.cells[at_year].count for row in drawn.rows)
    assert {one.level for cell in drawn.together.cells for one in cell.segments} == set(drawn.levels)


@given(TALLIES)
def test_bars_have_no_gap_and_none_is_longer_than_the_longest(tally):
    drawn = sheet(tally)
    for row in (*drawn.rows, drawn.together):
        for cell in row.cells:
            ends = [0, *(one.x + one.width for one in cell.segments)]
            assert ends[:-1] == [one.x for one in cell.segments]
            assert ends[-1] <= WIDTH
    lengths = [cell.segments[-1].x + cell.segments[-1].width for cell in drawn.together.cells if cell.segments]
    assert max(lengths, default=WIDTH) == WIDTH


@pytest.fixture
def read(db, settings):
    settings.PAGE_CACHE_SECONDS = 0
    a_kept_year()

    def get(ending=""):
        with at("2027-06-01"):
            answer = Client().get(f"/en{TABLE}/jaar/2026{ending}")
        assert answer.status_code == 200
        return answer

    return get


def in_english(words):
    """By the word in data (of a level) or the code (of a theme) what the English page says."""
    with translation.override("en"):
        return {IN_DATA.get(word, word.value): str(word.label) for word in words}


def counted_on(page):
    """By theme and level what the table of the page says."""
    return {
        (row.find("th").text_content(), told.text_content().split(" ", 1)[1].strip()): int(told.find("strong").text)
        for row in page.xpath("//table[contains(@class,'kept-years')]/tbody/tr")
        for told in row.xpath(".//li")
    }


def test_page_and_data_say_the_same_page(read):
    page, data, labels = html.fromstring(read().content), read(".json").json(), in_english(Level)
    names = in_english(Theme)
    themes = {one["theme"]: one["years"]["2026"] for one in data["themes"]}
    told = {(names[theme], labels[level]): count for theme, counts in themes.items() for level, count in counts.items()}
    told |= {("Together", labels[level]): count for level, count in data["together"]["2026"].items()}
    assert counted_on(page) == told
    levels = [one["progress"]["level"] for one in data["commitments"]]
    assert data["together"]["2026"] == {level: levels.count(level) for level in set(levels)}
    sentence = page.get_element_by_id("zin").text
    assert {int(number) for number in re.findall(r"\d+", sentence.split(":")[1])} == set(
        data["together"]["2026"].values()
    )


def test_bars_are_as_long_as_their_numbers_page(read):
    for cell in html.fromstring(read().content).xpath("//td[svg]"):
        drawn = [int(one.get("width")) for one in cell.xpath(".//rect")]
        told = [int(one.text) for one in cell.xpath(".//strong")]
        assert len(drawn) == len(told)
        assert [length * sum(told) for length in drawn] == pytest.approx([sum(drawn) * one for one in told], abs=10)


def test_on_paper_it_says_the_same_papers(read):
    data, labels = read(".json").json(), in_english(Level)
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(docx_of(read)).tables]
    (together,) = [row for row in tables[0] if row[0] == "Together"]
    assert together[1].split("\n") == [f"{count} {labels[level]}" for level, count in data["together"]["2026"].items()]
    promises = {row[0].split(".")[0]: row[2].split("\n")[0] for row in tables[-1][1:]}
    assert promises == {str(one["number"]): labels[one["progress"]["level"]] for one in data["commitments"]}
    assert read(".pdf").content.startswith(b"%PDF")


def docx_of(read):
    return io.BytesIO(read(".docx").content)


def test_it_says_on_whom_it_waits_page(read):
    waits = read(".json").json()["waits_on"]
    assert waits
    rows = html.fromstring(read().content).xpath("//table[contains(@class,'kept-waiting')]/tbody/tr")
    shown = [[cell.text_content() for cell in row] for row in rows]
    assert shown == [[one["name"], str(one["reports"]), str(one["answers"])] for one in waits]
