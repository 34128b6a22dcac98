"""A policy officer of a municipality, at her desk: what do others promise, and how do they know that it was kept?"""

import pytest

from .hands import DESK, Hands

pytestmark = pytest.mark.browser
WIDTH = DESK
# A need in her own words (the second misspelled), and the examples that answer it.
NEEDS = {
    "elk half jaar samen evalueren": ("molenlanden-2021-2024", "amersfoort-2021-2030", "oisterwijk-2022-2027"),
    "verduurzaaming van woningen": ("den-haag-2019-2024", "amsterdam-2024-2027", "emmen-2019-2024", "groningen-2018"),
    "Waar kunnen statushouders wonen?": ("utrechtse-heuvelrug-2019-2024", "nijmegen-wijchen-2018", "groningen-2018"),
}


@pytest.mark.parametrize("words", NEEDS)
def test_she_finds_reads_and_takes_along_what_others_agreed(hands: Hands, words: str) -> None:
    hands.open("/zoeken")
    hands.ask(words)
    lines = hands.take_sheet()
    address = hands.open_find(NEEDS[words])
    assert any(address in line for line in lines)
    hands.read_example()
    hands.follow_a_source()
    hands.print_it()
    assert hands.take_data()["commitments"]


def test_she_compares_what_others_promise_on_one_theme(hands: Hands) -> None:
    hands.open("/")
    hands.go(hands.page.locator(".home-themes a[href='/themas/betaalbaarheid']"))
    promises = hands.page.locator("main table tbody tr, main .lib-menu tr").count()
    assert promises > 5
    assert len(hands.take_sheet()) > promises
    assert hands.take_data()
