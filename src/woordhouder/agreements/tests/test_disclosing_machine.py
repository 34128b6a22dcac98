"""No word of a table before it is public: anybody does anything in any order, and everyone looks after each.

`WOORDHOUDER_SOAK_STEPS` says how many steps in all: 1,000 in the suite, 100,000 in `make soak`.
"""

import os
from dataclasses import replace

import pytest
from django.test import TestCase
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from woordhouder.agreements import disclosure as rules
from woordhouder.agreements import policy
from woordhouder.agreements.queries import disclosed, finding, indexing, organisations, waiting, wordings
from woordhouder.record.clock import acting_at
from woordhouder.record.inspection import inspect_record
from woordhouder.record.policy import EVERYBODY, Row
from woordhouder.site.search import vocabulary

from .disclosing_readers import seen
from .disclosing_world import DEEDS, Pick, Place, World

STEPS = int(os.environ.get("WOORDHOUDER_SOAK_STEPS", "1000"))
STEPS_A_RUN = 100
EVERY, LOOKS_AFTER_A_RUN = 25, 4  # one look of each sort after so many steps; after a run so many of each
deeds = st.sampled_from([deed for deed, often in DEEDS.items() for _time in range(often)])
numbers = st.integers(0, 7)
picks = st.builds(Pick, number=numbers, other=numbers, yes=st.sampled_from([True, True, False]))


class Disclosing(RuleBasedStateMachine):
    """Anything in any order. One rule for all, since Hypothesis would leave some rules out for a whole run."""

    place: Place
    every = EVERY

    def __init__(self):
        super().__init__()
        self.atomics = TestCase._enter_atomics()
        vocabulary.forget()
        self.world, self.turn = World(self.place), 0

    def teardown(self):
        try:
            self.look(LOOKS_AFTER_A_RUN)
            assert inspect_record() == []
        finally:
            TestCase._rollback_atomics(self.atomics)

    @rule(deed=deeds, pick=picks)
    def act(self, deed, pick):
        self.turn += 1
        deed(self.world, pick)

    @invariant()
    def nobody_reads_what_is_not_public(self):
        if self.world.has_changed and self.turn % self.every == 0:
            self.world.has_changed = False
            self.look(1)

    def look(self, most):
        with acting_at(self.world.moment):
            seen(self.world, self.hold, turn=self.turn, most=most)

    def hold(self, where, reader, words):
        """Raises for a word that stands where this reader may not read it."""
        model = self.world.model
        leaked = [word for word in words if not model.may_read(word, reader, self.world.moment)]
        assert not leaked, (where, reader, leaked)


def run(steps, **options):
    Disclosing.place = Place()
    run_state_machine_as_test(
        Disclosing,
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
def test_no_word_is_read_before_it_is_public():
    run(STEPS)


real_outcome = rules.outcome


def every_act_is_read(monkeypatch):
    monkeypatch.setitem(policy.ACT_ITEM.rows, "read", Row(lambda actor: EVERYBODY, "planted"))
    monkeypatch.setitem(policy.WORDING.rows, "read", Row(lambda actor: EVERYBODY, "planted"))


def the_clock_is_a_day_early(monkeypatch):
    monkeypatch.setattr(rules, "DAYS", 13)


def bars_are_forgotten(monkeypatch):
    for place in (wordings, finding, organisations, indexing):
        monkeypatch.setattr(place, "bars_of", lambda ids: {})


def the_index_has_all_for_everybody(monkeypatch):
    real = indexing.things_for_index
    everybody = lambda kind, slug: (replace(thing, table=None) for thing in real(kind, slug) if thing.table)  # noqa: E731
    monkeypatch.setattr(indexing, "things_for_index", everybody)


def the_record_opens_what_waits(monkeypatch):
    monkeypatch.setattr(disclosed, "closed_parts", lambda act: set())


def an_unclaimed_seat_agrees(monkeypatch):
    monkeypatch.setattr(rules, "outcome", lambda text: real_outcome(replace(text, asked=text.asked & text.claimed)))
    monkeypatch.setattr(waiting, "outcome", lambda text: real_outcome(replace(text, asked=text.asked & text.claimed)))


SOON_FOUND = [every_act_is_read, the_index_has_all_for_everybody]
LONG_SOUGHT = [the_clock_is_a_day_early, bars_are_forgotten, the_record_opens_what_waits, an_unclaimed_seat_agrees]


@pytest.mark.django_db
@pytest.mark.parametrize("leak", [*SOON_FOUND, *(pytest.param(leak, marks=pytest.mark.soak) for leak in LONG_SOUGHT)])
def test_a_planted_leak_is_found(monkeypatch, leak):
    leak(monkeypatch)
    monkeypatch.setattr(Disclosing, "every", 5)
    with pytest.raises(AssertionError):
        run(2000, phases=[Phase.generate], database=None, derandomize=True)
