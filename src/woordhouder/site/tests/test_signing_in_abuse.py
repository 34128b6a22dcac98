"""Guessing: a thousand codes never let anybody in, from one browser, from many, or by many addresses."""

import secrets
import string
import time
from collections import Counter

import pytest
from django.db import connection
from django.test import Client

from woordhouder.site.models import Letter

from .signing import WRONG, ask, mailed_code, type_code

pytestmark = pytest.mark.django_db
EDITOR = "redactie@voorbeeld.example"
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


@pytest.fixture(autouse=True)
def _within_a_minute(monkeypatch):
    """All happens at one moment, however slow the machine is."""
    moment = time.time()
    monkeypatch.setattr(time, "time", lambda: moment)


def guess():
    return "".join(secrets.choice(LETTERS) for _letter in range(8))


def is_in(client):
    return client.get("/mijn/sessies").status_code == 200


def test_a_thousand_guesses_from_one_browser_are_slowed_and_let_nobody_in(client, editor):
    statuses = Counter()
    for number in range(1000):
        if number % 3 == 0:
            statuses[ask(client, EDITOR).status_code, "ask"] += 1
        statuses[type_code(client, guess()).status_code, "guess"] += 1
    assert not is_in(client)
    # Three codes a minute for the address, thirty guesses a minute for the sender: the rest is refused.
    assert statuses[422, "guess"] <= 6
    assert statuses[302, "ask"] == 3
    assert Letter.objects.filter(to=EDITOR).count() == 3
    assert statuses[429, "guess"] > 900


def test_many_browsers_at_many_addresses_get_no_more_codes_for_one_person(editor):
    answers = Counter()
    for number in range(100):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        answers[ask(client, EDITOR).status_code] += 1
        for _try in range(3):
            type_code(client, guess())
        assert not is_in(client)
    assert answers == {302: 3, 429: 97}


def test_within_an_hour_an_address_gets_twenty_codes(editor, monkeypatch):
    began, passed = time.time(), [0]
    monkeypatch.setattr(time, "time", lambda: began + passed[0])
    for number in range(60):
        passed[0] = number * 45
        ask(Client(REMOTE_ADDR=f"192.0.2.{number}"), EDITOR)
    assert Letter.objects.filter(to=EDITOR).count() == 20


def test_one_sender_does_not_ask_for_everybody(editor):
    answers = [ask(Client(), f"{name}@voorbeeld.example").status_code for name in string.ascii_letters[:25]]
    assert answers == [302] * 20 + [429] * 5


def test_behind_a_proxy_the_address_of_the_reader_counts(editor, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(25):
        client = Client(headers={"X-Forwarded-For": f"203.0.113.7, 192.0.2.{number}"})
        assert ask(client, f"iemand{number}@voorbeeld.example").status_code == 302


def test_three_wrong_codes_end_the_code(client, editor):
    ask(client, EDITOR)
    code = mailed_code(EDITOR)
    answers = [type_code(client, WRONG) for _try in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 302]
    assert answers[-1].headers["Location"] == "/aanmelden?melding=op"
    assert type_code(client, code).headers["Location"] == "/aanmelden?melding=verlopen"
    assert not is_in(client)


@pytest.mark.parametrize("typed", ["", " ", "-", "\0", "ＢＢＢＢ", "😀" * 8, "B" * 10_000])
def test_for_a_stranger_no_code_is_right(client, db, typed):
    ask(client, "niemand@voorbeeld.example")
    assert type_code(client, typed).status_code == 422
    assert not is_in(client)


def test_what_is_counted_cannot_be_read_back(editor):
    ask(Client(REMOTE_ADDR="192.0.2.77"), EDITOR)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM counts")
        keys = " ".join(row[0] for row in cursor.fetchall())
    assert keys
    assert "192.0.2.77" not in keys
    assert "voorbeeld" not in keys
