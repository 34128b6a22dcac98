"""The two dates of a question, read as docs/rules.md 1 says."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.agreements.moments import end_of, today, when
from woordhouder.record.refusals import Invalid

NOW = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)  # half past midnight on 2 July in Amsterdam


def asked(op="", bekend=""):
    found = when(op, bekend, NOW)
    return found.day, found.known


def test_nothing_asked_is_today_in_amsterdam_as_known_now():
    assert asked() == (date(2026, 7, 2), NOW)
    assert when("", "", NOW).is_now
    assert when("", "", NOW).query == ""


def test_a_day_alone_is_known_now_and_may_be_in_the_future():
    assert asked(op="2026-01-01") == (date(2026, 1, 1), NOW)
    assert asked(op="2030-01-01") == (date(2030, 1, 1), NOW)


def test_known_without_time_is_the_end_of_that_day_there_and_sets_the_day():
    assert asked(bekend="2026-03-28") == (date(2026, 3, 28), datetime(2026, 3, 28, 22, 59, 59, tzinfo=UTC))
    # The last Sunday of March has 23 hours.
    assert asked(bekend="2026-03-29") == (date(2026, 3, 29), datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC))
    assert asked("2026-01-01", "2026-03-28")[0] == date(2026, 1, 1)


def test_known_at_a_moment_sets_the_day_there():
    expected = (date(2026, 7, 1), datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    for written in (
        "2026-06-30T22:30:00Z",
        "2026-07-01T00:30:00 02:00",
        "2026-07-01T00:30:00+02:00",
        "2026-07-01T00:30",
    ):
        assert asked(bekend=written) == expected
        assert when("", written, NOW).query == "?bekend=2026-06-30T22:30:00Z"


def test_today_is_known_as_far_as_it_is_over():
    assert asked(bekend="2026-07-02") == (date(2026, 7, 2), NOW)


@pytest.mark.parametrize("bekend", ["2026-07-03", "2026-07-01T22:30:01Z", "9999-12-31", "9999-12-31T23:59:59-12:00"])
def test_the_future_is_not_known(bekend):
    with pytest.raises(Invalid) as refused:
        when("", bekend, NOW)
    assert [error.path for error in refused.value.errors] == ["bekend"]


@pytest.mark.parametrize(
    "nonsense", ["x", "2026-13-01", "0000-00-00", "2026-02-30T", "\0", "🙂", "0001-01-01T00:00+14:00"]
)
def test_what_is_no_day_is_said_at_its_field(nonsense):
    with pytest.raises(Invalid) as refused:
        when(nonsense, nonsense, NOW)
    assert [error.path for error in refused.value.errors] == ["bekend", "op"]


@given(st.dates(max_value=date(2026, 7, 1)))
def test_a_day_ends_in_it_and_the_next_second_is_the_next_day(day):
    assert today(end_of(day)) == day
    assert today(end_of(day) + timedelta(seconds=1)) == day + timedelta(days=1)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_question_is_answered_or_refused(op, bekend):
    with suppress(Invalid):
        assert when(op, bekend, NOW).known <= NOW
