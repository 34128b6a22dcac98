"""Somebody whom two organisations invited, and who follows both links at the same moment."""

import pytest

from woordhouder.parties.actions import accept_invitation, invite
from woordhouder.parties.links import holder, token
from woordhouder.parties.models import Membership, Person
from woordhouder.record.clock import now
from woordhouder.record.tests.racing import Track

from . import people

pytestmark = pytest.mark.django_db(transaction=True)


def accepts(actor):
    asked = invite(actor, organisation=actor.organisation, email=people.address("nieuw"), role="contribute")
    visitor = holder(token(people.link_of(asked)), task="join", moment=now())
    return lambda: accept_invitation(visitor)


def test_she_becomes_one_person_with_two_memberships(tmp_path):
    people.two_organisations()
    binders = [people.settle("eerste", "bind", people.HERE), people.settle("tweede", "bind", people.THERE)]
    jobs = [accepts(binder) for binder in binders]
    track = Track(tmp_path)
    track.run(*jobs)

    def look():
        person = Person.objects.get(email=people.address("nieuw"))
        return Membership.objects.filter(person=person, until=None).count()

    assert track.run(look) == [2]
