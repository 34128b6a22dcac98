"""A volunteer of a tenants' organisation, on a phone in the train: what did tenants elsewhere get?"""

import pytest

from .hands import PHONE, Hands

pytestmark = pytest.mark.browser
WIDTH = PHONE
# A need in her own words (the second misspelled), and the examples that answer it.
NEEDS = {
    "huur niet omhoog": ("utrecht-2016-2019", "deurne-2015", "tilburg-2020-2025"),
    "senioorenwoningen": ("utrechtse-heuvelrug-2019-2024", "ede-2018-2027", "oisterwijk-2022-2027"),
    "bewoners aan tafel": ("amsterdam-2024-2027", "kampen-2016-2017", "oisterwijk-2022-2027", "zwolle-2020-2027"),
}


@pytest.mark.parametrize("words", NEEDS)
def test_she_finds_reads_and_takes_along_what_others_agreed(hands: Hands, words: str) -> None:
    hands.open("/")
    hands.ask(words)
    address = hands.open_find(NEEDS[words])
    hands.read_example()
    hands.follow_a_source()
    hands.print_it()
    assert hands.take_data()["slug"] == address.rpartition("/")[2]


def test_her_entrance_leads_from_her_question_to_an_example(hands: Hands) -> None:
    hands.open("/")
    hands.go(hands.page.get_by_role("link", name="Ik spreek namens huurders"))
    hands.go(hands.page.locator("main a[href^='/gids/wanneer-is-een-afspraak-goed']").first)
    hands.go(hands.page.locator("main .wh-cards a[href^='/voorbeelden/']").first)
    hands.follow_a_source()
    hands.print_it()
