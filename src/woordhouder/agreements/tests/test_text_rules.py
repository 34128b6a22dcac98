"""`text(D, K)` against the slow story of `told.py`, over random acts, days, signatures and closings; bugs are found."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from woordhouder.agreements import in_force
from woordhouder.agreements.in_force import Item, Said, text

from .told import Close, Line, Put, Say, Story, told

SEATS, COMMITMENTS = ("a", "b", "c"), ("one", "two")
BEGIN, DAYS = datetime(2026, 1, 1, 9, tzinfo=UTC), [date(2026, 1, day) for day in range(1, 5)]
ANSWERS = ("signs", "signs", "signs_with_reservation", "takes_note", "refuses")


def moments(things):
    """Just before, at and after each thing."""
    return sorted({thing.at + timedelta(minutes=more) for thing in things for more in (-1, 0)})


@st.composite
def stories(draw):
    """What may happen, as the actions let it: nothing is corrected twice, or before it is complete."""
    things, story, at = [], Story(), BEGIN
    for number in range(draw(st.integers(1, 14))):
        at += timedelta(minutes=draw(st.sampled_from([0, 0, 1, 2])))
        tells = draw(st.sampled_from(TELLS)) if number else _put
        thing = tells(draw, story, at, f"act{number}")
        if thing:
            things.append(thing)
            story.tell(thing)
    return things


def _put(draw, _story, at, name):
    kind = draw(st.sampled_from(["registration", "registration", "adoption", "amendment", "withdrawal"]))
    lines = {}
    for commitment in draw(st.sampled_from([("one",), ("one",), ("two",), COMMITMENTS])):
        ends = kind == "withdrawal" or (kind == "registration" and draw(st.integers(0, 7)) == 0)
        needs = frozenset() if kind == "registration" else _needs(draw)
        lines[commitment] = Line(None if ends else f"{name}-{commitment}", needs)
    return Put(at, name, kind, draw(st.sampled_from(DAYS)), lines)


def _needs(draw):
    return draw(st.sampled_from([frozenset("a"), frozenset("b"), frozenset("ab"), frozenset("abc")]))


def _correct(draw, story, at, name):
    open_for = [pair for pair in story.complete if not _is_corrected(story, *pair)]
    if not open_for:
        return None
    act, commitment = draw(st.sampled_from(open_for))
    root = story.acts[act]
    while root.corrects:
        root = story.acts[root.corrects]
    if root.kind == "withdrawal":
        return None
    is_registered = root.kind == "registration"
    ends = root.lines[commitment].words is None
    since = draw(st.none() | st.sampled_from(DAYS)) if is_registered else None
    needs = frozenset() if is_registered and draw(st.booleans()) else _needs(draw)
    return Put(at, name, "correction", since, {commitment: Line(None if ends else f"{name}-{commitment}", needs)}, act)


def _is_corrected(story, act, commitment):
    return any(
        other.corrects == act
        and commitment in other.lines
        and ((other.name, commitment) in story.complete or other.name not in story.closed)
        for other in story.acts.values()
    )


def _say(draw, story, at, _name):
    if not story.acts:
        return None
    act = draw(st.sampled_from(list(story.acts)))
    but = draw(st.frozensets(st.sampled_from(COMMITMENTS), max_size=1)) if draw(st.integers(0, 3)) == 0 else frozenset()
    if story.closed.get(act) == at:  # the action refuses it; the facts cannot tell which came first
        return None
    return Say(at, act, draw(st.sampled_from(SEATS)), draw(st.sampled_from(ANSWERS)), but)


def _close(draw, story, at, _name):
    still = [name for name in story.acts if name not in story.closed]
    return Close(at, draw(st.sampled_from(still))) if still else None


TELLS = [_put, _put, _put, _correct, _correct, _correct, _say, _say, _say, _say, _close]


def items_of(things):
    """The same as facts for `agreements.in_force`."""
    items = []
    for order, act in enumerate(thing for thing in things if isinstance(thing, Put)):
        said = [
            Said(say.seat, say.answer, say.at, {_wording(act, commitment): "no" for commitment in say.but})
            for say in things
            if isinstance(say, Say) and say.act == act.name
        ]
        closed = next((thing.at for thing in things if isinstance(thing, Close) and thing.act == act.name), None)
        items += [
            Item(
                act.name, act.kind, commitment, line.words, None if line.words else _wording(act, commitment),
                act.since, act.at, order, line.needs, said, act.corrects, closed,
            )
            for commitment, line in act.lines.items()
        ]  # fmt: skip
    return items


def _wording(act, commitment):
    line = act.lines.get(commitment)
    return line.words if line and line.words else f"{act.name}-{commitment}-out"


def shown(found):
    """An answer of `text` as `told` gives it."""
    if found.item is None:
        return (found.state, None, None, None, None)
    return (found.state, found.item.wording_in, found.item.act, found.effective_from, found.completed_at)


def answer(items, day, known):
    return {name: shown(found) for name, found in text(items, day, known).items()}


def hold(things):
    """Raises for a day and a moment on which the two disagree."""
    items = items_of(things)
    for known in moments(things):
        for day in DAYS:
            expected = told(things, day, known)
            found = answer(items, day, known)
            assert {name: found[name] for name in expected} == expected, (day, known)


@settings(max_examples=300, deadline=None)
@given(things=stories())
def test_the_rules_say_what_the_slow_story_says(things):
    hold(things)


@settings(max_examples=100, deadline=None)
@given(things=stories(), data=st.data())
def test_what_was_known_never_changes(things, data):
    """Invariant 1: what happens after K changes no answer as known on K."""
    known = data.draw(st.sampled_from(moments(things)))
    then = items_of([thing for thing in things if thing.at <= known])
    for day in DAYS:
        before, after = answer(then, day, known), answer(items_of(things), day, known)
        assert before == {name: after[name] for name in before}
        assert all(after[name][0] == "none" for name in after.keys() - before.keys())


@settings(max_examples=100, deadline=None)
@given(things=stories(), data=st.data())
def test_the_order_in_which_facts_come_in_changes_nothing(things, data):
    """Invariant 3: a pure function of the facts, and of one commitment of its own acts only."""
    items = items_of(things)
    mixed = data.draw(st.permutations(items))
    known = moments(things)[-1]
    for day in DAYS:
        assert answer(mixed, day, known) == answer(items, day, known)
        alone = [item for item in items if item.commitment == "one"]
        assert answer(alone, day, known) == {
            name: found for name, found in answer(items, day, known).items() if name == "one"
        }


def complete_when_recorded(monkeypatch):
    monkeypatch.setattr(in_force, "completed_at", lambda item: item.recorded_at)


def an_excepted_wording_is_signed(monkeypatch):
    monkeypatch.setattr(in_force, "signs", lambda item, said: said.answer in in_force.SIGNED)


def taking_note_signs(monkeypatch):
    monkeypatch.setattr(in_force, "SIGNED", in_force.SIGNED | {"takes_note"})


def a_withdrawal_ends_until_a_later_act(monkeypatch):
    def decided(stands):
        last = stands[-1] if stands else None
        if last is None:
            return in_force.InForce("none")
        state = "withdrawn" if last.item.ends else "in_force"
        return in_force.InForce(state, last.item, last.effective_from, last.completed_at)

    monkeypatch.setattr(in_force, "_decided", decided)


def a_correction_takes_a_place_of_its_own(monkeypatch):
    chains = in_force._chains

    def own(acts):
        for stand in chains(acts):
            since, _when, _order = stand.place
            yield replace(stand, place=(since, stand.completed_at, stand.item.order))

    monkeypatch.setattr(in_force, "_chains", own)


def a_later_correction_forgets_the_repaired_day(monkeypatch):
    chains = in_force._chains

    def forgetful(acts):
        heads = {item.order: item for item, _completed in acts.own}
        for stand in chains(acts):
            since = stand.item.effective_from or heads[stand.place[2]].effective_from
            yield replace(stand, effective_from=since, place=(since, *stand.place[1:]))

    monkeypatch.setattr(in_force, "_chains", forgetful)


def of_equal_pairs_the_first_counts(monkeypatch):
    chains = in_force._chains
    monkeypatch.setattr(
        in_force,
        "_chains",
        lambda acts: (replace(one, place=(*one.place[:2], -one.place[2])) for one in chains(acts)),
    )


def a_closed_act_still_takes_signatures(monkeypatch):
    completed = in_force.completed_at
    monkeypatch.setattr(in_force, "completed_at", lambda item: completed(replace(item, closed_at=None)))


def a_later_refusal_undoes_what_was_complete(monkeypatch):
    def last(item):
        latest = {said.seat: said for said in item.said}
        if not all(seat in latest and in_force.signs(item, latest[seat]) for seat in item.needs):
            return None
        return max((latest[seat].at for seat in item.needs), default=item.recorded_at)

    monkeypatch.setattr(in_force, "completed_at", last)


def the_latest_act_counts_whatever_its_day(monkeypatch):
    chains = in_force._chains
    monkeypatch.setattr(
        in_force,
        "_chains",
        lambda acts: (replace(one, place=(date.min, *one.place[1:])) for one in chains(acts)),
    )


BUGS = [
    complete_when_recorded,
    an_excepted_wording_is_signed,
    taking_note_signs,
    a_withdrawal_ends_until_a_later_act,
    a_correction_takes_a_place_of_its_own,
    a_later_correction_forgets_the_repaired_day,
    of_equal_pairs_the_first_counts,
    a_later_refusal_undoes_what_was_complete,
    a_closed_act_still_takes_signatures,
    the_latest_act_counts_whatever_its_day,
]


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found(monkeypatch, bug):
    bug(monkeypatch)

    @settings(
        max_examples=5000,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(things=stories())
    def holds(things):
        hold(things)

    with pytest.raises(AssertionError):
        holds()
