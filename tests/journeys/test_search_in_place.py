"""The search page refreshes in place where scripts run, and stays a page with an address and a way back."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from .hands import Hands, Way

pytestmark = pytest.mark.browser


@pytest.fixture
def page(hands_of: Callable[[Way], Hands]) -> Iterator[Page]:
    """The page of finds for one word, with a mark that only a new page takes away."""
    hands = hands_of(Way("mouse"))
    hands.open("/zoeken?q=huur")
    hands.page.evaluate("() => { window.isSamePage = true; }")
    yield hands.page
    assert hands.complaints == []


def number_of_finds(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator("#aantal").inner_text().partition("voor")[0]))


def choose_theme(page: Page, theme: str) -> None:
    box = page.locator(f"input[name=thema][value={theme}]")
    if not box.is_visible():
        page.locator(".wh-filters__button").click()
    box.check()
    page.wait_for_url(re.compile(f"thema={theme}"))


def test_a_choice_refreshes_in_place_and_is_in_the_address(page: Page) -> None:
    before = number_of_finds(page)
    choose_theme(page, "housing_care")
    expect(page.locator(".find__made")).to_contain_text("Wonen en zorg")
    assert "q=huur" in page.url
    assert 0 < number_of_finds(page) < before
    assert page.evaluate("window.isSamePage")
    fresh = page.context.new_page()
    fresh.goto(page.url)
    assert number_of_finds(fresh) == number_of_finds(page)
    expect(fresh.locator("input[name=thema][value=housing_care]")).to_be_checked()


def test_the_number_of_finds_is_announced(page: Page) -> None:
    announced = page.get_by_role("status")
    expect(announced).to_have_text("")
    choose_theme(page, "housing_care")
    expect(announced).to_have_text(page.locator("#aantal").inner_text())


def test_counts_beside_choices_follow(page: Page) -> None:
    count = page.locator("#aantal-provincie-gelderland")
    before = str(count.text_content())
    choose_theme(page, "housing_care")
    expect(count).not_to_have_text(before)
    assert int(str(count.text_content())) < int(before)


def test_back_gives_the_finds_of_before(page: Page) -> None:
    before = number_of_finds(page)
    choose_theme(page, "housing_care")
    expect(page.locator(".find__made")).to_contain_text("Wonen en zorg")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/zoeken\?q=huur$"))
    expect(page.locator(".find__made")).to_have_count(0)
    assert number_of_finds(page) == before
    expect(page.locator("input[name=thema][value=housing_care]")).not_to_be_checked()


def test_typing_refreshes_after_a_pause(page: Page) -> None:
    page.get_by_role("searchbox").fill("schimmel")
    expect(page.locator("#aantal")).to_contain_text("voor “schimmel”")
    expect(page).to_have_url(re.compile(r"q=schimmel"))
    expect(page).to_have_title(re.compile(r"^schimmel · "))
    assert page.evaluate("window.isSamePage")


def test_focus_stays_on_the_choice(page: Page) -> None:
    choose_theme(page, "housing_care")
    expect(page.locator(".find__made")).to_be_visible()
    expect(page.locator("input[name=thema][value=housing_care]")).to_be_focused()


def test_a_question_brings_choices_of_its_own(hands_of: Callable[[Way], Hands]) -> None:
    hands = hands_of(Way("mouse"))
    page = hands.page
    hands.open("/zoeken")
    kinds = page.locator("input[name=soort]")
    expect(kinds).to_have_count(0)
    expect(page.locator("summary", has_text="Wat u zoekt")).to_be_hidden()
    page.locator("input[name=thema][value=affordability]").check()
    page.wait_for_url(re.compile("thema=affordability"))
    hands.ask("huur")
    expect(kinds.first).to_be_visible()
    expect(page.locator("input[name=thema][value=affordability]")).to_be_checked()
    page.locator("input[name=soort][value=commitment]").check()
    page.wait_for_url(re.compile("soort=commitment"))
    expect(page.locator("input[name=soort][value=commitment]")).to_be_checked()
    assert hands.complaints == []
