"""A week after publication somebody takes her words back; a year after it the worker asks whether it is still right."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect

from .earlier import A_WEEK_AGO, A_YEAR_AGO
from .hands import DESK, Hands, Way
from .letters import link_in_letter, newest_letter
from .making import EDITOR, become

pytestmark = pytest.mark.browser
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def test_a_week_later_one_party_takes_its_words_back(hands_of: Callable[[Way], Hands]) -> None:
    speaker, other = A_WEEK_AGO.spoke
    hands = hands_of(Way("mouse", width=DESK))
    hands.open(A_WEEK_AGO.address)
    expect(hands.page.locator(".wh-testimony")).to_have_count(2)
    newest_letter(hands, speaker.email, "Uw woorden staan in Woordhouder")
    hands.page.locator(".wh-letter a[href*='/uw-verhaal/']").click()
    hands.follow("Mijn woorden van Woordhouder halen")
    hands.do("Haal mijn woorden weg")
    hands.open(A_WEEK_AGO.address)
    expect(hands.page.locator(".wh-testimony")).to_have_count(1)
    expect(hands.page.locator(".wh-testimony")).to_contain_text(other.words)
    expect(hands.page.locator(".mak-silenced")).to_contain_text("nam de eigen woorden terug")
    said = newest_letter(hands, EDITOR, "Een partij neemt haar woorden terug")
    assert speaker.words not in said
    assert hands.complaints == []


def write_it_down(editor: Hands, due: Locator) -> None:
    """What changed, in a new version with the day of today."""
    with editor.page.expect_navigation():
        editor.press(due.get_by_role("link", name="Er is iets veranderd"))
    editor.fill(story="Er kwam een tweede wijkbeheerder bij.", checked_on=f"{datetime.now(AMSTERDAM):%Y-%m-%d}")
    with editor.page.expect_navigation():
        editor.page.locator(".edit-bar").first.get_by_role("button", name="Plaats deze versie").click()
    editor.fits()


def test_a_year_later_the_speaker_answers_and_the_editor_looks_again(hands_of: Callable[[Way], Hands]) -> None:
    speaker, other = A_YEAR_AGO.spoke
    hands, editor = hands_of(Way("mouse", width=DESK)), hands_of(Way("mouse", width=DESK))
    hands.open(link_in_letter(hands, speaker.email, "Klopt dit nog?"))
    hands.tick(hands.page.locator("[name=answer][value=changed]"))
    hands.fill(remark="Er is een tweede wijkbeheerder bij gekomen.")
    hands.do("Verstuur mijn antwoord")
    expect(hands.page.locator("main")).to_contain_text("Dank u wel. Uw antwoord is bewaard.")
    become(editor, EDITOR)
    editor.open("/redactie/verversen")
    due = editor.page.locator(".edit-due", has_text=A_YEAR_AGO.title)
    expect(due).to_contain_text("Er is een tweede wijkbeheerder bij gekomen.")
    write_it_down(editor, due)
    expect(editor.page).to_have_url(re.compile(f"{A_YEAR_AGO.address}$"))
    expect(editor.page.locator(".wh-testimony")).to_contain_text([speaker.words, other.words])
    expect(editor.page.locator(".lib-checked")).to_contain_text(str(datetime.now(AMSTERDAM).year))
    editor.open("/redactie/verversen")
    expect(due).to_have_count(0)
    assert hands.complaints == editor.complaints == []
