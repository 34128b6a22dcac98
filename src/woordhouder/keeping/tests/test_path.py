"""What was promised beside what was reported: picture, table, sentence and data are of the same figures."""

from fractions import Fraction

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from woordhouder.keeping.path import ABOVE, HIGH, YearFigures, drawn, figures_of
from woordhouder.keeping.recorded import Indicator
from woordhouder.keeping.rules import counting, progress

from . import telling
from .any_facts import drawn as facts_drawn
from .full import a_kept_year
from .made import at, reported


def figures(seed):
    facts, _year, _known = facts_drawn(seed)
    if facts.promise is None:
        return None, {}, []
    reports = counting(facts.reports, facts.promise.lead)
    return facts.promise.indicator, reports, figures_of(facts.promise.indicator, reports)


@given(st.integers(0, 10**6))
def test_every_reported_figure_and_every_target_stands_in_it(seed):
    indicator, reports, rows = figures(seed)
    if indicator is None:
        assert rows == []
        return
    years = [row for row in rows if not row.is_start]
    assert {row.year: row.target for row in years if row.target is not None} == indicator.targets
    adds_up = indicator.form == "cumulative"
    first = min(indicator.targets) if adds_up else 0
    compared = {year: one for year, one in reports.items() if year >= first and not (adds_up and one.is_percentage)}
    told = {year: one.figure for year, one in compared.items() if one.figure is not None}
    assert {row.year: row.reported for row in years if row.reported is not None} == told


@given(st.integers(0, 10**6))
def test_what_adds_up_adds_up(seed):
    indicator, _reports, rows = figures(seed)
    if indicator and indicator.form == "cumulative":
        for at_row, row in enumerate(rows):
            assert row.reported_so_far in {None, sum(one.reported or 0 for one in rows[: at_row + 1])}
            assert row.target_so_far in {None, sum(one.target or 0 for one in rows[: at_row + 1])}


def test_what_is_added_up_is_what_progress_adds_up():
    """A percentage that a party claims a level with is no part of a sum over years."""
    added = Indicator("at_least", "cumulative", dict.fromkeys((2026, 2027, 2028), Fraction(40)))
    facts = telling.facts(">= cumulative 2026=40 2027=40 2028=40", "2026: 30; 2027: 3/4 =limited; 2028: 20")
    rows = figures_of(added, counting(facts.reports, "L"))
    assert [(row.reported, row.reported_so_far) for row in rows] == [(30, 30), (None, None), (20, 50)]
    found = progress(facts, 2028, telling.known("2029-03-01"))
    assert found is not None
    assert found.share == Fraction(50, 120)


@given(st.lists(st.tuples(st.fractions(-100, 1000), st.none() | st.fractions(-100, 1000)), max_size=8))
def test_bars_are_as_high_as_their_figures_and_stay_in_the_field(pairs):
    rows = [YearFigures(2026 + number, one, other, one, other) for number, (one, other) in enumerate(pairs)]
    field = drawn(rows)
    bars = [bar for pair in field.pairs for bar in pair.bars]
    assert [bar.figure for bar in bars] == [figure for pair in pairs for figure in pair if figure is not None]
    span = max([0, *(bar.figure for bar in bars)]) - min([0, *(bar.figure for bar in bars)])
    for bar in bars:
        assert ABOVE <= bar.y <= bar.y + bar.height <= ABOVE + HIGH + 1
        assert abs(bar.height * span - abs(bar.figure) * HIGH) <= span


def test_without_a_figure_there_is_no_path():
    assert figures_of(None, {}) == []


def test_a_level_begins_where_it_started():
    level = Indicator("at_least", "level", {2028: Fraction(10)}, baseline=Fraction(4))
    assert [(row.year, row.reported, row.is_start) for row in figures_of(level, {})] == [
        (2027, Fraction(4), True),
        (2028, None, False),
    ]


@pytest.fixture
def homes(db, settings):
    settings.PAGE_CACHE_SECONDS = 0
    table, (homes, *_others) = a_kept_year()
    with at("2028-02-01"):
        reported(table.association, homes, "12,5".replace(",", "."), year=2027)
    return "/en/nagekomen/prestatieafspraken-2026/1"


def test_page_picture_table_and_data_say_the_same_page(homes):
    with at("2028-06-01"):
        page = html.fromstring(Client().get(f"{homes}/voortgang?jaar=2027").content)
        data = Client().get(f"{homes}.json?periode=2027").json()["figures"]
    section = page.xpath("//section[@aria-labelledby='cijfers']")[0]
    table = [[cell.text_content() for cell in row] for row in section.xpath(".//tbody/tr")]
    told = [[str(one["year"]), shown(one["target"]), shown(one["reported"])] for one in data]
    assert table == told
    assert [text.text for text in section.xpath(".//svg/text[@class='wh-path__number']")] == [
        figure for _year, *pair in told for figure in pair if figure != "\u2013"
    ]
    sentence = section.xpath(".//figcaption")[0].text_content()
    assert "40 in 2026, where 40 was promised; 12.5 in 2027, where 40 was promised." in sentence


def shown(figure):
    """As the English page writes it."""
    return "\u2013" if figure is None else f"{float(Fraction(figure)):g}"
