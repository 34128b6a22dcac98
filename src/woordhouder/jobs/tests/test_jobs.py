"""Long work: asked once, done by one worker at a time, taken over from one that died, and given up with words."""

from datetime import UTC, datetime, timedelta

import pytest

from woordhouder.jobs import running
from woordhouder.jobs.models import Job
from woordhouder.jobs.registry import JOBS, Step, TwoJobs, job
from woordhouder.jobs.running import enqueue, is_held, run_next
from woordhouder.jobs.tests.a_worker import write_down
from woordhouder.jobs.tests.processes import killed_once
from woordhouder.record.tests.racing import Track

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
LATER = NOON + running.SILENT_FOR + timedelta(seconds=1)


@pytest.fixture(autouse=True)
def only_these(monkeypatch):
    """Each test lists its own sorts of work."""
    monkeypatch.setattr(running, "JOBS", jobs := {})
    monkeypatch.setitem(JOBS, "write_down", None)
    jobs["count"] = counting
    return jobs


def counting(job):
    for number in range(job.done + 1, job.arguments["until"] + 1):
        yield Step(number, job.arguments["until"], f"step {number}")


def test_a_job_is_done_step_by_step_up_to_its_end(db):
    asked = enqueue("count", {"until": 3}, moment=NOON)
    assert run_next("a", NOON)
    asked.refresh_from_db()
    assert (asked.done, asked.total, asked.tries, asked.worker, asked.failed) == (3, 3, 1, "a", "")
    assert asked.finished_at >= NOON
    assert not run_next("a", NOON)


def test_each_step_is_a_sign_that_the_worker_lives(db, only_these):
    def looking(job):
        yield Step(1, 2, "halfway")
        seen = Job.objects.get()
        assert (seen.done, seen.total, seen.message) == (1, 2, "halfway")
        assert is_held(seen, NOON)
        assert not is_held(seen, LATER)

    only_these["look"] = looking
    enqueue("look", {}, moment=NOON)
    run_next("a", NOON)
    assert Job.objects.get().failed == ""


def test_what_is_asked_twice_is_done_once_and_can_be_asked_again_afterwards(db):
    first = enqueue("count", {"until": 2}, moment=NOON)
    assert enqueue("count", {"until": 2}, moment=LATER) == first
    assert enqueue("count", {"until": 3}, moment=NOON) != first
    while run_next("a", NOON):
        pass
    assert enqueue("count", {"until": 2}, moment=NOON) != first


def test_a_job_waits_for_its_moment(db):
    enqueue("count", {"until": 1}, moment=NOON, not_before=LATER)
    assert not run_next("a", NOON)
    assert run_next("a", LATER)


def test_work_that_this_worker_does_not_know_waits_for_another_one(db):
    enqueue("dance", {}, moment=NOON)
    assert not run_next("a", NOON)
    assert Job.objects.get().tries == 0


def test_two_sorts_of_work_cannot_have_one_name():
    job("write_down_here")(counting)
    with pytest.raises(TwoJobs):
        job("write_down_here")(lambda job: iter(()))
    del JOBS["write_down_here"]


def test_a_job_that_fails_is_tried_three_times_and_then_says_why_and_the_next_one_is_done(db, only_these):
    def failing(job):
        yield Step(1, 2)
        raise ZeroDivisionError("nothing to share")

    only_these["fail"] = failing
    broken = enqueue("fail", {}, moment=NOON)
    enqueue("count", {"until": 1}, moment=NOON)
    moment = NOON
    for _try in range(running.MOST_TRIES):
        while run_next("a", moment):
            pass
        moment += running.BEFORE_NEXT_TRY + timedelta(minutes=1)
    broken.refresh_from_db()
    assert (broken.tries, broken.failed) == (3, "ZeroDivisionError: nothing to share")
    assert broken.finished_at
    assert not run_next("a", moment)
    assert Job.objects.get(name="count").failed == ""


def test_a_job_whose_worker_died_three_times_is_given_up(db):
    Job.objects.create(
        name="count", arguments={"until": 1}, made_at=NOON, not_before=NOON, worker="a", heartbeat_at=NOON, tries=3
    )
    assert not run_next("b", LATER)
    assert "3 times" in Job.objects.get().failed


def test_a_worker_that_was_silent_too_long_stops_when_another_took_over(db, only_these):
    done = []

    def slow(job):
        for number in range(job.done + 1, 4):
            done.append((job.tries, number))
            if (job.tries, number) == (1, 2):
                assert run_next("b", LATER)
            yield Step(number, 3)

    only_these["slow"] = slow
    enqueue("slow", {}, moment=NOON)
    run_next("a", NOON)
    assert done == [(1, 1), (1, 2), (2, 2), (2, 3)]
    kept = Job.objects.get()
    assert (kept.worker, kept.tries, kept.done) == ("b", 2, 3)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_is_taken_over_where_it_was(tmp_path, only_these, monkeypatch):
    track, notes = Track(tmp_path), tmp_path / "notes"
    write_down(notes)
    only_these["write_down"] = JOBS["write_down"]
    track.run(lambda: enqueue("write_down", {}, moment=NOON))
    hangs = tmp_path / "hangs"
    killed_once(hangs.exists, track, "woordhouder.jobs.tests.a_worker", str(notes), str(hangs), NOON.isoformat())
    assert track.run(lambda: run_next("b", NOON)) == [False]
    assert track.run(lambda: run_next("b", LATER)) == [True]
    assert notes.read_text().split() == ["1", "2", "3"]
    [job_after] = track.run(Job.objects.get)
    assert (job_after.worker, job_after.tries, job_after.done, job_after.failed) == ("b", 2, 3, "")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_never_do_the_same_job(tmp_path, only_these):
    track, done = Track(tmp_path), []

    def once(job):
        done.append(job.arguments["number"])
        yield Step(1, 1)

    def work(worker):
        while run_next(worker, NOON):
            pass

    only_these["once"] = once
    track.run(lambda: [enqueue("once", {"number": number}, moment=NOON) for number in range(12)])
    track.run(lambda: work("a"), lambda: work("b"), lambda: work("c"))
    assert sorted(done) == list(range(12))


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_the_same_at_once_get_one_job(tmp_path):
    track = Track(tmp_path)
    asked = track.run(*[lambda: enqueue("count", {"until": 1}, moment=NOON).pk] * 4)
    assert len(set(asked)) == 1
