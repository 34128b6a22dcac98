"""Signing in by a mailed code: who is known here cannot be told, and a code is one browser's, once, for a while."""

import re
import time

import pytest
from django.conf import settings as house
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from woordhouder.parties.actions import enrol
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.parties.models import Person
from woordhouder.record.clock import now
from woordhouder.site.models import Letter

from .signing import WRONG, ask, mailed_code, signed_in_as, type_code

pytestmark = pytest.mark.django_db
EDITOR = "redactie@voorbeeld.example"
OTHER = "collega1@voorbeeld.example"
LATE = "/aanmelden?melding=verlopen"
SECRET = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def people(editor):
    """Somebody known, somebody who was erased, somebody whose memberships ended, and nobody; of one length."""
    for name in ("erased1", "former1"):
        enrol(SYSTEM, email=f"{name}@voorbeeld.example", organisation="Redactie", role="read")
    Person.objects.filter(email="erased1@voorbeeld.example").update(email=None, erased_at=now())
    former = Person.objects.get(email="former1@voorbeeld.example")
    former.memberships.update(until=now())
    enrol(SYSTEM, email="present@voorbeeld.example", organisation="Redactie", role="read")
    return [f"{name}@voorbeeld.example" for name in ("present", "former1", "erased1", "nowhere")]


def seen(answer, email):
    """All that a browser sees of an answer, but what is different each time."""
    headers = {name: value for name, value in answer.headers.items() if name not in ("Expires", "Content-Length")}
    body = SECRET.sub(b"", answer.content).replace(email.encode(), b"")
    cookies = {name: (len(morsel.value), morsel["httponly"]) for name, morsel in answer.cookies.items()}
    return answer.status_code, headers, body, cookies


def everything_seen(email, prefix):
    """The whole way with wrong codes, until the code is used up."""
    client = Client()
    answers = [client.get(f"{prefix}/aanmelden"), ask(client, email, prefix), client.get(f"{prefix}/aanmelden/code")]
    answers += [type_code(client, code, prefix) for code in ("", "x" * 60, WRONG)]
    answers += [client.get(f"{prefix}/aanmelden/code"), client.get(f"{prefix}/aanmelden?melding=op")]
    answers += [ask(client, email, prefix) for _again in range(3)]
    return [seen(answer, email) for answer in answers]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_known_and_unknown_addresses_answer_alike(people, prefix):
    ways = [everything_seen(email, prefix) for email in people]
    assert ways[0] == ways[1] == ways[2] == ways[3]
    assert [step[0] for step in ways[0]] == [200, 302, 200, 422, 422, 302, 302, 200, 302, 302, 429]
    assert {step[1].get("Location", prefix)[: len(prefix)] for step in ways[0]} == {prefix}


def test_to_ask_for_a_stranger_costs_as_many_queries_and_one_letter_that_goes_nowhere(people):
    counts = []
    for email in people:
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            ask(Client(), email)
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert sorted(Letter.objects.values_list("to", flat=True)) == ["", "", *sorted(people[:2])]


def test_the_code_lets_its_person_in_where_she_wanted_to_be(client, editor):
    assert ask(client, EDITOR, next="/voordragen").headers["Location"] == "/aanmelden/code?next=%2Fvoordragen"
    assert b'name="next" value="/voordragen"' in client.get("/aanmelden/code?next=%2Fvoordragen").content
    answer = type_code(client, mailed_code(EDITOR).lower().replace("-", " "), next="/voordragen")
    assert answer.headers["Location"] == "/voordragen"
    assert client.get("/aanmelden").headers["Location"] == "/mijn"
    assert client.get("/mijn/sessies").status_code == 200


