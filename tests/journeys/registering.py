"""What an officer does alone to put a signed agreement of forty promises on the site. All of it is made up."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from playwright.sync_api import FilePayload, expect

from .hands import Hands

YEAR = datetime.now(UTC).year
TITLE = f"Prestatieafspraken {YEAR}-{YEAR + 3}"
URL = "https://voorbeeld.example/wonen/afspraken.pdf"
THEMES = ("Beschikbaarheid", "Betaalbaarheid", "Duurzaamheid", "Leefbaarheid")
# Of each party how many promises it makes about each theme, how they read, and what about each theme.
CITY, LANDLORD, TENANTS = 0, 1, 2
PROMISES = (
    (
        4,
        "De gemeente regelt vóór 1 juli in wijk {wijk} {what}. Zij overlegt daarover vooraf met de andere partijen.",
        ("drie bouwplekken", "een vast loket voor schulden", "twee straten zonder gas", "een buurtconciërge"),
    ),
    (
        3,
        "De Woonstichting zorgt elk jaar in wijk {wijk} voor {what}. Zij vertelt in maart hoe ver het is.",
        ("zestig nieuwe huurwoningen", "een lijst van te dure huizen", "tachtig warme huizen", "schone portieken"),
    ),
    (
        3,
        "De Huurdersraad vraagt bewoners van wijk {wijk} wat zij vinden van {what}. Hij brengt het antwoord mee.",
        ("de nieuwe plannen", "de huurverhoging", "hun kou en hun tocht", "het groen voor de deur"),
    ),
)


@dataclass(frozen=True)
class Paper:
    """The agreement of one place, on paper."""

    place: str

    @property
    def table(self) -> str:
        """What the table is called."""
        return f"Samen wonen in {self.place}"

    @property
    def parties(self) -> Sequence[str]:
        """Who signed: the municipality, the association, the tenants."""
        return f"Gemeente {self.place}", f"Woonstichting {self.place}", f"Huurdersraad {self.place}"

    @property
    def kinds(self) -> Sequence[str]:
        """The kinds of the other two, as the form of a seat has them."""
        return "Woningcorporatie", "Huurdersorganisatie"

    @property
    def promises(self) -> list[tuple[int, str, str]]:
        """All forty, in order: of which party, about which theme, in which words."""
        return [(party, theme, text) for party in range(3) for theme, text in _of(party)]

    def listed(self, party: int, leave_out: int = 0) -> str:
        """What one party promises as it is copied from the paper, below names of themes; without the last so many."""
        lines: list[str] = []
        for theme, text in _of(party)[: -leave_out or None]:
            if theme not in lines:
                lines.append(theme)
            lines.append(f"- {text}")
        return "\n".join(lines)

    def sheet(self) -> FilePayload:
        """The forty as a sheet of the office: semicolons, and a short name for the association."""
        written = io.StringIO()
        rows = csv.writer(written, delimiter=";")
        rows.writerow(["Thema", "Trekker", "Tekst"])
        names = (self.parties[CITY], "WS", self.parties[TENANTS])
        rows.writerows([theme, names[party], text] for party, theme, text in self.promises)
        return {"name": "afspraken.csv", "mimeType": "text/csv", "buffer": written.getvalue().encode("utf-8-sig")}


def _of(party: int) -> list[tuple[str, str]]:
    times, sentence, about = PROMISES[party]
    return [
        (theme, sentence.format(wijk=wijk, what=what))
        for theme, what in zip(THEMES, about, strict=True)
        for wijk in range(1, times + 1)
    ]


class OnPaper(Protocol):
    """An agreement on paper, of which a table is founded."""

    @property
    def place(self) -> str: ...

    @property
    def table(self) -> str: ...

    @property
    def parties(self) -> Sequence[str]: ...

    @property
    def kinds(self) -> Sequence[str]: ...


def found_the_table(officer: Hands, paper: OnPaper) -> None:
    """From the form of a new table to the page of a table with a seat for each party."""
    officer.fill(name=paper.table, region=f"{paper.place} (verzonnen)")
    officer.hand_in()
    above = officer.page.get_by_role("navigation")
    for name, kind in zip(paper.parties[1:], paper.kinds, strict=True):
        officer.go(officer.page.locator("main a[href$='/stoelen/nieuw']"))
        officer.fill(name=name)
        officer.pick("kind", kind)
        officer.hand_in()
        expect(officer.page.get_by_role("heading", level=1)).to_have_text(name)
        officer.go(above.get_by_role("link", name="Wie hier zit"))
    officer.go(above.get_by_role("link", name=paper.table))


def begin(officer: Hands, paper: OnPaper) -> None:
    """From the page of the table to an empty list: what it is called, when it holds, and where it is public already."""
    officer.go(officer.page.locator("main a[href$='/afspraken/nieuw']"))
    officer.go(officer.page.locator("main a[href$='?wat=papier']"))
    officer.fill(title=TITLE, starts=f"{YEAR}-01-01", until=f"{YEAR + 3}-12-31", signed_on=f"{YEAR - 1}-12-11")
    expect(officer.page.locator("main [name=parties]:checked")).to_have_count(len(paper.parties))
    officer.fill(elsewhere_url=URL, elsewhere_publisher=paper.parties[CITY])
    officer.hand_in()


def paste(officer: Hands, paper: Paper, party: int, leave_out: int = 0) -> None:
    """Put what one party promises in the list, at once."""
    officer.go(officer.page.locator(".prep-steps a[href$='/plakken']"))
    officer.paste(officer.page.locator("main [name=text]"), paper.listed(party, leave_out))
    officer.pick("lead", paper.parties[party])
    officer.do("Zet alles in de lijst")


def write(officer: Hands, paper: Paper, party: int, last: int) -> None:
    """Write the last ones one by one: theme and lead stand there already, as they were in the one before."""
    officer.go(officer.page.locator(".prep-steps a[href$='/regel/nieuw#regel']"))
    for theme, text in _of(party)[-last:]:
        expect(officer.page.locator("main [name=theme] option:checked")).to_have_text(theme)
        expect(officer.page.locator("main [name=lead] option:checked")).to_have_text(paper.parties[party])
        officer.paste(officer.page.locator("main [name=text]"), text)
        officer.hand_in()


def take_from_sheet(officer: Hands, paper: Paper) -> None:
    """Hand in the sheet, say once who WS is, and let the good rows into the list."""
    officer.go(officer.page.locator(".prep-steps a[href$='/blad']"))
    officer.hand_over(officer.page.locator("main [name=file]"), paper.sheet())
    officer.hand_in()
    officer.pick("word-0", paper.parties[LANDLORD])
    for button in ("#kolommen button", "form[action$='/overnemen'] button"):
        officer.send(officer.page.locator(button).first)


def record(officer: Hands) -> str:
    """Read what recording does, and do it. Gives the address of the agreement."""
    expect(officer.page.locator(".prep-count")).to_contain_text("40 van 40")
    officer.go(officer.page.locator(".prep-steps__last"))
    officer.do("Leg vast")
    expect(officer.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    return officer.page.url.partition("#")[0]


def read(reader: Hands, paper: Paper, agreement: str) -> None:
    """Whoever comes by reads forty promises, each at its address, with its source, and nobody shown as agreeing."""
    reader.open(agreement)
    expect(reader.page.locator(".agr-group")).to_have_count(len(THEMES))
    expect(reader.page.locator(".agr-promises > li")).to_have_count(40)
    expect(reader.page.locator(".wh-sources__link").first).to_have_attribute("href", URL)
    for number in (1, 40):
        party, _theme, text = paper.promises[number - 1]
        reader.open(f"{agreement}/{number}")
        expect(reader.page.locator(".agr-text")).to_have_text(text)
        expect(reader.page.locator("section[aria-labelledby=wie]")).to_contain_text(paper.parties[party])
        said = reader.page.locator("section[aria-labelledby=bevestigd] .agr-tally__words")
        expect(said).to_have_text(["nog niet bevestigd"] * 3)
