"""No page is a dead end: from each there is a way on, and where a button is missing the page says why."""

import pytest
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.parties.municipalities import municipalities
from woordhouder.parties.tests.tables import facilitator_of, member_of, whole_table

from . import made
from .reading import SLUG, TABLE, THERE, at, client_of, text_of

pytestmark = pytest.mark.django_db
WHY = "Waarom hier geen knop staat"


@pytest.fixture(scope="module")
def table(made_once):
    with at("2025-11-01"):
        return whole_table(TABLE)


@pytest.fixture
def act(table):
    with at("2026-01-10"):
        goal = actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Genoeg woningen")
        part = {"seat": table.tenants_seat.reference, "what": "Vraagt het de huurders."}
        words = made.promise(table.municipality_seat, goals=[goal.reference], contributors=[part])
        return made.registered_in_public(table.municipality, table, [words])


def page(client, address):
    return client.get(address).content.decode()


def test_a_promise_leads_to_its_parties_goal_theme_news_and_feed(table, act):
    shown = page(Client(), f"{THERE}/1")
    goal = act.items.get().wording_in.goals.get()
    for address in (
        f"/organisaties/{table.municipality.organisation}",
        f"/organisaties/{table.tenants.organisation}",
        f"/{TABLE}/doelen/{goal.reference}",
        "/themas/beschikbaarheid/tafels",
        f"/{TABLE}/nieuw",
        f"/{TABLE}/feed.atom",
    ):
        assert f'href="{address}"' in shown


def test_goals_agreement_and_act_lead_on_too(table, act):
    for address in (THERE, f"/{TABLE}/doelen", f"{THERE}/akten/{act.reference}"):
        shown = page(Client(), address)
        assert f'href="/{TABLE}/nieuw"' in shown
        assert f'href="/{TABLE}"' in shown


def test_who_only_reads_is_told_why_there_is_no_button(table, act):
    reads = client_of(member_of(table.tenants.organisation, "leest", "read"))
    decides = client_of(table.tenants)
    for address in (f"/{TABLE}", THERE, f"{THERE}/akten/{act.reference}"):
        assert WHY in text_of(reads.get(address))
        assert WHY not in text_of(decides.get(address))
        assert WHY not in text_of(Client().get(address))


def test_who_only_reads_what_is_prepared_or_waits_is_told_so_too(table):
    prepared = made.ready(table.municipality, table, "registration", [], slug=SLUG, title="Nieuw", starts="2026-01-01")
    made.registered(table.municipality, table, slug="wacht-nog")
    reads = client_of(member_of(table.municipality.organisation, "leest", "read"))
    for address in (f"/{TABLE}/voorbereiden/{prepared.reference}", f"/{TABLE}/wacht"):
        assert WHY in text_of(reads.get(address))
        assert WHY not in text_of(client_of(table.municipality).get(address))


def test_a_facilitator_finds_the_button_to_prepare(table):
    helps = client_of(facilitator_of(table.partnership))
    assert f'href="/{TABLE}/afspraken/nieuw"' in page(helps, f"/{TABLE}")
    assert helps.get(f"/{TABLE}/afspraken/nieuw").status_code == 200


def test_every_municipality_is_two_steps_from_the_front_door(table, act):
    assert 'href="/gemeenten"' in page(Client(), "/")
    shown = page(Client(), "/gemeenten")
    assert shown.count('href="/gemeenten/') == len(municipalities())
    data = Client().get("/gemeenten.json").json()
    assert (data["covered"], len(data["municipalities"])) == (0, len(municipalities()))
    table.partnership.municipalities = ["Tilburg", "Breda"]
    table.partnership.save()
    assert Client().get("/gemeenten.json").json()["covered"] == 2


def test_the_front_door_the_tables_and_my_page_lead_to_a_table_of_ones_own(table):
    mine = client_of(table.tenants)
    for client, address in ((Client(), "/"), (Client(), "/tafels"), (mine, "/mijn")):
        assert 'href="/begin"' in page(client, address)
    for address in ("/mijn", "/tafels"):
        assert 'href="/mijn/tafels"' in page(mine, address)
    assert 'href="/tafels/nieuw"' in page(mine, "/begin")
    assert 'href="/tafels/nieuw"' not in page(Client(), "/begin")
