"""A reader without account says that something is not right; an editor answers, and her address is gone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .earlier import REPORTED
from .hands import DESK, PHONE, Hands, Way
from .letters import newest_letter
from .making import EDITOR, become

pytestmark = pytest.mark.browser
EXAMPLE = "/voorbeelden/tilburg-2020-2025"


def report(hands: Hands, text: str, address: str = "") -> None:
    """From the page of the example."""
    hands.open(EXAMPLE)
    hands.follow("Klopt er iets niet?")
    hands.fill(text=text, email=address)
    hands.do("Versturen naar de redactie")
    expect(hands.page.locator("main")).to_contain_text("Dank u wel")


def test_anybody_reports_without_account(hands: Hands) -> None:
    report(hands, "Er staat een punt te veel.")


def test_a_report_is_answered_by_mail_and_an_editor_never_sees_the_address(hands_of: Callable[[Way], Hands]) -> None:
    reader, editor = hands_of(Way("mouse", width=PHONE)), hands_of(Way("mouse", width=DESK))
    address, said, answer = "lezer@buurt.example", "Het jaartal klopt niet.", "Dank u wel, het staat er nu goed."
    report(reader, said, address)
    become(editor, EDITOR)
    editor.open("/redactie")
    editor.follow("Alle meldingen")
    line = editor.page.locator(".mak-list__item", has_text=said)
    expect(line).to_contain_text("wil antwoord per mail")
    editor.go(line.get_by_role("link"))
    assert address not in editor.page.content()
    editor.fill(answer=answer)
    editor.do("Antwoord versturen")
    expect(line).to_contain_text("beantwoord")
    assert answer in newest_letter(reader, address, "Over wat u meldde")
    assert reader.complaints == editor.complaints == []


def test_some_days_after_the_answer_the_address_is_gone(hands_of: Callable[[Way], Hands]) -> None:
    editor = hands_of(Way("mouse", width=DESK))
    become(editor, EDITOR)
    reports = editor.page.request.get("/redactie/meldingen.json").json()["reports"]
    assert [one["has_address"] for one in reports if one["text"] == REPORTED] == [False]
