"""What people meet who follow promises: answering, doubting, a line of a talk, looking back; what everybody sees."""

import pytest
from playwright.sync_api import Page

from tests.journeys.hands import keep_inside

from .test_signed_in import become
from .walking import Walk

pytestmark = pytest.mark.browser
TENANTS, ASSOCIATION = "voorzitter@huurdersbelang.example", "beleid@rietgaarde.example"
PROMISE, CONTESTED = "/rietwaarde/2025/3", "/rietwaarde/kader-2025-2028/6"


@pytest.fixture
def walk(page: Page, site: str) -> Walk:
    """A walk in Dutch."""
    keep_inside(page.context, site)
    page.emulate_media(reduced_motion="reduce")
    return Walk(page)


def press_by(walk: Walk, name: str, value: str = "") -> None:
    """Press the button with this name, and value, and look at what comes of it."""
    walk.press(walk.page.locator(f"main button[name={name}]" + (f"[value='{value}']" if value else "")).first)


@pytest.mark.parametrize("address", ["/rietwaarde/jaar/2025", f"{CONTESTED}/voortgang?jaar=2025", "/hoe-wij-rekenen"])
def test_everything_unfolded_and_on_paper(walk: Walk, address: str) -> None:
    walk.page.goto(address)
    walk.page.evaluate("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }")
    walk.look()
    walk.page.emulate_media(media="print")
    walk.look()
    assert walk.found == []


def test_rounds_that_are_opened_wrong_moved_wrong_and_closed(walk: Walk) -> None:
    become(walk.page, "beleid@rietwaarde.example")
    walk.look("/rietwaarde/rondes")
    walk.hand_in_empty()
    walk.fill(year="2027", due="2026-01-01")
    walk.press()
    walk.page.goto("/rietwaarde/rondes")
    walk.follow("a[href*='/rondes/round-']")
    walk.press(walk.page.locator("main form:has([name=due]) button"))
    walk.page.goto("/rietwaarde/rondes")
    walk.page.goto(str(walk.page.locator("main a[href*='/rondes/round-']").last.get_attribute("href")))
    walk.look()
    assert walk.found == []


def test_answering_and_evidence(walk: Walk) -> None:
    become(walk.page, TENANTS)
    walk.look("/rietwaarde/verslagen/2025")
    walk.follow("a[href*='/verslagen/report-']")
    walk.hand_in_empty()
    become(walk.page, ASSOCIATION)
    walk.look("/rietwaarde/2025/9/voortgang?jaar=2025")
    walk.follow("a[href*='/verslagen/report-']:not([href$='/bewijs'])")
    walk.follow("a[href$='/bewijs']")
    walk.hand_in_empty()
    assert walk.found == []


def test_a_doubt_and_the_line_that_it_leaves(walk: Walk) -> None:
    become(walk.page, TENANTS)
    walk.look(f"{PROMISE}/twijfel?jaar=2025")
    walk.hand_in_empty()
    walk.fill(text="Hoe zijn de huren geteld?")
    walk.press()
    talk = walk.page.url
    walk.fill(text="Het gaat ons om de servicekosten.")
    walk.press()
    walk.fill(text="Uitgelegd: zonder servicekosten.")
    press_by(walk, "outcome", "agreed")
    walk.fill(line="Geteld zonder servicekosten.")
    walk.press(walk.page.locator("main form:has([name=line]) button").last)
    become(walk.page, ASSOCIATION)
    walk.page.goto(talk)
    walk.look()
    press_by(walk, "agree")
    walk.look(f"{PROMISE}/voortgang?jaar=2025")
    walk.look(PROMISE)
    assert walk.found == []


def test_looking_back(walk: Walk) -> None:
    become(walk.page, TENANTS)
    for address in (f"{PROMISE}/dank?jaar=2025", f"{PROMISE}/les?jaar=2025", "/rietwaarde/jaar/2025/les"):
        walk.look(address)
        walk.hand_in_empty()
        walk.fill(text="Eerder samen rekenen.")
        walk.press()
    walk.look(f"{PROMISE}/oordeel?jaar=2025")
    walk.hand_in_empty()
    told = {
        "name": "Visitatie 2025",
        "text": "Gehaald.",
        "url": "https://visitatie.example/rapport",
        "quote": "Gehaald.",
    }
    walk.fill(**told)
    walk.press()
    walk.look("/rietwaarde/jaar/2025")
    assert walk.found == []
