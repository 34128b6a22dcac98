"""How a page is looked at: by axe on a wide and on a narrow screen, and whether it fits the narrow one."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from tests.journeys.hands import DESK, NARROWEST, TOO_WIDE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})


def faults(page: Page, widths: Iterable[int] = (DESK, NARROWEST)) -> list[str]:
    """What axe finds wrong on these screens, and what is too wide on the last of them. Nothing is to be found."""
    found: list[str] = []
    for width in widths:
        resize(page, width)
        found += [f"{width} px: {fault}" for fault in violations(page)]
    return found + [f"too wide at {width} px: {part}" for part in page.evaluate(TOO_WIDE)]


def leave_by(target: Locator) -> None:
    """Press what leads to another page, and wait until that page is there: the one that goes is not looked at."""
    with target.page.expect_navigation():
        target.click()


def violations(page: Page) -> list[str]:
    """Each violation with its first places, a line each."""
    results = Axe().run(page, options=OPTIONS).response
    return [f"{one['id']} ({one['help']}): {places(one)}" for one in results["violations"]]


def places(violation: dict[str, list[dict[str, str]]]) -> str:
    """The markup of the first places, and how many there are."""
    nodes = violation["nodes"]
    return f"{len(nodes)}x, " + "; ".join(node["html"][:160] for node in nodes[:3])
