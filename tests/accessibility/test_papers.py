"""The pages of a paper: handed in, read or not, decided on, and what is missing at the end."""

import pytest
from playwright.sync_api import Page

from tests.journeys.hands import keep_inside

from .states import LANGUAGES
from .test_signed_in import become
from .walking import Walk

pytestmark = pytest.mark.browser
TEXT = """Prestatieafspraken 2026

Tussen Gemeente Rietwaarde, hierna te noemen de gemeente, en De Rietgaarde, hierna te noemen de corporatie.

1. De corporatie bouwt in 2027 veertig sociale huurwoningen voor ouderen, en zij overlegt daarover met de gemeente.
2. De gemeente wijst vóór 1 juli 2026 een bouwplek aan. Zij betaalt in 2026 ook de riolering.
3. In 2025 zijn er twintig woningen gebouwd.
"""
NEWER = TEXT.replace("veertig", "vijftig").replace("een bouwplek", "twee bouwplekken")
MILLISECONDS = 120_000
# Some words of a passage that is no proposal, as one marks them with the mouse.
MARK = """() => {
  const words = document.querySelector(".intake-passage--aside > a[data-start]").firstChild;
  getSelection().setBaseAndExtent(words, 0, words, 9);
}"""


@pytest.fixture
def walk(page: Page, site: str, request: pytest.FixtureRequest) -> Walk:
    """A walk in Dutch, unless a test says otherwise."""
    keep_inside(page.context, site)
    page.emulate_media(reduced_motion="reduce")
    return Walk(page, getattr(request, "param", "nl"))


def begin(walk: Walk) -> None:
    """A preparation of the alderman, where papers go in."""
    become(walk.page, "wethouder@rietwaarde.example")
    walk.page.goto(f"/{'en/' if walk.language == 'en' else ''}rietwaarde/afspraken/nieuw?wat=papier")
    walk.fill(title="Prestatieafspraken", starts="2026-01-01")
    walk.press()
    walk.follow("a[href$='/stuk']")


def wait_for(walk: Walk, selector: str) -> None:
    """Until the worker is done: the page looks by itself, and comes back whole."""
    walk.page.locator(selector).first.wait_for(timeout=MILLISECONDS)
    walk.page.wait_for_load_state()


def unfold(walk: Walk) -> None:
    """Open all that is folded on the page."""
    walk.page.evaluate("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }")


def read(walk: Walk, text: str) -> str:
    """Paste a paper and look at its proposals. Gives their address."""
    walk.fill(text=text)
    walk.press()
    wait_for(walk, "[data-proposal]")
    walk.look()
    return walk.page.url.partition("#")[0]


@pytest.mark.parametrize("walk", LANGUAGES, indirect=True)
def test_who_hands_in_a_paper_and_decides(walk: Walk) -> None:
    begin(walk)
    walk.hand_in_empty()
    paper = read(walk, TEXT)
    walk.follow("a[data-key=c]")
    walk.page.goto(paper)
    walk.follow("a[data-key=s]")
    walk.hand_in_empty()
    walk.page.goto(paper)
    for key in ("a", "x"):
        walk.press(walk.page.locator(f".intake-card--proposed [data-key={key}]").first)
    for rest in ("#p-x", "?staat=ja", "?thema=-", "/klaar", "/weg"):
        walk.page.goto(f"{paper}{rest}")
        walk.look()
    assert walk.found == []


@pytest.mark.parametrize("walk", LANGUAGES, indirect=True)
def test_who_chooses_words_herself(walk: Walk) -> None:
    begin(walk)
    paper = read(walk, TEXT)
    walk.page.evaluate(MARK)
    walk.page.locator("[data-marked] button").wait_for()
    walk.look()
    walk.press(walk.page.locator("[data-marked] button"))
    walk.follow(".intake-passage__take a")
    walk.page.locator("[name=first]").select_option(index=3)
    walk.page.locator("[name=last]").select_option(index=1)
    walk.press()
    walk.page.goto(paper)
    walk.press(walk.page.locator("#samen [value=alle]"))
    walk.press(walk.page.locator("[data-key=u]"))
    assert walk.found == []


def test_who_hands_in_a_newer_version(walk: Walk) -> None:
    begin(walk)
    papers = walk.page.url
    paper = read(walk, TEXT)
    walk.press(walk.page.locator("#samen [value=alle]"))
    walk.page.goto(f"{paper}/klaar")
    walk.press(walk.page.locator("form[action$='/overnemen'] button"))
    walk.look(paper)
    walk.page.goto(papers)
    walk.page.locator("[name=earlier]").select_option(index=1)
    newer = read(walk, NEWER)
    unfold(walk)
    walk.look()
    walk.press(walk.page.locator("#samen [value=alle]"))
    walk.page.goto(f"{newer}/klaar")
    walk.press(walk.page.locator("form[action$='/overnemen'] button"))
    walk.look(f"{newer}/klaar")
    assert walk.found == []


def test_a_paper_that_cannot_be_read(walk: Walk) -> None:
    begin(walk)
    walk.page.locator("[name=file]").set_input_files(
        files=[{"name": "leeg.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 kapot"}]
    )
    walk.press()
    wait_for(walk, "form[action$='/opnieuw']")
    walk.look()
    assert walk.found == []
