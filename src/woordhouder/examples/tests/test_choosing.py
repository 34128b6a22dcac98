"""Choosing by facets: or within one, and between them, and counts that keep their word."""

from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from woordhouder.examples.choosing import Facet, choose

FACETS = (
    Facet("kleur", "Kleur", lambda row: row[0], str.upper, str),
    Facet("maat", "Maat", lambda row: row[1], str, str),
)
ROWS = [(("r", "g"), ("1",)), (("r",), ("2",)), (("b",), ("1", "2")), ((), ())]


def counts(chosen):
    return {facet.name: {choice.value: choice.count for choice in facet.choices} for facet in chosen.facets}


def test_without_choices_everything_is_left():
    chosen = choose(ROWS, FACETS, {})
    assert chosen.rows == ROWS
    assert counts(chosen) == {"kleur": {"r": 2, "g": 1, "b": 1}, "maat": {"1": 2, "2": 2}}
    assert not chosen.made


def test_one_of_the_codes_of_a_facet_is_enough():
    assert choose(ROWS, FACETS, {"kleur": ["g", "b"]}).rows == [ROWS[0], ROWS[2]]


def test_all_facets_must_fit():
    assert choose(ROWS, FACETS, {"kleur": ["r"], "maat": ["2"]}).rows == [ROWS[1]]


def test_counts_take_the_other_facets_into_account_but_not_their_own():
    chosen = choose(ROWS, FACETS, {"kleur": ["g"]})
    assert counts(chosen) == {"kleur": {"r": 2, "g": 1, "b": 1}, "maat": {"1": 1}}


def test_a_choice_that_leaves_nothing_stays_in_sight():
    chosen = choose(ROWS, FACETS, {"kleur": ["g"], "maat": ["2"]})
    assert chosen.rows == []
    assert [(choice.value, choice.count) for choice in chosen.made] == [("g", 0), ("2", 0)]


def test_an_unknown_code_and_an_unknown_facet_change_nothing():
    assert choose(ROWS, FACETS, {"kleur": ["onzin"], "anders": ["x"]}).rows == ROWS


def test_each_choice_can_be_taken_back():
    made = choose(ROWS, FACETS, {"kleur": ["r", "g"], "maat": ["1"]}).made
    assert {choice.value: parse_qs(choice.without[1:]) for choice in made} == {
        "g": {"kleur": ["r"], "maat": ["1"]},
        "r": {"kleur": ["g"], "maat": ["1"]},
        "1": {"kleur": ["g", "r"]},
    }


codes = st.lists(st.sampled_from("rgb"), max_size=3)
sizes = st.lists(st.sampled_from("12"), max_size=2)


@given(st.lists(st.tuples(codes, sizes)), codes, sizes)
def test_a_count_is_what_choosing_it_alone_would_show(rows, kleur, maat):
    for facet in choose(rows, FACETS, {"kleur": kleur, "maat": maat}).facets:
        others = {"kleur": kleur, "maat": maat}
        for choice in facet.choices:
            assert choice.count == len(choose(rows, FACETS, {**others, facet.name: [choice.value]}).rows)
