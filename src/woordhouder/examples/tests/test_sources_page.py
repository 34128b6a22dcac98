"""The page on which editors watch over the sources: how each stands, and how far a look at all of them is."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from woordhouder.examples import actions
from woordhouder.examples.link_states import CHECK_SOURCES
from woordhouder.examples.queries.attention import attention
from woordhouder.examples.queries.desk import desk
from woordhouder.examples.tests import making
from woordhouder.examples.tests.pages import page_text, queries_of
from woordhouder.jobs.models import Job
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Person

PAGE = "/redactie/bronnen"
GOOD, BAD = "https://a.example/goed", "https://b.example/weg"


def browser_of(actor):
    client = Client()
    client.force_login(Person.objects.get(reference=actor.person))
    return client


@pytest.fixture
def editors(editor):
    return browser_of(editor)


@pytest.fixture
def looked_at(editor, facts):
    """An example with a source that is there and one that failed for three days, and one that nobody looked at."""
    urls = (GOOD, BAD, "https://c.example/nieuw")
    given = [{"url": url, "publisher": "Krant", "kind": "news"} for url in urls]
    actions.describe(editor, slug="een", facts=facts(sources=given))
    today = timezone.localdate()
    for days in (2, 1, 0):
        for url, host, status in ((GOOD, "a.example", 200), (BAD, "b.example", 404)):
            seen = {"url": url, "host": host, "day": today - timedelta(days=days), "status": status}
            actions.note_source_checks(SYSTEM, checks=[{**seen, "was_reached": status == 200}])


def listed(response):
    text = page_text(response)
    return [url for url in (BAD, "https://c.example/nieuw", GOOD) if f'href="{url}"' in text]


def test_the_list_says_how_each_stands_and_where_it_is_used(looked_at, editors):
    page = editors.get(PAGE)
    assert listed(page) == [BAD, "https://c.example/nieuw", GOOD]
    assert page_text(page).count('href="/voorbeelden/een"') == 3
    assert listed(editors.get(f"{PAGE}?staat=kapot")) == [BAD]


def test_the_same_as_data_and_as_a_sheet(looked_at, editors):
    states = [(source["url"], source["state"]) for source in editors.get(f"{PAGE}.json").json()["sources"]]
    assert states == [(BAD, "broken"), ("https://c.example/nieuw", "not_checked"), (GOOD, "reached")]
    answer = editors.get(f"{PAGE}.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == [url for url, _state in states]
    assert {len(row) for row in rows} == {6}
    assert "public" not in answer["Cache-Control"]


def test_only_editors_see_it_and_have_sources_looked_at(looked_at, client, controller):
    stranger = browser_of(controller)
    for address in (PAGE, f"{PAGE}.json", f"{PAGE}.csv"):
        assert client.get(address)["Location"].startswith("/aanmelden")
        assert stranger.get(address).status_code == 403
    assert stranger.post(PAGE).status_code == 403
    assert client.post(PAGE)["Location"].startswith("/aanmelden")
    assert not Job.objects.exists()


def test_having_all_looked_at_begins_one_job_and_the_page_shows_how_far_it_is(looked_at, editors):
    assert editors.post(PAGE)["Location"] == PAGE
    assert editors.post(PAGE).status_code == 303
    job = Job.objects.get(name=CHECK_SOURCES)
    page = page_text(editors.get(PAGE))
    assert 'hx-trigger="every 2s"' in page
    assert "htmx-2.min.js" in page
    Job.objects.filter(pk=job.pk).update(done=2, total=3, message="b.example")
    page = page_text(editors.get(PAGE))
    assert '<progress value="2" max="3">' in page
    assert "b.example" in page


def test_htmx_gets_the_progress_alone_and_stops_asking_at_the_end(looked_at, editors):
    actions.check_sources(acting(editors))
    part = page_text(editors.get(PAGE, headers={"HX-Request": "true"}))
    assert part.startswith("<section")
    assert "hx-trigger" in part
    Job.objects.update(finished_at=timezone.now(), total=3, done=3)
    assert "hx-trigger" not in page_text(editors.get(PAGE, headers={"HX-Request": "true"}))
    Job.objects.update(failed="ZeroDivisionError: x")
    failed = page_text(editors.get(PAGE))
    assert "wh-notice" in failed
    assert "ZeroDivisionError" not in failed


def acting(browser):
    from woordhouder.parties.actor import acting_now

    return acting_now(Person.objects.get(pk=browser.session["_auth_user_id"]), "")


def test_the_number_of_queries_is_the_same_for_many_sources(editor, facts, editors):
    actions.describe(editor, slug="een", facts=facts())
    few = queries_of(editors, PAGE)
    for number in range(5):
        given = [{"url": f"https://x{number}.example/{one}", "publisher": "Krant", "kind": "news"} for one in range(9)]
        actions.describe(editor, slug=f"meer-{number}", facts=facts(title=f"Meer {number}", sources=given))
    assert queries_of(editors, PAGE) == few <= 9


def test_broken_sources_ask_the_attention_of_editors_alone(looked_at, editor, controller):
    def asked_of(actor):
        found = desk(actor, timezone.now())
        return [item for item in attention(actor, timezone.now(), found) if item.address.startswith(PAGE)]

    [item] = asked_of(editor)
    assert (item.address, item.minutes) == (f"{PAGE}?staat=kapot", 5)
    assert timezone.localdate(item.since) == timezone.localdate() - timedelta(days=2)
    assert not asked_of(controller)


def test_the_first_pages_of_an_editor_ask_few_queries_when_all_of_it_waits_at_once(looked_at, editor, editors, facts):
    making.nominated(editor)
    nomination = making.taken_up(editor)
    making.approved(making.invited(editor, nomination))
    making.written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    actions.report_mistake(SYSTEM, slug="een", text="Het jaar klopt niet.")
    actions.describe(editor, slug="oud", facts=facts(checked_on=timezone.localdate() - timedelta(days=400)))
    actions.keep_conversation(editor, slug="een", answers={"task": "Vocht."})
    assert editors.get("/mijn").content.count(b"wh-attention__item") == 5
    assert queries_of(editors, "/mijn") <= 15
    assert queries_of(editors, "/redactie") <= 15
