"""Rounds of a table: opened, moved, on whom they wait, closed."""

import pytest
from django.test import Client
from lxml import html

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping.models import Round
from woordhouder.parties.actions import succeed
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.tests.tables import member_of, organisation_with

from .made import a_table, at, reported

pytestmark = pytest.mark.django_db
ROUNDS = "/en/verzonnendam/rondes"
GIVEN = {"year": "2026", "part": "12", "due": "2027-03-01"}


@pytest.fixture(scope="module")
def table(made_once):
    return a_table()


def ask(client, address, status=200, day="2027-02-01", **given):
    with at(day):
        answer = client.post(address, given) if given else client.get(address)
    assert answer.status_code == status, answer.content[:2000]
    return text_of(answer) if status in (200, 422) else answer


def test_a_round_is_opened_waits_and_is_closed(table):
    made, (homes, *_others) = table
    mine = client_of(made.tenants)
    ask(mine, ROUNDS, 303, **GIVEN)
    there = f"{ROUNDS}/{Round.objects.get().reference}"
    page = ask(mine, there)
    assert "Woonstichting verzonnendam 1 promise 1. Wij bouwen" in page
    assert "1 March 2027" in page
    with at("2027-03-02"):
        reported(made.association, homes)
    page = ask(mine, there)
    assert "Woonstichting verzonnendam 1 promise" not in page
    assert "Reported after the day" in page
    assert "late 1. Wij bouwen veertig woningen per jaar (Woonstichting verzonnendam, 2 March 2027)" in page
    ask(mine, there, 303, due="2027-04-01")
    assert "1 April 2027" in ask(mine, there)
    assert "Reported after the day" not in ask(mine, there)
    ask(mine, there, 303, close="1")
    assert "This round is closed." in ask(mine, there)
    assert "Closed" in ask(mine, ROUNDS)


def test_who_holds_two_seats_says_for_which_she_closes_a_round(table):
    made, _promises = table
    mine = client_of(made.association)
    with at("2027-01-31"):
        told = {"organisation": made.tenants.organisation, "successor": made.association.organisation}
        succeed(SYSTEM, **told, on="2027-01-15")
    ask(mine, ROUNDS, 303, **GIVEN, seat=made.association_seat.reference)
    there = f"{ROUNDS}/{Round.objects.get().reference}"
    with at("2027-02-01"):
        page = html.fromstring(mine.get(there).content)
    assert len(page.xpath("//form[.//button[@name='close']]//select[@name='seat']/option")) == 2
    assert len(page.xpath("//@id")) == len({*page.xpath("//@id")})
    ask(mine, there, 422, close="1")
    ask(mine, there, 303, close="1", seat=made.tenants_seat.reference)
    assert Round.objects.get().closed_at


def test_a_round_is_proposed_over_the_first_year_without_one(table):
    made, _promises = table
    mine = client_of(made.tenants)
    for year in ("2027", "2028"):
        with at("2027-02-01"):
            page = html.fromstring(mine.get(ROUNDS).content)
        assert page.xpath("//input[@name='year']/@value") == [year]
        ask(mine, ROUNDS, 303, **{**GIVEN, "year": year, "due": f"{int(year) + 1}-03-01"})


def test_a_round_over_half_a_year_waits_for_reports_up_to_its_month(table):
    made, (homes, *_others) = table
    mine = client_of(made.tenants)
    ask(mine, ROUNDS, 303, day="2026-07-01", year="2026", part="6", due="2026-07-31")
    there = f"{ROUNDS}/{Round.objects.get().reference}"
    assert "up to and including 30 June 2026" in ask(mine, ROUNDS, day="2026-07-01")
    with at("2026-07-02"):
        reported(made.association, homes, part=3)
    assert "1. Wij bouwen" in ask(mine, there, day="2026-07-03")
    with at("2026-07-04"):
        reported(made.association, homes, part=6)
    assert "1. Wij bouwen" not in ask(mine, there, day="2026-07-05")


@pytest.mark.parametrize("wrong", [{"due": "x"}, {"due": "2025-01-01"}, {"part": "13"}, {"year": ""}])
def test_what_is_not_right_comes_back(table, wrong):
    made, _promises = table
    page = ask(client_of(made.tenants), ROUNDS, 422, **{**GIVEN, **wrong})
    assert "This is not right yet" in page
    assert not Round.objects.exists()


def test_who_only_reads_opens_none_and_others_see_none(table):
    made, _promises = table
    reader = client_of(member_of(made.tenants.organisation, "lezer", "read"))
    assert "Open a round" not in ask(reader, ROUNDS)
    ask(reader, ROUNDS, 403, **GIVEN)
    ask(client_of(organisation_with("vreemd", "Gemeente Elders")), ROUNDS, 404)
    ask(Client(), ROUNDS, 303)
    assert not Round.objects.exists()