@pytest.mark.parametrize("there", ["https://elders.example/", "//elders.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(client, editor, there):
    ask(client, EDITOR, next=there)
    assert type_code(client, mailed_code(EDITOR), next=there).headers["Location"] == "/mijn"


def test_an_address_in_capitals_is_the_same_and_one_that_only_looks_alike_is_not(client, editor):
    enrol(SYSTEM, email="Mieke@Voorbeeld.example", organisation="Redactie", role="read")
    ask(client, "MIEKE@voorbeeld.EXAMPLE")
    assert type_code(client, mailed_code("mieke@voorbeeld.example")).status_code == 302
    for alike in ("mıeke@voorbeeld.example", "mieke@voorbeeld.exampıe"):
        ask(Client(), alike)
        assert Letter.objects.latest("pk").to == ""


def test_a_domain_in_other_letters_is_typed_as_people_write_it(client, editor):
    enrol(SYSTEM, email="mieke@huurdersünie.example", organisation="Redactie", role="read")
    ask(client, "mieke@huurdersünie.example")
    assert Letter.objects.latest("pk").to == "mieke@huurdersünie.example"


def test_what_is_no_address_is_said_so_and_no_code_is_sent(client, editor):
    for typed in ("", "redactie", "a@b", f"{'a' * 300}@voorbeeld.example", f"{EDITOR}\r\nBcc: ander@voorbeeld.example"):
        assert ask(client, typed).status_code == 422
    assert not Letter.objects.exists()


def test_the_letter_is_in_the_language_of_the_page_and_to_one_address(client, editor):
    for language, prefix in (("nl", ""), ("en", "/en")):
        ask(client, EDITOR, prefix)
        letter = Letter.objects.latest("pk")
        with translation.override(language):
            assert letter.subject == translation.gettext("Your code to sign in to Woordhouder")
        assert letter.to == EDITOR
        assert mailed_code(EDITOR) in letter.html
        assert f'lang="{language}"' in letter.html


def test_a_code_works_once(client, editor):
    ask(client, EDITOR)
    code = mailed_code(EDITOR)
    type_code(client, code)
    client.post("/afmelden")
    assert type_code(client, code).headers["Location"] == LATE
    ask(client, EDITOR)
    assert type_code(client, code).status_code == 422


def test_a_code_works_for_fifteen_minutes(client, editor, monkeypatch):
    ask(client, EDITOR)
    code, asked = mailed_code(EDITOR), time.time()
    monkeypatch.setattr(time, "time", lambda: asked + house.ACCOUNT_LOGIN_BY_CODE_TIMEOUT + 1)
    assert type_code(client, code, next="/mijn").headers["Location"] == f"{LATE}&next=%2Fmijn"
    assert client.get("/mijn/sessies").status_code == 303


def test_a_code_is_one_persons_in_one_browser(client, editor):
    enrol(SYSTEM, email=OTHER, organisation="Redactie", role="read")
    elsewhere = Client()
    ask(client, EDITOR)
    ask(elsewhere, OTHER)
    assert type_code(elsewhere, mailed_code(EDITOR)).status_code == 422
    assert type_code(Client(), mailed_code(EDITOR)).headers["Location"] == LATE
    assert type_code(client, mailed_code(EDITOR)).headers["Location"] == "/mijn"


def test_a_later_code_takes_the_place_of_an_earlier_one(client, editor):
    ask(client, EDITOR)
    first = mailed_code(EDITOR)
    assert client.get("/aanmelden").status_code == 200
    ask(client, EDITOR)
    assert type_code(client, first).status_code == 422
    assert type_code(client, mailed_code(EDITOR)).headers["Location"] == "/mijn"


def test_whoever_was_erased_meanwhile_comes_in_no_more(client, editor):
    ask(client, EDITOR)
    code = mailed_code(EDITOR)
    Person.objects.filter(email=EDITOR).update(email=None, erased_at=now())
    assert type_code(client, code).headers["Location"] == "/aanmelden"
    assert client.get("/mijn/sessies").status_code == 303


def test_whoever_acts_for_nobody_may_still_see_what_is_kept_about_her(editor):
    enrol(SYSTEM, email=OTHER, organisation="Redactie", role="read")
    Person.objects.get(email=OTHER).memberships.update(until=now())
    assert signed_in_as(OTHER).get("/mijn/sessies").status_code == 200


def test_there_is_no_page_to_sign_up_or_for_passwords(client):
    for path in ("/accounts/signup/", "/signup/", "/aanmelden/wachtwoord", "/login/", "/mijn/passkeys/1/edit/"):
        assert client.get(path).status_code == 404


def test_signing_out_asks_first_and_then_works_at_once(editor):
    client = signed_in_as(EDITOR)
    assert client.get("/afmelden").status_code == 200
    assert client.get("/mijn/sessies").status_code == 200
    assert client.post("/en/afmelden").headers["Location"] == "/en/"
    assert client.get("/mijn/sessies").status_code == 303
    assert client.get("/afmelden").headers["Location"] == "/"


def test_a_membership_that_ended_works_no_longer_in_the_running_session(editor):
    client = signed_in_as(EDITOR)
    assert "Redactie" in client.get("/mijn/sessies").content.decode()
    acting_for(EDITOR, "Redactie")
    Person.objects.get(email=EDITOR).memberships.update(until=now())
    page = client.get("/mijn/sessies")
    assert page.status_code == 200
    assert page.wsgi_request.actor.organisation == ""
    assert "Redactie" not in page.content.decode().partition("</header>")[0]
