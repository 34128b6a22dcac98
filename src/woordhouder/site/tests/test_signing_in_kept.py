"""What the sign-in keeps about a person: she sees it, without secrets, and it goes as a whole."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from woordhouder.parties.about_me import KEPT
from woordhouder.parties.actions import enrol
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Person
from woordhouder.site.models import Letter

from .signing import signed_in_as

pytestmark = pytest.mark.django_db
EDITOR = "redactie@voorbeeld.example"
OTHER = "collega@voorbeeld.example"
OURS = ("sign_ins", "passkeys", "sign_in_addresses")


@pytest.fixture
def person(editor):
    """The editor with all that a sign-in can leave, and a colleague with the same."""
    enrol(SYSTEM, email=OTHER, organisation="Redactie", role="read")
    for email in (EDITOR, OTHER):
        signed_in_as(email)
        one = Person.objects.get(email=email)
        EmailAddress.objects.create(user=one, email=email, verified=True, primary=True)
        data = {"name": "Telefoon", "credential": {"rawId": "geheim"}}
        Authenticator.objects.create(user=one, type="webauthn", data=data)
    return Person.objects.get(email=EDITOR)


def test_she_is_told_all_but_secrets(person):
    told = {name: KEPT[name].tell(person) for name in OURS}
    words = json.dumps(told)
    assert told["sign_in_addresses"] == [{"email": EDITOR}]
    assert told["passkeys"][0]["name"] == "Telefoon"
    assert len(told["sign_ins"]) == 2
    assert "geheim" not in words
    assert not any(session.session_key in words for session in Session.objects.all())


def test_it_goes_as_a_whole_and_leaves_others_alone(person):
    for name in OURS:
        KEPT[name].erase(person)
    for rows in (UserSession, Authenticator, EmailAddress):
        assert [row.user.email for row in rows.objects.all()] == [OTHER]
    assert Session.objects.count() == 1
    assert KEPT["passkeys"].tell(person) == []


def test_a_passkey_is_taken_away_by_its_owner_and_a_letter_tells_it(person):
    client = signed_in_as(EDITOR)
    theirs = Authenticator.objects.get(user__email=OTHER)
    foreign, absent = (client.post(f"/mijn/passkeys/{number}/weg") for number in (theirs.pk, 999_999))
    assert foreign.status_code == absent.status_code == 404
    assert foreign.content.replace(f"/{theirs.pk}/".encode(), b"/999999/") == absent.content
    mine = Authenticator.objects.get(user=person)
    assert client.get(f"/mijn/passkeys/{mine.pk}/weg").status_code == 200
    assert client.post(f"/en/mijn/passkeys/{mine.pk}/weg").headers["Location"] == "/en/mijn/passkeys"
    assert not Authenticator.objects.filter(user=person).exists()
    assert Letter.objects.filter(to=EDITOR).latest("pk").text.count("/en/mijn/passkeys") == 1


def test_a_passkey_that_is_none_adds_nothing(person):
    Authenticator.objects.all().delete()
    client = signed_in_as(EDITOR)
    for given in ("", "{}", "[]", "x", '{"id": "x"}', '{"response": {"clientDataJSON": "e30"}}'):
        answer = client.post("/mijn/passkeys/nieuw", {"name": "Vals", "credential": given})
        assert answer.status_code == 422
        assert 'value="Vals"' in answer.content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("given", ["", "{}", "[]", "7", "x", '{"id": "x"}', '{"response": {"userHandle": "MQ"}}'])
def test_a_passkey_that_is_none_lets_nobody_in(client, editor, given):
    assert client.get("/aanmelden/passkey", headers={"accept": "application/json"}).status_code == 200
    answer = client.post("/aanmelden/passkey", {"credential": given})
    assert answer.headers["Location"] == "/aanmelden?melding=passkey"
    assert client.get("/mijn/sessies").status_code == 303
    assert client.get("/en/aanmelden/passkey").headers["Location"] == "/en/aanmelden"
