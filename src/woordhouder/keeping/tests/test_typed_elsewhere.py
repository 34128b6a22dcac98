"""Nothing typed is lost when a round ends while a report is being written: the page says where it is kept."""

import pytest

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.queries.typed import Typed, typed_elsewhere

from .made import a_table, at, reported

pytestmark = pytest.mark.django_db
MINE = "/en/mijn/verslag"
KEPT = "We also keep what you typed for 1 promise up to and including 30 June 2027."


@pytest.fixture
def half():
    """A table with an open round over the first half of 2027, its homes, and what was typed of them."""
    table, (homes, *_others) = a_table()
    with at("2027-07-01"):
        told = {"partnership": table.partnership.reference, "year": 2027, "part": 6}
        half_year = actions.open_round(table.tenants, due="2027-08-01", **told)
    return table, homes, half_year


def ask(client, address=MINE, **given):
    with at("2027-07-04"):
        return client.post(address, given) if given else client.get(address)


def typed(homes, **fields):
    return {f"{homes.reference}-2027-6-{name}": value for name, value in fields.items()}


def test_what_was_typed_in_a_round_that_was_closed_is_one_click_away(half):
    table, homes, half_year = half
    mine = client_of(table.association)
    ask(mine, **typed(homes, replaces="", story="Tot juni zes."), _keep="1")
    page = text_of(ask(mine))
    assert "Tot juni zes." in page
    assert KEPT not in page
    with at("2027-07-03"):
        actions.close_round(table.tenants, round=half_year.reference)
    page = text_of(ask(mine))
    assert "Tot juni zes." not in page
    assert KEPT in page
    there = text_of(ask(mine, f"{MINE}?jaar=2027&deel=6&staat=alles"))
    assert "Tot juni zes." in there
    assert KEPT not in there
    assert KEPT not in text_of(ask(client_of(table.municipality)))


def test_what_was_filed_meanwhile_waits_no_more(half):
    table, homes, half_year = half
    mine = client_of(table.association)
    ask(mine, **typed(homes, replaces="", value="6"), _keep="1")
    with at("2027-07-03"):
        actions.close_round(table.tenants, round=half_year.reference)
        reported(table.association, homes, "6", year=2027, part=6)
    assert KEPT not in text_of(ask(mine))


def test_what_she_typed_for_another_organisation_is_not_told(half):
    table, homes, _half_year = half
    places = [Typed(homes.reference, 2027, 6, "")]
    with at("2027-07-04"):
        assert [one.count for one in typed_elsewhere(table.association, places, set())] == [1]
        assert typed_elsewhere(table.municipality, places, set()) == []
