"""What is typed is kept while typing, also where the connection or the sign-in ends in between."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .hands import Hands, Way

pytestmark = pytest.mark.browser
STORY = "Huurders liepen mee, en dat veranderde het gesprek."


@pytest.fixture
def page(hands_of: Callable[[Way], Hands]) -> Page:
    """The form of a nomination, for somebody of the demonstration who signed in."""
    hands = hands_of(Way("mouse"))
    hands.open("/demo")
    hands.page.locator("button[name=person]").first.click()
    hands.page.wait_for_url(re.compile("/mijn$"))
    hands.open("/voordragen")
    hands.page.clock.install()
    hands.page.reload()
    return hands.page


def write(page: Page, text: str) -> None:
    page.locator("textarea[name=why]").fill(text)
    page.clock.run_for(5_000)


def test_what_is_typed_is_kept_and_comes_back(page: Page) -> None:
    said = page.locator("[data-draft-status]")
    expect(said).to_have_text("")
    write(page, STORY)
    expect(said).to_have_text(re.compile(r"\d\d:\d\d"))
    page.reload()
    expect(page.locator("textarea[name=why]")).to_have_value(STORY)
    write(page, "")


def test_without_connection_it_says_so_and_keeps_trying(page: Page) -> None:
    said = page.locator("[data-draft-status]")
    page.context.set_offline(True)
    write(page, f"{STORY} Nog iets.")
    expect(said).to_have_text(str(said.get_attribute("data-failed")))
    expect(page.locator("textarea[name=why]")).to_have_value(f"{STORY} Nog iets.")
    page.context.set_offline(False)
    page.clock.run_for(16_000)
    expect(said).to_have_text(re.compile(r"\d\d:\d\d"))
    write(page, "")


def test_after_the_sign_in_ended_it_says_so_and_gives_everything_back(page: Page) -> None:
    said = page.locator("[data-draft-status]")
    page.context.clear_cookies(name="sessionid")
    write(page, f"{STORY} Zonder aanmelding.")
    expect(said).to_have_text(str(said.get_attribute("data-ended")))
    other = page.context.new_page()
    other.goto("/demo")
    other.locator("button[name=person]").first.click()
    other.wait_for_url(re.compile("/mijn$"))
    page.locator("textarea[name=why]").press("End")
    page.locator("textarea[name=why]").type("!")
    page.clock.run_for(5_000)
    expect(said).to_have_text(re.compile(r"\d\d:\d\d"))
    page.reload()
    expect(page.locator("textarea[name=why]")).to_have_value(f"{STORY} Zonder aanmelding.!")


def test_who_leaves_is_warned_only_while_something_is_not_kept(page: Page) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.context.set_offline(True)
    write(page, f"{STORY} Weg?")
    page.context.set_offline(False)
    page.goto("/over")
    assert asked == ["beforeunload"]
    page.goto("/voordragen")
    page.goto("/over")
    assert asked == ["beforeunload"]
