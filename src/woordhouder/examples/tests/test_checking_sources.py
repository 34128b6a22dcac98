"""The job that looks at all sources: which, when, how politely, and what becomes of it when its worker is killed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from woordhouder.examples import actions, checking_sources, looking
from woordhouder.examples.actions.checking import check_sources, note_source_checks
from woordhouder.examples.checking_sources import looks, plan, schedule_source_check
from woordhouder.examples.link_states import CHECK_SOURCES
from woordhouder.examples.models import SourceCheck
from woordhouder.examples.queries.sources import broken_sources, sources_data, sources_page, urls_to_look_at
from woordhouder.examples.tests.a_checker import on_the_web_of_the_test
from woordhouder.examples.tests.a_web import a_web, network_to
from woordhouder.jobs.models import Job
from woordhouder.jobs.registry import JOBS
from woordhouder.jobs.running import SILENT_FOR, enqueue, run_next
from woordhouder.jobs.tests.processes import killed_once
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.record.models import Audit
from woordhouder.record.refusals import NotAllowed
from woordhouder.record.tests.racing import Track

TODAY = date(2027, 3, 1)
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def web():
    with a_web() as server:
        yield server


@pytest.fixture(autouse=True)
def fresh(web):
    web.asked.clear()


def sources(*urls):
    return [{"url": url, "publisher": "Krant", "kind": "news"} for url in urls]


A, B, C = "http://a.example/status/200", "http://a.example/status/404", "http://b.example/status/200"


@pytest.fixture
def three_sources(editor, facts):
    """Two examples and a page, with three sources on two sites."""
    actions.describe(editor, slug="een", facts=facts(sources=sources(A, B)))
    actions.describe(editor, slug="twee", facts=facts(title="Twee", sources=sources(A)))
    event = {"title": "Dag", "summary": "Een dag.", "starts": "2021-05-20", "sources": sources(C)}
    actions.write_page(editor, kind="event", slug="dag", facts=event)


def a_job(day=TODAY, *, everything=False):
    return Job.objects.create(
        name=CHECK_SOURCES, arguments={"day": day.isoformat(), "all": everything}, made_at=NOON, not_before=NOON
    )


def noted(url, day, status=200):
    facts = {"url": url, "host": "x.example", "day": day, "was_reached": status == 200, "status": status}
    return note_source_checks(SYSTEM, checks=[facts])


def test_each_source_is_looked_at_once_site_by_site_and_each_look_is_noted(three_sources, web):
    steps = list(looks(a_job(), network_to(web.server_port), rest=0))
    assert [(step.done, step.total, step.message) for step in steps] == [
        (1, 3, "a.example"),
        (2, 3, "a.example"),
        (3, 3, "b.example"),
    ]
    assert {(row.url, row.status, row.was_reached) for row in SourceCheck.objects.all()} == {
        (A, 200, True),
        (B, 404, False),
        (C, 200, True),
    }
    assert Audit.objects.filter(action="examples.note_source_checks", by="system").count() == 3


def test_between_two_questions_to_one_site_there_is_a_rest(three_sources, web, monkeypatch):
    rests = []
    monkeypatch.setattr(checking_sources.time, "sleep", rests.append)
    list(looks(a_job(), network_to(web.server_port), rest=1.5))
    assert rests == [1.5]


def test_a_site_that_says_it_is_too_busy_is_left_alone_for_the_day(editor, facts, web):
    busy = "http://a.example/status/429"
    actions.describe(editor, slug="een", facts=facts(sources=sources(busy, "http://a.example/zz", C)))
    steps = list(looks(a_job(), network_to(web.server_port), rest=0))
    assert (steps[-1].done, steps[-1].total) == (3, 3)
    assert set(SourceCheck.objects.values_list("url", flat=True)) == {busy, C}


@pytest.mark.parametrize(
    ("url", "status", "days_ago", "is_due"),
    [
        *((A, 200, days, False) for days in (0, 1, 6)),
        (A, 200, 7, True),
        (B, 404, 0, False),
        *((B, status, 1, True) for status in (403, 404, 500)),
        (B, 404, 30, True),
    ],
)
def test_what_was_reached_rests_a_week_and_any_other_a_day(three_sources, url, status, days_ago, is_due):
    noted(url, TODAY - timedelta(days=days_ago), status)
    left = [one for urls in plan(TODAY, everything=False).left.values() for one in urls]
    assert (url in left) is is_due
    everything = [one for urls in plan(TODAY, everything=True).left.values() for one in urls]
    assert (url in everything) is (days_ago > 0)


def test_a_second_look_on_one_day_changes_nothing(db):
    first = noted(A, TODAY)
    assert noted(A, TODAY, 404) == first
    first.refresh_from_db()
    assert first.status == 200


def test_it_is_asked_for_once_a_day_when_something_is_due(three_sources):
    assert schedule_source_check(NOON).arguments == {"all": False, "day": "2027-03-01"}
    assert schedule_source_check(NOON + timedelta(hours=1)) is None
    Job.objects.update(finished_at=NOON)
    assert schedule_source_check(NOON + timedelta(hours=2)) is None
    for url, status in ((A, 200), (B, 404), (C, 200)):
        noted(url, TODAY, status)
    assert schedule_source_check(NOON + timedelta(days=2)) is not None
    noted(B, date(2027, 3, 4))
    assert schedule_source_check(datetime(2027, 3, 4, 12, tzinfo=UTC)) is None


def test_an_editor_has_all_looked_at_and_nobody_else(three_sources, editor, controller):
    asked = check_sources(editor)
    assert check_sources(editor) == asked
    assert asked.arguments["all"] is True
    for stranger in (ANONYMOUS, SYSTEM, controller):
        with pytest.raises(NotAllowed):
            check_sources(stranger)
        with pytest.raises(NotAllowed):
            sources_page(stranger, NOON)
        assert broken_sources(stranger, TODAY) == []
    with pytest.raises(NotAllowed):
        note_source_checks(editor, checks=[{"url": A, "host": "a", "day": TODAY, "was_reached": True}])


def test_the_page_shows_what_is_broken_first_and_where_it_is_used(three_sources, editor):
    for days_ago in (3, 2, 1):
        noted(B, TODAY - timedelta(days=days_ago), 404)
        noted(C, TODAY - timedelta(days=days_ago))
    page = sources_page(editor, NOON)
    assert [(source.url, source.state) for source in page.sources] == [
        (B, "broken"),
        (A, "not_checked"),
        (C, "reached"),
    ]
    assert (len(page.broken), page.reached, page.not_checked) == (1, 1, 1)
    assert page.sources[0].since == date(2027, 2, 26)
    assert [use.address for use in page.sources[1].uses] == ["/voorbeelden/een", "/voorbeelden/twee"]
    assert broken_sources(editor, TODAY) == page.broken
    assert sources_data(page)["sources"][2]["used_by"] == [{"title": "Dag", "address": "/agenda/dag"}]


def test_the_library_s_own_sources_are_all_found(editor, library_files):
    from woordhouder.examples.loading import load_all

    load_all(editor, library_files)
    assert len(urls_to_look_at()) > 100


CHECKER = "woordhouder.examples.tests.a_checker"
SLOW = "http://b.example/slow/"


@pytest.fixture
def slow_source(three_sources, editor, facts, monkeypatch):
    """One more source, on a site that does not answer; the job can be listed anew."""
    monkeypatch.setitem(JOBS, CHECK_SOURCES, None)
    actions.describe(editor, slug="drie", facts=facts(sources=sources(SLOW)))


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_the_rest_to_another_and_asks_nothing_twice(
    slow_source, web, tmp_path, monkeypatch
):
    monkeypatch.setattr(looking, "SECONDS", 0.1)
    track = Track(tmp_path)
    track.run(lambda: enqueue(CHECK_SOURCES, {"day": "2027-03-01", "all": False}, moment=NOON))
    is_in_the_middle = lambda: web.asked["HEAD", "b.example", "/slow/"]  # noqa: E731
    killed_once(is_in_the_middle, track, CHECKER, str(web.server_port), NOON.isoformat())
    on_the_web_of_the_test(web.server_port)
    assert track.run(lambda: run_next("b", NOON)) == [False]
    assert track.run(lambda: run_next("b", NOON + SILENT_FOR + timedelta(seconds=1))) == [True]
    assert web.asked["HEAD", "a.example", "/status/200"] == web.asked["HEAD", "a.example", "/status/404"] == 1
    assert web.asked["HEAD", "b.example", "/slow/"] == 2, "only the look that was cut off is done again"
    [done] = track.run(Job.objects.get)
    assert (done.done, done.total, done.tries, done.failed) == (4, 4, 2, "")
