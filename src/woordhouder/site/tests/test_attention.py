"""The page after signing in: what waits longest first, how long it takes, and calm when there is nothing."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from woordhouder.agreements.tests.reading import client_of
from woordhouder.examples.tests import making
from woordhouder.parties.attention import Item
from woordhouder.parties.models import Person
from woordhouder.parties.tests.tables import member_of, organisation_with
from woordhouder.site import attention
from woordhouder.site.attention import Attention, time_in_words

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def signed_in(client, editor):
    client.force_login(Person.objects.get(reference=editor.person))
    return client


@pytest.fixture
def waiting(monkeypatch):
    """Rooms in which these items wait, whoever asks."""

    def put(*items):
        monkeypatch.setattr(attention, "in_all_rooms", lambda actor, moment, found: list(items))

    return put


def item(title, minutes=3, days=0):
    return Item(title, f"Over {title}", minutes, "/in-de-maak/x", NOW - timedelta(days=days))


def test_what_has_waited_longest_comes_first_and_each_is_one_click(signed_in, waiting):
    waiting(item("jong", 5), item("oud", 3, days=30))
    page = signed_in.get("/mijn").content.decode()
    assert page.index("oud") < page.index("jong")
    assert page.count('class="wh-attention__link" href="/in-de-maak/x"') == 2


@pytest.mark.django_db
def test_only_who_writes_for_an_organisation_is_led_to_what_it_reports(waiting):
    waiting()
    writer = organisation_with("schrijver", "Huurders Verzonnendam")
    reader = member_of(writer.organisation, "lezer", "read")
    assert 'href="/mijn/verslag"' in client_of(writer).get("/mijn").content.decode()
    assert 'href="/mijn/verslag"' not in client_of(reader).get("/mijn").content.decode()


def test_the_whole_is_told_in_words(waiting):
    assert attention.number_in_words(13) == "13"
    with_nothing, three = Attention(()), Attention((item("a"), item("b"), item("c", 2)))
    assert with_nothing.in_words == ""
    assert three.minutes == 8
    assert three.in_words


def test_more_than_an_hour_is_told_in_hours(settings):
    assert time_in_words(60).startswith("60")
    assert not time_in_words(61).startswith("61")


def test_when_nothing_waits_the_page_is_calm(signed_in, waiting):
    waiting()
    page = signed_in.get("/en/mijn").content.decode()
    assert "Nothing asks your attention now." in page
    assert "wh-attention__item" not in page


def test_only_an_editor_is_shown_the_way_to_the_editors_room(client, signed_in, editor):
    assert 'href="/redactie"' in signed_in.get("/mijn").content.decode()
    other = making.member("Huurdersbond", name="een", kind="tenants_organisation")
    client.force_login(Person.objects.get(reference=other.person))
    assert 'href="/redactie"' not in client.get("/mijn").content.decode()


def test_the_same_facts_are_there_as_data_for_her_alone(signed_in, waiting):
    waiting(item("oud", 3))
    answer = signed_in.get("/mijn.json")
    assert json.loads(answer.content) == {
        "items": [
            {
                "title": "oud",
                "text": "Over oud",
                "minutes": 3,
                "address": "/in-de-maak/x",
                "since": "2026-03-02T09:00:00Z",
            }
        ],
        "minutes": 3,
    }
    assert "private" in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer


def test_a_stranger_is_asked_to_sign_in(client, db):
    answer = client.get("/mijn")
    assert (answer.status_code, answer["Location"]) == (303, "/aanmelden?next=%2Fmijn")
    assert client.get("/mijn.json").status_code == 303


def test_a_long_list_is_cut_and_can_be_seen_whole(signed_in, waiting):
    waiting(*(item(f"nummer {number}") for number in range(30)))
    assert signed_in.get("/mijn").content.decode().count("wh-attention__item") == 20
    assert signed_in.get("/mijn?alles").content.decode().count("wh-attention__item") == 30


def test_it_costs_as_many_queries_for_two_as_for_forty(signed_in, editor):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            signed_in.get("/mijn")
        return len(captured)

    for _each in range(2):
        making.nominated(editor)
    few = queries()
    for _each in range(38):
        making.nominated(editor)
    assert queries() == few <= 15
