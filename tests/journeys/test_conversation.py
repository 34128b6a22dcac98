"""A visitor without account starts a conversation from an example, prints it, signs in, goes on and takes it along."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from .hands import PHONE, Hands

pytestmark = pytest.mark.browser
WIDTH = PHONE
EXAMPLE = "/voorbeelden/tilburg-2020-2025"
TASK = "In de wijk Oost wachten 140 ouderen op een woning zonder trap."
LATER = "De wijkverpleging, het sociaal team en de huurders zelf."
PAGES_OF_PAPER = re.compile(rb"/Type\s*/Page\b")


def write(hands: Hands, box: Locator, words: str) -> None:
    """Type in a field, after what is there."""
    if hands.way.by_keyboard:
        hands.reach(box)
        hands.page.keyboard.press("Control+End")
        hands.page.keyboard.type(words)
    else:
        box.fill(words)


def answer(hands: Hands, name: str, words: str) -> None:
    write(hands, hands.page.locator(f"textarea[name={name}]"), words)


def make_the_note(hands: Hands) -> None:
    hands.press(hands.page.locator(".con-form button.nl-button--primary"))
    hands.page.wait_for_url(re.compile(r"/(notitie|mijn/gesprekken/conversation-\w+)$"))
    hands.fits()


def prints_on_one_page(hands: Hands) -> None:
    """On paper there is the sheet alone."""
    page = hands.page
    page.emulate_media(media="print")
    for gone in (".wh-header", ".wh-footer", ".wh-breadcrumbs", ".con-take", ".con-after"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".con-paper")).to_contain_text(TASK)
    assert len(PAGES_OF_PAPER.findall(page.pdf(prefer_css_page_size=True, format="A4"))) == 1
    page.emulate_media(media="screen")


def take(hands: Hands, ending: str) -> bytes:
    with hands.page.expect_download() as downloading:
        hands.press(hands.page.locator(f".con-take a[href$='.{ending}']"))
    assert downloading.value.suggested_filename == f"gesprek-{EXAMPLE.rpartition('/')[2]}.{ending}"
    return Path(downloading.value.path()).read_bytes()


def begin(hands: Hands) -> None:
    """As a visitor: read what the example is, take a promise along, answer two questions."""
    hands.open(f"{EXAMPLE}/vertrekpunt")
    assert hands.page.context.cookies() == []
    hands.unfold(hands.page.locator(".con-example summary"))
    hands.press(hands.page.locator("input[name=quoted]").first, "Space")
    hands.unfold(hands.page.locator(".con-question summary").first)
    expect(hands.page.locator(".con-question details p").first).to_be_visible()
    answer(hands, "task", TASK)
    answer(hands, "differs", "Weet ik niet")
    make_the_note(hands)


def sign_in(hands: Hands) -> None:
    """As a person of the demonstration."""
    hands.open("/demo")
    hands.press(hands.page.locator("form[action$='/demo/aanmelden'] button").first)
    hands.page.wait_for_url(re.compile("/mijn$"))


def test_from_a_visit_to_a_note_that_is_kept(hands: Hands) -> None:
    page = hands.page
    begin(hands)
    paper = page.locator(".con-paper")
    expect(paper.locator(".con-part").first).to_contain_text(TASK)
    expect(paper.locator(".con-quote p")).to_have_count(2)
    expect(paper.locator(".con-source")).to_contain_text(EXAMPLE)
    prints_on_one_page(hands)
    assert str(page.locator("a[href^='mailto:?subject=']").get_attribute("href")).count("&body=") == 1
    sign_in(hands)
    hands.open("/mijn/gesprekken")
    hands.go(page.locator("main a[href$='/vertrekpunt/notitie']"))
    hands.press(page.locator(".con-after .nl-button--primary"))
    page.wait_for_url(re.compile(r"/mijn/gesprekken/conversation-\w+$"))
    hands.go(page.locator(".con-take a[href$='/antwoorden']"))
    expect(page.locator("textarea[name=task]")).to_have_value(TASK)
    expect(page.locator("input[name=quoted]").first).to_be_checked()
    answer(hands, "table", LATER)
    make_the_note(hands)
    expect(paper).to_contain_text(LATER)
    assert take(hands, "pdf").startswith(b"%PDF-")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(take(hands, "docx"))).namelist()


def test_a_note_can_be_thrown_away(hands: Hands) -> None:
    begin(hands)
    hands.press(hands.page.locator(".con-forget button"))
    hands.page.wait_for_url(re.compile(f"{EXAMPLE}$"))
    hands.open(f"{EXAMPLE}/vertrekpunt")
    expect(hands.page.locator("textarea[name=task]")).to_have_value("")
