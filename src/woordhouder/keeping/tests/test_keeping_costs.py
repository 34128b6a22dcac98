"""Pages about keeping one's word cost as many queries for a thousand promises as for ten, and at most fifteen."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from woordhouder.agreements import actions as agreed
from woordhouder.agreements.models import Commitment
from woordhouder.agreements.tests.reading import client_of
from woordhouder.agreements.tests.test_reading_costs import grow
from woordhouder.keeping import actions
from woordhouder.keeping.models import Evidence, Report, Response
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.references import new_reference

from .full import LINK
from .made import HOMES, at, made, reported

pytestmark = pytest.mark.django_db
MOST = 15
TABLE = "/en/verzonnendam"
SUMMED = HOMES | {"form": "cumulative"}
LEADS = ("/en/mijn", "/en/mijn/verslag?jaar=2027", "/en/mijn/verslag?jaar=2026&staat=alles")
SITS = (f"{TABLE}/jaar/2027", f"{TABLE}/jaar/2026.json", f"{TABLE}/verslagen/2027", f"{TABLE}/verslagen/2026")
READS = (f"{TABLE}/jaar/2027", f"{TABLE}/jaar/2026", f"{TABLE}/jaar/2026.json")


@pytest.fixture
def kept(settings):
    """Ten promises of the association, two of them reported on over 2026 and answered, and a round over 2027."""
    settings.PAGE_CACHE_SECONDS = 0
    with at("2026-01-10"):
        table = whole_table()
        where = {"partnership": table.partnership.reference}
        goal = agreed.set_goal(table.municipality, title="Genoeg woningen", **where)
        helper = {"seat": table.unclaimed_seat.reference, "what": "Helpt."}
        told = {"indicator": SUMMED, "goals": [goal.reference], "contributors": [helper]}
        lines = [made.promise(table.association_seat, f"Belofte {one}.", **told) for one in range(10)]
        act = made.registered_in_public(table.municipality, table, lines, until="2030-12-31")
    commitments = made.commitments(act)
    for day, one in zip(("2027-01-20", "2027-01-21"), (commitments[0], commitments[-1]), strict=True):
        with at(day):
            report = reported(table.association, one)
            actions.add_evidence(table.association, report=report.reference, **LINK)
            actions.respond(table.municipality, report=report.reference, answer="confirms")
    with at("2027-11-01"):
        round_ = actions.open_round(table.tenants, year=2027, due="2028-02-01", **where)
    return table, act, f"{TABLE}/rondes/{round_.reference}"


def costs(table, round_):
    """By reader and address how many queries it takes."""
    readers = {"leads": client_of(table.association), "sits": client_of(table.tenants), "reads": Client()}
    asked = {"leads": LEADS, "sits": (*SITS, round_, f"{TABLE}/rondes"), "reads": READS}
    return {(who, address): _cost(readers[who], address) for who, addresses in asked.items() for address in addresses}


def _cost(client, address):
    with at("2028-01-10"), CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def many(act, to):
    """So many promises, and what was said of the last one said of every third of the new ones too."""
    grow(act, to)
    last = Report.objects.order_by("pk").last()
    new = Commitment.objects.filter(agreement=act.agreement, number__gt=last.commitment.number)
    reports = _again(last, [{"commitment": one} for one in new[::3]])
    for row in (Evidence.objects.get(report=last), Response.objects.get(report=last)):
        _again(row, [{"report": report} for report in reports])


def _again(row, changes):
    model = type(row)
    same = {field.name: getattr(row, field.name) for field in model._meta.concrete_fields if field.name != "id"}
    return model.objects.bulk_create(
        model(**same | change | {"reference": new_reference(model.__name__.lower())}) for change in changes
    )


def test_a_thousand_promises_cost_what_ten_do(kept):
    table, act, round_ = kept
    few = costs(table, round_)
    many(act, 1000)
    assert costs(table, round_) == few
    assert {place: cost for place, cost in few.items() if cost > MOST} == {}
