"""The form of an example holds all that an example is: facts become fields and the same facts again."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.examples.facts import PROSE, ExampleFacts
from woordhouder.examples.filling import ROWS, SUBJECTS, fields_of, reading, row_numbers, with_rows_closed_up
from woordhouder.examples.loading import parse
from woordhouder.examples.words import Theme, Trait
from woordhouder.parties.models import PARTY_KINDS
from woordhouder.parties.municipalities import municipalities

CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\x85")
line = st.text(CHARACTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
text = st.text(CHARACTERS | st.just("\n"), min_size=1, max_size=300).filter(str.strip)
year = st.integers(1900, 2100)
years = st.tuples(year, st.none() | st.integers(0, 30)).map(
    lambda both: {"from": both[0], "until": None if both[1] is None else min(both[0] + both[1], 2100)}
)
day = st.dates().map(lambda day: day.isoformat())
partly = day | day.map(lambda day: day[:7]) | day.map(lambda day: day[:4])
source = st.fixed_dictionaries(
    {"url": st.just("https://voorbeeld.example/a"), "publisher": line, "kind": st.sampled_from(["issuer", "news"])},
    optional={"title": line, "date": partly, "read_on": day},
)


def some(values, most=6):
    return st.lists(values, max_size=most, unique=True)


@st.composite
def examples(draw):
    """Any example; what it is about stands by weight, as librarians write it."""
    names = draw(some(line))
    kinds = st.sampled_from([kind.value for kind in PARTY_KINDS])
    promise = st.fixed_dictionaries(
        {"text": text, "theme": st.sampled_from(Theme.values)},
        optional={"who": some(st.sampled_from(names)) if names else st.just([]), "figure": line, "years": years},
    )
    prose = {name: draw(st.none() | text) for name in PROSE}
    told = [name for name in PROSE if prose[name]]
    subjects = draw(st.lists(st.fixed_dictionaries({"name": line, "weight": st.integers(1, 3)}), max_size=6))
    values = {
        "title": line, "summary": line, "region": line, "years": years, "succeeds": st.none() | st.just("ede-2018"),
        "places": some(st.sampled_from(sorted(municipalities()))), "keywords": some(line),
        "themes": some(st.sampled_from(Theme.values)).filter(bool), "traits": some(st.sampled_from(Trait.values)),
        "our_reading": some(st.sampled_from(told)) if told else st.just([]), "checked_on": st.none() | day,
        "parties": st.just([{"name": name, "kind": draw(kinds)} for name in names]),
        "commitments": st.lists(promise, max_size=5), "sources": st.lists(source, max_size=5),
    }  # fmt: skip
    drawn = {name: draw(strategy) for name, strategy in values.items()}
    subjects.sort(key=lambda subject: -subject["weight"])
    return ExampleFacts.model_validate({**drawn, **prose, "subjects": subjects})


def posted(fields):
    """The fields as a browser sends them: line ends of two characters, unticked choices not at all."""
    query = QueryDict(mutable=True)
    for name, value in fields.items():
        values = value if isinstance(value, list) else [value]
        query.setlist(name, [one.replace("\n", "\r\n") for one in values])
    return QueryDict(query.urlencode())


def back(fields):
    return ExampleFacts.model_validate(reading(fields).values)


@given(examples())
def test_facts_come_back_from_the_form_as_they_went_in(facts):
    fields = fields_of(facts)
    assert back(fields) == facts
    assert back(posted(fields)) == facts
    assert back(with_rows_closed_up(posted(fields))) == facts


def test_each_example_of_the_library_comes_back_as_it_went_in(library_files):
    paths = sorted((library_files / "examples").glob("*.yaml"))
    assert len(paths) > 40
    for path in paths:
        facts = ExampleFacts.model_validate({k: v for k, v in parse(path).values.items() if k != "slug"})
        assert back(posted(fields_of(facts))) == facts, path.name


def test_every_fact_has_its_field():
    empty = set(fields_of(ExampleFacts.model_construct(**ExampleFacts.model_validate(SMALL).__dict__)))
    shown = {name.removesuffix("_from").removesuffix("_until") for name in empty - set(SUBJECTS)}
    assert {*shown, *ROWS, "subjects"} >= set(ExampleFacts.model_fields)


SMALL = {
    "title": "T", "summary": "S", "places": ["Tilburg"], "years": {"from": 2020}, "themes": ["finance"],
    "parties": [{"name": "A", "kind": "municipality"}, {"name": "B", "kind": "other"}],
    "commitments": [{"text": "x", "theme": "finance", "who": ["B"]}], "sources": [],
}  # fmt: skip


def small(**changes):
    return {**fields_of(ExampleFacts.model_validate(SMALL)), **changes}


def test_empty_rows_and_rows_ticked_away_are_left_out():
    fields = small(**{"parties-7-name": " ", "parties-7-kind": "", "sources-2-url": "x", "sources-2-gone": "1"})
    assert back(fields) == ExampleFacts.model_validate(SMALL)
    closed = with_rows_closed_up(fields)
    assert row_numbers(closed, "parties") == [0, 1]
    assert row_numbers(closed, "sources") == []


def test_a_party_with_another_name_keeps_its_promises():
    assert back(small(**{"parties-1-name": "Nieuw"})).commitments[0].who == ("Nieuw",)


def test_promises_go_along_when_a_party_before_is_taken_away():
    closed = with_rows_closed_up(small(**{"parties-0-gone": "1"}))
    assert closed["commitments-0-who"] == ["0"]
    assert back(closed).commitments[0].who == ("B",)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("facts.sources.0.url", "sources-3-url"),
        ("sources", "sources-0-url"),
        ("commitments.0.years.from", "commitments-0-years_from"),
        ("commitments.0.years", "commitments-0-years_until"),
        ("commitments.0.who", "commitments-0-who"),
        ("places.2", "places"),
        ("subjects.1.name", "subjects_1"),
        ("years.from", "years_from"),
        ("years", "years_until"),
        ("facts", ""),
    ],
)
def test_a_fault_is_said_at_its_field_and_row(path, name):
    fields = small(**{"sources-3-url": "x", "subjects_3": "een", "subjects_1": "twee"})
    assert reading(fields).field_of(path) == name


@given(st.dictionaries(st.from_regex(r"(parties|commitments|sources)-\d{1,4}-[a-z_]{1,8}|[a-z_]{1,9}"), st.text()))
def test_any_fields_are_read_and_never_more_rows_than_there_may_be(fields):
    assert reading(fields).values is not None
    assert all(len(row_numbers(fields, name)) <= 400 for name in ROWS)
    assert set(row_numbers(with_rows_closed_up(fields), "sources")) <= set(range(100))
