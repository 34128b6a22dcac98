"""Whoever cuts, joins, chooses and takes back in any order: passages are what they quote, and never overlap."""

from contextlib import suppress

import pytest
from django.test import TestCase
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from woordhouder.agreements.tests.preparing import begun
from woordhouder.intake import actions
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.refusals import Refused

from .papers import named, passages_of, read

LINES = ("Kop é 𝕏", "Wij bouwen 40 huizen, en wij slopen er 3.", "De gemeente betaalt.", "!? tussenin", "Zij telt mee.")
LEFT_OUT = 3
places = st.integers(0, 100)


class Cutting(RuleBasedStateMachine):
    """One paper, of which a line stands in no passage."""

    def __init__(self):
        super().__init__()
        self.atomics = TestCase._enter_atomics()
        table = whole_table()
        self.me = table.municipality
        found = tuple(one for at, one in enumerate(passages_of(LINES, aside=(0,))) if at != LEFT_OUT)
        self.paper = read(self.me, begun(self.me, table), LINES, passages=found)
        self.began = self.stand()

    def teardown(self):
        try:
            for step in reversed(self.paper.steps.filter(undone_at=None)):
                actions.undo_step(self.me, **named(self.paper), step=step.reference)
            assert self.stand() == self.began
        finally:
            TestCase._rollback_atomics(self.atomics)

    def stand(self):
        return list(self.paper.passages.values_list("start", "end", "text", "state", "facts"))

    def one(self, number):
        rows = list(self.paper.passages.exclude(state="joined"))
        return rows[number % len(rows)]

    def seen(self, one):
        return {**named(self.paper), "passage": one.reference, "seen": one.version}

    @rule(start=places, length=places)
    def choose(self, start, length):
        host = self.paper.passages.exclude(state="joined").filter(start__lte=start, end__gt=start).first()
        where = self.seen(host) if host else named(self.paper)
        with suppress(Refused):
            actions.add_passage(self.me, **where, start=start, end=start + length)

    @rule(number=places, at=places)
    def split(self, number, at):
        with suppress(Refused):
            actions.split_passage(self.me, **self.seen(self.one(number)), at=at + 1)

    @rule(number=places)
    def join(self, number):
        one, rows = self.one(number), self.paper.passages.exclude(state="joined")
        after = rows.filter(start__gte=one.end).first()
        with suppress(Refused):
            actions.join_with_next(self.me, **self.seen(one), next_seen=after.version if after else 0)

    @rule(number=places)
    def reject(self, number):
        with suppress(Refused):
            actions.reject_passage(self.me, **self.seen(self.one(number)))

    @rule(number=places)
    def take_back(self, number):
        steps = list(self.paper.steps.all())
        with suppress(Refused):
            if steps:
                actions.undo_step(self.me, **named(self.paper), step=steps[number % len(steps)].reference)

    @invariant()
    def each_is_what_it_quotes_and_none_lies_over_another(self):
        rows, last = self.paper.passages.exclude(state="joined"), 0
        for start, end, text in rows.values_list("start", "end", "text"):
            assert last <= start < end
            assert self.paper.text[start:end] == text == text.strip()
            last = end


@pytest.mark.django_db
def test_passages_never_overlap_whatever_people_do():
    run_state_machine_as_test(Cutting, settings=settings(max_examples=6, stateful_step_count=25, deadline=None))
