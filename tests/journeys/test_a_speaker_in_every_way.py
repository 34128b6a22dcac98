"""A volunteer puts an agreement forward and tells: by keyboard alone, at 320 px, without scripts, and in English."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from . import making
from .hands import DESK, NARROWEST, Hands, Way
from .letters import link_in_letter
from .making import EDITOR, VOLUNTEER, Party

pytestmark = pytest.mark.browser
DUTCH, ENGLISH = "Wat maakte dit voor u een goede afspraak?", "What made this a good agreement for you?"


@dataclass(frozen=True)
class Told:
    """Way and language of one volunteer."""

    way: Way
    language: str = "nl"

    @property
    def prefix(self) -> str:
        """Before each address."""
        return "" if self.language == "nl" else f"/{self.language}"


WAYS = (
    Told(Way("keyboard", width=NARROWEST, by_keyboard=True)),
    Told(Way("no-scripts", width=NARROWEST, has_scripts=False)),
    Told(Way("english", width=DESK), "en"),
)


def put_forward(hands: Hands, told: Told) -> str:
    """With a fault first: what was typed is still there. Gives the address where it is followed."""
    why = "Nu is er een vast gezicht in het portiek."
    hands.open(f"{told.prefix}/voordragen")
    hands.fill(title=f"Een vast gezicht, {told.way.name}", places="Nergenshuizen", why=why)
    hands.hand_in()
    expect(hands.page.locator("[role=alert]")).to_contain_text("Nergenshuizen")
    hands.complaints.clear()  # the browser says that it was refused
    expect(hands.page.locator("[name=why]")).to_have_value(why)
    hands.fill(places="Tilburg")
    hands.hand_in()
    hands.page.wait_for_url(re.compile(f"{told.prefix}/in-de-maak/nomination-"))
    return hands.page.url.replace("/en/", "/")


def tell(hands: Hands) -> None:
    """Stop halfway and go on later; read it through, change it, read it once more, agree."""
    page = hands.page
    hands.fill(what_made_it_good="Hij kent ons bij naam.")
    hands.press(page.locator("[name=_keep]"))
    page.wait_for_url(re.compile("bewaard=1"))
    hands.open(page.url.partition("?")[0])
    expect(page.locator("[name=what_made_it_good]")).to_have_value("Hij kent ons bij naam.")
    hands.hand_in()
    hands.go(page.locator(".mak-form a.nl-button"))
    hands.fill(what_was_hard="De eerste winter.")
    hands.hand_in()
    expect(page.locator(".wh-testimony")).to_contain_text("De eerste winter.")
    hands.tick(page.locator("[name=may_be_asked]"))
    hands.hand_in()
    expect(page.locator(".wh-testimony")).to_contain_text("Hij kent ons bij naam.")


def take_back(hands: Hands) -> None:
    """The approval goes, and the words are the speaker's alone again."""
    hands.go(hands.page.locator(".mak-ways-out a[href$='/intrekken']"))
    hands.hand_in()
    expect(hands.page.locator(".utrecht-alert")).to_be_visible()
    expect(hands.page.locator("[name=what_made_it_good]")).to_have_value("Hij kent ons bij naam.")


def be_forgotten(hands: Hands, home: str) -> None:
    """The last way out; the link works no longer."""
    hands.go(hands.page.locator(".mak-ways-out a[href$='/vergeten']"))
    hands.hand_in()
    answered = hands.page.goto(home)
    assert answered is not None
    assert answered.status == 410
    hands.complaints.clear()  # the browser says that it was refused


@pytest.mark.parametrize("told", WAYS, ids=lambda told: told.way.name)
def test_a_volunteer_puts_forward_tells_and_leaves_again(hands_of: Callable[[Way], Hands], told: Told) -> None:
    hands, editor = hands_of(told.way), hands_of(Way("mouse", width=DESK))
    making.become(hands, VOLUNTEER)
    dossier = put_forward(hands, told)
    making.become(editor, EDITOR)
    making.take_up(editor, dossier)
    party = Party("Portiek 12", "tenants_organisation", "bewoner", f"{told.way.name}@portiek.example", told.language)
    making.ask(editor, dossier, party)
    hands.page.context.clear_cookies()
    home = link_in_letter(hands, party.email, DUTCH if told.language == "nl" else ENGLISH)
    hands.open(home)
    expect(hands.page.locator("html")).to_have_attribute("lang", told.language)
    tell(hands)
    take_back(hands)
    be_forgotten(hands, home)
    assert hands.complaints == editor.complaints == []
