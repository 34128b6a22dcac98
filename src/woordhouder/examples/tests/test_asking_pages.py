"""The pages on which a question is asked, confirmed and answered."""

import pytest
from django.conf import settings
from django.test import Client

from woordhouder.examples import actions
from woordhouder.examples.models import Interview, PeerQuestion
from woordhouder.examples.tests import making
from woordhouder.examples.tests.asking import (
    CONTACT,
    TEXT,
    VISITOR,
    WHO,
    address_of,
    answered,
    askable,
    asked,
    confirmed,
    fresh,
)
from woordhouder.examples.tests.pages import page_text, queries_of
from woordhouder.parties.models import Person
from woordhouder.site.limiting import forget_counts
from woordhouder.site.models import Draft

PAGE = f"/voorbeelden/{making.SLUG}/vraag"


@pytest.fixture(autouse=True)
def fresh_counts():
    forget_counts()


@pytest.fixture
def testimony(editor, facts):
    return askable(editor, facts)


@pytest.fixture
def filled(testimony):
    return {"testimony": testimony, "who": WHO, "text": TEXT, "email": VISITOR}


@pytest.fixture
def officer(editor):
    """A browser in which a person of another municipality signed in."""
    person = Person.objects.get(reference=making.member("Gemeente Breda", kind="municipality").person)
    client = Client()
    client.force_login(person)
    return client


def test_a_visitor_asks_confirms_and_is_answered(client, filled):
    assert "beleidsmedewerker wonen, Gemeente Tilburg" in page_text(client.get(PAGE))
    answer = client.post(PAGE, filled)
    assert (answer.status_code, answer["Location"]) == (303, f"{PAGE}?gevraagd=1")
    question = PeerQuestion.objects.get()
    assert (question.text, question.language) == (TEXT, "nl")
    assert VISITOR not in page_text(client.get(answer["Location"]))
    confirm = address_of(question, "ask")
    assert page_text(client.get(confirm)).count(TEXT) == 1
    assert fresh(question).confirmed_at is None, "looking confirms nothing: mail programs look at links too"
    assert client.post(confirm).status_code == 303
    assert client.get(confirm).status_code == 200
    reply = address_of(question, "answer")
    assert WHO in page_text(client.get(reply))
    assert client.post(reply, {"answer": "Met\r\neen wandeling. "}).status_code == 303
    assert fresh(question).answer == "Met\neen wandeling. "
    assert VISITOR in page_text(client.get(reply))


def test_who_signed_in_is_asked_for_no_address_and_her_words_are_kept_while_typing(officer, filled):
    del filled["email"]
    assert 'name="email"' not in page_text(officer.get(PAGE))
    assert officer.post(PAGE, {**filled, "_keep": "1"}, headers={"X-Draft": "1"}).status_code == 204
    assert TEXT in page_text(officer.get(PAGE))
    assert officer.post(PAGE, filled).status_code == 303
    assert not Draft.objects.exists()
    assert PeerQuestion.objects.get().confirmed_at


def test_what_is_not_right_comes_back_whole(client, filled):
    filled["email"] = "geen adres"
    answer = client.post(PAGE, filled)
    assert answer.status_code == 422
    assert all(words in page_text(answer) for words in (WHO, TEXT, "geen adres"))
    assert not PeerQuestion.objects.exists()
    for changes in ({"testimony": "999"}, {"testimony": "x"}, {"who": ""}, {"text": " "}):
        assert client.post(PAGE, {**filled, "email": VISITOR, **changes}).status_code == 422
    assert not PeerQuestion.objects.exists()


@pytest.mark.parametrize("who", ["Anne\nBcc: x@y.example", "Anne\r\nBcc: x@y.example", "Anne\u2028x", "Anne\x00"])
def test_who_asks_cannot_write_headers(client, filled, who):
    client.post(PAGE, {**filled, "who": who})
    assert not any("\n" in row.who or "\r" in row.who or "\x00" in row.who for row in PeerQuestion.objects.all())


