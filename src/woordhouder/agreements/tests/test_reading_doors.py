"""What is foreign looks like what is absent, at every address of what everyone reads."""

import re

import pytest
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.parties.actions import end_membership
from woordhouder.parties.tests.tables import member_of, whole_table

from . import made
from .reading import SLUG, client_of

pytestmark = pytest.mark.django_db
SECRET = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
BELOW = (
    *("", ".json", ".csv", ".xlsx", "/verschil", "/verschil.json"),
    *("/1", "/1.json", "/1/verschil", "/1/verschil.json"),
    *(".docx", ".pdf", "/brief.docx", "/brief.pdf", "/verschil.docx", "/verschil.pdf", "/1.docx", "/1.pdf"),
)
BESIDE = ("/naast/{slug}-2", "/naast/{slug}-2.json", "/naast/{slug}-2.docx", "/naast/{slug}-2.pdf")


def alike(client, there, nowhere):
    """Whether the two answers differ in nothing but the address itself."""
    answers = []
    for address in (there, nowhere):
        answer = client.get(address)
        assert answer.status_code == 404, address
        last = re.sub(r"\.\w+$", "", address.rpartition("/")[2])
        words = last.replace("-", " ")
        content = answer.content
        for own in (address, f'value="{words}"'):
            content = content.replace(own.encode(), b"HERE")
        answers.append((answer.headers.keys(), SECRET.sub(b"", content)))
    return answers[0] == answers[1]


@pytest.fixture
def private():
    """A table with two agreements and a goal, of which nothing is public; and somebody of another table."""
    table, other = whole_table("elderdam"), whole_table("verzonnendam")
    made.registered(table.municipality, table)
    made.registered(table.municipality, table, slug=f"{SLUG}-2")
    goal = actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Stil doel")
    return table, other, goal


def test_of_another_table_nobody_can_tell_what_is_there(private):
    table, other, goal = private
    there = [f"/elderdam/{SLUG}{ending}" for ending in (*BELOW, *BESIDE)]
    for client in (Client(), client_of(other.municipality)):
        for address in (one.format(slug=SLUG) for one in there):
            assert alike(client, address, address.replace("elderdam", "nergensdam")), address
            assert alike(client, address, address.replace(SLUG, "bestaat-niet-2030", 1)), address
        for ending in ("", ".json"):
            at = f"/elderdam/doelen/{goal.reference}{ending}"
            assert alike(client, at, f"/elderdam/doelen/goal-aaaaaaaaaaaa{ending}")
    assert client_of(table.tenants).get(f"/elderdam/{SLUG}").status_code == 200


def test_of_a_table_that_is_not_public_nobody_can_tell_that_it_is_there(private):
    table, other, _goal = private
    organisation = table.partnership.founded_by
    type(organisation).objects.filter(pk=organisation.pk).update(founded_itself=True)
    for client in (Client(), client_of(other.municipality)):
        for ending in ("", ".json", "/doelen", "/doelen.json"):
            assert alike(client, f"/elderdam{ending}", f"/nergensdam{ending}"), ending
        assert "elderdam" not in client.get("/tafels").content.decode()
    assert client_of(table.tenants).get("/elderdam").status_code == 200


def test_who_left_the_table_reads_it_no_more_within_her_session(private):
    table, _other, _goal = private
    leaving = member_of(table.tenants.organisation, "vertrekkend")
    client = client_of(leaving)
    assert client.get(f"/elderdam/{SLUG}/1").status_code == 200
    hers = table.tenants_seat.organisation.memberships.get(person__reference=leaving.person)
    end_membership(table.tenants, membership=hers.pk)
    for ending in BELOW:
        assert client.get(f"/elderdam/{SLUG}{ending}").status_code == 404
