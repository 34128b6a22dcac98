"""What an organisation said stays its own, also when another one holds its seat by now."""

import pytest
from django.test import Client

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.actions.remembering import _said
from woordhouder.keeping.models import Report
from woordhouder.keeping.queries.looking_back import of_promise, parties_at
from woordhouder.keeping.queries.removal_page import removal_page
from woordhouder.parties.actions import succeed
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.tests.tables import organisation_with

from .full import a_kept_year
from .made import at

pytestmark = pytest.mark.django_db
THERE = "/verzonnendam/prestatieafspraken-2026/1/voortgang?jaar=2026"
NEW = "Woonstichting Samen"


@pytest.fixture
def kept():
    """A year in which the association reported, and was succeeded in the middle of June; its seat spoke on."""
    table, (homes, *_rest) = a_kept_year("verzonnendam")
    new = organisation_with("samen", NEW, "housing_association")
    with at("2027-06-20"):
        succeed(SYSTEM, organisation=table.association.organisation, successor=new.organisation, on="2027-06-15")
        actions.learn(new, commitment=homes.reference, year=2026, text="Na de fusie geleerd.")
    return table, homes, new, table.association_seat.organisation.name


def test_words_stand_under_the_name_of_who_said_them(kept):
    table, homes, _new, old = kept
    said = {one.line.text: one.line.by for one in of_promise(ANONYMOUS, homes)}
    assert (said["Een jaar eerder."], said["Na de fusie geleerd."]) == (old, NEW)
    assert {one.line.more for one in of_promise(ANONYMOUS, homes) if one.line.text == "Dank u wel."} == {old}
    with at("2027-07-01"):
        for client in (Client(), client_of(table.tenants)):
            assert f"{old}, 10 februari 2027" in text_of(client.get(THERE))
    assert NEW in dict(parties_at(table.tenants, "verzonnendam")).values()


def test_who_removes_words_and_who_said_them_read_the_same_name(kept, controller):
    _table, homes, _new, old = kept
    first = Report.objects.filter(commitment=homes).earliest("pk")
    assert removal_page(controller, first.reference).by == old
    assert {one["organisation"] for one in _said(first.person)} == {old}
