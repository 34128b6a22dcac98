"""Where somebody is signed in, and for which organisation: hers alone to see and to end, and at once."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session

from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Organisation, Person
from woordhouder.record.clock import now
from woordhouder.site.sign_ins import device_of, forget_ended, in_words

from .signing import signed_in_as

pytestmark = pytest.mark.django_db
EDITOR = "redactie@voorbeeld.example"
OTHER = "collega@voorbeeld.example"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"
SESSIONS = "/mijn/sessies"


def numbers(client):
    """The numbers of the places on her page, this one first."""
    return [place.number for place in client.get(SESSIONS).context["sign_ins"]]


def is_in(client):
    return client.get(SESSIONS).status_code == 200


@pytest.mark.parametrize(
    ("said", "device"),
    [
        (FIREFOX, "Firefox/Windows"),
        (PHONE, "Safari/iPhone"),
        ("Mozilla/5.0 (X11; CrOS x86_64) Chrome/130.0 Safari/537.36", "Chrome/Chromebook"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Mobile Safari/537.36 EdgA/130", "Edge/Android"),
        ("curl/8", "/"),
        ("", "/"),
    ],
)
def test_a_device_is_known_by_what_its_owner_calls_it(said, device):
    assert device_of(said) == device
    assert in_words(device)
    assert "/" not in in_words(device)


def test_the_page_shows_device_and_day_and_nothing_more_is_kept(editor):
    client = signed_in_as(EDITOR, user_agent=FIREFOX)
    signed_in_as(EDITOR, user_agent=PHONE)
    page = client.get(SESSIONS).content.decode()
    assert "Firefox" in page
    assert "iPhone" in page
    assert set(UserSession.objects.values_list("ip", "user_agent")) == {
        ("0.0.0.0", "Firefox/Windows"),
        ("0.0.0.0", "Safari/iPhone"),
    }


def test_one_place_is_ended_at_once(editor):
    here, there = signed_in_as(EDITOR), signed_in_as(EDITOR)
    assert here.post(SESSIONS, {"sign_in": numbers(here)[1]}).headers["Location"] == "/mijn/sessies?beeindigd=1"
    assert not is_in(there)
    assert is_in(here)


def test_ending_this_place_is_signing_out(editor):
    here, there = signed_in_as(EDITOR), signed_in_as(EDITOR)
    assert here.post(SESSIONS, {"sign_in": numbers(here)[0]}).headers["Location"] == "/"
    assert not is_in(here)
    assert is_in(there)


def test_everywhere_else_is_ended_at_once(editor):
    here, *there = [signed_in_as(EDITOR) for _place in range(3)]
    here.post(SESSIONS, {"others": "1"})
    assert is_in(here)
    assert not any(is_in(client) for client in there)
    assert len(numbers(here)) == 1


def test_the_place_of_another_person_is_as_absent_as_none(editor):
    enrol(SYSTEM, email=OTHER, organisation="Redactie", role="bind")
    mine, hers = signed_in_as(EDITOR), signed_in_as(OTHER)
    theirs, nowhere = (mine.post(SESSIONS, {"sign_in": number}) for number in (numbers(hers)[0], 999_999))
    assert theirs.status_code == nowhere.status_code == 404
    assert theirs.content == nowhere.content
    for number in ("", "x", "-1", "9" * 30, "²"):
        assert mine.post(SESSIONS, {"sign_in": number}).status_code == 404
    mine.post(SESSIONS, {"others": "1"})
    assert is_in(hers)


def test_what_ended_is_forgotten(editor):
    client, gone = signed_in_as(EDITOR), signed_in_as(EDITOR)
    Session.objects.filter(session_key=gone.session.session_key).update(expire_date=now())
    assert forget_ended(now()) == 1
    assert is_in(client)


@pytest.fixture
def second(editor):
    """The editor acts for a municipality too; another one is not hers."""
    for name in ("Gemeente Hier", "Gemeente Elders"):
        found(SYSTEM, kind="municipality", name=name)
    enrol(SYSTEM, email=EDITOR, organisation="Gemeente Hier", role="read")
    return Organisation.objects.get(name="Gemeente Hier").reference


def acts_for(client):
    return client.get(SESSIONS).wsgi_request.actor.organisation


def test_one_switches_between_organisations_without_signing_in_again(second):
    client = signed_in_as(EDITOR)
    first = acts_for(client)
    assert first != second
    answer = client.post("/mijn/wissel", {"organisation": second, "next": "/voorbeelden"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/voorbeelden")
    assert acts_for(client) == second
    assert client.post("/en/mijn/wissel", {"organisation": first}).headers["Location"] == "/en/mijn"
    assert acts_for(client) == first
    page = client.get("/mijn/wissel?next=/kaart").content.decode()
    header = page.partition("</header>")[0]
    assert "Redactie" in header
    assert "/mijn/wissel" in header
    assert 'name="next" value="/kaart"' in page
    assert "Gemeente Hier" in page
    assert "Gemeente Elders" not in page


@pytest.mark.parametrize("back", ["https://elders.example", "//elders.example", "/\\elders.example", ""])
def test_after_switching_nobody_is_sent_elsewhere(second, back):
    answer = signed_in_as(EDITOR).post("/mijn/wissel", {"organisation": second, "next": back})
    assert answer.headers["Location"] == "/mijn"


def test_a_foreign_an_absent_and_a_former_organisation_answer_alike(second):
    client = signed_in_as(EDITOR)
    foreign = Organisation.objects.get(name="Gemeente Elders").reference
    get_user_model().objects.get(email=EDITOR).memberships.filter(organisation__reference=second).update(until=now())
    answers = [client.post("/mijn/wissel", {"organisation": which}) for which in (foreign, "org_nergens", second, "")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert acts_for(client) != second


def test_a_membership_that_ends_is_left_within_the_running_session(second):
    client = signed_in_as(EDITOR)
    client.post("/mijn/wissel", {"organisation": second})
    Person.objects.get(email=EDITOR).memberships.filter(organisation__reference=second).update(until=now())
    assert acts_for(client) != second
    assert "Gemeente Hier" not in client.get("/mijn/sessies").content.decode()


def test_without_account_one_is_asked_to_sign_in_first(client):
    assert client.get("/en/mijn/sessies").headers["Location"] == "/en/aanmelden?next=%2Fen%2Fmijn%2Fsessies"
    assert client.post("/mijn/wissel", {"organisation": "org_x"}).status_code == 303
    assert client.get("/mijn/wissel").status_code == 303
    assert client.get("/mijn/passkeys").headers["Location"] == "/aanmelden?next=/mijn/passkeys"


def test_who_reads_without_account_gets_no_cookie_and_no_query_for_it(client, an_example, django_assert_num_queries):
    page = client.get("/voorbeelden")
    assert not page.cookies
    assert 'href="/aanmelden"' in page.content.decode()
    assert "/mijn/wissel" not in page.content.decode()
