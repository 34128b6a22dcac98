"""The pages on which an organisation reports, in the states that it meets: empty, wrong, proposed, revised, proved."""

import pytest
from playwright.sync_api import Page

from tests.journeys.hands import keep_inside

from .looking import leave_by
from .states import LANGUAGES
from .test_signed_in import become
from .walking import Walk

pytestmark = pytest.mark.browser
LEAD = "beleid@rietgaarde.example"
DUE, REPORTED = "/mijn/verslag?jaar=2026", "/mijn/verslag?jaar=2025&staat=gemeld"


@pytest.fixture
def walk(page: Page, site: str, request: pytest.FixtureRequest) -> Walk:
    """A walk of who reports for the association."""
    keep_inside(page.context, site)
    become(page, LEAD)
    return Walk(page, request.param)


def open_all(walk: Walk) -> None:
    """Every part of every row is open: what is shut cannot be looked at."""
    walk.page.evaluate("() => { for (const part of document.querySelectorAll('main details')) part.open = true; }")


@pytest.mark.parametrize("walk", LANGUAGES, indirect=True)
def test_reporting_evidence_and_revising(walk: Walk) -> None:
    walk.look(DUE)
    open_all(walk)
    walk.look()
    walk.page.locator("main textarea[name$=-story]").first.fill("Half.")
    walk.press(walk.page.locator("main button[name=only]").first)
    walk.look(REPORTED)
    for link in ("a[href$='/bewijs']", "a[href*='afspraak=']"):
        walk.look(REPORTED)
        walk.follow(link)
    walk.look("/rietwaarde/rondes")
    walk.follow("a[href*='/rondes/round-']")
    assert walk.found == []


@pytest.mark.parametrize("walk", LANGUAGES, indirect=True)
def test_figures_that_are_followed_propose_reports(walk: Walk) -> None:
    walk.look("/mijn/maten")
    walk.hand_in_empty()
    walk.fill(name=f"Opgeleverd ({walk.language})", unit="woningen")
    walk.press()
    for given in ({"value": "30"}, {"value": "31"}, {"value": "31", "revised": "Eén vergeten."}):
        walk.fill(area="Rietwaarde", year="2026", **given)
        walk.page.locator("main [name=part]").select_option("12")
        walk.press()
    walk.look(DUE)
    walk.follow("a[href*='/volgen/']")
    ours = walk.page.locator("main [name=measure] option", has_text=f"Opgeleverd ({walk.language})").last
    walk.page.locator("main [name=measure]").select_option(str(ours.get_attribute("value")))
    walk.fill(area="Rietwaarde")
    leave_by(walk.page.locator("main form .nl-button--primary").first)
    walk.look(f"{DUE}&staat=maat")
    assert walk.page.locator("main button[name=take]").count()
    assert walk.found == []
