"""A signed agreement as a file of the office becomes promises before everybody: read, decided on, recorded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.intake.markup import OPEN, paper_at
from tests.intake.printing import printed
from woordhouder.papers.uploads import OPEN_TEXT, PDF, WORD

from . import registering
from .conftest import PATIENCE
from .hands import DESK, NARROWEST, Hands, Way
from .server import Installation, running_empty

pytestmark = pytest.mark.browser
READER = Way("mouse", width=DESK)
MOUSE = Way("mouse", width=DESK)
KEYBOARD = Way("keyboard", width=DESK, by_keyboard=True, skips_header=True)
NARROW = Way("320px-no-scripts", width=NARROWEST, has_scripts=False)
# Proposals of which nothing that the list needs is missing, to be decided on.
COMPLETE = ".intake-card--proposed:not(:has(.prep-line__missing))"
OWN_WORDS = "Zo zeggen wij het zelf."
MOST_LOOKS = 200


@dataclass(frozen=True)
class Signed:
    """A made-up agreement of the tests as it lies at the office: its parties, and the file."""

    name: str
    form: str
    kind: str

    @property
    def place(self) -> str:
        return self.name.title()

    @property
    def table(self) -> str:
        return f"Wonen in {self.place}"

    @property
    def parties(self) -> list[str]:
        """The municipality, an association and the tenants."""
        known = paper_at(OPEN / f"{self.name}.txt").labels["parties"]
        kinds = ("municipality", "housing_association", "tenants_organisation")
        return [next(one["name"] for one in known if one["kind"] == kind) for kind in kinds]

    @property
    def file(self) -> FilePayload:
        name, content = printed(paper_at(OPEN / f"{self.name}.txt"), self.form)
        return {"name": name, "mimeType": self.kind, "buffer": content}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A site on which nothing was written yet."""
    with running_empty(tmp_path_factory.mktemp("papers")) as here:
        yield here


@pytest.fixture(scope="module")
def site(empty: Installation) -> str:
    """Here it is this one."""
    return empty.address


@pytest.fixture(scope="module")
def browser_context_args(site: str) -> dict[str, Any]:
    """Addresses in these tests are paths of this site."""
    return {"base_url": site, "locale": "nl-NL"}


def hand_in(officer: Hands, signed: Signed) -> None:
    """The file goes in as the signed document too, and the page comes back by itself once it was read."""
    officer.go(officer.page.locator(".prep-steps a[href$='/stuk']"))
    officer.hand_over(officer.page.locator("main [name=file]"), signed.file)
    officer.tick(officer.page.locator("main [name=keeps]"))
    officer.hand_in()
    if officer.way.has_scripts:
        officer.page.locator(".intake-cards").wait_for(timeout=4 * PATIENCE)
    for _look in range(MOST_LOOKS):
        if officer.page.locator(".intake-cards").count():
            break
        officer.open(officer.page.url)
    officer.fits()


def decide(officer: Hands, card: Locator, key: str) -> None:
    """Decide on a proposal: by its key, or by the button or link that has it."""
    if not officer.way.by_keyboard:
        officer.send(card.locator(f"[data-key={key}]"))
        return
    wanted = card.get_attribute("id")
    while officer.page.evaluate("document.activeElement.id") != wanted:
        officer.page.keyboard.press("j")
    with officer.page.expect_navigation():
        officer.page.keyboard.press(key)
    officer.fits()


def turn_to_enough(officer: Hands) -> None:
    """To the first part of the paper with three proposals of which nothing is missing."""
    parts = officer.page.locator(".intake-parts").first.locator("a")
    for number in range(parts.count()):
        if officer.page.locator(COMPLETE).count() >= 3:
            return
        officer.go(parts.nth(number))


def review(officer: Hands) -> list[str]:
    """Two as proposed, one in other words, one rejected and put back. Gives the words of those that were accepted."""
    page, words = officer.page, []
    for _time in range(2):
        card = page.locator(COMPLETE).first
        words.append(card.locator(".intake-card__said").inner_text())
        decide(officer, card, "a")
    card = page.locator(COMPLETE).first
    name = card.get_attribute("id")
    decide(officer, card, "x")
    expect(page.locator(f"#{name}.intake-card--rejected")).to_be_visible()
    officer.send(page.locator("[data-key=u]"))
    expect(page.locator(f"#{name}.intake-card--proposed")).to_be_visible()
    decide(officer, page.locator(f"#{name}"), "c")
    officer.write(page.locator("main [name=text]"), OWN_WORDS)
    officer.send(page.locator("main form.prep-row .nl-button--primary").first)
    expect(page.locator(f"#{name}.intake-card--accepted")).to_be_visible()
    return words


def finish(officer: Hands) -> str:
    """What is missing is told; into the list, and recorded. Gives the address of the agreement."""
    officer.go(officer.page.locator("main a[href$='/klaar']"))
    expect(officer.page.locator("#mist")).to_be_visible()
    officer.send(officer.page.locator("form[action$='/overnemen'] button"))
    expect(officer.page.locator(".prep-count")).to_contain_text("3 van 3")
    officer.go(officer.page.locator(".prep-steps__last"))
    officer.do("Leg vast")
    return officer.page.url.partition("#")[0]


FILES = (
    (MOUSE, Signed("brakelmeer", "docx", WORD)),
    (KEYBOARD, Signed("vlietbeke", "odt", OPEN_TEXT)),
    (NARROW, Signed("oosterlinge", "pdf", PDF)),
)


@pytest.mark.parametrize(("way", "signed"), FILES, ids=lambda one: getattr(one, "form", ""))
def test_a_file_of_the_office_is_a_public_site(
    empty: Installation, hands_of: Callable[[Way], Hands], way: Way, signed: Signed
) -> None:
    officer, reader = hands_of(way), hands_of(READER)
    officer.open(empty.invite(f"ambtenaar@{signed.name}.example", signed.parties[0], "municipality"))
    officer.hand_in()
    officer.follow("Begin een tafel")
    officer.follow("Richt een tafel op")
    registering.found_the_table(officer, signed)
    registering.begin(officer, signed)
    hand_in(officer, signed)
    turn_to_enough(officer)
    words = review(officer)
    agreement = finish(officer)
    texts = []
    for number in (1, 2, 3):
        reader.open(f"{agreement}/{number}")
        texts.append(reader.page.locator(".agr-text").inner_text())
        expect(reader.page.locator(".agr-in-paper summary")).to_contain_text(signed.file["name"])
    assert sorted(texts) == sorted([*words, OWN_WORDS])
    assert officer.complaints == reader.complaints == []
