"""Starting a conversation over HTTP: without account in the session, with one kept; no cookie for who only reads."""

import io
import re
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pypdfium2
import pytest
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.test import Client
from docx import Document

from woordhouder.examples import actions
from woordhouder.examples.models import Conversation
from woordhouder.examples.views import conversing
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Person
from woordhouder.site.tests.signing import ask, mailed_code, type_code

from .pages import MARKUP, page_text

START = "/voorbeelden/tilburg-2020-2024/vertrekpunt"
NOTE = f"{START}/notitie"
MINE = "/mijn/gesprekken"
FILLED = {"task": "Vocht in 300 woningen.", "table": "Zorg en welzijn", "quoted": ["1"], "version": "1"}

pytestmark = pytest.mark.usefixtures("an_example")


@pytest.fixture
def person(db):
    found(SYSTEM, kind="tenants_organisation", name="Huurders van Hier")
    enrol(SYSTEM, email="huurder@voorbeeld.example", organisation="Huurders van Hier", role="read")
    return Person.objects.get(email="huurder@voorbeeld.example")


@pytest.fixture
def member(client, person):
    client.force_login(person)
    return client


def kept():
    return Conversation.objects.get()


def address():
    return f"{MINE}/{kept().reference}"


def bare(answer, reference):
    """The page without its own address, and without the token of the form to sign out, which differs each time."""
    return re.sub(r'value="\w{64}"', "", answer.content.decode().replace(reference.rpartition("-")[2], "dit"))


@pytest.mark.parametrize("there", [START, f"/en{START}", NOTE, f"/en{NOTE}", f"{NOTE}.pdf", f"{NOTE}.docx"])
def test_who_only_reads_gets_no_cookie_and_no_session(client, there):
    answer = client.get(there)
    assert answer.status_code == 200
    assert not answer.cookies
    assert not Session.objects.exists()


def test_the_example_is_quoted_and_fills_in_nothing(client):
    page = client.get(f"/en{START}").content.decode()
    assert "Drie partijen pakken vocht en schimmel aan." in page
    assert page.count("<textarea") == 7
    assert [part.partition("</textarea>")[0].partition(">")[2].strip() for part in page.split("<textarea")[1:]] == [
        ""
    ] * 7
    assert (
        page.index("What is the task here?") < page.index("outside housing") < page.index("What does it ask of whom?")
    )


def test_a_visitor_gets_a_note_and_finds_her_answers_again(client):
    answer = client.post(START, FILLED)
    assert (answer.status_code, answer["Location"]) == (303, NOTE)
    assert Session.objects.count() == 1
    note = page_text(client.get(NOTE))
    assert note.index("Vocht in 300 woningen.") < note.index("“De corporatie herstelt vochtige woningen.”")
    assert "https://woordhouder.example/voorbeelden/tilburg-2020-2024" in note
    assert "Vocht in 300 woningen." in client.get(START).content.decode()
    assert "Vocht in 300 woningen." not in Client().get(START).content.decode()
    assert not Conversation.objects.exists()


def test_what_has_no_answer_is_still_to_discuss(client):
    client.post(START, FILLED)
    note = page_text(client.get(f"/en{NOTE}"))
    still = note.partition("Still to discuss")[2].partition("How to go on")[0]
    assert "What would tenants notice?" in still
    assert "Who should be at the table?" not in still


def test_an_empty_sheet_has_all_questions(client):
    client.post(START, {"version": "1"})
    assert page_text(client.get(f"/en{NOTE}")).count("What would tenants notice?") == 1


def test_she_may_keep_and_go_on_later(client):
    answer = client.post(START, {**FILLED, "_keep": "1"})
    assert (answer.status_code, answer["Location"]) == (303, f"{START}?bewaard=1")
    assert "Vocht in 300 woningen." in client.get(START).content.decode()


def test_she_may_throw_it_away(client):
    client.post(START, FILLED)
    assert client.post(NOTE, {"weg": "1"})["Location"] == "/voorbeelden/tilburg-2020-2024"
    assert "Vocht in 300" not in client.get(NOTE).content.decode()


def test_what_is_not_right_comes_back_whole(client):
    answer = client.post(START, {**FILLED, "differs": "x" * 4001, "noticed": "Een droog huis."})
    assert answer.status_code == 422
    assert "Een droog huis." in answer.content.decode()
    assert "x" * 4001 in answer.content.decode()
    assert not Session.objects.exists()


