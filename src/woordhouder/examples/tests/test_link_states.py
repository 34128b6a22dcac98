"""When a source counts as reached, broken, or not checked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.examples.link_states import PROBLEMS, Look, Said, State, link_state, outcome

FIRST = date(2027, 3, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(6)]
ELSEWHERE = {day: {"a.example", "elsewhere.example"} for day in DAYS}


def failed(*days):
    return [Look(DAYS[day], 404) for day in days]


@pytest.mark.parametrize(
    ("looks", "state", "since"),
    [
        ([], State.NOT_CHECKED, None),
        ([Look(DAYS[0], 200)], State.REACHED, DAYS[0]),
        (failed(0), State.NOT_CHECKED, DAYS[0]),
        (failed(0, 1), State.NOT_CHECKED, DAYS[1]),
        (failed(0, 1, 2), State.BROKEN, DAYS[0]),
        (failed(0, 0, 0), State.NOT_CHECKED, DAYS[0]),
        ([*failed(0, 1, 2), Look(DAYS[3], 200)], State.REACHED, DAYS[3]),
        ([*failed(0, 1), Look(DAYS[2], 200), *failed(3, 4)], State.NOT_CHECKED, DAYS[4]),
        ([*failed(0, 1), Look(DAYS[2], 200), *failed(3, 4, 5)], State.BROKEN, DAYS[3]),
        ([*failed(0, 1), Look(DAYS[2], 403), *failed(3)], State.BROKEN, DAYS[0]),
        ([*failed(0, 1, 2), Look(DAYS[3], 403)], State.NOT_CHECKED, DAYS[3]),
    ],
)
def test_three_days_of_failing_make_a_source_broken(looks, state, since):
    assert link_state("a.example", looks, ELSEWHERE) == (state, since)


def test_days_on_which_nobody_else_answered_say_nothing():
    looks = [Look(day, None, "timed_out") for day in DAYS[:3]]
    assert link_state("a.example", looks, {})[0] is State.NOT_CHECKED
    assert link_state("a.example", looks, {day: {"a.example"} for day in DAYS})[0] is State.NOT_CHECKED
    assert link_state("a.example", looks, {day: {"b.example"} for day in DAYS[:2]})[0] is State.NOT_CHECKED
    assert link_state("a.example", looks, {day: {"b.example"} for day in DAYS[:3]})[0] is State.BROKEN


def test_what_was_broken_stays_so_on_a_day_without_network():
    looks = [*failed(0, 1, 2), Look(DAYS[3], None, "no_such_host")]
    assert link_state("a.example", looks, {day: {"b.example"} for day in DAYS[:3]}) == (State.BROKEN, DAYS[0])


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (200, Said.REACHED),
        (204, Said.REACHED),
        (404, Said.FAILED),
        (410, Said.FAILED),
        (500, Said.FAILED),
        (503, Said.FAILED),
        *((status, Said.NOTHING) for status in (301, 304, 400, 401, 403, 405, 418, 429, 451, 999)),
    ],
)
def test_what_a_status_says(status, says):
    assert outcome(status, "").says is says
    assert str(outcome(status, "").words)


def test_what_no_answer_says():
    assert {name for name, row in PROBLEMS.items() if row.says is Said.NOTHING} == {"not_public", "not_asked"}
    assert outcome(None, "something new").says is Said.NOTHING


looks_of_days = st.lists(
    st.builds(Look, st.sampled_from(DAYS), st.sampled_from([200, 403, 404, 500, None]), st.just("timed_out")),
    max_size=8,
    unique_by=lambda look: look.day,
)


@given(looks_of_days, st.sets(st.sampled_from(DAYS)))
def test_broken_is_never_said_without_three_sure_failures_and_the_order_does_not_matter(looks, others):
    answering = {day: {"b.example"} for day in others}
    state, since = link_state("a.example", looks, answering)
    assert link_state("a.example", looks[::-1], answering) == (state, since)
    sure = {look.day for look in looks if look.status in (404, 500, None)} & others
    assert state is not State.BROKEN or len(sure) >= 3
    reached = [look.day for look in looks if look.status == 200]
    assert state is not State.BROKEN or not reached or since > max(reached)
