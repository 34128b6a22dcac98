"""The path of a figure: the picture, the table and the sentence say the same."""

import re
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from woordhouder.site.path_chart import HIGH, LONGEST_SENTENCE, chart, plain


@dataclass(frozen=True)
class Promised:
    targets: dict
    form: str = "per_year"
    direction: str = "at_least"
    baseline: Decimal | None = None
    baseline_year: int | None = None
    name: str = "Nieuwe woningen"
    unit: str = "woningen"


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(Decimal)
PATHS = st.builds(
    Promised,
    targets=st.dictionaries(st.integers(1950, 2100), NUMBERS, min_size=1, max_size=12),
    form=st.sampled_from(["per_year", "cumulative", "level"]),
    direction=st.sampled_from(["at_least", "at_most"]),
) | st.builds(
    Promised,
    targets=st.dictionaries(st.integers(1950, 2100), NUMBERS, min_size=1, max_size=5),
    form=st.just("level"),
    baseline=NUMBERS,
    baseline_year=st.none() | st.integers(1900, 1949),
)


def rendered(path, language="nl"):
    with translation.override(language):
        return ElementTree.fromstring(Template("{% path_chart path %}").render(Context({"path": path})))


def texts(tree, selector):
    return ["".join(one.itertext()).strip() for one in tree.findall(selector)]


@settings(deadline=None)
@given(PATHS, st.sampled_from(["nl", "en"]))
def test_picture_table_and_sentence_say_the_same(path, language):
    tree = rendered(path, language)
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in tree.findall(".//tbody/tr")]
    years = texts(tree, ".//text[@class='wh-path__year']")
    assert years == [re.match(r"\d+", row[0])[0] for row in rows]
    assert texts(tree, ".//text[@class='wh-path__number']") == [row[-1] for row in rows]
    sentence = texts(tree, "figcaption")[0]
    if len(rows) <= LONGEST_SENTENCE:
        assert all(row[1] in sentence and year in sentence for row, year in zip(rows, years, strict=True))
    if path.form == "cumulative" and len(rows) > 1:
        assert rows[-1][-1] in sentence


@given(PATHS)
def test_the_bars_are_as_high_as_the_numbers_say(path):
    made = chart(path)
    heights = [abs(step.height) for step in made.steps]
    span = max(0, *(step.height for step in made.steps)) - min(0, *(step.height for step in made.steps))
    for bar, height in zip(made.bars, heights, strict=True):
        assert abs(Decimal(bar.height) - (height * HIGH / span if span else 0)) <= Decimal("0.01")
        assert 0 <= Decimal(bar.top) <= Decimal(made.tall)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (Promised({2026: Decimal(40)}), "At least 40 woningen in 2026."),
        (
            Promised({2026: Decimal(30), 2027: Decimal(50)}, form="cumulative"),
            "At least 30 woningen in 2026 and 50 woningen in 2027; together 80 woningen.",
        ),
        (
            Promised(
                {2027: Decimal("7.5")}, "level", "at_most", baseline=Decimal(9), baseline_year=2025, unit="% van alle"
            ),
            "At most 7.5% van alle in 2027; it started at 9% van alle in 2025.",
        ),
        (
            Promised({year: Decimal(year - 2020) for year in range(2021, 2031)}),
            "At least 1 woningen in 2021 to 10 woningen in 2030 (10 years).",
        ),
    ],
)
def test_the_sentence_is_one_that_people_say(path, sentence):
    with translation.override("en"):
        assert chart(path).sentence == sentence


def test_numbers_are_written_as_the_language_does():
    values = [Decimal("1200"), Decimal("0.500000"), Decimal("-3"), Decimal("1E+3"), Decimal("1234.5")]
    with translation.override("nl"):
        assert [plain(value) for value in values] == ["1.200", "0,5", "-3", "1.000", "1.234,5"]
    with translation.override("en"):
        assert plain(Decimal("1234.5")) == "1,234.5"
