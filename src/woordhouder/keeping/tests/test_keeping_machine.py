"""Anybody keeps a promise or not, in any order: progress is what the rules say, and for a past moment never another.

`WOORDHOUDER_SOAK_STEPS` says how many steps in all: 1,000 in the suite, more in `make soak`.
"""

import json
import os

import pytest
from django.db.models import F
from django.test import TestCase
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from woordhouder.keeping import others, rules
from woordhouder.keeping.actions import reporting, responding, talking
from woordhouder.keeping.models import (
    Concern,
    ConcernEnd,
    Evidence,
    Lesson,
    MeasureValue,
    PublicLine,
    Reply,
    Report,
    Response,
    RoundDue,
    TalkLine,
    Thanks,
    ThirdView,
)
from woordhouder.keeping.queries import loading
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.keeping.queries.table_year import BACK, public_year, year_at_table
from woordhouder.keeping.words import IN_DATA
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import acting_at
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audit, Entry, Opening
from woordhouder.record.refusals import NotFound

from .holding_words import after_removal, hold_figures, hold_readers, hold_removals
from .kept_world import YEARS, Pick, Place
from .said_world import DEEDS, SaidWorld
from .slow_progress import slow_progress
from .telling import shown

STEPS = int(os.environ.get("WOORDHOUDER_SOAK_STEPS", "1000"))
STEPS_A_RUN = 80
WORDS = {
    Report: ("value", "measured", "level", "story", "recorded_at", "replaces"),
    Evidence: ("url", "recorded_at"),
    Response: ("answer", "remark", "number", "recorded_at"),
    Concern: ("text", "talk_until", "recorded_at"),
    ConcernEnd: ("outcome", "words"),
    RoundDue: ("due", "recorded_at"),
    TalkLine: ("text", "seat", "recorded_at"),
    PublicLine: ("text", "line", "recorded_at"),
    Reply: ("text", "seat", "recorded_at"),
    Thanks: ("text", "to", "only_table", "recorded_at"),
    Lesson: ("text", "replaces", "only_table", "recorded_at"),
    ThirdView: ("text", "url", "recorded_at"),
    MeasureValue: ("value", "measure", "replaces", "revised", "recorded_at"),
}
deeds = st.sampled_from([deed for deed, often in DEEDS.items() for _time in range(often)])
numbers = st.integers(0, 7)
picks = st.builds(
    Pick,
    number=numbers,
    other=numbers,
    who=st.sampled_from(
        ["municipality", "association", "tenants", "tenants", "association", "tenants", "reader", "stranger"]
    ),
    yes=st.sampled_from([True, True, True, False]),
)


def told(actor, world, year, known):
    """How far it is for a reader, in words."""
    with acting_at(world.moment), asked_once():
        found = progress_of(actor, world.commitment.reference, year, known).progress
    return found and shown(found)


def hold_progress(world, year, known):
    """What the database says is what the slow working out says, of all that was said up to then."""
    assert told(world.table.tenants, world, year, known) == slow_progress(world.told(year, known), year, known)


def hold_the_sheet(world, year, known):
    """The sheet of a year reads only what its rules look at: that year and each before are as they say."""
    with acting_at(world.moment), asked_once():
        asked = world.table.tenants, world.table.partnership.slug, year, known
        sheet, alone = public_year(*asked), year_at_table(*asked)
    years = [one for one in range(year - BACK, year + 1) if world.promise(one, known)]
    said = {one: slow_progress(world.told(one, known), one, known) for one in years}
    for page in (sheet, alone):
        assert [shown(line.progress) for line in page.lines] == [said[one] for one in years if one == year]
    levels = {one: IN_DATA[level] for (_theme, one), counts in sheet.tally.items() for level in counts}
    assert levels.keys() == said.keys()
    assert all(said[one].startswith(f"{level} ") for one, level in levels.items())


def hold_the_past(world):
    """What was known then is known so for ever."""
    for (year, known), said in list(world.shown.items())[-3:]:
        assert told(world.table.tenants, world, year, known) == said


def hold_words(world):
    """Nobody's act changed what was said before; only a removal took its words."""
    for model, fields in WORDS.items():
        blank = after_removal(world, model, fields)
        rows = {pk: tuple(said) for pk, *said in model.objects.values_list("pk", *fields)}
        kept = world.kept.setdefault(model, {})
        assert rows.items() >= {pk: blank(pk, said) for pk, said in kept.items()}.items()
        kept.update(rows)


