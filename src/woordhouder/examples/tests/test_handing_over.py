"""An editor who leaves hands her interviews to a colleague who writes, all at once."""

import pytest

from woordhouder.examples.models import Interview
from woordhouder.parties.actions import enrol, hand_over
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.carrying import CARRIED
from woordhouder.parties.models import Membership
from woordhouder.record.refusals import NotFound, Refused

from . import making


@pytest.fixture
def interviews(editor):
    nomination = making.taken_up(editor)
    return [making.invited(editor, nomination, party) for party in making.SPEAKERS]


def colleague(editor, role):
    email = f"{role}@redactie.example"
    return enrol(SYSTEM, email=email, organisation=editor.organisation, role=role)


def mine(editor):
    return Membership.objects.get(person__reference=editor.person, until=None)


def test_all_interviews_get_the_colleague_as_editor(editor, interviews):
    to = colleague(editor, "contribute")
    assert CARRIED["interviews"].count(mine(editor)) == len(interviews)
    hand_over(editor, membership=mine(editor).pk, to=to.pk)
    assert set(Interview.objects.values_list("editor", flat=True)) == {to.person_id}
    assert CARRIED["interviews"].count(mine(editor)) == 0


def test_who_only_reads_gets_none_of_it(editor, interviews):
    to = colleague(editor, "read")
    with pytest.raises(Refused) as refusal:
        hand_over(editor, membership=mine(editor).pk, to=to.pk)
    assert refusal.value.errors[0].path == "to"
    assert set(Interview.objects.values_list("editor", flat=True)) == {mine(editor).person_id}


def test_a_colleague_who_writes_takes_nothing_by_herself(editor, interviews):
    to = colleague(editor, "contribute")
    other = making.member("Redactie van elders", name="vreemde", kind="tenants_organisation")
    with pytest.raises(NotFound):
        hand_over(other, membership=mine(editor).pk, to=to.pk)
    assert set(Interview.objects.values_list("editor", flat=True)) == {mine(editor).person_id}
