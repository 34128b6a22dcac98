"""A tenants' volunteer puts an agreement forward, three parties are asked, two tell, and one takes her words back."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from . import making
from .hands import DESK, PHONE, Hands, Way
from .letters import newest_letter
from .making import EDITOR, VOLUNTEER, Party

pytestmark = pytest.mark.browser
TITLE = "Samen af van de kou in de Esdoornflat"
SLUG = "tilburg-esdoornflat-2023"
SUMMARY = "Gemeente, corporatie en bewoners maken een flat warm, portiek voor portiek."
CITY = Party("Gemeente Voorbeeldstad", "municipality", "adviseur wonen", "adviseur@voorbeeldstad.example")
LANDLORD = Party("Woonvoorbeeld", "housing_association", "wijkbeheerder", "wijkbeheer@woonvoorbeeld.example")
TENANTS = Party("Bewonersraad Esdoorn", "tenants_organisation", "bewoner", "bewoner@esdoorn.example")
NOTED = "Wij bekeken vijf woningen met de bewoners."
CORRECTED = "Wij bekeken zes woningen met de bewoners, en dat scheelde."
TOLD = "Sinds de winter stook ik de helft. De zolderkou is weg: onze tochtluikjes hielpen."
RARE, BESIDE_IT = "tochtluikjes", "zolderkou"


@dataclass(frozen=True)
class People:
    """Everybody at her own screen, with a browser of her own."""

    volunteer: Hands
    editor: Hands
    city: Hands
    landlord: Hands
    tenant: Hands

    @property
    def speaking(self) -> tuple[tuple[Hands, Party], ...]:
        """Who tells, for which party."""
        return (self.tenant, TENANTS), (self.landlord, LANDLORD)

    def complaints(self) -> list[str]:
        """What the browsers complained of."""
        return [said for hands in vars(self).values() for said in hands.complaints]


@pytest.fixture
def people(hands_of: Callable[[Way], Hands]) -> People:
    desk, phone = Way("mouse", width=DESK), Way("mouse", width=PHONE)
    return People(*(hands_of(way) for way in (phone, desk, desk, desk, phone)))


def begin(people: People) -> str:
    """It is put forward, and three parties are asked."""
    making.become(people.volunteer, VOLUNTEER)
    dossier = making.nominate(people.volunteer, TITLE)
    expect(people.volunteer.page.locator("main")).to_contain_text("Het wacht op")
    making.become(people.editor, EDITOR)
    people.editor.go(people.editor.page.locator("main li", has_text=TITLE).get_by_role("link"))
    making.take_up(people.editor, dossier)
    for party in (CITY, LANDLORD, TENANTS):
        making.ask(people.editor, dossier, party)
    return dossier


def decline(speaker: Hands) -> None:
    """The municipality rather not."""
    making.come_to_tell(speaker, CITY)
    speaker.follow("Ik doe liever niet mee")
    speaker.fill(reason="Ik werk daar niet meer.")
    speaker.do("Ik doe liever niet mee")
    expect(speaker.page.locator("main")).to_contain_text("U liet weten dat u liever niet meedoet")


def correct(speaker: Hands) -> None:
    """The landlord reads what the editor noted, changes it, sees word by word what differs, and agrees."""
    making.come_to_tell(speaker, LANDLORD)
    expect(speaker.page.locator("[name=what_made_it_good]")).to_have_value(NOTED)
    making.tell(speaker, CORRECTED)
    changes = speaker.page.locator(".mak-changes")
    expect(changes.locator("del")).to_contain_text(["vijf"])
    expect(changes.locator("ins").first).to_contain_text("zes")
    speaker.do("Ja, dit zijn mijn woorden")
    expect(speaker.page.locator("main")).to_contain_text("Dank u wel")


def tell(speaker: Hands) -> str:
    """The tenant writes and agrees. Gives her page."""
    story = making.come_to_tell(speaker, TENANTS)
    making.tell(speaker, TOLD, what_was_hard="Iedereen op één lijn krijgen.")
    speaker.do("Ja, dit zijn mijn woorden")
    expect(speaker.page.locator(".wh-testimony")).to_contain_text(TOLD)
    return story


def check(people: People, dossier: str) -> None:
    """The tenant objects, the editor mends, both find it right."""
    making.have_it_read(people.editor, dossier)
    first = {party: making.read_the_whole(one, party) for one, party in people.speaking}
    expect(people.tenant.page.locator(".wh-testimony")).to_have_count(2)
    people.tenant.tick(people.tenant.page.locator("[name=agrees][value=no]"))
    people.tenant.fill(remark="Het was niet alleen koud, er was ook schimmel.")
    people.tenant.do("Verstuur mijn antwoord")
    people.editor.open(dossier)
    expect(people.editor.page.locator(".mak-remark")).to_contain_text(["werk daar niet meer", "ook schimmel"])
    people.editor.follow("Schrijf de tekst")
    people.editor.fill(story="In de flat was het koud, en er was schimmel.")
    making.keep_the_text(people.editor, dossier)
    making.have_it_read(people.editor, dossier)
    for speaker, party in people.speaking:
        making.read_the_whole(speaker, party, other_than=first[party])
        expect(speaker.page.locator("main")).to_contain_text("en er was schimmel")
        making.find_it_right(speaker)


def is_found(hands: Hands, words: str) -> bool:
    """Whether the search finds the example by these words."""
    hands.page.goto(f"/zoeken?q={words}&letterlijk=1")
    return hands.page.locator(f".find__results a[href$='/{SLUG}']").count() > 0


def comes_about(hands: Hands, words: str, *, is_there: bool) -> None:
    """The worker follows within seconds."""
    for _second in range(60):
        if is_found(hands, words) == is_there:
            return
        hands.page.wait_for_timeout(500)
    raise AssertionError(f"{words}: not {is_there}")


def everywhere(hands: Hands) -> str:
    """All that anybody can fetch in which words of this example might stand."""
    page = f"/voorbeelden/{SLUG}"
    ways = (page, f"/en{page}", f"{page}.json", "/feed.atom", f"/voorbeelden?q={RARE}", f"/zoeken?q={RARE}")
    answers = [hands.page.request.get(way) for way in ways]
    assert {answered.status for answered in answers} == {200}
    return "".join(answered.text() for answered in answers)


def two_voices_are_read(people: People) -> None:
    """The page tells in two voices, and so do the data; the search finds it by a word of the tenant."""
    page = people.editor.page
    expect(page).to_have_url(re.compile(f"/voorbeelden/{SLUG}$"))
    expect(page.locator(".wh-testimony")).to_have_count(2)
    expect(page.locator(".mak-voices")).to_contain_text([f"{CORRECTED}"])
    data = page.request.get(f"/voorbeelden/{SLUG}.json").text()
    assert TOLD in data
    assert CORRECTED in data
    comes_about(people.city, RARE, is_there=True)
    said = everywhere(people.city)
    assert BESIDE_IT in said
    assert not [party for party in (TENANTS, LANDLORD, CITY) if party.email in said]


def works_no_longer(speaker: Hands, link: str) -> None:
    """A link of before says that it ended."""
    answered = speaker.page.goto(link)
    assert answered is not None
    assert answered.status == 410
    speaker.complaints.clear()  # the browser says so too


def take_back(people: People) -> None:
    """The tenant takes her words off; they are nowhere any more, and nobody is named."""
    newest_letter(people.tenant, TENANTS.email, "Uw woorden staan in Woordhouder")
    people.tenant.page.locator(".wh-letter a[href*='/uw-verhaal/']").click()
    people.tenant.follow("Mijn woorden van Woordhouder halen")
    people.tenant.do("Haal mijn woorden weg")
    expect(people.tenant.page.locator("main")).to_contain_text("Uw woorden zijn van Woordhouder af")
    comes_about(people.city, RARE, is_there=False)
    assert BESIDE_IT not in everywhere(people.city)
    people.city.open(f"/voorbeelden/{SLUG}")
    expect(people.city.page.locator(".wh-testimony")).to_have_count(1)
    line = people.city.page.locator(".mak-silenced")
    expect(line).to_contain_text("nam de eigen woorden terug")
    assert not [name for name in (TENANTS.name, TENANTS.role) if name in line.inner_text()]


def test_from_a_nomination_to_words_that_are_taken_back(people: People) -> None:
    dossier = begin(people)
    decline(people.city)
    making.note(people.editor, dossier, LANDLORD, NOTED)
    correct(people.landlord)
    first_link = tell(people.tenant)
    making.write_the_text(people.editor, dossier, SLUG, SUMMARY)
    check(people, dossier)
    making.publish(people.editor, dossier)
    works_no_longer(people.tenant, first_link)
    two_voices_are_read(people)
    take_back(people)
    assert people.complaints() == []
