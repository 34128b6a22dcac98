"""Somebody signs in with a mailed code, adds a passkey, comes back with it and takes it away, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page, expect

from .hands import DESK, Hands, Way

pytestmark = pytest.mark.browser
EDITOR = "redactie@demo.example"
CODE = re.compile(r"^[A-Z]{4}-[A-Z]{4}$", re.MULTILINE)
# A device as people have it: it keeps the key, and asks who holds it.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

# As a device does when its owner says no, or has no key for this site.
REFUSES = "navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'))"


@pytest.fixture
def reader(hands_of) -> Iterator[Hands]:
    """Somebody at a desk with a browser that runs scripts."""
    hands = hands_of(Way("mouse", width=DESK))
    yield hands
    assert hands.complaints == []


def code_from_the_mail(page: Page) -> str:
    """The code in the newest mail of the demonstration, read in another tab; a busy machine takes a while."""
    mailbox = page.context.new_page()
    for _second in range(90):
        mailbox.goto("/demo/post")
        first = mailbox.locator("main a[href*='/demo/post/']").first
        if first.count():
            first.click()
            if found := CODE.search(mailbox.locator("main").inner_text()):
                mailbox.close()
                return found[0]
        mailbox.wait_for_timeout(1000)
    raise AssertionError("no mail with a code came")


def sign_in_by_code(hands: Hands, email: str) -> None:
    page = hands.page
    hands.open("/aanmelden")
    page.locator("input[name=login]").fill(email)
    hands.press(page.locator("main form button[type=submit]").first)
    page.wait_for_url("/aanmelden/code")
    code = code_from_the_mail(page)
    page.locator("input[name=code]").fill(code)
    hands.press(page.locator("main form button[type=submit]").first)
    page.wait_for_url("/mijn")
    hands.fits()


def with_a_device(page: Page) -> tuple[CDPSession, str]:
    """Give the browser a device for passkeys; its session and number."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session, made["authenticatorId"]


def sign_out(hands: Hands) -> None:
    hands.go(hands.page.locator(".wh-account__out"))
    hands.press(hands.page.locator("main form button[type=submit]"))
    expect(hands.page.locator(".wh-account")).to_have_count(0)


def test_a_passkey_is_added_used_and_taken_away(reader):
    page = reader.page
    sign_in_by_code(reader, EDITOR)
    device, number = with_a_device(page)
    reader.open("/mijn/passkeys/nieuw")
    page.locator("input[name=name]").fill("Mijn telefoon")
    reader.press(page.locator("form[data-passkey] button[type=submit]"))
    page.wait_for_url("/mijn/passkeys")
    expect(page.locator(".wh-places__name")).to_contain_text(["Mijn telefoon"])
    assert len(device.send("WebAuthn.getCredentials", {"authenticatorId": number})["credentials"]) == 1
    sign_out(reader)
    reader.open("/en/aanmelden?next=/en/mijn/sessies")
    reader.press(page.locator("form[data-passkey] button[type=submit]"))
    page.wait_for_url("/en/mijn/sessies")
    reader.open("/mijn/passkeys")
    reader.press(page.locator(".wh-places__one a"))
    reader.press(page.locator("main form button[type=submit]"))
    page.wait_for_url("/mijn/passkeys")
    expect(page.locator(".wh-places__name")).to_have_count(0)


def test_whoever_stops_half_way_or_has_no_passkey_is_told_what_to_do(reader):
    page = reader.page
    page.add_init_script(REFUSES)
    reader.open("/aanmelden")
    expect(page.locator("[data-passkey-failed]")).to_be_hidden()
    reader.press(page.locator("form[data-passkey] button[type=submit]"))
    expect(page.locator("[data-passkey-failed]")).to_be_visible()
    expect(page).to_have_url(re.compile("/aanmelden$"))


def test_one_signs_in_by_keyboard_on_the_narrowest_screen_and_without_scripts(hands):
    page = hands.page
    hands.open("/aanmelden")
    box = page.locator("input[name=login]")
    if hands.way.by_keyboard:
        hands.reach(box)
        page.keyboard.type(f"{hands.way.name}@demo.example")
        page.keyboard.press("Enter")
    else:
        box.fill(f"{hands.way.name}@demo.example")
        hands.press(page.locator("main form button[type=submit]").first)
    page.wait_for_url("/aanmelden/code")
    hands.fits()
    expect(page.locator("main")).to_contain_text(f"{hands.way.name}@demo.example")
    hands.go(page.locator("main li a").first)
