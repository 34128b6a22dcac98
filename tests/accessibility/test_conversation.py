"""The questions at the start of a conversation, and the note that comes of them, in every state that a reader meets."""

import pytest
from playwright.sync_api import Page, expect

from .looking import faults, leave_by
from .states import LANGUAGES, in_language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", LANGUAGES)]
START = "/voorbeelden/tilburg-2020-2025/vertrekpunt"


def fill_in(page: Page, language: str) -> None:
    page.goto(in_language(START, language))
    page.evaluate("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }")
    page.locator("textarea[name=task]").fill("Een lang woord: " + "w" * 120 + "\n\nEen tweede alinea.")
    page.locator("input[name=quoted]").first.check()


def test_the_questions_unfolded_and_filled_in(page: Page, language: str) -> None:
    fill_in(page, language)
    assert faults(page) == []


def test_what_is_not_right_yet(page: Page, language: str) -> None:
    fill_in(page, language)
    page.evaluate("() => document.querySelector('textarea[name=differs]').removeAttribute('maxlength')")
    page.locator("textarea[name=differs]").fill("x " * 2100)
    leave_by(page.locator(".con-form .nl-button--primary"))
    expect(page.locator("[role=alert]")).to_be_visible()
    assert faults(page) == []


def test_the_note_on_a_screen_and_on_paper(page: Page, language: str) -> None:
    page.goto(in_language(f"{START}/notitie", language))
    assert faults(page) == []
    fill_in(page, language)
    leave_by(page.locator(".con-form .nl-button--primary"))
    expect(page.locator(".con-part--first")).to_be_visible()
    assert faults(page) == []
    page.emulate_media(media="print")
    assert faults(page) == []


def test_the_list_and_a_kept_note(page: Page, language: str) -> None:
    page.goto("/demo")
    leave_by(page.locator("form[action$='/demo/aanmelden'] button").first)
    fill_in(page, language)
    leave_by(page.locator(".con-form .nl-button--primary"))
    expect(page.locator(".con-after")).to_be_visible()
    assert faults(page) == []
    kept = page.url
    for there in ("/antwoorden", "/weg"):
        page.goto(f"{kept}{there}")
        assert faults(page) == []
    page.goto(in_language("/mijn/gesprekken", language))
    expect(page.locator(".con-line").first).to_be_visible()
    assert faults(page) == []
