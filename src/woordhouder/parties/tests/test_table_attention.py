"""What asks attention around tables: a seat that waits for one's organisation, and who asks to be confirmed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from woordhouder.parties.actions import claim_seat, confirm_organisation, give_seat
from woordhouder.parties.attention import attention
from woordhouder.parties.models import Organisation
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import now

from . import tables

pytestmark = pytest.mark.django_db


def addresses(actor):
    return {item.address for item in attention(actor, now())}


@pytest.fixture
def table(db):
    return tables.whole_table()


def test_a_seat_waits_for_who_may_bind_until_it_is_claimed(table):
    care = tables.organisation_with("zorg", "Zorg anders", "care_provider")
    reader = tables.member_of(care.organisation, "lezer", "contribute")
    seat = give_seat(table.tenants, partnership=table.partnership.reference, organisation=care.organisation)
    assert addresses(care) == {f"/verzonnendam/stoelen/{seat.reference}/innemen"}
    assert addresses(reader) == addresses(table.municipality) == set()
    claim_seat(care, seat=seat.reference)
    assert addresses(care) == set()


def test_who_founded_itself_waits_for_the_others_at_the_table_and_the_controller(table):
    Organisation.objects.filter(pk=table.municipality.organisation_id).update(founded_itself=True)
    controller = tables.organisation_with("beheer", "Beheer", "controller")
    stranger = tables.whole_table("elders").municipality
    asks = {f"/mijn/bevestigen/{table.municipality.organisation}"}
    for actor, expected in ((table.tenants, asks), (controller, asks), (table.municipality, set()), (stranger, set())):
        assert addresses(actor) == expected
    confirm_organisation(controller, organisation=table.municipality.organisation)
    assert addresses(table.tenants) == set()


def test_it_asks_two_queries_however_much_waits(table):
    care = tables.organisation_with("zorg", "Zorg anders", "care_provider")
    for number in range(3):
        place = tables.founded(table.municipality, f"tafel-{number}")
        give_seat(table.municipality, partnership=place.reference, organisation=care.organisation)
    with asked_once(), CaptureQueriesContext(connection) as queries:
        assert len(attention(care, now())) == 3
    assert len(queries) == 2
