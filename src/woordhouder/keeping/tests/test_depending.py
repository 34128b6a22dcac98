"""A promise that depends on another: what is behind reaches who leads it, in her list, on its page and as attention."""

import pytest
from django.test import Client

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.queries.attention import attention
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import now

from .made import a_table, agreed, at, made, reported

pytestmark = pytest.mark.django_db
HOMES_PAGE = "/en/verzonnendam/meer/1/voortgang?jaar=2026"
LAND_PAGE = "/en/verzonnendam/prestatieafspraken-2026/2/voortgang?jaar=2026"
BEHIND = {
    "cause": "permit",
    "cause_words": "Bezwaar tegen het plan.",
    "effect": "De eerste paal gaat later de grond in.",
}


@pytest.fixture
def place():
    """The association builds on the land that the municipality gives."""
    found, (_homes, land, _money) = a_table()
    with at("2026-01-11"):
        line = made.promise(found.association_seat, "Wij bouwen op die grond.", depends_on=[land.reference])
        (building,) = agreed(found, [line], slug="meer", title="Meer")
    return found, land, building


def ask(actor, address):
    with at("2027-02-02"):
        answer = (client_of(actor) if actor.is_known else Client()).get(address)
    assert answer.status_code == 200, text_of(answer)
    return text_of(answer)


def asked(actor):
    with at("2027-02-02"):
        return [(str(item.title), item.address) for item in attention(actor, now())]


def test_who_reports_is_told_what_depends_on_it_and_says_what_it_means(place):
    found, _land, _building = place
    page = ask(found.municipality, "/en/mijn/verslag?jaar=2026")
    assert "These depend on it: 1. Wij bouwen op die grond" in page
    assert page.count("What does this mean for the promises that depend on this one?") == 1
    assert "Depends on 2. Wij geven grond" in ask(found.association, "/en/mijn/verslag?jaar=2026")


def test_what_is_behind_reaches_the_list_and_the_page_of_what_depends_on_it(place):
    found, land, _building = place
    with at("2027-02-01"):
        reported(found.municipality, land, None, facts=BEHIND)
    for page in (ask(found.association, "/en/mijn/verslag?jaar=2026"), ask(found.tenants, HOMES_PAGE)):
        for words in ("permits", BEHIND["cause_words"], BEHIND["effect"]):
            assert words in page, words
    assert "This depends on it: 1. Wij bouwen op die grond" in ask(found.tenants, LAND_PAGE)


def test_its_lead_is_asked_to_look_until_she_answered(place):
    found, land, _building = place
    with at("2027-02-01"):
        report = reported(found.municipality, land, None, facts=BEHIND)
    address = f"/verzonnendam/verslagen/{report.reference}"
    assert address in [one for _title, one in asked(found.association)]
    assert address not in [one for _title, one in asked(found.tenants)]
    assert address not in [one for _title, one in asked(found.municipality)]
    with at("2027-02-02"):
        actions.respond(found.association, report=report.reference, answer="cannot_judge")
    assert address not in [one for _title, one in asked(found.association)]


@pytest.mark.parametrize(
    ("facts", "weighs"), [({}, False), ({"forecast": "reached"}, False), ({"forecast": "later"}, True)]
)
def test_only_what_is_behind_asks_attention(place, facts, weighs):
    found, land, _building = place
    with at("2027-02-01"):
        report = reported(found.municipality, land, None, facts=facts)
    there = f"/verzonnendam/verslagen/{report.reference}"
    assert (there in [one for _title, one in asked(found.association)]) is weighs


def test_a_stranger_reads_what_is_public_of_it(place):
    found, land, _building = place
    with at("2027-02-01"):
        reported(found.municipality, land, None, facts=BEHIND)
    assert BEHIND["effect"] in ask(ANONYMOUS, HOMES_PAGE)