@pytest.mark.parametrize("wrong", [{"quoted": ["2"]}, {"quoted": ["x"]}, {"task": "a\x0bb"}])
def test_what_cannot_be_is_refused_with_a_word(client, wrong):
    assert client.post(START, {**FILLED, **wrong}).status_code == 422


@pytest.mark.parametrize("version", ["", "0", "99", "-1", "x", "9" * 30])
def test_a_strange_version_is_the_current_one(client, version):
    assert client.post(START, {**FILLED, "version": version}).status_code == 303


def test_files_hold_what_was_typed_as_text(client):
    client.post(START, {**FILLED, "task": MARKUP})
    pdf = pypdfium2.PdfDocument(client.get(f"{NOTE}.pdf").content)
    assert len(pdf) == 1
    text = re.sub(r"\s|\u200b", "", pdf[0].get_textpage().get_text_bounded())
    assert "</script><script>alert(1)</script>" in text
    assert MARKUP in [line.text for line in Document(io.BytesIO(client.get(f"{NOTE}.docx").content)).paragraphs]
    page = client.get(NOTE).content.decode()
    assert "<script>alert" not in page
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page


def test_the_mail_is_one_address_whatever_was_typed(client):
    client.post(START, {**FILLED, "task": "Een.\r\nBcc: ander@voorbeeld.example\r\n?cc=x&body=y#z"})
    page = client.get(NOTE).content.decode()
    mail = page.partition('href="mailto:')[2].partition('"')[0].replace("&amp;", "&")
    asked = parse_qs(urlsplit(f"mailto:{mail}").query, strict_parsing=True)
    assert set(asked) == {"subject", "body"}
    assert "Een.\r\nBcc: ander@voorbeeld.example\r\n?cc=x&body=y#z" in asked["body"][0]


def test_nobody_gets_the_page_of_another_from_the_kept_ones(client, settings):
    settings.PAGE_CACHE_SECONDS = 60
    caches["pages"].clear()
    Client().get(START)
    client.post(START, FILLED)
    assert "Vocht in 300" in client.get(START).content.decode()
    assert "no-store" in client.get(START)["Cache-Control"]
    assert "Vocht in 300" not in Client().get(START).content.decode()
    caches["pages"].clear()


def test_who_hands_in_very_often_waits_and_loses_nothing(client, monkeypatch):
    monkeypatch.setattr(conversing, "OFTEN", replace(conversing.OFTEN, name="few", times=2))
    assert [client.post(START, FILLED).status_code for _again in range(3)] == [303, 303, 429]
    answer = client.post(START, {**FILLED, "noticed": "Een droog huis."})
    assert "Een droog huis." in answer.content.decode()


class TestFromElsewhere:
    """A page elsewhere cannot hand in a form here, also before there is a cookie."""

    def test_a_browser_says_that_it_comes_from_here(self):
        browser = Client(enforce_csrf_checks=True)
        assert browser.post(START, FILLED, headers={"Origin": "http://testserver"}).status_code == 303

    @pytest.mark.parametrize("origin", ["https://elders.example", "null", "http://testserver.elders.example"])
    def test_another_page_is_refused_and_nothing_is_kept(self, origin):
        browser = Client(enforce_csrf_checks=True)
        answer = browser.post(START, FILLED, headers={"Origin": origin})
        assert answer.status_code == 403
        assert not Session.objects.exists()

    def test_a_browser_that_says_nothing_gets_a_token_and_all_that_was_typed(self):
        browser = Client(enforce_csrf_checks=True)
        answer = browser.post(START, FILLED)
        assert answer.status_code == 403
        assert "Vocht in 300 woningen." in answer.content.decode()
        token = answer.content.decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        assert browser.post(START, {**FILLED, "csrfmiddlewaretoken": token}).status_code == 303

    def test_keeping_and_dropping_ask_for_a_token(self, person):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(person)
        actions_there = (NOTE, f"{MINE}/conversation-x/weg", f"{MINE}/conversation-x/antwoorden")
        assert [browser.post(there).status_code for there in actions_there] == [403, 403, 403]


