"""Two editors write on one text at once: whoever hands in second sees both texts, and nothing is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .earlier import WITH_PEERS
from .hands import DESK, PHONE, Hands, Way
from .making import EDITOR, become

pytestmark = pytest.mark.browser
COLLEAGUE = "schrijver@demo.example"
TEXT = f"/redactie/voorbeelden/{WITH_PEERS.slug}"
FIRST = "Zorg en wonen spreken elkaar elke maand, aan één tafel."
SECOND = "Zorg en wonen spreken elkaar elke week, aan de keukentafel."


def publish(editor: Hands) -> None:
    with editor.page.expect_navigation():
        editor.page.locator(".edit-bar").first.get_by_role("button", name="Plaats deze versie").click()
    editor.fits()


def test_both_texts_are_shown_and_the_second_editor_decides(hands_of: Callable[[Way], Hands]) -> None:
    first, second = hands_of(Way("mouse", width=DESK)), hands_of(Way("mouse", width=PHONE))
    for editor, email in ((first, EDITOR), (second, COLLEAGUE)):
        become(editor, email)
        editor.open(TEXT)
    for editor, story in ((first, FIRST), (second, SECOND)):
        editor.fill(story=story)
        publish(editor)
    expect(second.page.locator("main")).to_contain_text("Intussen schreef hier ook iemand anders")
    compared = second.page.locator(".mak-comparison")
    expect(compared.locator("del")).to_contain_text(["maand", "één tafel"])
    expect(compared.locator("ins")).to_contain_text(["week", "de keukentafel"])
    expect(second.page.locator("[name=story]")).to_have_value(SECOND)
    first.open(WITH_PEERS.address)
    expect(first.page.locator("section[aria-labelledby=verhaal]")).to_contain_text(FIRST)
    publish(second)
    first.open(WITH_PEERS.address)
    expect(first.page.locator("section[aria-labelledby=verhaal]")).to_contain_text(SECOND)
    expect(first.page.locator(".lib-versions__list li")).to_have_count(3)
    assert first.complaints == []