def test_when_nobody_can_be_asked_the_page_says_so_kindly(client, an_example):
    page = page_text(client.get(f"/voorbeelden/{an_example}/vraag"))
    assert settings.CONTACT_EMAIL in page
    assert "<form" not in page.partition("<main")[2]


def test_there_is_no_such_page_for_an_example_that_is_not_there(client, db):
    assert client.get("/voorbeelden/bestaat-niet/vraag").status_code == 404
    assert client.post("/voorbeelden/bestaat-niet/vraag", {"text": "x"}).status_code == 404


@pytest.mark.parametrize("link", ["/vraag/bevestigen/", "/vraag/antwoorden/"])
def test_a_link_that_was_never_sent_looks_like_any_missing_page(client, testimony, link):
    question = asked(testimony)
    token = address_of(question, "ask").rpartition("/")[2]
    for guess in ("x", f"{token}x", token[:-1], f"{question.reference}~x", f"{Interview.objects.get().reference}~x"):
        assert client.get(link + guess).status_code == 404
        assert client.post(link + guess).status_code == 404
    wrong_task = link + (token if "antwoorden" in link else "link-abc~x")
    assert client.get(wrong_task).status_code == 404


def test_a_forgotten_question_has_no_page_any_more(client, testimony):
    question = confirmed(asked(testimony))
    confirm, reply = address_of(question, "ask"), address_of(question, "answer")
    actions.forget_question(actions.asking.SYSTEM, question=question.reference)
    assert [client.get(page).status_code for page in (confirm, reply)] == [410, 410]
    assert client.post(reply, {"answer": "x"}).status_code == 410
    assert fresh(question).answer == ""


def test_an_answer_is_given_once_however_often_it_is_sent(client, testimony):
    question = confirmed(asked(testimony))
    reply = address_of(question, "answer")
    assert client.post(reply, {"answer": "Eerste."}).status_code == 303
    again = client.post(reply, {"answer": "Tweede."})
    assert again.status_code == 422
    assert fresh(question).answer == "Eerste."
    assert client.post(reply, {"rather_not": "1"}).status_code == 422
    assert client.post(address_of(question, "ask"), {}).status_code == 422


def test_rather_not_and_no_more(client, testimony):
    question = confirmed(asked(testimony))
    reply = address_of(question, "answer")
    assert client.post(reply, {"rather_not": "1", "no_more": "on", "answer": "half af"}).status_code == 303
    assert fresh(question).declined_at
    assert not Interview.objects.get().may_be_asked
    page = page_text(client.get(reply))
    assert VISITOR not in page
    assert "<textarea" not in page


def test_pages_behind_a_link_are_kept_nowhere_and_tell_no_other_site(client, testimony):
    question = confirmed(asked(testimony))
    answer = client.get(address_of(question, "answer"))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer["X-Robots-Tag"]


def test_more_than_ten_questions_of_one_machine_in_an_hour_are_not_taken(client, filled):
    statuses = [client.post(PAGE, {**filled, "email": f"x{number}@y.example"}).status_code for number in range(12)]
    assert statuses == [303] * 10 + [429] * 2
    assert PeerQuestion.objects.count() == 10
    refused = client.post(PAGE, filled)
    assert TEXT in page_text(refused), "what was typed is still there"
    assert client.post(PAGE, filled, REMOTE_ADDR="198.51.100.7").status_code == 303


def test_the_page_asks_few_queries(client, officer, testimony):
    assert queries_of(client, PAGE) <= 4
    assert queries_of(officer, PAGE) <= 9
    question = confirmed(asked(testimony))
    assert queries_of(client, address_of(question, "answer")) <= 5


def test_the_english_page_writes_english_letters(client, filled):
    assert client.post(f"/en{PAGE}", filled)["Location"] == f"/en{PAGE}?gevraagd=1"
    assert PeerQuestion.objects.get().language == "en"


def test_the_address_of_the_contact_stands_on_no_page_of_the_asker(client, testimony):
    question = answered(confirmed(asked(testimony)))
    for page in (PAGE, f"{PAGE}?gevraagd=1", address_of(question, "ask"), f"/voorbeelden/{making.SLUG}"):
        assert CONTACT not in page_text(client.get(page))
