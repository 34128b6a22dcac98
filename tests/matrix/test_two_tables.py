"""Foreign and absent answer alike: every address below a table, asked by somebody who sits at another one."""

import pytest

from .alike import told
from .dueling import ABSENT, duel, filled, parts_of
from .rows import routes

pytestmark = [pytest.mark.django_db, pytest.mark.one_engine]
BELOW = sorted(route for route in set(routes()) if route.startswith("<slug:table>"))
HANDED_IN = {"title": "x", "text": "x", "reason": "x", "passage": "x", "confirms": "yes", "answer": "signs"}
# Who sits at a public table, and what is told of the table as a whole, everybody reads.
PUBLIC = ("stoelen", "jaar")
# The same for everybody, so that it shows nothing of a private table to anybody.
FOR_EVERYBODY = ("<slug:table>/feed.atom",)


def is_kept(route):
    """Whether a table keeps for itself what stands there."""
    return not any(f"/{part}" in route for part in PUBLIC)


@pytest.fixture(scope="module")
def both(made_once):
    """The tables, made once for all addresses."""
    return duel()


def test_there_is_something_of_every_sort_to_ask_for(both):
    things = {part for route in BELOW for part in parts_of(route)}
    assert things <= both.private.keys()
    for names in (both.private, both.undisclosed, both.half):
        assert all(names[part] != ABSENT.get(part) for part in things)


@pytest.mark.parametrize("route", [route for route in BELOW if route not in FOR_EVERYBODY])
def test_who_sits_there_finds_it(both, route):
    assert both.insider.get(filled(route, both.private)).status_code != 404


@pytest.mark.parametrize("route", BELOW)
def test_a_private_table_is_as_absent_as_one_that_does_not_exist(both, route):
    alike(both.stranger, filled(route, both.private), filled(route, {}))


@pytest.mark.parametrize("route", BELOW)
def test_who_left_finds_it_no_more_within_her_session(both, route):
    alike(both.who_left, filled(route, both.private), filled(route, {}), methods=("get",))


@pytest.mark.parametrize("route", [route for route in BELOW if len(parts_of(route)) > 1 and is_kept(route)])
def test_what_a_public_table_keeps_is_as_absent_as_what_is_not_there(both, route):
    there, half = both.undisclosed, both.half
    alike(both.stranger, filled(route, there), filled(route, {"table": there["table"]}))
    if set(parts_of(route)) - {"table", "agreement"}:
        alike(
            both.stranger, filled(route, half), filled(route, {"table": half["table"], "agreement": half["agreement"]})
        )


def alike(client, there, absent, methods=("get", "post")):
    """Who knows of neither gets the same of both, whatever she does."""
    for method in methods:
        given = HANDED_IN if method == "post" else {}
        foreign, nothing = (told(getattr(client, method)(address, given), address) for address in (there, absent))
        assert foreign[0] in (404, 405), (method, there)
        assert foreign == nothing, (method, there)
