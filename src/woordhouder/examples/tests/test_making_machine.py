"""Nobody's words without consent: random people, links, approvals, withdrawals and days, and everyone looks after each.

`WOORDHOUDER_SOAK_STEPS` says how many steps in all: 1,000 in the suite, 100,000 in `make soak`.
"""

import os

import pytest
from django.db.models import Q
from django.test import TestCase
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from woordhouder.examples import policy
from woordhouder.examples.models import Testimony
from woordhouder.parties.models import PersonalLink
from woordhouder.parties.policy import editing
from woordhouder.record.clock import acting_at
from woordhouder.record.inspection import inspect_record
from woordhouder.record.policy import Row

from .making_readers import seen
from .making_web import in_browsers
from .making_world import DEEDS, EDITORS, Pick, World

STEPS = int(os.environ.get("WOORDHOUDER_SOAK_STEPS", "1000"))
STEPS_A_RUN = 100
SHARE, SHARE_AFTER_A_RUN = 18, 3  # who looks, by turns: one in eighteen after each step, one in three after a run
EVERY = 10  # steps from one look to the next
PAGES, PAGES_AFTER_A_RUN = 300, 12  # of the pages in browsers, which cost more
deeds = st.sampled_from([deed for deed, often in DEEDS.items() for _time in range(often)])
numbers = st.integers(0, 7)
picks = st.builds(
    Pick, number=numbers, other=numbers, who=st.sampled_from(EDITORS), yes=st.sampled_from([True, True, False])
)


class Making(RuleBasedStateMachine):
    """Anything in any order. One rule for all, since Hypothesis would leave some rules out for a whole run."""

    def __init__(self):
        super().__init__()
        self.atomics = TestCase._enter_atomics()
        self.world, self.turn = World(), 0

    def teardown(self):
        try:
            self.look(SHARE_AFTER_A_RUN, PAGES_AFTER_A_RUN)
            assert inspect_record() == []
        finally:
            TestCase._rollback_atomics(self.atomics)

    @rule(deed=deeds, pick=picks)
    def act(self, deed, pick):
        self.turn += 1
        deed(self.world, pick)

    @invariant()
    def nobody_reads_what_is_not_hers_to_read(self):
        if self.world.has_changed and self.turn % EVERY == 0:
            self.world.has_changed = False
            self.look(SHARE, PAGES)

    def look(self, share, pages):
        """Let one of `share` readers look, by turns, and one of `pages` in a browser; and hold what is public."""
        with acting_at(self.world.moment):
            seen(self.world, self.hold, turn=self.turn, share=share)
            seen(self.world, self.hold, readers=[in_browsers], turn=self.turn, share=pages)
            public = Testimony.objects.filter(removed_at=None).values_list("words__interview__reference", flat=True)
            assert set(public) == {party.reference for party in self.world.model.parties if party.public}

    def hold(self, where, reader, words):
        """Raises for a word that stands where this reader may not read it."""
        model = self.world.model
        leaked = [word for word in words if not model.may_read(word, reader, self.world.moment)]
        assert not leaked, (where, reader, [model.owner[word] for word in leaked])


def run(steps, **options):
    run_state_machine_as_test(
        Making,
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
def test_no_word_is_read_without_consent():
    run(STEPS)


def every_editor_reads_drafts(monkeypatch):
    """Two rows keep drafts apart, so that one mistake opens nothing: both are made."""
    monkeypatch.setitem(policy.INTERVIEW.rows, "write_words", Row(editing, "planted"))
    monkeypatch.setitem(policy.WORDS.rows, "read", Row(editing, "planted"))


def what_was_taken_back_stays(monkeypatch):
    monkeypatch.setitem(policy.TESTIMONY.rows, "read", Row(lambda actor: Q(pk__gt=0), "planted"))


def links_never_end(monkeypatch):
    links = PersonalLink.objects.all()
    monkeypatch.setattr(
        policy, "about_of", lambda actor, task: links.filter(reference=actor.link, task=task).values_list("about")
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "leak",
    [every_editor_reads_drafts, links_never_end, pytest.param(what_was_taken_back_stays, marks=pytest.mark.soak)],
)
def test_a_planted_leak_is_found(monkeypatch, leak):
    leak(monkeypatch)
    with pytest.raises(AssertionError):
        run(2000, phases=[Phase.generate], database=None)
