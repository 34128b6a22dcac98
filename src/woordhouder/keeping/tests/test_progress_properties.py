"""Progress over any facts: as a second, slow working out says; pure; and never another for a moment that is past."""

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woordhouder.keeping import courses, others, rules, shares
from woordhouder.keeping.because import REASONS
from woordhouder.keeping.recorded import Indicator
from woordhouder.keeping.rules import progress
from woordhouder.keeping.words import Answer, Level

from .any_facts import KINDS, drawn
from .slow_progress import slow_progress
from .telling import shown

seeds = st.integers(0, 2**64)


def hold_both_alike(seed):
    facts, year, known = drawn(seed)
    found = progress(facts, year, known)
    assert (found and shown(found)) == slow_progress(facts, year, known), (facts, year, known)


@settings(max_examples=1000, deadline=None)
@given(seeds)
def test_it_is_as_the_slow_working_out_says(seed):
    hold_both_alike(seed)


def test_all_that_can_stand_there_is_drawn():
    """Else the comparison would say less than it seems to."""
    found = [progress(*drawn(seed)) for seed in range(3000)]
    assert {one.level for one in found if one} == set(Level)
    assert {one.on_course for one in found if one} >= {None, "on_course", "behind"}
    assert {because.code for one in found if one for because in one.why} == REASONS.keys()


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_the_order_in_which_facts_were_recorded_changes_nothing(seed):
    facts, year, known = drawn(seed)
    chance = random.Random(seed)
    mixed = {kind: chance.sample(getattr(facts, kind), len(getattr(facts, kind))) for kind in KINDS}
    assert progress(replace(facts, **mixed), year, known) == progress(facts, year, known)


@settings(max_examples=300, deadline=None)
@given(seeds, seeds)
def test_what_is_recorded_later_never_changes_what_was_known(seed, more):
    facts, year, known = drawn(seed)
    later = drawn(more)[0]
    moment = known + timedelta(seconds=1)
    both = {
        kind: [*getattr(facts, kind), *(replace(row, recorded_at=moment) for row in getattr(later, kind))]
        for kind in KINDS
    }
    assert progress(replace(facts, **both), year, known) == progress(facts, year, known)


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_each_reason_can_be_told_with_its_facts(seed):
    facts, year, known = drawn(seed)
    found = progress(facts, year, known)
    for because in found.why if found else ():
        assert str(REASONS[because.code].told) % because.facts
    assert progress(facts, year, known) == found


def hold_many_alike():
    for seed in range(20_000):
        hold_both_alike(seed)


def everything_adds_up(report):
    return report.figure if report else None


def a_baseline_always_counts(indicator, _target):
    return indicator.baseline


def rounds_do_not_matter(_rounds, year):
    return date(year + 1, 6, 30)


@pytest.mark.parametrize(
    ("where", "name", "bad"),
    [
        (shares, "LEVELS_1", ((Level.NOT_STARTED, lambda p: p <= 0), *shares.LEVELS_1[2:])),
        (courses, "SHORT", Fraction(10, 100)),
        (courses, "MOST_OF_THE_WAY", Fraction(90, 100)),
        (rules, "PROVED", frozenset({Level.LARGELY, Level.COMPLETE})),
        (shares, "addend", everything_adds_up),
        (courses, "baseline_for", a_baseline_always_counts),
        (others, "CONFIRMING", frozenset({Answer.CONFIRMS})),
        (rules, "due_day", rounds_do_not_matter),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_planted_fault_is_found(monkeypatch, where, name, bad):
    monkeypatch.setattr(where, name, bad)
    with pytest.raises(AssertionError):
        hold_many_alike()


def test_better_is_never_less():
    for direction, start in (("at_least", 5), ("at_most", 11)):
        indicator = Indicator(direction, "level", {2026: Fraction(8)}, Fraction(start))
        found = [shares.share_of(indicator, shares.Measured(Fraction(n), Fraction(8)))[0] for n in range(20)]
        assert found == sorted(found, reverse=direction == "at_most")
