"""What the controller meets who removes words: where the links stand, the forms, and the marks that are left."""

import pytest
from playwright.sync_api import Page

from tests.journeys.hands import keep_inside
from woordhouder.commands.demo import KEEPER

from .test_signed_in import become
from .walking import Walk

pytestmark = pytest.mark.browser
KEPT, PROMISE = "/rietwaarde/kader-2025-2028/6/voortgang?jaar=2025", "/rietwaarde/2025/4"


@pytest.fixture
def walk(page: Page, site: str) -> Walk:
    """A walk in Dutch of the controller."""
    keep_inside(page.context, site)
    page.emulate_media(reduced_motion="reduce")
    become(page, KEEPER)
    return Walk(page)


def remove(walk: Walk, part: str = "") -> None:
    """Fill in the form that is open: first nothing, then all."""
    walk.hand_in_empty()
    if part:
        walk.page.locator("main [name=part]").select_option(part)
    walk.page.locator("main [name=ground]").select_option("mistake")
    walk.fill(reason="Op verzoek van de gemeente.")
    walk.page.locator("main [name=sure]").check()
    walk.press()


def test_words_that_a_party_said_while_keeping_its_promises(walk: Walk) -> None:
    walk.look(KEPT)
    walk.follow("a[href*='/verwijderen/report-']")
    remove(walk)
    walk.look(KEPT)
    assert walk.found == []


def test_words_of_a_promise(walk: Walk) -> None:
    walk.look(PROMISE)
    walk.follow("a[href*='/verwijderen/afspraak/']")
    remove(walk, "text")
    walk.look(PROMISE)
    assert walk.found == []


@pytest.mark.parametrize(
    ("address", "part"), [("/voorbeelden/oss-2020", "title"), ("/agenda/samen-zorgen-voor-prettig-wonen-2021", "")]
)
def test_a_part_of_an_example_and_a_page(walk: Walk, address: str, part: str) -> None:
    walk.look(address)
    walk.follow(f"a[href$='/verwijderen{address}']")
    remove(walk, part)
    assert walk.found == []


def test_a_speaker_who_asks_to_be_forgotten(walk: Walk) -> None:
    walk.look("/verwijderen")
    walk.follow("a[href$='/verwijderen/sprekers']")
    walk.hand_in_empty()
    walk.fill(email="wijkbeheer@rietgaarde.example")
    walk.press()
    walk.follow("a[href*='/verwijderen/sprekers/interview-']")
    walk.hand_in_empty()
    assert walk.found == []