class TestWithAnAccount:
    def test_what_she_writes_is_kept_at_once(self, member):
        answer = member.post(START, FILLED)
        assert answer["Location"] == address()
        assert "Vocht in 300 woningen." in member.get(address()).content.decode()
        assert "conversations" not in member.session

    def test_answers_of_before_the_sign_in_go_along(self, client, person):
        client.post(START, FILLED)
        assert "next=%2Fvoorbeelden" in client.get(NOTE).content.decode()
        before = client.session.session_key
        client.force_login(person)
        assert client.session.session_key != before
        assert NOTE in client.get(MINE).content.decode()
        assert "Vocht in 300" in client.get(START).content.decode()
        assert client.post(NOTE)["Location"] == address()
        assert kept().versions.get().answers == {"task": "Vocht in 300 woningen.", "table": "Zorg en welzijn"}
        assert NOTE not in client.get(MINE).content.decode()
        assert "Vocht in 300" not in client.get(START).content.decode()

    def test_a_mailed_code_brings_her_back_to_her_note(self, client, person):
        client.post(START, FILLED)
        sign_in = client.get(NOTE).content.decode().partition('href="/aanmelden?next=')[2].partition('"')[0]
        assert unquote(sign_in) == NOTE
        ask(client, person.email, next=NOTE)
        assert type_code(client, mailed_code(person.email), next=NOTE)["Location"] == NOTE
        assert "Vocht in 300 woningen." in client.get(NOTE).content.decode()
        assert client.post(NOTE)["Location"] == address()

    def test_who_signs_out_leaves_nothing_for_the_next(self, client, person):
        client.force_login(person)
        client.post(START, {**FILLED, "_keep": "1"})
        client.post("/afmelden")
        assert "Vocht in 300" not in client.get(START).content.decode()

    def test_keeping_without_sign_in_leads_to_it(self, client):
        client.post(START, FILLED)
        assert client.post(NOTE)["Location"].startswith("/aanmelden?next=")

    def test_she_changes_prints_takes_along_and_throws_away(self, member):
        member.post(START, FILLED)
        there = address()
        page = member.get(f"{there}/antwoorden").content.decode()
        assert "Vocht in 300 woningen." in page
        assert member.post(f"{there}/antwoorden", {**FILLED, "task": "Nu 200."})["Location"] == there
        assert [version.answers["task"] for version in kept().versions.all()] == [FILLED["task"], "Nu 200."]
        assert "Huurders van Hier" in member.get(there).content.decode()
        assert member.get(f"{there}.pdf").content.startswith(b"%PDF-")
        assert member.get(f"{there}.docx").content.startswith(b"PK")
        assert member.get(f"{there}/weg").status_code == 200
        assert member.post(f"{there}/weg")["Location"] == MINE
        assert not Conversation.objects.exists()

    @pytest.mark.parametrize("part", ["", ".pdf", ".docx", "/antwoorden", "/weg"])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_another_persons_and_an_absent_one_answer_alike(self, member, client, editor, part, method):
        actions.keep_conversation(editor, slug="tilburg-2020-2024", answers={"task": "Van een ander."})
        sent = FILLED if method == "post" else {}
        others = (kept().reference, "conversation-aaaaaaaaaaaa")
        foreign, absent = (getattr(member, method)(f"{MINE}/{reference}{part}", sent) for reference in others)
        expected = 405 if method == "post" and part in ("", ".pdf", ".docx") else 404
        assert foreign.status_code == absent.status_code == expected
        assert foreign.headers.keys() == absent.headers.keys()
        assert bare(foreign, others[0]) == bare(absent, others[1])
        assert kept().versions.count() == 1

    @pytest.mark.parametrize(
        "there", [MINE, f"{MINE}/conversation-aaaaaaaaaaaa", f"{MINE}/conversation-aaaaaaaaaaaa.pdf"]
    )
    def test_without_sign_in_there_is_nothing(self, client, there):
        answer = client.get(there)
        assert (answer.status_code, urlsplit(answer["Location"]).path) == (303, "/aanmelden")

    def test_drafts_are_kept_while_she_types(self, member):
        assert member.post(START, {**FILLED, "_keep": "1"}, headers={"X-Draft": "1"}).status_code == 204
        assert not Conversation.objects.exists()
        page = member.get(START).content.decode()
        assert "Vocht in 300 woningen." in page
        assert 'value="1" id="id_quoted_0" checked' in page


@pytest.mark.parametrize("there", ["", "/notitie", "/notitie.pdf", "/notitie.docx"])
def test_an_example_that_is_not_there_has_no_conversation(client, there):
    assert client.get(f"/voorbeelden/bestaat-niet/vertrekpunt{there}").status_code == 404


def test_removed_words_are_quoted_no_longer(client, controller):
    client.post(START, FILLED)
    for part in ("summary", "commitments", "title"):
        actions.remove_from_example(controller, slug="tilburg-2020-2024", part=part, ground="unlawful", reason="Zo.")
    note = client.get(NOTE).content.decode()
    assert "Vocht in 300 woningen." in note
    assert "Drie partijen" not in note
    assert "herstelt vochtige" not in note
