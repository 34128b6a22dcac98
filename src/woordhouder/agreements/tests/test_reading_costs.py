"""Pages cost as many queries for a thousand commitments as for ten, and at most fifteen."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from woordhouder.agreements import actions
from woordhouder.agreements.models import Act, ActItem, Commitment, Contribution, Wording

from . import made
from .reading import TABLE, THERE, a_table, an_agreement, client_of

pytestmark = pytest.mark.django_db
MOST = 15
OTHER = "prestatieafspraken-2025"
ADDRESSES = (
    "/tafels",
    "/tafels.csv",
    "/themas/leefbaarheid/tafels",
    "/themas/leefbaarheid/tafels.json",
    "/themas/leefbaarheid/tafels.csv",
    f"/{TABLE}",
    THERE,
    f"{THERE}?per=partij",
    f"{THERE}?per=geheel",
    f"{THERE}.json",
    f"{THERE}.csv",
    f"{THERE}.xlsx",
    f"{THERE}/1",
    f"{THERE}/1.json",
    f"{THERE}/1/verschil",
    f"{THERE}/verschil?van=2026-01-15&naar=2026-08-01",
    f"{THERE}/verschil?van=2026-01-15&bekend_van=2026-01-20&naar=2026-08-01",
    f"{THERE}/naast/{OTHER}",
    f"{THERE}/naast/{OTHER}.json",
    f"/{TABLE}/doelen",
    "{goal}",
)
# What a paper costs at most, with its receipts; a letter reads two agreements.
PAPERS = {
    f"{THERE}.docx": 16,
    f"{THERE}.pdf": 21,
    f"{THERE}/1.docx": 15,
    f"{THERE}/1.pdf": 21,
    f"{THERE}/brief.docx": 29,
    f"{THERE}/brief.pdf": 34,
    f"{THERE}/verschil.docx": MOST,
    f"{THERE}/naast/{OTHER}.pdf": MOST,
}


@pytest.fixture
def table(settings):
    settings.PAGE_CACHE_SECONDS = 0
    return a_table()


@pytest.fixture
def goal(table):
    return actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Genoeg woningen")


@pytest.fixture
def acts(table, goal):
    named = {"goals": [goal.reference], "contributors": [{"seat": table.unclaimed_seat.reference, "what": "Helpt."}]}
    earlier = an_agreement(table, made.promises(table, 10, **named), slug=OTHER, title="2025", starts="2025-01-01")
    later = an_agreement(table, made.promises(table, 10, **named))
    pair = [made.commitments(act)[0].reference for act in (later, earlier)]
    actions.continue_commitment(table.municipality, commitment=pair[0], earlier=pair[1])
    return earlier, later


def grow(act: Act, to: int) -> None:
    """As if the act had taken in so many: the last of its commitments again and again."""
    item = ActItem.objects.filter(act=act).select_related("commitment", "wording_in").order_by("pk").last()
    numbers = range(item.commitment.number + 1, to + 1)
    agreement = item.commitment.agreement
    commitments = Commitment.objects.bulk_create(Commitment(agreement=agreement, number=number) for number in numbers)
    kept = {field.attname: getattr(item.wording_in, field.attname) for field in Wording._meta.concrete_fields}
    for name in ("id", "reference", "commitment_id"):
        del kept[name]
    wordings = Wording.objects.bulk_create(Wording(**kept, commitment=commitment) for commitment in commitments)
    goal = item.wording_in.goals.get()
    Wording.goals.through.objects.bulk_create(Wording.goals.through(wording=row, goal=goal) for row in wordings)
    seat = item.wording_in.contributions.get().seat
    Contribution.objects.bulk_create(Contribution(wording=row, seat=seat, what="Helpt.") for row in wordings)
    ActItem.objects.bulk_create(
        ActItem(act=act, commitment=commitment, wording_in=wording, public_from=item.public_from)
        for commitment, wording in zip(commitments, wordings, strict=True)
    )


def cost(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_thousand_commitments_cost_what_ten_do(table, acts, goal):
    addresses = [address.format(goal=f"/{TABLE}/doelen/{goal.reference}") for address in ADDRESSES]
    few = {address: cost(Client(), address) for address in addresses}
    for act in acts:
        grow(act, 1000)
    assert {address: cost(Client(), address) for address in addresses} == few
    assert {address: number for address, number in few.items() if number > MOST} == {}


def test_the_papers_of_a_hundred_commitments_cost_what_those_of_ten_do(table, acts):
    acts[1].agreement.followed_by.set([acts[0].agreement])
    Client().get(f"{THERE}.pdf")  # the first receipt gives the record its name
    few = {address: cost(Client(), address) for address in PAPERS}
    for act in acts:
        grow(act, 100)
    assert {address: cost(Client(), address) for address in PAPERS} == few
    assert {address: number for address, number in few.items() if number > PAPERS[address]} == {}


def test_the_table_itself_costs_four_more_for_who_she_is(table, acts, goal):
    """Session, person, memberships and where she sits."""
    mine = client_of(table.tenants)
    assert settings.SESSION_COOKIE_NAME in mine.cookies
    addresses = [address.format(goal=f"/{TABLE}/doelen/{goal.reference}") for address in ADDRESSES]
    costs = {address: cost(mine, address) - 4 for address in addresses}
    assert {address: number for address, number in costs.items() if number > MOST} == {}
