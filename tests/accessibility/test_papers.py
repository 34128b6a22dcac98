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
2. De gemeente wijst vóór 1 juli 2026 een bouwplek aan.
3. In 2025 zijn er twintig woningen gebouwd.
"""
MILLISECONDS = 120_000


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


@pytest.mark.parametrize("walk", LANGUAGES, indirect=True)
def test_who_hands_in_a_paper_and_decides(walk: Walk) -> None:
    begin(walk)
    walk.hand_in_empty()
    walk.fill(text=TEXT)
    walk.press()
    wait_for(walk, "[data-proposal]")
    walk.look()
    paper = walk.page.url.partition("#")[0]
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


def test_a_paper_that_cannot_be_read(walk: Walk) -> None:
    begin(walk)
    walk.page.locator("[name=file]").set_input_files(
        files=[{"name": "leeg.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 kapot"}]
    )
    walk.press()
    wait_for(walk, "form[action$='/opnieuw']")
    walk.look()
    assert walk.found == []
