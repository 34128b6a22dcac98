"""An adviser of a housing association: which figures do others dare to promise, together and in the neighbourhood?"""

import pytest

from .hands import DESK, Hands

pytestmark = pytest.mark.browser
WIDTH = DESK
# A need in his own words (the second misspelled), and the examples that answer it.
NEEDS = {
    "Hoeveel sociale huurwoningen bouwen anderen?": ("haarlemmermeer-2024-2027", "groningen-2018", "zwolle-2020-2027"),
    "leefbaarhied in de wijk": ("groningen-2018", "midden-groningen-2024", "deventer-2020-2023"),
    "huisuitzetting voorkomen": ("leeuwarden-2018-2026", "groningen-2018", "zwolle-2020-2027"),
}


@pytest.mark.parametrize("words", NEEDS)
def test_he_finds_reads_and_takes_along_what_others_agreed(hands: Hands, words: str) -> None:
    hands.open("/")
    hands.ask(words)
    found = hands.take_data()["results"]
    address = hands.open_find(NEEDS[words])
    assert address in [find["address"] for find in found]
    hands.read_example()
    hands.follow_a_source()
    hands.print_it()
    assert hands.take_data()["sources"]


def test_he_looks_from_the_map_to_what_is_agreed_near_him(hands: Hands) -> None:
    hands.open("/kaart")
    hands.go(hands.page.locator("main a[href='/voorbeelden?provincie=Groningen']").last)
    assert len(hands.take_sheet()) > 2
    hands.go(hands.page.locator("main a[href='/voorbeelden/groningen-2018']").first)
    hands.read_example()
    hands.follow_a_source()
    hands.print_it()
