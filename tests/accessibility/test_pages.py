"""No page has a violation of WCAG 2.2 A or AA, or of axe's best practices: all in Dutch, some in English too."""

import pytest
from playwright.sync_api import Page, Response

from tests.journeys.hands import keep_inside

from .looking import faults
from .states import FAULTS, LANGUAGES, MISSING, addresses, fault_page, in_language

pytestmark = pytest.mark.browser


@pytest.fixture
def page(page: Page, site: str) -> Page:
    """A page that asks nothing of the outside, and on which nothing moves."""
    keep_inside(page.context, site)
    page.emulate_media(reduced_motion="reduce")
    return page


def answered(page: Page, address: str) -> Response:
    response = page.goto(address)
    assert response is not None
    return response


@pytest.mark.parametrize("address", addresses())
def test_a_page_has_no_violation(page: Page, address: str) -> None:
    assert answered(page, address).status == 200
    assert faults(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_does_not_exist_has_no_violation(page: Page, language: str) -> None:
    assert answered(page, in_language(MISSING, language)).status == 404
    assert faults(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", FAULTS)
def test_a_page_of_a_fault_has_no_violation(page: Page, site: str, status: str, language: str) -> None:
    made = fault_page(status, language)
    there = f"{site}{in_language('/zoeken', language)}"
    page.route(there, lambda route: route.fulfill(status=int(status), content_type="text/html", body=made.content))
    assert answered(page, there).status == int(status)
    assert faults(page) == []
