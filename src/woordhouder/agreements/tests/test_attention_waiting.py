"""Who decides for a seat is asked once per table whether texts may be public, and whether an objection still stands."""

from datetime import timedelta

import pytest

from woordhouder.agreements import actions
from woordhouder.agreements.queries.attention_waiting import attention
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import facilitator_of, member_of, whole_table
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import now

from .made import adopted, promises, registered, registered_in_public, signed, wording

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return whole_table()


def asked(actor, days=0):
    return [(str(item.text), item.address) for item in attention(actor, now() + timedelta(days=days))]


def test_each_that_signs_is_asked_once_per_table_until_it_said_so(table, django_assert_num_queries):
    act = registered(table.municipality, table)
    registered(table.municipality, table, slug="prestatieafspraken-2027")
    reader = member_of(table.tenants.organisation, "lezer", "contribute")
    assert [len(asked(who)) for who in (table.municipality, table.tenants, reader)] == [1, 1, 0]
    for nobody in (ANONYMOUS, facilitator_of(table.partnership)):
        assert asked(nobody) == []
    with asked_once(), django_assert_num_queries(2):
        ((text, address),) = asked(table.tenants)
    assert text.startswith("10 ")
    assert address == "/verzonnendam/wacht"
    actions.say_public(table.tenants, act=act.reference)
    assert asked(table.tenants)[0][0].startswith("5 ")


def test_nobody_is_asked_about_what_is_public_or_what_she_did_not_sign(table):
    registered_in_public(table.municipality, table)
    assert asked(table.tenants) == []
    act = adopted(table.municipality, table, promises(table, 3), slug="jaarafspraken-2027")
    assert asked(table.tenants) == []
    signed(act, table.tenants)
    assert len(asked(table.tenants)) == 1
    assert asked(table.association) == []


def test_an_objection_of_long_ago_is_brought_to_mind(table):
    act = registered_in_public(table.municipality, table)
    row = actions.object_to_passage(table.tenants, wording=wording(act).reference, start=0, end=8, reason="Nee.")
    assert asked(table.tenants) == []
    assert len(asked(table.tenants, days=15)) == 1
    assert asked(table.municipality, days=15) == []
    actions.settle_objection(table.tenants, objection=row.reference)
    assert asked(table.tenants, days=15) == []