def hold_counts(world):
    """Each act left one audit row, and its entry when it owes one; what was refused left nothing."""
    audits, entries = world.before
    assert Audit.objects.count() == audits + world.done
    assert Entry.objects.count() == entries + world.owed


def hold_the_border(world):
    """What is not public is told to no stranger, and stands in nothing that everybody may open."""
    waits = {one.text: one.is_inside or not world.is_open for one in world.said.values()}
    waits |= {one.text: False for one in world.said.values() if world.is_open and not one.is_inside}
    opened = Opening.objects.filter(entry__stream__audience="public") | Opening.objects.filter(
        entry__opened__name=F("name")
    )
    words = json.dumps([json.loads(row.value) for row in opened.distinct() if row.name != "hand"], ensure_ascii=False)
    assert not [secret for secret, is_so in waits.items() if is_so and secret in words]
    for reader in (ANONYMOUS, world.place.other.tenants):
        try:
            told(reader, world, 2026, world.moment)
        except NotFound:
            assert not Report.objects.exclude(public_from=None).exists()


class Keeping(RuleBasedStateMachine):
    """One rule for all, since Hypothesis would leave some rules out for a whole run."""

    place: Place

    def __init__(self):
        super().__init__()
        self.atomics = TestCase._enter_atomics()
        self.world, self.turn = SaidWorld(self.place), 0

    def teardown(self):
        try:
            hold_counts(self.world)
            hold_words(self.world)
            hold_the_border(self.world)
            hold_readers(self.world)
            hold_removals(self.world)
            hold_figures(self.world)
            for (year, known), said in list(self.world.shown.items())[::5]:
                assert told(self.world.table.tenants, self.world, year, known) == said
            assert inspect_record() == []
        finally:
            TestCase._rollback_atomics(self.atomics)

    @rule(deed=deeds, pick=picks)
    def act(self, deed, pick):
        self.turn += 1
        deed(self.world, pick)

    @invariant()
    def it_is_as_the_rules_say(self):
        world, turn = self.world, self.turn
        if turn % 4:
            return
        year = YEARS[turn // 4 % 3]
        hold_progress(world, year, world.moment)
        past = world.moment.replace(hour=0)
        if turn % 8 == 0 and past > world.texts[0][1]:
            hold_progress(world, year, past)
            world.shown[year, past] = slow_progress(world.told(year, past), year, past)
        if turn % 12 == 0:
            hold_the_past(world)
            hold_the_sheet(world, year, world.moment)
            hold_counts(world)
            hold_words(world)


def run(steps, **options):
    Keeping.place = Place()
    run_state_machine_as_test(
        Keeping,
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
def test_progress_is_what_the_rules_say_whatever_anybody_does():
    run(STEPS)


def nobody_needs_to_talk_first(monkeypatch):
    monkeypatch.setattr(responding, "_opening", lambda report, chair: Concern.objects.first())


def what_was_said_of_an_earlier_version_counts(monkeypatch):
    proved = rules._proved
    monkeypatch.setattr(
        rules, "_proved", lambda level, report, facts, answers: proved(level, report, facts, facts.responses)
    )


def what_comes_later_was_always_known(monkeypatch):
    monkeypatch.setattr(rules, "facts_known", lambda facts, known: facts)


def any_seat_may_report(monkeypatch):
    monkeypatch.setattr(reporting, "ONLY_LEAD", "")
    monkeypatch.setattr(reporting._Checks, "_refused", lambda self, line, found: None)


def whoever_wants_ends_a_talk(monkeypatch):
    monkeypatch.setattr(talking, "promised", lambda *given: {})


def themes_do_not_matter(monkeypatch):
    monkeypatch.setattr(
        loading, "Terms", lambda seat, at, since, until, _themes, number: _terms(seat, at, since, until, number)
    )


def _terms(seat, at, since, until, number):
    return others.Terms(seat, at, since, until, frozenset(), number)


SOON_FOUND = [nobody_needs_to_talk_first, what_comes_later_was_always_known]
LONG_SOUGHT = [
    what_was_said_of_an_earlier_version_counts,
    any_seat_may_report,
    whoever_wants_ends_a_talk,
    themes_do_not_matter,
]


@pytest.mark.django_db
@pytest.mark.parametrize("bug", [*SOON_FOUND, *(pytest.param(bug, marks=pytest.mark.soak) for bug in LONG_SOUGHT)])
def test_a_planted_bug_is_found(monkeypatch, bug):
    bug(monkeypatch)
    with pytest.raises(AssertionError):
        run(2000, phases=[Phase.generate], database=None, derandomize=True)
