"""What opens, unfolds or changes while somebody reads has no violation either."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import NARROWEST, TOO_WIDE

from .looking import resize, violations
from .states import LANGUAGES, in_language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", LANGUAGES)]
EXAMPLE = "/voorbeelden/tilburg-2020-2025"


def faults_here(page: Page) -> list[str]:
    return [*violations(page), *page.evaluate(TOO_WIDE)]


def test_the_open_menu_of_a_phone(page: Page, language: str) -> None:
    resize(page, NARROWEST)
    page.goto(in_language("/", language))
    page.locator(".wh-menu__button").click()
    expect(page.locator(".wh-menu__list")).to_be_visible()
    assert faults_here(page) == []


def test_an_explained_word(page: Page, language: str) -> None:
    resize(page, NARROWEST)
    page.goto(in_language(EXAMPLE, language))
    for word in page.locator(".wh-term__word").all()[:6]:
        word.focus()
        expect(word.locator("xpath=..").get_by_role("tooltip")).to_have_css("opacity", "1")
        assert page.evaluate(TOO_WIDE) == []
    # The one before fades out.
    expect(page.locator(".wh-term__explanation:visible")).to_have_count(1)
    assert faults_here(page) == []


def test_unfolded_choices(page: Page, language: str) -> None:
    resize(page, NARROWEST)
    page.goto(in_language("/zoeken?q=huur", language))
    page.evaluate("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }")
    expect(page.locator("input[name=provincie]").last).to_be_visible()
    assert faults_here(page) == []


def test_finds_refreshed_in_place(page: Page, language: str) -> None:
    page.goto(in_language("/zoeken?q=huur", language))
    page.locator("input[name=thema][value=housing_care]").check()
    page.wait_for_url(re.compile("thema=housing_care"))
    expect(page.locator(".find__made")).to_be_visible()
    assert faults_here(page) == []


def test_paper(page: Page, language: str) -> None:
    page.goto(in_language(EXAMPLE, language))
    page.emulate_media(media="print")
    assert faults_here(page) == []
