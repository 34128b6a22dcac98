"""The line that a settled talk leaves: proposed by one side, said by the other, on their page and then in public."""

import pytest
from django.test import Client

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import PublicLine, TalkLine
from woordhouder.parties.tests.tables import member_of

from .made import a_table, at

pytestmark = pytest.mark.django_db
PROMISE = "/en/verzonnendam/prestatieafspraken-2026/1/voortgang?jaar=2026"


@pytest.fixture
def talk():
    """The table, and the address of a talk that ended agreed."""
    table, (homes, *_rest) = a_table()
    with at("2027-02-02"):
        told = {"commitment": homes.reference, "year": 2026, "text": "Waar staan ze?"}
        name = actions.raise_concern(table.tenants, **told).reference
    return table, f"/en/verzonnendam/zorgen/{name}", name


def get(client, address):
    with at("2027-03-01"):
        return text_of(client.get(address))


def post(client, address, status=303, **given):
    with at("2027-02-10"):
        answer = client.post(address, given)
    assert answer.status_code == status, answer.content[:3000]


def test_one_side_proposes_the_other_says_the_same_and_everybody_reads_it(talk):
    table, address, _name = talk
    mine, theirs = client_of(table.tenants), client_of(table.association)
    assert "What everybody may read of it" not in get(mine, address)
    post(mine, address, 422, line="Te vroeg.")
    post(theirs, address, text="In Noord.")
    post(mine, address, text="Gezien.", outcome="agreed")
    assert "What everybody may read of it" in get(mine, address)
    post(mine, address, 422, line="")
    post(mine, address, line="Samen bekeken: ze staan in Noord.")
    assert "waits until the other side says the same" in get(mine, address)
    assert "We say the same" not in get(mine, address)
    assert "Samen bekeken" not in get(Client(), PROMISE)
    assert "We say the same" in get(theirs, address)
    post(theirs, address, agree=TalkLine.objects.get().reference)
    assert "said by both sides" in get(mine, address)
    page = get(Client(), PROMISE)
    assert "Talked over and agreed" in page
    assert "Samen bekeken: ze staan in Noord." in page
    assert "Waar staan ze?" not in page


def test_others_at_the_table_see_the_line_and_have_no_say(talk):
    table, address, name = talk
    with at("2027-02-10"):
        actions.reply(table.association, to=name, text="In Noord.")
        actions.end_concern(table.tenants, concern=name, outcome="agreed", words="Gezien.")
        line = actions.want_line(table.tenants, concern=name, text="Ze staan in Noord.").reference
    third, reader = client_of(table.municipality), client_of(member_of(table.association.organisation, "x", "read"))
    for client in (third, reader):
        page = get(client, address)
        assert "Ze staan in Noord." in page
        assert "We say the same" not in page
        post(client, address, 403, agree=line)
        post(client, address, 403, line="Anders.")
    assert not PublicLine.objects.exists()
