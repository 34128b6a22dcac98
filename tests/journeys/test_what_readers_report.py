"""A reader without account says that something is not right; an editor answers, and her address is gone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .earlier import REPORTED
from .hands import DESK, Hands, Way
from .letters import newest_letter
from .making import EDITOR, become

pytestmark = pytest.mark.browser
EXAMPLE = "/voorbeelden/tilburg-2020-2025"


def test_a_report_is_answered_by_mail_and_the_address_is_forgotten(
    hands: Hands, hands_of: Callable[[Way], Hands]
) -> None:
    address, report = f"lezer-{hands.way.name}@buurt.example", f"Het jaartal klopt niet. ({hands.way.name})"
    answer = "Dank u wel, u hebt gelijk. Het staat er nu goed."
    hands.open(EXAMPLE)
    hands.follow("Klopt er iets niet?")
    hands.fill(text=report, email=address)
    hands.do("Versturen naar de redactie")
    expect(hands.page.locator("main")).to_contain_text("Dank u wel")
    editor = hands_of(Way("mouse", width=DESK))
    become(editor, EDITOR)
    editor.open("/redactie")
    editor.follow("Alle meldingen")
    line = editor.page.locator(".mak-list__item", has_text=report)
    expect(line).to_contain_text("wil antwoord per mail")
    editor.go(line.get_by_role("link"))
    editor.fill(answer=answer)
    editor.do("Antwoord versturen")
    expect(line).not_to_contain_text("wil antwoord per mail")
    assert address not in editor.page.content()
    assert answer in newest_letter(hands, address, "Over wat u meldde")


def test_some_days_after_the_answer_the_address_is_gone(hands_of: Callable[[Way], Hands]) -> None:
    editor = hands_of(Way("mouse", width=DESK))
    become(editor, EDITOR)
    reports = editor.page.request.get("/redactie/meldingen.json").json()["reports"]
    assert [one["has_address"] for one in reports if one["text"] == REPORTED] == [False]
