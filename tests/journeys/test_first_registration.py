"""From an empty installation one officer alone puts forty signed promises before everybody: from a list, or a sheet."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from . import registering
from .hands import DESK, NARROWEST, Hands, Way
from .letters import link_in_letter
from .making import become
from .registering import CITY, LANDLORD, TENANTS, Paper
from .server import CONTROLLER, Installation, running_empty

pytestmark = pytest.mark.browser
MOUSE = Way("mouse", width=DESK)
KEYBOARD = Way("keyboard", width=DESK, by_keyboard=True, skips_header=True)
NARROW = Way("320px-no-scripts", width=NARROWEST, has_scripts=False)
# From the link in the mail to the page that everybody reads: what it took on 27 November 2026 (docs/performance.md).
CLICKS, FIELDS = 25, 20


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A site on which nothing was written yet."""
    with running_empty(tmp_path_factory.mktemp("empty")) as here:
        yield here


@pytest.fixture(scope="module")
def site(empty: Installation) -> str:
    """Here it is this one."""
    return empty.address


@pytest.fixture(scope="module")
def browser_context_args(site: str) -> dict[str, Any]:
    """Addresses in these tests are paths of this site."""
    return {"base_url": site, "locale": "nl-NL"}


def by_list(officer: Hands, paper: Paper, link: str) -> str:
    """The operator let the organisation in; its officer comes by her link and pastes. Gives the agreement's address."""
    officer.open(link)
    officer.hand_in()
    officer.follow("Begin een tafel")
    officer.follow("Richt een tafel op")
    registering.found_the_table(officer, paper)
    registering.begin(officer, paper)
    for party in (CITY, LANDLORD):
        registering.paste(officer, paper, party)
    registering.paste(officer, paper, TENANTS, leave_out=2)
    registering.write(officer, paper, TENANTS, last=2)
    return registering.record(officer)


@pytest.mark.parametrize("way", [MOUSE, KEYBOARD], ids=lambda way: way.name)
def test_a_pasted_list_is_a_public_site_at_once(
    empty: Installation, hands_of: Callable[[Way], Hands], way: Way
) -> None:
    officer, reader = hands_of(way), hands_of(MOUSE)
    paper = Paper("Elzendam" if way is MOUSE else "Essenveen")
    link = empty.invite(f"ambtenaar@{paper.place.lower()}.example", paper.parties[CITY], "municipality")
    agreement = by_list(officer, paper, link)
    assert officer.clicks <= CLICKS
    assert officer.fields <= FIELDS
    registering.read(reader, paper, agreement)
    assert officer.complaints == reader.complaints == []


def test_who_begins_by_mail_takes_a_sheet_and_is_public_once_confirmed(
    empty: Installation, hands_of: Callable[[Way], Hands]
) -> None:
    officer, keeper, reader = hands_of(NARROW), hands_of(MOUSE), hands_of(MOUSE)
    paper, email = Paper("Lindewaard"), "ambtenaar@lindewaard.example"
    officer.open("/begin")
    officer.tick(officer.page.locator("[name=kind][value=municipality]"))
    officer.fill(name=paper.parties[CITY], email=email)
    officer.hand_in()
    officer.open(link_in_letter(officer, email, ""))
    officer.hand_in()
    registering.found_the_table(officer, paper)
    registering.begin(officer, paper)
    registering.take_from_sheet(officer, paper)
    agreement = registering.record(officer)
    gone = reader.page.goto(agreement)
    assert gone is not None
    assert gone.status == 404
    become(keeper, CONTROLLER)
    keeper.go(keeper.page.locator("main a[href*='/mijn/bevestigen/']"))
    expect(keeper.page.locator("main")).to_contain_text(paper.parties[CITY])
    keeper.tick(keeper.page.locator("[name=sure]"))
    keeper.hand_in()
    empty.work()
    registering.read(reader, paper, agreement)
    assert officer.complaints == keeper.complaints == []
