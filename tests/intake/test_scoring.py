"""The measuring rod itself: what counts as found, as wrong, and as work for who sets it right."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from .scoring import Promise, has_same_unit, names_of, promise_of, promise_of_label, score, together, value_of

LABEL = {"kind": "result", "lead": ["Gemeente Xdorp"], "contributors": [], "theme": "finance"}
NOTHING = {"quantity": None, "deadline": None}


def marked(start: int, end: int, **fields: object) -> Promise:
    return replace(promise_of_label("k1", start, end, "", {**LABEL, **NOTHING}), **fields)


def test_what_is_read_as_it_was_marked_needs_no_hand():
    one = score([marked(0, 10), marked(20, 40)], [marked(0, 10), marked(20, 40)])
    assert (one.precision, one.recall, one.f1, one.edits_per_ten) == (1, 1, 1, 0)
    assert {one.accuracy(name) for name in one.wrong} == {1}


@pytest.mark.parametrize(("start", "end", "is_found"), [(0, 10, 1), (0, 20, 1), (0, 21, 0), (5, 10, 1), (6, 10, 0)])
def test_half_of_what_two_passages_cover_must_be_shared(start: int, end: int, is_found: int):
    assert len(score([marked(0, 10)], [marked(start, end)]).pairs) == is_found


def test_a_passage_is_found_once_and_by_the_one_most_like_it():
    near, exact = marked(0, 11), marked(0, 10)
    one = score([marked(0, 10)], [near, exact])
    assert one.pairs[0][1] == exact
    assert one.surplus == (near,)
    assert (one.precision, one.recall) == (0.5, 1)


def test_two_promises_of_one_row_are_two():
    one = score([marked(0, 10, name="k1"), marked(0, 10, name="k2")], [marked(0, 10)])
    assert [missed.name for missed in one.missed] == ["k2"]


def test_work_is_a_whole_for_a_passage_and_a_half_for_a_field():
    wrong = marked(0, 10, lead=frozenset(), theme=None, kind="effort", contributors=frozenset({"Gemeente Xdorp"}))
    one = score([marked(0, 10), marked(20, 30)], [wrong, marked(40, 50)])
    assert one.edits_per_ten == 10 * (1 + 1 + 2 / 2) / 2  # who helps and the kind are measured, not counted
    assert (one.accuracy("lead"), one.accuracy("kind"), one.accuracy("deadline")) == (0, 0, 1)


def test_papers_together_count_each_promise_alike():
    both = together([score([marked(0, 10)], [marked(0, 10)]), score([marked(0, 10)] * 3, [])])
    assert (both.recall, both.precision) == (0.25, 1)


def test_a_paper_in_which_nothing_is_found_has_figures_too():
    one = score([marked(0, 10)], [])
    assert (one.precision, one.recall, one.f1, one.accuracy("lead"), one.edits_per_ten) == (0, 0, 0, 0, 10)


def test_a_passage_of_a_reading_compares_with_a_label():
    deadline = {"from": None, "until": date(2026, 7, 1)}
    label = {**LABEL, "quantity": {"value": [8, 10], "unit": "Woningen", "comparison": "range"}, "deadline": deadline}
    passage = SimpleNamespace(
        start=0, end=4, text="text", label="3.1", commitment=0.7, commitment_kind="result", theme="finance", why="",
        lead=[SimpleNamespace(name="De Gemeente")], contributors=[],
        quantity=SimpleNamespace(value=(Decimal("8.0"), 10), unit="woningen", comparison="range"),
        deadline=SimpleNamespace(text="uiterlijk 1 juli 2026", from_=None, until=date(2026, 7, 1)),
    )  # fmt: skip
    known = names_of([{"name": "Gemeente Xdorp", "aliases": ["de gemeente"]}])
    found = promise_of(passage, known)
    assert replace(found, name="k1", certainty=1) == promise_of_label("k1", 0, 4, "text", label)
    undated = SimpleNamespace(**{**vars(passage), "deadline": SimpleNamespace(from_=None, until=None)})
    assert promise_of(undated, known) == replace(found, deadline=None)


def test_figures_compare_by_value_and_labels_by_letter():
    assert value_of(1500) == value_of(Decimal("1500.0")) == (Decimal(1500),)
    assert value_of("b") == ("B",)
    assert value_of([1, 2]) == value_of((1, 2)) != value_of(1)


def test_units_compare_loosely():
    assert has_same_unit(marked(0, 1, unit="sociale huurwoningen"), marked(0, 1, unit="woningen"))
    assert not has_same_unit(marked(0, 1, unit="weken"), marked(0, 1, unit="woningen"))
