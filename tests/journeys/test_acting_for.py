"""Somebody acts for two organisations without signing in again; a membership that ends works no longer at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .hands import PHONE, Hands, Way
from .letters import newest_letter
from .making import become

pytestmark = pytest.mark.browser
WIDTH = PHONE
BOTH = "wijkteam@zorgrietwaarde.example"
BINDER = "directeur@zorgrietwaarde.example"


def test_one_switches_organisation_without_signing_in_again(hands: Hands) -> None:
    page = hands.page
    become(hands, BOTH)
    for organisation in ("Gemeente Rietwaarde", "Zorg Rietwaarde"):
        hands.press(page.locator(".wh-account__now a"))
        page.wait_for_url("/mijn/wissel**")
        hands.fits()
        hands.press(page.locator("main form button", has_text=organisation))
        expect(page.locator(".wh-account__now")).to_contain_text(organisation)
        hands.open("/mijn/organisatie")
        expect(page.get_by_role("heading", level=1)).to_have_text(organisation)


def invite(binder: Hands, email: str) -> None:
    """Let somebody in who writes for the organisation."""
    become(binder, BINDER)
    binder.open("/mijn/organisatie")
    binder.follow("Iemand uitnodigen")
    binder.fill(email=email)
    binder.tick(binder.page.locator("[name=role][value=contribute]"))
    binder.press(binder.page.locator("main form button[type=submit]"))
    binder.page.wait_for_url("/mijn/organisatie")


def let_go(binder: Hands, email: str) -> None:
    """End the membership."""
    binder.open("/mijn/organisatie")
    binder.page.locator("#leden + .wh-table tr", has_text=email).get_by_role("link").click()
    binder.follow("Laten stoppen")
    binder.do("Laten stoppen")
    expect(binder.page.locator("#leden + .wh-table")).not_to_contain_text(email)


def test_an_ended_membership_works_no_longer_within_the_session(hands_of: Callable[[Way], Hands]) -> None:
    binder, guest, email = hands_of(Way("mouse")), hands_of(Way("mouse")), "stagiair@zorgrietwaarde.example"
    invite(binder, email)
    newest_letter(guest, email, "")
    guest.page.locator(".wh-letter a[href*='/uitnodiging/']").click()
    guest.press(guest.page.locator("main form button[type=submit]"))
    guest.page.wait_for_url("/mijn")
    guest.open("/voordragen")
    guest.fill(title="Eén sleutel voor de wijk", places="Tilburg", why="Het scheelt de zorg veel zoeken.")
    let_go(binder, email)
    guest.press(guest.page.get_by_role("button", name="Draag voor"))
    expect(guest.page.locator("main form.mak-form")).to_have_count(0)
    guest.complaints.clear()  # the browser says that it was refused
    guest.open("/in-de-maak")
    expect(guest.page.locator("main")).not_to_contain_text("Eén sleutel voor de wijk")
    guest.open("/mijn")
    expect(guest.page.locator(".wh-account__now")).to_have_count(0)
    assert binder.complaints == guest.complaints == []
