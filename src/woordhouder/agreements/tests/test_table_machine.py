"""Anybody at a table does anything in any order: the database says what the rules say, and keeps what everybody said.

`WOORDHOUDER_SOAK_STEPS` says how many steps in all: 1,000 in the suite, 100,000 in `make soak`.
"""

import os
from dataclasses import replace

import pytest
from django.test import TestCase
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from woordhouder.agreements.actions import planning, removing
from woordhouder.agreements.needs import NOBODY
from woordhouder.parties import standing
from woordhouder.parties.models import Seat
from woordhouder.record.inspection import inspect_record

from .table_reading import (
    DAYS,
    hold_counts,
    hold_page,
    hold_texts,
    hold_the_record,
    hold_the_stranger,
    hold_words,
)
from .table_world import DEEDS, Pick, Place, World

STEPS = int(os.environ.get("WOORDHOUDER_SOAK_STEPS", "1000"))
STEPS_A_RUN = 80
deeds = st.sampled_from([deed for deed, often in DEEDS.items() for _time in range(often)])
numbers = st.integers(0, 7)
picks = st.builds(
    Pick,
    number=numbers,
    other=numbers,
    who=st.sampled_from(
        ["municipality", "association", "tenants", "municipality", "association", "reader", "stranger"]
    ),
    yes=st.sampled_from([True, True, True, False]),
)


class AtTheTable(RuleBasedStateMachine):
    """One rule for all, since Hypothesis would leave some rules out for a whole run."""

    place: Place

    def __init__(self):
        super().__init__()
        self.atomics = TestCase._enter_atomics()
        self.world, self.turn = World(self.place), 0

    def teardown(self):
        try:
            for day in DAYS[::3]:
                for thing in self.world.model.things[::5]:
                    hold_texts(self.world, day, thing.at)
            hold_counts(self.world)
            hold_words(self.world)
            hold_the_record(self.world)
            assert inspect_record() == []
        finally:
            TestCase._rollback_atomics(self.atomics)

    @rule(deed=deeds, pick=picks)
    def act(self, deed, pick):
        self.turn += 1
        deed(self.world, pick)
        if self.turn % 3 == 0:
            hold_counts(self.world)

    @invariant()
    def the_rows_say_what_the_rules_say(self):
        things, turn = self.world.model.things, self.turn
        day, known = DAYS[turn * 7 % len(DAYS)], things[turn * 5 % len(things)].at
        if turn % 2:
            hold_texts(self.world, day, known if turn % 3 else self.world.moment)
        if turn % 20 == 0:
            hold_page(self.world, day, known if turn % 40 else self.world.moment)
        if turn % 40 == 5:
            hold_the_stranger(self.world, day, known)
            hold_words(self.world)


def run(steps, **options):
    AtTheTable.place = Place()
    run_state_machine_as_test(
        AtTheTable,
        settings=settings(
            max_examples=max(1, steps // STEPS_A_RUN),
            stateful_step_count=STEPS_A_RUN,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
            **options,
        ),
    )


@pytest.mark.django_db
def test_the_database_says_what_the_rules_say():
    run(STEPS)


def who_made_the_old_words_is_not_asked(monkeypatch):
    needed = planning.needed
    monkeypatch.setattr(planning, "needed", lambda move, by, table: needed(replace(move, going=NOBODY), by, table))


def a_seat_that_left_still_signs(monkeypatch):
    monkeypatch.setattr(standing, "lasting", Seat.objects.all)


def a_removal_leaves_the_words_in_the_record(monkeypatch):
    monkeypatch.setattr(removing, "_opening", lambda act, row: "effective_from")


def a_correction_may_be_corrected_twice(monkeypatch):
    wrong = planning._wrong_correction
    monkeypatch.setitem(
        planning._WRONG,
        "correction",
        lambda proposal, state, promise: wrong(proposal, replace(state, items=_without_later(state)), promise),
    )


def _without_later(state):
    return {name: [item for item in items if item.corrected is None] for name, items in state.items.items()}


SOON_FOUND = [who_made_the_old_words_is_not_asked, a_correction_may_be_corrected_twice]
LONG_SOUGHT = [a_seat_that_left_still_signs, a_removal_leaves_the_words_in_the_record]


@pytest.mark.django_db
@pytest.mark.parametrize("bug", [*SOON_FOUND, *(pytest.param(bug, marks=pytest.mark.soak) for bug in LONG_SOUGHT)])
def test_a_planted_bug_is_found(monkeypatch, bug):
    bug(monkeypatch)
    with pytest.raises(AssertionError):
        run(2000, phases=[Phase.generate], database=None, derandomize=True)
