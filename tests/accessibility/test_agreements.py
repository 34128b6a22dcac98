"""What opens, is asked or goes wrong on pages of agreements, and how they are printed."""

import re

import pytest
from playwright.sync_api import Page, expect

from .looking import faults, leave_by
from .states import LANGUAGES, in_language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", LANGUAGES)]
AGREEMENT, COMMITMENT = "/rietwaarde/2026", "/rietwaarde/2026/1"
UNFOLD = "() => { for (const one of document.querySelectorAll('main details')) one.open = true; }"


@pytest.mark.parametrize("address", [AGREEMENT, COMMITMENT, "/rietwaarde"])
def test_everything_unfolded_and_on_paper(page: Page, language: str, address: str) -> None:
    page.goto(in_language(address, language))
    page.evaluate(UNFOLD)
    assert faults(page) == []
    page.emulate_media(media="print")
    assert faults(page) == []


@pytest.mark.parametrize("address", [AGREEMENT, COMMITMENT, f"{AGREEMENT}/verschil"])
def test_a_day_that_cannot_be_looked_up(page: Page, language: str, address: str) -> None:
    page.goto(in_language(f"{address}?bekend=2100-01-01&naar=x", language))
    expect(page.locator("[role=alert]")).to_be_visible()
    assert faults(page) == []


def test_what_was_in_force_on_another_day_by_keyboard(page: Page, language: str) -> None:
    page.goto(in_language(AGREEMENT, language))
    page.locator(".agr-when > summary").focus()
    page.keyboard.press("Enter")
    page.locator("input[name=op]").fill("2026-02-01")
    page.locator("input[name=op]").press("Enter")
    expect(page).to_have_url(re.compile("op=2026-02-01"))
    assert faults(page) == []


def test_a_goal(page: Page, language: str) -> None:
    page.goto(in_language("/rietwaarde/doelen", language))
    for link in page.locator("main a[href*='/doelen/goal']").all()[:1]:
        leave_by(link)
        assert faults(page) == []


def test_what_goes_on_with_what(page: Page, language: str) -> None:
    page.goto("/demo")
    leave_by(page.locator("form[action$='/demo/aanmelden'] button").first)
    page.goto(in_language(f"{AGREEMENT}/naast/2025", language))
    assert faults(page) == []
    for link in page.locator("a[href*='kies=']").all()[:1]:
        leave_by(link)
        assert faults(page) == []
