"""Words of the field explain themselves on hover, on focus and on a tap, and Escape closes them (WCAG 1.4.13)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .hands import PHONE, Hands, Way, keep_inside

pytestmark = pytest.mark.browser
ADDRESS = "/voorbeelden/leeuwarden-2018-2026"
WAYS = [Way("scripts"), Way("no-scripts", has_scripts=False)]


def word_and_explanation(page: Page) -> tuple[Locator, Locator]:
    term = page.locator(".wh-term").first
    return term.locator(".wh-term__word"), term.get_by_role("tooltip", include_hidden=True)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_hover_and_focus_show_what_a_word_means(hands_of: Callable[[Way], Hands], way: Way) -> None:
    hands = hands_of(way)
    hands.open(ADDRESS)
    word, explanation = word_and_explanation(hands.page)
    expect(explanation).to_be_hidden()
    assert word.get_attribute("aria-describedby") == explanation.get_attribute("id")
    word.hover()
    expect(explanation).to_be_visible()
    explanation.hover()
    expect(explanation).to_be_visible()
    hands.page.mouse.move(0, 0)
    expect(explanation).to_be_hidden()
    hands.reach(word)
    expect(explanation).to_be_visible()
    hands.page.keyboard.press("Tab")
    expect(explanation).to_be_hidden()


def test_escape_closes_it_where_the_focus_stays(hands_of: Callable[[Way], Hands]) -> None:
    hands = hands_of(Way("keyboard", by_keyboard=True))
    hands.open(ADDRESS)
    word, explanation = word_and_explanation(hands.page)
    hands.reach(word)
    expect(explanation).to_be_visible()
    hands.page.keyboard.press("Escape")
    expect(explanation).to_be_hidden()
    expect(word).to_be_focused()
    hands.page.keyboard.press("Tab")
    hands.page.keyboard.press("Shift+Tab")
    expect(explanation).to_be_visible()


def test_escape_closes_it_under_the_mouse(hands_of: Callable[[Way], Hands]) -> None:
    hands = hands_of(Way("mouse"))
    hands.open(ADDRESS)
    word, explanation = word_and_explanation(hands.page)
    word.hover()
    expect(explanation).to_be_visible()
    hands.page.keyboard.press("Escape")
    expect(explanation).to_be_hidden()


def test_the_first_tap_explains_and_the_second_follows(new_context: Callable[..., object], site: str) -> None:
    context = new_context(viewport={"width": PHONE, "height": 800}, has_touch=True, is_mobile=True)
    keep_inside(context, site)
    page = context.new_page()
    page.goto(ADDRESS)
    word, explanation = word_and_explanation(page)
    word.tap()
    expect(explanation).to_be_visible()
    assert page.url.endswith(ADDRESS)
    word.tap()
    page.wait_for_url("**/begrippen#*")
