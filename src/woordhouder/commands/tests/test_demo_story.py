"""The demonstration's story: it does not exist, holds a person of every role, and is told once."""

import json
from itertools import product

import pytest

from woordhouder.agreements.models import Act, Agreement, Commitment, Continuation, PassageObjection, Wording
from woordhouder.commands.demo import STORY, tell_the_story
from woordhouder.examples.models import Approval, Description, Interview, Nomination
from woordhouder.examples.words import Theme
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.parties.models import Facilitation, Layer, Membership, Organisation, Role, Seat
from woordhouder.parties.municipalities import municipalities
from woordhouder.record.clock import now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audit
from woordhouder.site.attention import attention

LINES = [json.loads(line) for line in STORY.read_text(encoding="utf-8").splitlines()]


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _told(made_once):
    found(SYSTEM, kind="editorial_board", name="Redactie")
    enrol(SYSTEM, email="redactie@demo.example", organisation="Redactie", role="bind")
    tell_the_story()


def test_its_places_do_not_exist():
    named = [line["with"]["name"] for line in LINES if line["do"] == "parties.found"]
    regions = [line["with"]["region"] for line in LINES if "region" in line["with"]]
    assert named
    assert all("verzonnen" in region for region in regions)
    words = {word for name in (*named, *regions) for word in name.split()}
    assert not words & municipalities().keys()


def test_its_people_have_addresses_that_lead_nowhere():
    addresses = [line["with"]["email"] for line in LINES if "email" in line["with"]]
    assert all(address.endswith(".example") for address in addresses)


@pytest.mark.usefixtures("_told")
def test_there_is_a_person_of_every_role_and_layer_and_one_of_two_organisations():
    there = set(Membership.objects.values_list("role", "layer"))
    assert {role for role, _layer in there} == set(Role.values)
    assert {layer for _role, layer in there} == set(Layer.values)
    kinds = set(Organisation.objects.values_list("kind", flat=True))
    assert kinds >= {"editorial_board", "municipality", "housing_association", "tenants_organisation", "care_provider"}
    people = list(Membership.objects.filter(until=None).values_list("person", flat=True))
    assert len(people) > len(set(people))
    roles = set(Membership.objects.filter(organisation__kind="tenants_organisation").values_list("role", flat=True))
    assert {("tenants_organisation", role) for role in roles} == set(product(["tenants_organisation"], Role.values))


@pytest.mark.usefixtures("_told")
def test_its_example_is_in_the_making_and_outside_the_library():
    assert Nomination.objects.filter(published_at=None, closed_at=None).count() == 2
    assert Interview.objects.count() == 3
    assert Approval.objects.count() == 1
    assert not Description.objects.exists()


@pytest.mark.usefixtures("_told")
def test_its_table_has_a_framework_three_years_and_all_that_can_happen_to_a_promise():
    assert sorted(Agreement.objects.values_list("kind", flat=True)) == ["framework", "single", "tranche", "tranche"]
    assert Commitment.objects.count() == 48
    assert set(Wording.objects.values_list("theme", flat=True)) == set(Theme.values)
    assert set(Act.objects.values_list("kind", flat=True)) == {"registration", "correction", "amendment", "withdrawal"}
    assert Seat.objects.filter(claimed_at=None).count() == 1
    assert Seat.objects.filter(organisation__predecessors__isnull=False).count() == 1
    assert PassageObjection.objects.filter(settled_at=None).count() == 1
    assert not inspect_record()


@pytest.mark.usefixtures("_told")
def test_its_promises_are_written_as_such_documents_are():
    """With figures, with contributions in return for each other, for goals, and going on from year to year."""
    wordings = Wording.objects.filter(taken_in_by__isnull=False).distinct()
    assert wordings.exclude(indicator="").count() > len(wordings) * 3 / 4
    assert wordings.exclude(in_return_for=None).count() >= 4
    assert wordings.exclude(contributions=None).count() > len(wordings) / 2
    assert wordings.exclude(goals=None).count() > len(wordings) / 2
    assert Continuation.objects.count() == 8


@pytest.mark.usefixtures("_told")
def test_something_waits_for_those_whom_one_can_be():
    """Who decides has something to confirm or sign, who writes something to go on with, and somebody facilitates."""
    for email, organisation, wanted in (
        ("directeur@rietgaarde.example", "De Rietgaarde", "/tekenen"),
        ("directeur@zorgrietwaarde.example", "Zorg Rietwaarde", "/bevestigen"),
        ("beleid@rietwaarde.example", "Gemeente Rietwaarde", "/voorbereiden/"),
    ):
        items = attention(acting_for(email, organisation), now()).items
        assert [item for item in items if wanted in item.address], email
    assert Facilitation.objects.filter(until=None).count() == 1


@pytest.mark.usefixtures("_told")
def test_it_is_told_once():
    before = Audit.objects.count()
    tell_the_story()
    assert Audit.objects.count() == before
