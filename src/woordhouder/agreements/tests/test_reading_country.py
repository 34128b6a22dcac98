"""What one table shows costs the database as much when the rest of the country is there too: counted in its steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from string import ascii_lowercase

import pytest
from django.db import connection
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.agreements.models import Commitment, Continuation
from woordhouder.agreements.queries.on_theme import TABLES_ON_A_PAGE
from woordhouder.parties.tests.tables import whole_table

from . import made
from .reading import TABLE, THERE, a_table, an_agreement, at, client_of
from .test_reading_costs import grow

pytestmark = [pytest.mark.django_db, pytest.mark.one_engine]
ADDRESSES = (
    THERE,
    f"{THERE}?per=geheel",
    f"{THERE}.json",
    f"{THERE}/1",
    f"{THERE}/verschil?van=2026-01-15&naar=2026-08-01",
    f"{THERE}/naast/vorige",
    f"/{TABLE}",
    f"/{TABLE}/nieuw?sinds=2026-01-01",
    f"/{TABLE}/doelen",
)
ON_A_THEME = "/themas/verduurzaming/tafels"
STEPS_AT_ONCE = 10


@contextmanager
def counted() -> Iterator[list[int]]:
    """How many times so many steps SQLite's machine takes within."""
    steps = [0]

    def step() -> None:
        steps[0] += 1

    connection.ensure_connection()
    connection.connection.set_progress_handler(step, STEPS_AT_ONCE)
    yield steps
    connection.connection.set_progress_handler(None, 0)


def costs(client: Client) -> dict[str, int]:
    return {address: cost(client, address) for address in ADDRESSES}


def cost(client: Client, address: str) -> int:
    with counted() as steps:
        assert client.get(address).status_code == 200, address
    return steps[0]


def two_years(table):
    """Two agreements of a table whose promises serve a goal and have who contributes."""
    goal = actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Genoeg woningen")
    helper = {"seat": table.unclaimed_seat.reference, "what": "Helpt."}
    lines = made.promises(table, 3, goals=[goal.reference], contributors=[helper])
    earlier = an_agreement(table, lines, slug="vorige", title="2025", starts="2025-01-01")
    return earlier, an_agreement(table, lines)


def everybody_else(slug="elderdam"):
    """Another table with hundreds of promises that go on from one year to the next."""
    with at("2025-11-01"):
        other = whole_table(slug)
    acts = two_years(other)
    for act in acts:
        grow(act, 300)
    pairs = zip(*(Commitment.objects.filter(agreement=act.agreement).order_by("number") for act in acts), strict=True)
    Continuation.objects.bulk_create(
        Continuation(commitment=later, earlier=earlier, by=other.municipality_seat, at=acts[1].recorded_at)
        for earlier, later in pairs
    )


@pytest.mark.parametrize("sits", [False, True])
def test_a_page_of_one_table_costs_the_same_with_all_others_there(settings, sits):
    settings.PAGE_CACHE_SECONDS = 0
    table = a_table()
    two_years(table)
    reader = client_of(table.tenants) if sits else Client()
    alone = costs(reader)
    everybody_else()
    among = costs(reader)
    assert {address: (alone[address], cost) for address, cost in among.items() if cost > alone[address] * 1.3} == {}


def test_a_page_about_a_theme_costs_the_same_with_more_tables_behind_it(settings):
    settings.PAGE_CACHE_SECONDS = 0
    for letter in ascii_lowercase[:TABLES_ON_A_PAGE]:
        with at("2025-11-01"):
            table = whole_table(f"{letter}-dam")
        an_agreement(table, made.promises(table, 3))
    alone = cost(Client(), ON_A_THEME)
    everybody_else("z-dam")
    assert cost(Client(), ON_A_THEME) < alone * 1.3
