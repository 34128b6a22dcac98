"""What asks attention at tables."""

import pytest

from woordhouder.agreements import actions
from woordhouder.agreements.queries.attention import attention
from woordhouder.agreements.queries.attention_waiting import attention as begun_or_waiting
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import facilitator_of, member_of, organisation_with, whole_table
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import now

from .made import adopted, promise, promises, registered, wording
from .preparing import a_draft, begun, put

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


def addresses(actor):
    items = [*attention(actor), *begun_or_waiting(actor, now())]
    found = [item.address.removeprefix("/verzonnendam/") for item in items]
    return [address for address in found if address != "wacht"]


def test_each_party_is_asked_to_confirm_until_it_answered(table):
    act = registered(table.municipality, table)
    asked = f"prestatieafspraken-2026/akten/{act.reference}/bevestigen"
    assert addresses(table.municipality) == addresses(table.tenants) == [asked]
    actions.confirm_text(table.tenants, act=act.reference, confirms=True)
    assert addresses(table.tenants) == []
    one = wording(act).reference
    actions.confirm_text(table.association, act=act.reference, confirms=False, wording=one, reason="Anders.")
    assert addresses(table.association) == [asked]


def test_who_is_needed_is_asked_to_sign_until_it_answered(table):
    act = adopted(table.municipality, table, [promise(table.tenants_seat), *promises(table, 1)])
    asked = f"prestatieafspraken-2026/akten/{act.reference}/tekenen"
    assert addresses(table.tenants) == addresses(table.municipality) == [asked]
    assert addresses(table.association) == []
    actions.sign(table.tenants, act=act.reference, answer="refuses", reason="Nee.")
    assert addresses(table.tenants) == []
    actions.close_act(table.municipality, act=act.reference)
    assert addresses(table.municipality) == []


def test_what_was_begun_is_brought_to_mind_of_who_may_go_on_with_it(table):
    made = begun(table.municipality, table)
    put(table.municipality, made, a_draft())
    asked = f"voorbereiden/{made.reference}"
    writes = member_of(table.municipality.organisation, "collega", "contribute")
    reads = member_of(table.municipality.organisation, "lezer", "read")
    assert addresses(table.municipality) == addresses(writes) == [asked]
    for other in (reads, table.tenants, facilitator_of(table.partnership), ANONYMOUS):
        assert addresses(other) == []
    actions.drop_preparation(table.municipality, preparation=made.reference)
    assert addresses(table.municipality) == []


def test_who_does_not_decide_is_asked_nothing(table):
    registered(table.municipality, table)
    writes = member_of(table.tenants.organisation, "collega", "contribute")
    for other in (writes, organisation_with("buur", "Gemeente Elders"), ANONYMOUS):
        assert addresses(other) == []


@pytest.mark.parametrize("size", [1, 6])
def test_it_asks_as_many_queries_whatever_waits(table, size, django_assert_num_queries):
    for number in range(size):
        registered(table.municipality, table, slug=f"afspraken-{number}")
        begun(table.municipality, table)
    with asked_once(), django_assert_num_queries(3):
        assert len(attention(table.municipality)) == size
    with asked_once(), django_assert_num_queries(2):
        assert len(list(begun_or_waiting(table.municipality, now()))) == size + 1
