"""Somebody is invited by mail, says yes, sees her organisation, and erases what is kept about her, in every way."""

import re

import pytest
from playwright.sync_api import Locator, expect

from .hands import PHONE

pytestmark = pytest.mark.browser
WIDTH = PHONE
EDITOR = "redactie@demo.example"


def button(hands, words: str) -> Locator:
    return hands.page.get_by_role("button", name=words)


def link_from_the_mail(hands, email: str) -> str:
    """The link in the letter to this address, as the demonstration shows it; a busy machine takes a while."""
    for _second in range(90):
        hands.open("/demo/post")
        letter = hands.page.locator("li", has_text=email).locator("a").first
        if letter.count():
            hands.go(letter)
            return str(hands.page.locator("a[href*='/uitnodiging/']").first.get_attribute("href"))
        hands.page.wait_for_timeout(1000)
    raise AssertionError("no invitation came")


def invite(hands, email: str) -> None:
    hands.open("/demo")
    hands.press(button(hands, f"({EDITOR})"))
    hands.page.wait_for_url("/mijn")
    hands.open("/mijn/organisatie")
    hands.go(hands.page.locator("main a[href='/mijn/organisatie/uitnodigen']"))
    hands.page.locator("input[name=email]").fill(email)
    hands.press(hands.page.locator("input[name=role][value=read]"), key="Space")
    hands.press(hands.page.locator("main form button[type=submit]"))
    hands.page.wait_for_url("/mijn/organisatie")
    expect(hands.page.locator("#uitnodigingen + .wh-table")).to_contain_text(email)
    hands.fits()


def test_an_invitation_from_the_mail_to_the_end(hands):
    page, email = hands.page, f"nieuw-{hands.way.name}@demo.example"
    invite(hands, email)
    hands.page.context.clear_cookies()
    hands.open(link_from_the_mail(hands, email))
    hands.press(page.locator("main form button[type=submit]"))
    page.wait_for_url("/mijn")
    hands.open("/mijn/organisatie")
    expect(page.locator("#leden + .wh-table")).to_contain_text(email)
    hands.open("/mijn/gegevens")
    hands.unfold(page.locator("details.par-kept summary").first)
    expect(page.locator("main")).to_contain_text(email)
    hands.go(page.locator("main a[href='/mijn/gegevens/wissen']"))
    hands.press(page.locator("input[name=sure]"), key="Space")
    hands.press(page.locator("main form button[type=submit]"))
    page.wait_for_url("/mijn/gegevens/gewist")
    page.goto("/mijn/organisatie")
    expect(page).to_have_url(re.compile("/aanmelden"))
