"""A second party comes, confirms and objects to a passage; a correction, a change next year, an end; each day right."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from .hands import DESK, NARROWEST, Hands, Way
from .letters import link_in_letter
from .making import become
from .server import Installation
from .tables import BEGAN, BY_DESK, BY_PHONE, ENDING, PASSAGE, SCHOOL, WRONG, YEAR, Table

pytestmark = pytest.mark.browser
MOUSE = Way("mouse", width=DESK)
KEYBOARD = Way("keyboard", width=DESK, by_keyboard=True, skips_header=True)
NARROW = Way("320px-no-scripts", width=NARROWEST, has_scripts=False)
RIGHT, MORE = WRONG.replace("zestien", "zestig"), WRONG.replace("zestien", "tachtig")
REASON = "De koop is nog niet rond."
CHANGES, ENDS = f"{YEAR + 1}-01-01", f"{YEAR + 1}-07-01"
EARLIER = f"{BEGAN + timedelta(days=2):%Y-%m-%d}"
# On which day which texts are in force: as known now, and as known eight days ago.
IN_FORCE = {
    f"{YEAR - 1}-12-31": ([], []),
    f"{YEAR}-01-01": ([RIGHT, SCHOOL, ENDING], [WRONG, SCHOOL, ENDING]),
    f"{YEAR}-12-31": ([RIGHT, SCHOOL, ENDING], [WRONG, SCHOOL, ENDING]),
    CHANGES: ([MORE, SCHOOL, ENDING], [WRONG, SCHOOL, ENDING]),
    f"{YEAR + 1}-06-30": ([MORE, SCHOOL, ENDING], [WRONG, SCHOOL, ENDING]),
    ENDS: ([MORE, SCHOOL], [WRONG, SCHOOL, ENDING]),
}


@dataclass(frozen=True)
class People:
    """Who acts for the two parties, each at her own screen, and somebody who only reads."""

    table: Table
    officer: Hands
    director: Hands
    reader: Hands

    def complaints(self) -> list[str]:
        """What the browsers complained of."""
        return [*self.officer.complaints, *self.director.complaints, *self.reader.complaints]


def come(people: People) -> None:
    """The officer asks somebody for the seat that nobody took; she says yes by the link in her mail."""
    officer, table = people.officer, people.table
    become(officer, table.officer)
    officer.open(f"/{table.slug}/stoelen")
    officer.follow(table.landlord)
    officer.follow("Vraag iemand om mee te doen")
    officer.fill(email=table.director)
    officer.hand_in()
    people.director.open(link_in_letter(people.director, table.director, ""))
    people.director.hand_in()


def confirm(people: People) -> None:
    """She finds in her list what waits for her, reads it and says that it is right."""
    director = people.director
    director.open("/mijn")
    director.go(director.page.locator("main a[href*='/bevestigen']").first)
    director.tick(director.page.locator("[name=confirms][value=yes]"))
    director.hand_in()
    expect(director.page.locator("section[aria-labelledby=partijen]")).to_contain_text("bevestigd")


def object_to_the_passage(people: People) -> None:
    """What the school may cost is not for everybody yet."""
    director = people.director
    director.open(f"/{people.table.slug}/wacht")
    director.go(director.page.locator(".dis-text", has_text="School").locator(".dis-object"))
    director.fill(passage=PASSAGE, reason=REASON)
    director.hand_in()
    expect(director.page.locator("section[aria-labelledby=bezwaren]")).to_contain_text(PASSAGE)


def say_public(hands: Hands, table: Table) -> None:
    """In the name of one's own party: all that waits here may be public."""
    hands.open(f"/{table.slug}/wacht")
    says = hands.page.locator("form[action$='/openbaar'] button")
    for _act in range(says.count()):
        hands.send(says.first)
    expect(says).to_have_count(0)


def prepare(officer: Hands, table: Table, what: str, **facts: str) -> None:
    """Begin a change of the agreement and say from when it holds, up to the choice of promises."""
    officer.open(f"{table.agreement}/veranderen")
    way = officer.page.locator(f"form:has([name=wat][value={what}])")
    officer.send(way.locator("button"))
    if facts:
        officer.fill(**facts)
        officer.hand_in()


def choose(officer: Hands, which: str, title: str) -> None:
    """Take one promise into the list."""
    officer.tick(officer.page.locator(f"[name={which}]").and_(officer.page.get_by_label(title)))
    officer.hand_in()


def write_anew(officer: Hands, text: str) -> None:
    """Change the words of the one promise in the list."""
    officer.go(officer.page.locator(".prep-line__title a"))
    officer.fill(text=text)
    officer.hand_in()


def record(officer: Hands) -> str:
    """Record it. Gives the address of the page that comes of it."""
    officer.go(officer.page.locator(".prep-steps__last"))
    officer.do("Leg vast")
    return officer.page.url.partition("#")[0]


def sign(people: People, act: str) -> None:
    """Both parties sign."""
    table = people.table
    for hands, name in ((people.officer, table.city), (people.director, table.landlord)):
        hands.open(act)
        hands.follow("Teken, of zeg dat u niet tekent")
        hands.tick(hands.page.locator("[name=answer][value=signs]"))
        hands.hand_in()
        expect(hands.page.locator("section[aria-labelledby=ondertekening]")).to_contain_text(name)


def change(people: People) -> None:
    """A correction, which holds at once; a change from next year and an end, which hold once both have signed."""
    officer, table = people.officer, people.table
    prepare(officer, table, "verbeteren")
    choose(officer, "changed", "Nieuw")
    write_anew(officer, RIGHT)
    record(officer)
    prepare(officer, table, "wijzigen", effective_from=CHANGES, why="Er is plek voor meer.")
    choose(officer, "changed", "Nieuw")
    write_anew(officer, MORE)
    sign(people, record(officer))
    prepare(officer, table, "beeindigen", effective_from=ENDS, why="De regeling loopt af.")
    choose(officer, "ended", "Verhuizen")
    sign(people, record(officer))


def everybody_reads(people: People) -> None:
    """On six days and at two moments of knowing the texts that are right then; but for the passage that waits."""
    reader, agreement = people.reader, people.table.agreement
    for day, (now, before) in IN_FORCE.items():
        for known, texts in (("", now), (f"&bekend={EARLIER}", before)):
            reader.open(f"{agreement}?per=geheel&op={day}{known}")
            shown = reader.page.locator(".agr-whole__promise .wh-flow")
            expect(shown).to_have_count(len(texts))
            expect(shown).to_contain_text(texts)
    reader.open(f"{agreement}/2")
    expect(reader.page.locator(".agr-text")).to_contain_text(SCHOOL)
    expect(reader.page.locator(".agr-text .agr-bar")).to_contain_text(REASON)
    expect(reader.page.locator("main")).not_to_contain_text(PASSAGE)


WAYS = {"mouse-and-keyboard": (BY_DESK, MOUSE, KEYBOARD), NARROW.name: (BY_PHONE, NARROW, NARROW)}


@pytest.mark.parametrize(("table", "one", "other"), WAYS.values(), ids=WAYS.keys())
def test_what_two_parties_do_over_the_years_stands_right_on_each_day(
    installation: Installation, hands_of: Callable[[Way], Hands], table: Table, one: Way, other: Way
) -> None:
    people = People(table, hands_of(one), hands_of(other), hands_of(one))
    come(people)
    confirm(people)
    object_to_the_passage(people)
    change(people)
    for hands in (people.officer, people.director):
        say_public(hands, table)
    installation.work()
    everybody_reads(people)
    assert people.complaints() == []
