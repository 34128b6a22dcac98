"""The pages of tables in the states that people meet: who reads, who begins alone, who decides and who signs."""

import re

import pytest
from playwright.sync_api import FilePayload, Page

from tests.journeys.hands import keep_inside

from .states import LANGUAGES
from .test_signed_in import become, letter
from .walking import Walk

pytestmark = pytest.mark.browser
AGREEMENT = "/rietwaarde/2026"
READ = (
    f"{AGREEMENT}?op=2026-03-01&bekend=2026-02-01",
    f"{AGREEMENT}/5",
    f"{AGREEMENT}/5/verschil?van=1&naar=2",
    f"{AGREEMENT}/verschil?van=2026-01-01&naar=2026-12-31",
    f"{AGREEMENT}/14",
    "/rietwaarde/nieuw",
    "/rietwaarde/nieuw?sinds=2026-01-01",
    "/rietwaarde/stoelen",
    "/begin",
    "/begin?verstuurd=1",
)
# On the page on the left, the first of these links.
BEHIND = (
    (AGREEMENT, "a[href*='/akten/']"),
    ("/rietwaarde", "a[href*='/organisaties/']"),
    ("/rietwaarde/stoelen", "a[href*='/stoelen/seat-']"),
    ("/rietwaarde/doelen", "a[href*='/doelen/goal']"),
)
# A row that is right, and one of somebody who does not sit here.
ROWS = "Thema;Trekker;Tekst\nBetaalbaarheid;{0};Wij bouwen tien woningen.\n;Niemand;Wij dempen de gracht.\n"


@pytest.fixture
def walk(page: Page, site: str, request: pytest.FixtureRequest) -> Walk:
    """A walk in Dutch, unless a test says otherwise."""
    keep_inside(page.context, site)
    page.emulate_media(reduced_motion="reduce")
    return Walk(page, getattr(request, "param", "nl"))


def test_what_everybody_reads_of_tables(walk: Walk) -> None:
    for address in READ:
        walk.look(address)
    for address, link in BEHIND:
        walk.page.goto(address)
        walk.follow(link)
    walk.page.goto("/begin")
    walk.hand_in_empty()
    assert walk.found == []


def begin_by_mail(walk: Walk, name: str) -> None:
    """From an address to an organisation and its table, which is not public yet."""
    walk.page.goto(f"/{'en/' if walk.language == 'en' else ''}begin")
    walk.page.locator("[name=kind]").first.check()
    email = f"begin-{walk.language}@demo.example"
    walk.fill(name=name, email=email)
    walk.press()
    walk.page.goto(letter(walk.page, email, ""))
    walk.look()
    walk.press()
    walk.hand_in_empty()
    walk.fill(name=f"Tafel van {name}", region="Verzonnen streek")
    walk.press()


def give_a_seat(walk: Walk, name: str) -> str:
    """A second party, and somebody who is asked to act for it. Gives the address of the table."""
    table = walk.page.url.rpartition("/")[0]
    walk.follow("a[href$='/stoelen/nieuw']")
    walk.hand_in_empty()
    walk.fill(name=name)
    walk.page.locator("[name=kind]").select_option("housing_association")
    walk.press()
    seat = walk.page.url
    for way in ("veranderen", "uitnodigen"):
        walk.page.goto(f"{seat}/{way}")
        walk.look()
    walk.hand_in_empty()
    walk.fill(email=f"gevraagd-{walk.language}@demo.example")
    walk.press()
    walk.page.goto(table)
    walk.look()
    return table


def begin_a_list(walk: Walk) -> None:
    """What do you have, and what is known of it: handed in empty, and then right."""
    walk.follow("a[href$='/afspraken/nieuw']")
    walk.follow("a[href*='wat=papier']")
    walk.hand_in_empty()
    walk.fill(title="Prestatieafspraken", starts="2026-01-01")
    walk.press()


def fill_the_list(walk: Walk, organisation: str) -> None:
    """A pasted list, a row that comes back, and a sheet of which a row waits."""
    walk.follow("a[href$='/plakken']")
    walk.fill(text="Betaalbaarheid\n- Wij houden de huur laag.\n- Wij helpen bij schulden.")
    walk.press(walk.page.locator("[name=_preview]"))
    walk.press()
    walk.follow("a[href*='/regel/nieuw']")
    walk.hand_in_empty()
    walk.page.goto(walk.page.url.partition("/regel")[0])
    walk.follow("a[href$='/blad']")
    walk.hand_in_empty()
    content = ROWS.format(organisation).encode()
    file: FilePayload = {"name": "blad.csv", "mimeType": "text/csv", "buffer": content}
    walk.page.locator("[name=file]").set_input_files(files=[file])
    walk.press()
    sheet = walk.page.url
    walk.follow("a.prep-sheet__mend")
    walk.page.goto(sheet)
    walk.press(walk.page.locator("form[action$='/overnemen'] button"))


def look_around(walk: Walk) -> None:
    """The other pages of a preparation, up to what recording does and asks."""
    preparation = re.split(r"[?#]|/blad", walk.page.url)[0]
    walk.follow("a[href*='/regel/']:not([href*='nieuw'])")
    for place in ("verdelen", "gegevens", "document", "voorbeeld", "weggooien", "vastleggen"):
        walk.page.goto(f"{preparation}/{place}")
        walk.look()


@pytest.mark.parametrize("walk", LANGUAGES, indirect=True)
def test_who_begins_alone(walk: Walk) -> None:
    name = f"Gemeente Eikenwoud {walk.language}"
    begin_by_mail(walk, name)
    give_a_seat(walk, f"Wonen Eikenwoud {walk.language}")
    begin_a_list(walk)
    fill_the_list(walk, name)
    look_around(walk)
    walk.page.context.clear_cookies()
    walk.page.goto(letter(walk.page, f"gevraagd-{walk.language}@demo.example", ""))
    walk.look()
    assert walk.found == []


def test_who_decides_at_a_table(walk: Walk) -> None:
    become(walk.page, "wethouder@rietwaarde.example")
    for address in ("/mijn", "/mijn/tafels", "/tafels/nieuw", "/rietwaarde/wacht", f"{AGREEMENT}/veranderen"):
        walk.look(address)
    walk.press(walk.page.locator("form:has([value=beeindigen]) button"))
    walk.fill(effective_from="2028-01-01")
    walk.press()
    walk.hand_in_empty()
    for link in ("a[href$='/begeleiders/nieuw']", "a[href*='/begeleiders/'][href$='/beeindigen']"):
        walk.page.goto("/rietwaarde/stoelen")
        walk.follow(link)
    assert walk.found == []


def test_who_is_asked_to_sign_to_confirm_or_to_object(walk: Walk) -> None:
    become(walk.page, "directeur@rietgaarde.example")
    walk.page.goto("/mijn")
    walk.follow("a[href*='/akten/']")
    walk.hand_in_empty()
    walk.page.goto("/rietwaarde/wacht")
    walk.follow("a.dis-object")
    walk.hand_in_empty()
    become(walk.page, "directeur@zorgrietwaarde.example")
    walk.page.goto("/mijn")
    walk.follow("a[href*='/akten/'][href*='/bevestigen']")
    walk.hand_in_empty()
    assert walk.found == []
