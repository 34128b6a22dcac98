"""The pages of people who signed in, and those behind links in their mail, in every state that they meet."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.earlier import A_YEAR_AGO, WITH_PEERS

from .looking import faults, leave_by
from .states import LANGUAGES, in_language

pytestmark = pytest.mark.browser
EDITOR, BOTH, VOLUNTEER = "redactie@demo.example", "wijkteam@zorgrietwaarde.example", "meelezer@huurdersbelang.example"
OWN = ("", "/berichten", "/gegevens", "/gegevens/wissen", "/sessies", "/passkeys", "/passkeys/nieuw", "/organisatie")
EDITORS = (
    *(f"/mijn{own}" for own in OWN),
    "/mijn/organisatie/uitnodigen",
    "/mijn/organisatie/naam",
    "/mijn/organisatie/opvolger",
    "/afmelden",
    "/redactie",
    "/redactie/voorbeelden",
    f"/redactie/voorbeelden/{WITH_PEERS.slug}",
    "/redactie/verversen",
    "/redactie/bestanden",
    "/redactie/bestanden/verschillen",
    "/redactie/meldingen",
    "/redactie/bronnen",
    "/redactie/bronnen?staat=kapot",
    "/demo/post",
)
REPORTER = "beleid@rietgaarde.example"
# Of whom nothing waits, who decides nothing, and who acts for two organisations.
MEMBERS = (
    (VOLUNTEER, ("/mijn", "/mijn/gesprekken", "/mijn/organisatie")),
    (BOTH, ("/mijn", "/mijn/wissel")),
    (REPORTER, ("/mijn/verslag/blad", "/mijn/verslag/blad?jaar=2025")),
)
# Forms that are handed in empty.
FORMS = ("/aanmelden", f"{WITH_PEERS.address}/vraag", f"{WITH_PEERS.address}/melding")
EDITORS_FORMS = ("/mijn/organisatie/uitnodigen", "/mijn/organisatie/naam", "/mijn/gegevens/wissen")


def become(page: Page, email: str) -> None:
    """Sign in by the demonstration's door, as somebody on whose screen nothing moves."""
    page.emulate_media(reduced_motion="reduce")
    page.goto("/demo")
    leave_by(page.get_by_role("button", name=f"({email})"))


def look(page: Page, address: str, status: int = 200) -> None:
    """Nothing is wrong with this page, in no width."""
    answered = page.goto(address)
    assert answered is not None
    assert answered.status == status, address
    assert faults(page) == [], address


def hand_in_empty(page: Page, address: str) -> None:
    """The form as it comes back with what is not right."""
    page.goto(address)
    page.evaluate("() => { for (const form of document.forms) form.noValidate = true; }")
    leave_by(page.locator("main form:not([data-passkey]) .nl-button--primary").first)
    expect(page.locator("main [role=alert]").first).to_be_visible()
    assert faults(page) == [], address


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_an_editor(page: Page, language: str) -> None:
    become(page, EDITOR)
    for address in EDITORS:
        look(page, in_language(address, language))
    for address in EDITORS_FORMS:
        hand_in_empty(page, in_language(address, language))
    member = page.locator("#leden + .wh-table a")
    page.goto(in_language("/mijn/organisatie", language))
    look(page, str(member.first.get_attribute("href")))
    look(page, str(page.locator("main a[href$='/beeindigen']").first.get_attribute("href")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_members(page: Page, language: str) -> None:
    for email, addresses in MEMBERS:
        become(page, email)
        for address in addresses:
            look(page, in_language(address, language))
    look(page, in_language("/redactie", language), status=403)


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_of_visitors_that_come_back_and_that_arrive(page: Page, language: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    look(page, in_language("/voorbeelden/tilburg-2020-2025/vraag", language))
    for address in FORMS:
        hand_in_empty(page, in_language(address, language))
    for done in (f"{WITH_PEERS.address}/vraag?gevraagd=1", f"{WITH_PEERS.address}/melding?gemeld=1"):
        look(page, in_language(done, language))
    page.goto(in_language("/aanmelden", language))
    page.locator("input[name=login]").fill(f"lezer-{language}@buurt.example")
    leave_by(page.locator("main form button[type=submit]").first)
    page.wait_for_url("**/aanmelden/code")
    assert faults(page) == []
    hand_in_empty(page, in_language("/aanmelden/code", language))


def letter(page: Page, to: str, about: str) -> str:
    """Open the newest letter to somebody, once it came; the link in it."""
    for _second in range(90):
        page.goto("/demo/post")
        subject = page.locator(".wh-mail-list__item", has_text=to).locator("a", has_text=about).first
        if subject.count():
            leave_by(subject)
            return str(page.locator(".wh-letter a[href*='~']").first.get_attribute("href"))
        page.wait_for_timeout(1000)
    raise AssertionError(f"no letter for {to}")


def in_both(page: Page, link: str) -> None:
    """The page behind a link, in each language."""
    path = re.sub(r"^https?://[^/]+", "", link)
    for language in LANGUAGES:
        look(page, in_language(path, language))


def test_the_yearly_question_and_its_letter(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    _other, speaker = A_YEAR_AGO.spoke
    link = letter(page, speaker.email, "Klopt dit nog?")
    assert faults(page) == []
    in_both(page, link)
    hand_in_empty(page, link)
    page.locator("[name=answer]").first.check()
    leave_by(page.locator("main form .nl-button--primary"))
    expect(page.locator("main .utrecht-alert")).to_be_visible()
    in_both(page, link)


def test_a_question_to_confirm_and_to_answer(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{WITH_PEERS.address}/vraag")
    page.locator("[name=testimony]").first.check()
    for name, words in {"who": "adviseur", "text": "Hoe begon u?", "email": "adviseur@bureau.example"}.items():
        page.locator(f"main [name={name}]").fill(words)
    leave_by(page.locator("main form .nl-button--primary"))
    confirm = letter(page, "adviseur@bureau.example", "Is deze vraag van u?")
    in_both(page, confirm)
    leave_by(page.locator("main form .nl-button--primary"))
    in_both(page, confirm)
    answer = letter(page, WITH_PEERS.spoke[0].email, "Een lezer heeft een vraag")
    in_both(page, answer)
    hand_in_empty(page, answer)
    leave_by(page.locator("[name=rather_not]"))
    in_both(page, answer)
