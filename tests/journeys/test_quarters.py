"""A table that reports each quarter: two rounds, figures since 1 January, one too late, one quarter put right later."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.accessibility.looking import violations

from .hands import NARROWEST, Hands, Way
from .keeping import YEAR, Kept
from .making import become
from .quarters import EACH_YEAR, HALF, QUARTER, TOGETHER
from .server import Installation

pytestmark = pytest.mark.browser
WAY = Way("320px", width=NARROWEST)
PLACE = "Lindenhage"
BEFORE = f"import django; django.setup(); from tests.journeys import quarters; quarters.tell({PLACE!r})"
TABLE = Kept(PLACE)
WHY = "Vijf sleutels waren dubbel geteld."


def open_round(official: Hands, part: int, due: str) -> None:
    official.open(f"/{TABLE.slug}/rondes")
    official.page.locator("main select[name=part]").select_option(str(part))
    official.fill(year=str(YEAR), due=due)
    official.hand_in()
    expect(official.page.locator("#wacht-op")).to_be_visible()


def figure_of(landlord: Hands, part: int) -> Any:
    """The fields in which a figure up to that month is typed."""
    return landlord.page.locator(f"main [name$='-{YEAR}-{part}-value']")


def report_quarters(landlord: Hands) -> None:
    """The first quarter of one promise is there; that of the other comes too late. Then the half year of one."""
    landlord.open(f"/mijn/verslag?jaar={YEAR}")
    expect(figure_of(landlord, QUARTER)).to_have_count(1)
    expect(figure_of(landlord, HALF)).to_have_count(1)
    landlord.write(figure_of(landlord, QUARTER), "12")
    landlord.write(figure_of(landlord, HALF), "25")
    landlord.hand_in()
    expect(figure_of(landlord, QUARTER)).to_have_count(0)
    expect(figure_of(landlord, HALF)).to_have_count(1)
    assert violations(landlord.page) == []


def put_the_first_quarter_right(landlord: Hands) -> None:
    landlord.open(f"{TABLE.promise(TOGETHER)}/voortgang?jaar={YEAR}")
    landlord.go(landlord.page.locator(f"main a[href*='/mijn/verslag?afspraak='][href$='deel={QUARTER}']"))
    landlord.write(figure_of(landlord, QUARTER), "5")
    landlord.write(landlord.page.locator("main [name$='-revised']"), WHY)
    landlord.send(landlord.page.locator("main [name=only]"))


def progress_of(hands: Hands, number: int) -> tuple[str, str, str]:
    found = hands.page.request.get(f"{TABLE.promise(number)}.json?periode={YEAR}").json()["progress"]
    return found["level"], found["share"], found["others"]["word"]


def everybody_reads(reader: Hands) -> None:
    """Sums go on over the quarters; the half year counts, also after the first quarter was put right."""
    assert progress_of(reader, TOGETHER) == ("grotendeels", "11/16", "bevestigd")
    assert progress_of(reader, EACH_YEAR) == ("beperkt", "3/10", "bevestigd")
    reader.open(f"/{TABLE.slug}/jaar/{YEAR}")
    waits = reader.page.locator(".kept-waiting tbody tr", has_text=f"Wonen {PLACE}").locator("td")
    expect(waits.first).to_have_text("1")
    assert violations(reader.page) == []
    reader.open(f"{TABLE.promise(TOGETHER)}/voortgang?jaar={YEAR}")
    expect(reader.page.locator("main")).to_contain_text(WHY)


def test_a_table_reports_each_quarter(installation: Installation, hands_of: Callable[[Way], Hands]) -> None:
    installation.run("-c", BEFORE)
    official, landlord, tenant, reader = (hands_of(WAY) for _one in range(4))
    for hands, name in ((official, "Gemeente"), (landlord, "Wonen"), (tenant, "Huurders")):
        become(hands, TABLE.email(name))
    open_round(official, QUARTER, f"{YEAR}-04-30")
    open_round(official, HALF, f"{datetime.now(UTC) + timedelta(days=30):%Y-%m-%d}")
    report_quarters(landlord)
    put_the_first_quarter_right(landlord)
    tenant.open(TABLE.reports)
    tenant.send(tenant.page.locator("main [name=answer][value=confirms]"))
    official.open(f"/{TABLE.slug}/rondes")
    official.go(official.page.locator("main a[href*='/rondes/round-']").last)
    expect(official.page.locator("[aria-labelledby=laat] li")).to_have_count(1)
    expect(official.page.locator("[aria-labelledby=laat]")).to_contain_text("per jaar")
    everybody_reads(reader)
    assert [words for hands in (official, landlord, tenant, reader) for words in hands.complaints] == []
