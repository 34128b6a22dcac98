"""Who hears that an answer is asked or an objection was settled, and who does not need to."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from woordhouder.agreements import actions
from woordhouder.agreements.tests import made
from woordhouder.parties.actions import leave_table
from woordhouder.parties.tests.tables import member_of, whole_table
from woordhouder.record.clock import acting_at, now
from woordhouder.record.models import Audit
from woordhouder.site.mail.letters import letters_of

pytestmark = pytest.mark.django_db
ASSOCIATION, TENANTS, MUNICIPALITY = (
    f"{who}-verzonnendam@voorbeeld.example" for who in ("corporatie", "huurders", "ambtenaar")
)


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


def letters(action, moment=None):
    act = Audit.objects.filter(action=action).latest("pk")
    return letters_of(act, moment or act.at)


def receivers(action):
    return {letter.to for letter in letters(action)}


def test_each_party_of_a_registration_but_who_wrote_it_down_is_asked(table):
    member_of(table.tenants.organisation, "leest", "read")
    act = made.registered(table.municipality, table)
    asked = letters("agreements.register")
    assert {letter.to for letter in asked} == {ASSOCIATION, TENANTS}
    address = f"/verzonnendam/{act.agreement.slug}/akten/{act.reference}/bevestigen"
    assert all(letter.text.count(address) == 1 for letter in asked)
    assert all(act.agreement.title not in letter.text + letter.subject for letter in asked)


def test_who_answered_before_the_letter_was_written_gets_none(table):
    act = made.registered(table.municipality, table)
    actions.confirm_text(table.tenants, act=act.reference, confirms=True)
    assert receivers("agreements.register") == {ASSOCIATION}


def test_only_those_whose_signature_is_needed_are_asked_to_sign(table):
    registered = made.registered(table.municipality, table, made.promises(table, 2))
    words = made.promise(table.association_seat, "Wij doen meer.")
    amendment = made.amended(table.municipality, table, made.commitments(registered)[1], words)
    assert receivers("agreements.amend") == {ASSOCIATION}
    actions.sign(table.association, act=amendment.reference, answer="signs")
    assert receivers("agreements.amend") == set()


def test_a_closed_act_asks_nobody(table):
    registered = made.registered(table.municipality, table, made.promises(table, 2))
    ending = made.withdrawn(table.municipality, table, made.commitments(registered)[1])
    assert receivers("agreements.withdraw") == {ASSOCIATION}
    actions.close_act(table.municipality, act=ending.reference)
    assert receivers("agreements.withdraw") == set()


def test_old_acts_mail_nobody(table):
    made.registered(table.municipality, table)
    assert letters("agreements.register", now() + timedelta(days=20)) == []


def objected(table):
    act = made.registered(table.municipality, table, [made.promise(table.association_seat, "Wij bouwen veertig.")])
    passage = {"wording": made.wording(act).reference, "start": 0, "end": 3, "reason": "Nog niet."}
    return actions.object_to_passage(table.tenants, **passage)


def test_an_objection_is_told_to_who_leads_and_who_wrote_it_down(table):
    objected(table)
    assert receivers("agreements.object_to_passage") == {ASSOCIATION, MUNICIPALITY}
    assert all(
        "bouwen" not in letter.text and "Nog niet." not in letter.text
        for letter in letters("agreements.object_to_passage")
    )


def test_who_settles_its_own_objection_is_not_told_so(table):
    actions.settle_objection(table.tenants, objection=objected(table).reference)
    assert receivers("agreements.settle_objection") == {ASSOCIATION, MUNICIPALITY}


def test_who_left_hears_that_another_settled_its_objection(table):
    objection = objected(table)
    leave_table(table.tenants, seat=table.tenants_seat.reference, until=localdate(now()))
    with acting_at(now() + timedelta(days=2)):
        actions.settle_objection(table.association, objection=objection.reference)
        assert receivers("agreements.settle_objection") == {TENANTS, MUNICIPALITY}
