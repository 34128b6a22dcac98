"""The words of every letter: one link in both forms, the receiver's language, nothing that was not approved."""

import html
import re

import pytest
from django.conf import settings

from woordhouder.site.mail.letters import COMPOSERS

from .letters import SECRET, everything

ADDRESS = re.compile(r"https?://[^\s<>\"]+|mailto:[^\s<>\"]+")
TO_EDITORS = {
    "examples.write_words",
    "examples.approve_words",
    "examples.decline_interview",
    "examples.withdraw_approval",
    "examples.take_back_testimony",
    "examples.answer_check",
    "examples.answer_still_right",
}


@pytest.fixture(params=["nl", "en"])
def letters(request, editor, facts):
    return request.param, everything(editor, facts, request.param)


def plain(page):
    """The words of a page without its markup."""
    body = re.sub(r"(?s)<head>.*?</head>|<[^>]+>", " ", page)
    return " ".join(html.unescape(body).split())


def test_each_letter(letters):
    language, made = letters
    assert {name for name, _letter in made} == set(COMPOSERS)
    for name, letter in made:
        assert letter.subject.splitlines() == [letter.subject], name
        assert SECRET not in letter.text + letter.html + letter.subject, name
        assert letter.to.count("@") == 1
        assert f'<html lang="{language}">' in letter.html
        assert ("This is not a government website." in letter.text) == (language == "en"), name


def test_both_forms_say_the_same(letters):
    _language, made = letters
    for name, letter in made:
        of_text = {found.rstrip(".") for found in ADDRESS.findall(letter.text)}
        linked = re.findall(r'href="([^"]+)"', letter.html)
        assert {one for one in linked if not one.startswith("mailto:")} <= of_text, name
        words = plain(letter.html)
        for paragraph in re.sub(r"(?m)^>|^-- $", "", letter.text).split("\n"):
            assert " ".join(paragraph.rstrip(":").split()) in words, (name, paragraph)


def test_links_lead_here_in_the_readers_language(letters):
    language, made = letters
    beginning = f"{settings.BASE_URL}/en/" if language == "en" else f"{settings.BASE_URL}/"
    for name, letter in made:
        for address in re.findall(r'href="(http[^"]+)"', letter.html):
            assert address.startswith(beginning), name
            assert ("/en/" in address) == (language == "en"), name


def test_nothing_is_fetched_and_nothing_is_counted(letters):
    _language, made = letters
    for _name, letter in made:
        assert not re.search(r"<(img|script|link|iframe|object)|url\(|@import|@font-face|\son\w+=", letter.html)


def test_editors_hear_that_a_party_did_something_and_never_its_words(letters):
    _language, made = letters
    to_editors = [(name, letter) for name, letter in made if name in TO_EDITORS]
    assert {name for name, _letter in to_editors} == TO_EDITORS
    for _name, letter in to_editors:
        assert letter.to == "redactie@voorbeeld.example"
        assert "/in-de-maak/nomination-" in letter.text
        assert "Wij zaten zelf aan tafel" not in letter.text


def test_what_a_visitor_typed_is_never_a_link_of_ours(letters):
    _language, made = letters
    to_contact = next(letter for name, letter in made if name == "examples.confirm_question")
    assert "> https://kwaad.example/klik" in to_contact.text
    assert 'href="https://kwaad.example' not in to_contact.html
    assert re.search(r"(?m)^> .*Een huurder", to_contact.text), "who asks is a quote too: it must not read as our words"
    assert "Een huurder" in to_contact.html.partition("<blockquote>")[2].partition("</blockquote>")[0]
    confirm = next(letter for name, letter in made if name == "examples.ask_peer")
    assert "kwaad" not in confirm.text + confirm.html
    assert "Een huurder" not in confirm.text
