"""A signed agreement of thirty pages becomes promises before everybody, and comes out again as Word and as PDF."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.accessibility.looking import violations
from woordhouder.intake.drafting import on_one_line
from woordhouder.intake.reading import proposals
from woordhouder.papers.documents.running import read_apart

from . import registering
from .conftest import PATIENCE
from .hands import DESK, NARROWEST, Hands, Way
from .reviewing import OWN_WORDS, Officer
from .server import Installation, running_empty
from .whole_paper import Signed

pytestmark = pytest.mark.browser
READER = Way("mouse", width=DESK)


@dataclass(frozen=True)
class Run:
    """How a paper goes in. `is_english`: from the moment that it is read; `has_axe`: whether each page is looked at."""

    form: str
    way: Way
    is_english: bool = False
    has_axe: bool = False


RUNS = (
    Run("docx", Way("mouse", width=DESK), is_english=True, has_axe=True),
    Run("odt", Way("keyboard", width=DESK, by_keyboard=True, skips_header=True)),
    Run("pdf", Way("320px-no-scripts", width=NARROWEST, has_scripts=False)),
)


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


def read_back(reader: Hands, agreement: str, form: str) -> dict[str, str]:
    """The agreement as somebody takes it home: what stands at each number in it."""
    with reader.page.expect_download(timeout=4 * PATIENCE) as downloading:
        reader.press(reader.page.locator(f"main a[href='{urlsplit(agreement).path}.{form}']"))
    content = Path(downloading.value.path()).read_bytes()
    reading = proposals(read_apart(f"afspraken.{form}", content))
    return {one.label: on_one_line(one.text) for one in reading.passages if one.is_proposed}


def read_on_the_site(reader: Hands, signed: Signed, agreement: str, number: int) -> dict[str, str]:
    """Everybody finds all promises; each says where it stands in the document. Gives the words at each number."""
    reader.open(agreement)
    promises = reader.page.locator(".agr-promises > li")
    expect(promises).to_have_count(number)
    for at in (1, number // 2, number):
        reader.open(f"{agreement}/{at}")
        expect(reader.page.locator(".agr-in-paper summary")).to_contain_text(signed.file["name"])
    reader.open(agreement)
    told = reader.page.request.get(f"{agreement}.json").json()
    return {f"{one['number']}.": one["wording"]["text"] for one in told["commitments"]}


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.form)
def test_a_file_of_the_office_is_a_public_site(empty: Installation, hands_of: Callable[[Way], Hands], run: Run) -> None:
    signed, found = Signed(run.form), list[str]()
    hands, reader = hands_of(run.way), hands_of(READER)

    def look() -> None:
        if run.has_axe:
            found.extend(f"{hands.page.url}: {fault}" for fault in violations(hands.page))

    officer = Officer(hands, signed, look)
    hands.open(empty.invite(f"ambtenaar@{run.form}.example", signed.parties[0], "municipality"))
    hands.hand_in()
    hands.follow("Begin een tafel")
    hands.follow("Richt een tafel op")
    registering.found_the_table(hands, signed)
    registering.begin(hands, signed)
    officer.hand_in()
    if run.is_english:
        hands.open(hands.page.url.replace(empty.address, f"{empty.address}/en"))
    officer.review()
    number, agreement = officer.finish()
    assert number > 100
    words = read_on_the_site(reader, signed, agreement, number)
    assert len(words) == number
    assert OWN_WORDS in words.values()
    for form in ("docx", "pdf"):
        assert read_back(reader, agreement, form) == words
    assert found == hands.complaints == reader.complaints == []
