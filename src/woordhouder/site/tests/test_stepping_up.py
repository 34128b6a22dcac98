"""The code before one signs in the name of an organisation."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from woordhouder.parties.models import Person
from woordhouder.record.clock import acting_at, now
from woordhouder.site.models import Letter
from woordhouder.site.stepping_up import SIGNED_IN

pytestmark = pytest.mark.django_db
ADDRESS = "/mijn/code?next=%2Fover"


@pytest.fixture
def hers():
    client = Client()
    client.force_login(Person.objects.join("zij@voorbeeld.example", now()))
    return client


def signed_in(client, ago):
    session = client.session
    session[SIGNED_IN] = (now() - ago).timestamp()
    session.save()


def code():
    return re.search(r"[A-Z]{4}-[A-Z]{4}", Letter.objects.latest("pk").text)[0]


def test_nothing_is_asked_of_who_signed_in_just_now_and_a_code_of_others(hers):
    signed_in(hers, timedelta(minutes=9))
    assert hers.get(ADDRESS)["Location"] == "/over"
    signed_in(hers, timedelta(minutes=10))
    assert hers.get(ADDRESS).status_code == 200


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: code.replace("-", " ")])
def test_the_code_from_the_mail_lets_her_go_on_once(hers, typed):
    hers.post(ADDRESS, {"_send": "1"})
    assert Letter.objects.get().to == "zij@voorbeeld.example"
    sent = code()
    answer = hers.post(ADDRESS, {"code": typed(sent)})
    assert (answer.status_code, answer["Location"]) == (303, "/over")
    signed_in(hers, timedelta(hours=1))
    assert hers.post(ADDRESS, {"code": sent}).status_code == 422


def test_after_three_tries_the_right_code_works_no_longer(hers):
    hers.post(ADDRESS, {"_send": "1"})
    right = code()
    for _ in range(3):
        assert hers.post(ADDRESS, {"code": "XXXX-XXXX"}).status_code == 422
    assert hers.post(ADDRESS, {"code": right}).status_code == 422


def test_after_a_quarter_of_an_hour_the_code_works_no_longer(hers):
    hers.post(ADDRESS, {"_send": "1"})
    with acting_at(now() + timedelta(minutes=15)):
        assert hers.post(ADDRESS, {"code": code()}).status_code == 422


def test_another_browser_of_hers_cannot_use_the_code(hers):
    hers.post(ADDRESS, {"_send": "1"})
    other = Client()
    other.force_login(Person.objects.get())
    assert other.post(ADDRESS, {"code": code()}).status_code == 422


@pytest.mark.parametrize("there", ["//elders.example", "https://elders.example/x", "javascript:alert(1)", ""])
def test_nobody_is_sent_to_another_site(hers, there):
    signed_in(hers, timedelta())
    assert hers.get("/mijn/code", {"next": there})["Location"] == "/mijn"


def test_a_stranger_signs_in_first(client):
    assert client.get(ADDRESS)["Location"].startswith("/aanmelden")


def test_looking_sends_no_mail(hers):
    hers.get(ADDRESS)
    assert Letter.objects.count() == 0
