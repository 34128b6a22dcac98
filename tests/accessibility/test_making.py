"""An example in the making in every state that its editor and a speaker meet, from nomination to its own page."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from .looking import faults, leave_by
from .states import LANGUAGES, in_language

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", LANGUAGES)]
EDITOR = "redactie@demo.example"
NEXT = ".mak-form .nl-button--primary"


@dataclass(frozen=True)
class Making:
    """A browser in which an example is made, page by page, each looked at."""

    page: Page
    language: str

    @property
    def speaker(self) -> str:
        """The address of who is asked, apart for each language."""
        return f"spreker-{self.language}@demo.example"

    def look(self, address: str = "") -> None:
        """Nothing is wrong with this page, in no width."""
        if address:
            self.page.goto(in_language(address, self.language))
        assert faults(self.page) == []

    def fill(self, **values: str) -> None:
        """Type these values into the fields of these names."""
        for name, value in values.items():
            self.page.locator(f"[name={name}]").first.fill(value)

    def press(self, selector: str = NEXT) -> None:
        """Press the main button of the form."""
        leave_by(self.page.locator(selector).first)

    def become_editor(self) -> None:
        """Sign in by the demonstration's door."""
        self.page.goto("/demo")
        leave_by(self.page.get_by_role("button", name=f"({EDITOR})"))

    def link(self, path: str) -> str:
        """The newest link of this kind that was mailed to the speaker; a busy machine takes a while."""
        for _second in range(90):
            self.page.goto("/demo/post")
            for letter in self.page.locator("li", has_text=self.speaker).locator("a").all():
                address = letter.get_attribute("href") or ""
                found = re.search(rf'href="([^"]*{path}[^"]*~[^"]*)"', self.page.request.get(address).text())
                if found:
                    return found[1]
            self.page.wait_for_timeout(1000)
        raise AssertionError(f"no letter with {path} came")


@pytest.fixture
def making(page: Page, language: str) -> Making:
    page.emulate_media(reduced_motion="reduce")
    return Making(page, language)


def nominate_and_ask(making: Making) -> str:
    """From the form to a party that was asked. Gives the address of the dossier."""
    making.look("/voordragen")
    making.look("/in-de-maak")
    making.become_editor()
    making.look("/voordragen")
    making.page.evaluate("() => { document.querySelector('.mak-form').noValidate = true; }")
    making.press()
    making.look()
    making.fill(title="Samen tegen vocht", places="Tilburg", why="Het hielp bewoners. " + "w" * 80)
    making.press()
    making.page.wait_for_url("**/in-de-maak/nomination-*")
    making.look()
    dossier = making.page.url
    making.page.goto(f"{dossier}/oppakken")
    making.look()
    making.press()
    making.page.goto(f"{dossier}/sprekers/nieuw")
    making.fill(party="Huurdersraad", role="bestuurslid", email=making.speaker)
    making.page.locator("[name=kind]").select_option("tenants_organisation")
    making.press()
    expect(making.page.locator(".mak-letter")).to_be_visible()
    making.look()
    making.press()
    making.page.wait_for_url(dossier)
    return dossier


def tell_and_agree(making: Making, dossier: str) -> None:
    """The editor notes, the speaker corrects and agrees."""
    making.look()
    making.press(".mak-doors a")
    making.fill(what_made_it_good="Wij bekeken vijf woningen.")
    making.look()
    making.press()
    making.page.wait_for_url(dossier)
    making.page.context.clear_cookies()
    home = making.link("/uw-verhaal/").replace("/en/", "/")
    path = in_language(re.sub(r"^https?://[^/]+", "", home), making.language)
    making.page.goto(path)
    making.look()
    making.fill(what_made_it_good="Wij bekeken zes woningen.")
    making.press()
    making.page.wait_for_url("**/nalezen")
    making.look()
    making.press()
    making.page.wait_for_url(f"**{path}")
    making.look()
    for way in ("veranderen", "liever-niet", "intrekken", "vergeten"):
        making.page.goto(f"{path}/{way}")
        making.look()


def write_and_publish(making: Making, dossier: str) -> None:
    """The text, the whole that the speaker reads, and the page that comes of it."""
    making.become_editor()
    making.page.goto(f"{dossier}/tekst")
    making.fill(slug=f"tilburg-vocht-{making.language}", summary="Samen tegen vocht.", years_from="2020")
    making.page.locator("[name=themes]").first.check()
    source = {"url": "https://voorbeeld.example/vocht", "publisher": "Voorbeeldkrant"}
    for name, value in source.items():
        making.page.locator(f"[name=sources-0-{name}]").fill(value)
    making.page.locator("[name=sources-0-kind]").select_option("news")
    leave_by(making.page.locator("main form .nl-button--primary").last)
    making.page.wait_for_url(dossier)
    making.page.goto(f"{dossier}/nalezen")
    making.look()
    making.press()
    making.page.wait_for_url(dossier)
    making.look()
    path = re.sub(r"^https?://[^/]+", "", making.link("/uw-verhaal/het-geheel/").replace("/en/", "/"))
    making.page.goto(in_language(path, making.language))
    making.look()
    making.page.locator("input[name=agrees][value=no]").check()
    making.press()
    making.look()
    making.page.locator("input[name=agrees][value=yes]").check()
    making.press()
    expect(making.page.locator("textarea")).to_have_count(0)
    making.look()
    making.page.goto(f"{dossier}/plaatsen")
    making.look()
    making.press()
    making.page.wait_for_url(dossier)
    making.look()
    making.look(f"/voorbeelden/tilburg-vocht-{making.language}")


STEPS: tuple[Callable[[Making, str], None], ...] = (tell_and_agree, write_and_publish)


def test_from_nomination_to_publication(making: Making) -> None:
    dossier = nominate_and_ask(making)
    for step in STEPS:
        step(making, dossier)
    expect(making.page.locator(".wh-testimony")).to_contain_text("Wij bekeken zes woningen.")
