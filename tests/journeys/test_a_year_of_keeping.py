"""A year of five parties and forty promises: two rounds, a sheet with ten mistakes, answers, three doubts, a lesson."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import translation
from playwright.sync_api import FilePayload, expect

from tests.accessibility.looking import violations
from woordhouder.keeping.report_columns import label_of

from .hands import DESK, NARROWEST, Hands, Way
from .keeping import MISTAKES, YEAR, Kept, filled_in
from .making import become
from .server import Installation

pytestmark = pytest.mark.browser
MOUSE = Way("mouse", width=DESK)
KEYBOARD = Way("keyboard", width=DESK, by_keyboard=True, skips_header=True)
NARROW = Way("320px-no-scripts", width=NARROWEST, has_scripts=False)
WAYS = {"Olmenhage": MOUSE, "Berkenhage": KEYBOARD, "Vlierhage": NARROW}
BEFORE = "import django; django.setup(); from tests.journeys import keeping; keeping.tell({place!r})"
# From the list of what asks attention to 36 of the 40 reports confirmed (issue: at most six).
CLICKS = 6
CONTESTED, REVISED, EXPLAINED, REMARKED = 3, 5, 7, 9
DOUBT = "Wij telden er in deze wijk maar dertig."
REASON = "Tien woningen hebben alleen nieuwe verf."
REPLY = "Verf hoort erbij. Volgend jaar spreken wij af wat opknappen is."
LESSON = "Schrijf op wat opknappen is, voordat u begint te tellen."
THANKS = "Dank dat u het zo snel verbeterde."


@dataclass(frozen=True)
class People:
    """Who acts for three of the parties, each at her own screen, and somebody who only reads."""

    table: Kept
    official: Hands
    landlord: Hands
    tenant: Hands
    reader: Hands

    def come(self) -> None:
        """Each signs in."""
        for hands, name in ((self.official, "Gemeente"), (self.landlord, "Wonen"), (self.tenant, "Huurders")):
            become(hands, self.table.email(name))

    def complaints(self) -> list[str]:
        """What the browsers complained of."""
        every = (self.official, self.landlord, self.tenant, self.reader)
        return [words for hands in every for words in hands.complaints]


def look(hands: Hands) -> None:
    """Axe finds nothing on this state of the page. By mouse only: the other ways meet the same pages."""
    if hands.way is MOUSE:
        assert violations(hands.page) == [], hands.page.url


def close_one_round_and_open_the_next(people: People) -> None:
    official, rounds = people.official, f"/{people.table.slug}/rondes"
    official.open(rounds)
    official.go(official.page.locator("main a[href*='/rondes/round-']"))
    look(official)
    official.send(official.page.locator("main [name=close]"))
    official.open(rounds)
    due = datetime.now(UTC) + timedelta(days=30)
    official.fill(year=str(YEAR), due=f"{due:%Y-%m-%d}")
    official.hand_in()
    official.open(rounds)
    expect(official.page.locator("main a[href*='/rondes/round-']")).to_have_count(2)
    look(official)


def take_the_sheet(landlord: Hands) -> bytes:
    landlord.open(f"/mijn/verslag?jaar={YEAR}")
    look(landlord)
    landlord.go(landlord.page.locator("main a[href*='/mijn/verslag/blad']"))
    look(landlord)
    with landlord.page.expect_download() as downloading:
        landlord.press(landlord.page.locator(f"main a[href$='/mijn/verslag.xlsx?jaar={YEAR}']"))
    return Path(downloading.value.path()).read_bytes()


def hand_in_sheet(landlord: Hands, file: FilePayload) -> None:
    landlord.open("/mijn/verslag/blad")
    landlord.hand_over(landlord.page.locator("main [name=file]"), file)
    landlord.hand_in()


def report_by_sheet(landlord: Hands) -> None:
    """Twenty rows are good and are filed; each of ten mistakes is told in its row, and mended: one here, nine there."""
    taken = take_the_sheet(landlord)
    hand_in_sheet(landlord, filled_in(taken, mistakes=True))
    rows = landlord.page.locator(".prep-line")
    expect(rows).to_have_count(len(MISTAKES))
    for line, (_told, column) in MISTAKES.items():
        with translation.override("nl"):
            label = str(label_of(column))
        faults = landlord.page.locator(f"#rij-{line} .prep-sheet__fault strong")
        expect(faults).to_have_text([f"{label.rstrip('?')}:"])
    look(landlord)
    file_good = landlord.page.locator("main form[action$='/indienen'] button")
    landlord.send(file_good)
    landlord.go(landlord.page.locator("#rij-3 a.prep-sheet__mend"))
    look(landlord)
    landlord.fill(value="40")
    landlord.hand_in()
    landlord.send(file_good)
    hand_in_sheet(landlord, filled_in(taken, mistakes=False))
    look(landlord)
    landlord.send(file_good)
    expect(landlord.page.locator(".prep-line .prep-sheet__fault")).to_have_count(0)
    landlord.open(f"/mijn/verslag?jaar={YEAR}")
    expect(landlord.page.locator("main form fieldset")).to_have_count(0)


def confirm_at_once(people: People) -> None:
    """Forty reports, four of which ask for more; the others are confirmed in six clicks from the list of the day."""
    tenant, table = people.tenant, people.table
    tenant.open("/mijn")
    tenant.clicks = 0
    tenant.go(tenant.page.locator(f"main a[href$='{table.reports}']").first)
    expect(tenant.page.locator("main [name=report]")).to_have_count(40)
    look(tenant)
    for number in (CONTESTED, REVISED, EXPLAINED, REMARKED):
        row = tenant.page.locator(".kept-row", has=tenant.page.locator(f"a[href*='/{number}/voortgang']"))
        tenant.press(row.locator("[name=report]"), "Space")
    tenant.send(tenant.page.locator("main [name=answer][value=confirms]"))
    assert tenant.clicks <= CLICKS
    expect(tenant.page.locator("main [name=report]")).to_have_count(4)


def doubt(people: People, number: int) -> str:
    """The tenants say at the table what they doubt, and the landlord answers. Gives the address of the talk."""
    tenant, landlord = people.tenant, people.landlord
    tenant.open(f"{people.table.promise(number)}/voortgang?jaar={YEAR}")
    tenant.go(tenant.page.locator("main a[href*='/twijfel?']"))
    tenant.fill(text=DOUBT)
    tenant.hand_in()
    talk = tenant.page.url.partition("#")[0]
    landlord.open(talk)
    landlord.fill(text="Wij kijken het na.")
    landlord.hand_in()
    return talk


def end(tenant: Hands, talk: str, outcome: str, words: str) -> None:
    tenant.open(talk)
    look(tenant)
    tenant.fill(text=words)
    tenant.send(tenant.page.locator(f"main [name=outcome][value={outcome}]"))


def revise(people: People) -> None:
    """After a talk that ended agreed the landlord says less, and why."""
    landlord = people.landlord
    landlord.open(f"{people.table.promise(REVISED)}/voortgang?jaar={YEAR}")
    landlord.go(landlord.page.locator("main a[href*='/mijn/verslag?afspraak='][href$='deel=12']"))
    look(landlord)
    landlord.write(landlord.page.locator("main [name$='-value']"), "30")
    landlord.write(landlord.page.locator("main [name$='-revised']"), "De huurders telden beter.")
    landlord.send(landlord.page.locator("main [name=only]"))


def to_the_report(hands: Hands, table: Kept, number: int) -> None:
    hands.open(f"{table.promise(number)}/voortgang?jaar={YEAR}")
    hands.go(hands.page.locator("main a[href*='/verslagen/report-']:not([href$='/bewijs'])").first)


def answer(tenant: Hands, table: Kept, number: int, says: str, remark: str) -> None:
    to_the_report(tenant, table, number)
    look(tenant)
    tenant.tick(tenant.page.locator(f"main [name=answer][value={says}]"))
    tenant.fill(remark=remark)
    tenant.send(tenant.page.locator("main form:has([name=answer]) .nl-button--primary"))


def reply_to_the_contest(people: People) -> None:
    landlord = people.landlord
    to_the_report(landlord, people.table, CONTESTED)
    form = landlord.page.locator("main form:has([name=to])")
    to_whom = form.locator("option[value^=response-]")
    landlord.pick("to", to_whom.inner_text())
    landlord.write(form.locator("[name=text]"), REPLY)
    landlord.send(form.locator("button").first)
    look(landlord)


def talk_it_over(people: People) -> None:
    """Three doubts: one leads to a revision, one was a matter of words, and of one it comes to a contest with reply."""
    tenant, table = people.tenant, people.table
    talks = {number: doubt(people, number) for number in (CONTESTED, REVISED, EXPLAINED)}
    end(tenant, talks[EXPLAINED], "agreed", "Nu begrijpen wij de telling.")
    end(tenant, talks[REVISED], "agreed", "Het verslag wordt aangepast.")
    revise(people)
    end(tenant, talks[CONTESTED], "not_agreed", "Wij noemen verf geen opknappen.")
    answer(tenant, table, CONTESTED, "contests", REASON)
    reply_to_the_contest(people)
    answer(tenant, table, REMARKED, "confirms_with_remark", "Netjes gedaan.")
    tenant.open(table.reports)
    expect(tenant.page.locator("main [name=report]")).to_have_count(2)
    tenant.send(tenant.page.locator("main [name=answer][value=confirms]"))


def look_back(people: People) -> None:
    ways = ((people.tenant, REVISED, "dank", THANKS), (people.landlord, CONTESTED, "les", LESSON))
    for hands, number, what, words in ways:
        hands.open(f"{people.table.promise(number)}/{what}?jaar={YEAR}")
        look(hands)
        hands.fill(text=words)
        hands.hand_in()


def everybody_reads(people: People) -> None:
    """Forty promises on one sheet; the contest beside its reply; what was said at the table is not there."""
    reader, table = people.reader, people.table
    reader.open(f"/{table.slug}/jaar/{YEAR}")
    expect(reader.page.locator(".kept-all tbody tr")).to_have_count(40)
    expect(reader.page.locator(".kept-years__together")).to_contain_text("39")
    look(reader)
    reader.open(f"{table.promise(CONTESTED)}/voortgang?jaar={YEAR}")
    main = reader.page.locator("main")
    for words in (REASON, REPLY, LESSON):
        expect(main).to_contain_text(words)
    expect(main).not_to_contain_text(DOUBT)
    look(reader)
    reader.open(f"{table.promise(REVISED)}/voortgang?jaar={YEAR}")
    for words in ("De huurders telden beter.", THANKS):
        expect(main).to_contain_text(words)
    words = {}
    for number in (1, CONTESTED, REVISED, REMARKED):
        found = reader.page.request.get(f"{table.promise(number)}.json?periode={YEAR}").json()["progress"]
        words[number] = (found["level"], found["others"]["word"])
    assert words == {
        1: ("volledig", "bevestigd"),
        CONTESTED: ("volledig", "betwist"),
        REVISED: ("grotendeels", "bevestigd"),
        REMARKED: ("volledig", "bevestigd"),
    }


@pytest.mark.parametrize(("place", "way"), WAYS.items(), ids=[way.name for way in WAYS.values()])
def test_five_parties_keep_forty_promises_together(
    installation: Installation, hands_of: Callable[[Way], Hands], place: str, way: Way
) -> None:
    installation.run("-c", BEFORE.format(place=place))
    people = People(Kept(place), *(hands_of(way) for _one in range(4)))
    people.come()
    close_one_round_and_open_the_next(people)
    report_by_sheet(people.landlord)
    confirm_at_once(people)
    talk_it_over(people)
    look_back(people)
    everybody_reads(people)
    assert people.complaints() == []
