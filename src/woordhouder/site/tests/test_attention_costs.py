"""The first page of who takes part asks few queries when one of everything waits for her at once."""

from datetime import timedelta

import pytest

from woordhouder.agreements import actions
from woordhouder.agreements.models import PassageObjection
from woordhouder.agreements.tests import made
from woordhouder.agreements.tests.preparing import begun
from woordhouder.agreements.tests.reading import client_of
from woordhouder.examples.actions import keep_conversation
from woordhouder.examples.models import SourceCheck
from woordhouder.examples.tests.pages import queries_of
from woordhouder.keeping import actions as keeping
from woordhouder.keeping.tests.made import contested
from woordhouder.parties.actions import give_seat, invite
from woordhouder.parties.models import Organisation, PersonalLink
from woordhouder.parties.tests.tables import founded, organisation_with, whole_table
from woordhouder.record.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def tenant(an_example):
    """Who binds the tenants of a table."""
    table = whole_table()
    of_keeping(table, of_the_agreement(table))
    of_organisations(table)
    keep_conversation(table.tenants, slug=an_example, answers={"task": "Vocht."})
    return table.tenants


def of_the_agreement(table):
    """To confirm, to sign, to say public, begun, and an objection of long ago."""
    act = made.registered(table.municipality, table)
    words = made.promise(table.tenants_seat, "Wij denken mee.")
    made.adopted(table.municipality, table, [words], act.agreement, effective_from="2026-01-01")
    begun(table.tenants, table)
    passage = {"wording": made.wording(act).reference, "start": 0, "end": 3, "reason": "Nee."}
    objection = actions.object_to_passage(table.tenants, **passage)
    PassageObjection.objects.filter(pk=objection.pk).update(at=now() - timedelta(days=30))
    return made.commitments(act)[0]


def of_keeping(table, commitment):
    """A report to look at, a talk of hers, a contest, a link that fails, thanks, and a report to make."""
    ours, theirs = table.tenants, table.municipality
    agreed = made.registered(ours, table, [made.promise(table.tenants_seat)], slug="van-ons")
    own = made.commitments(agreed)[0]
    facts = {"reason": "Niet te tellen.", "level": "largely", "story": "Zo ging het."}
    lead = {"commitment": commitment.reference, "year": now().year}
    keeping.report(theirs, facts=facts, **lead)
    keeping.raise_concern(ours, text="Waar?", **lead)
    report = keeping.report(ours, commitment=own.reference, year=now().year, facts=facts)
    url = "https://voorbeeld.example/weg"
    keeping.add_evidence(ours, report=report.reference, url=url)
    SourceCheck.objects.create(url=url, host="x", day=now().date(), was_reached=False, status=404)
    contested(report, theirs, ours)
    keeping.thank(theirs, commitment=own.reference, to=table.tenants_seat.reference, text="Dank.")
    keeping.open_round(theirs, partnership=table.partnership.reference, year=now().year, due=now().date(), part=12)


def of_organisations(table):
    """To confirm an organisation, a seat to take, an invitation to her, and one of hers that nobody answered."""
    tenants, elsewhere = table.tenants, organisation_with("elders", "Gemeente Elders")
    asks = organisation_with("nieuw", "Nieuw hier", "residents")
    give_seat(tenants, partnership=table.partnership.reference, organisation=asks.organisation)
    Organisation.objects.filter(pk=asks.organisation_id).update(founded_itself=True)
    give_seat(elsewhere, partnership=founded(elsewhere, "elderdam").reference, organisation=tenants.organisation)
    invite(elsewhere, organisation=elsewhere.organisation, email="huurders-verzonnendam@voorbeeld.example", role="read")
    forgotten = invite(tenants, organisation=tenants.organisation, email="stil@voorbeeld.example", role="read")
    PersonalLink.objects.filter(about=forgotten.reference).update(expires_at=now() - timedelta(days=1))


def test_one_of_everything_at_once(tenant):
    browser = client_of(tenant)
    assert browser.get("/mijn").content.count(b"wh-attention__item") == 15
    assert queries_of(browser, "/mijn") <= 15
