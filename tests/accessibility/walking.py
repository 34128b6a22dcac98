"""A walk of one actor past many pages in one browser: every fault of every page at its end, not only the first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

from tests.journeys.hands import DESK, NARROWEST

from .looking import faults, leave_by
from .states import in_language


@dataclass(frozen=True)
class Walk:
    """What was found wrong, with where. In English on the narrow screen only: words are what differs."""

    page: Page
    language: str = "nl"
    found: list[str] = field(default_factory=list)

    @property
    def widths(self) -> Sequence[int]:
        """The screens on which is looked."""
        return (NARROWEST,) if self.language == "en" else (DESK, NARROWEST)

    def look(self, address: str = "") -> None:
        """Look at this address, or at the page that is open."""
        if address:
            answered = self.page.goto(in_language(address, self.language))
            assert answered is not None
            assert answered.status == 200, address
        self.found.extend([f"{self.page.url}: {fault}" for fault in faults(self.page, self.widths)])

    def follow(self, selector: str) -> None:
        """Look at the page behind the first of these links on the page that is open."""
        there = self.page.locator(f"main {selector}").first.get_attribute("href")
        assert there, (self.page.url, selector)
        self.page.goto(there)
        self.look()

    def fill(self, **values: str) -> None:
        """Type these values into the fields of these names."""
        for name, value in values.items():
            self.page.locator(f"main [name={name}]").first.fill(value)

    def press(self, button: Locator | None = None) -> None:
        """Press this button, or the main one of the form, and look at what comes of it."""
        leave_by(button or self.page.locator("main form .nl-button--primary").first)
        self.look()

    def hand_in_empty(self) -> None:
        """Hand the form in as it is, whatever the browser thinks of it."""
        self.page.evaluate("() => { for (const form of document.forms) form.noValidate = true; }")
        self.press()
