"""What the pages of this room ask of the database within a request: as much for many people as for few."""

import pytest

from woordhouder.parties import queries
from woordhouder.parties.actions import invite
from woordhouder.parties.attention import attention
from woordhouder.parties.carrying import CARRIED
from woordhouder.parties.links import holder, token
from woordhouder.parties.models import Membership
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import now

from . import people


@pytest.fixture(params=[1, 12])
def crowded(request, binder):
    """An organisation with a few or many members and invitations, and one of the invitations."""
    for number in range(request.param):
        people.settle(f"lid-{number}")
        given = {"organisation": binder.organisation, "role": "read"}
        last = invite(binder, email=people.address(f"gast-{number}"), **given)
    return last


def test_the_pages_of_an_organisation(crowded, binder, django_assert_num_queries):
    with asked_once(), django_assert_num_queries(11):
        queries.members_page(binder, now())
    pk = Membership.objects.get(person__reference=binder.person).pk
    with asked_once(), django_assert_num_queries(3 + len(CARRIED)):  # one for each room that keeps open work
        queries.member_page(binder, pk)


def test_an_invitation_and_its_letter(crowded, django_assert_num_queries):
    visitor = holder(token(people.link_of(crowded)), task="join", moment=now())
    with django_assert_num_queries(4):
        queries.invitation_page(visitor, "")
    with django_assert_num_queries(2):
        queries.invitation_letter(crowded.pk, now())


def test_what_asks_attention(crowded, binder, django_assert_num_queries):
    with asked_once(), django_assert_num_queries(2):
        attention(binder, now())


def test_who_is_nobody_known_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert attention(queries.Actor(), now()) == []
