"""What a facilitator prepares goes along when she hands over her open work."""

import pytest

from woordhouder.agreements.models import Preparation
from woordhouder.agreements.policy import PREPARATION
from woordhouder.parties.actions import facilitate, hand_over
from woordhouder.parties.models import Membership
from woordhouder.parties.tests.tables import member_of, organisation_with, whole_table
from woordhouder.record.policy import allowed

from .preparing import begun

pytestmark = pytest.mark.django_db


def test_a_colleague_goes_on_with_what_a_facilitator_began():
    table, adviser = whole_table(), organisation_with("adviseur", "Adviesbureau", "other")
    colleague = member_of(adviser.organisation, "opvolger", "read")
    facilitate(table.tenants, partnership=table.partnership.reference, email="adviseur@voorbeeld.example")
    made = begun(adviser, table, seat=table.tenants_seat.reference)
    mine, hers = (Membership.objects.get(person__reference=who.person).pk for who in (adviser, colleague))
    hand_over(adviser, membership=mine, to=hers)
    for actor, reads in ((adviser, False), (colleague, True)):
        assert allowed(actor, "read", PREPARATION, Preparation.objects.filter(pk=made.pk)).exists() is reads
