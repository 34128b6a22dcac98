"""Links beside many reports of an agreement in one act: one's own, all or none, as public as the reports are."""

import pytest

from woordhouder.keeping import actions
from woordhouder.keeping.actions.disclosing import disclose
from woordhouder.keeping.models import Evidence
from woordhouder.parties.actor import SYSTEM
from woordhouder.record.models import Audience, Audit
from woordhouder.record.refusals import Invalid, NotAllowed

from .made import a_table, at, reported

pytestmark = pytest.mark.django_db
LINK = {"url": "https://voorbeeld.example/x", "page": "3"}


def linked(actor, commitment, *reports):
    links = [{"report": report, "link": LINK} for report in reports]
    return actions.add_links(actor, agreement=commitment.agreement.reference, links=links)


@pytest.mark.parametrize("public", [True, False])
def test_links_are_as_public_as_the_reports(public):
    table, (homes, *_others) = a_table(public=public)
    with at("2027-02-01"):
        reports = [reported(table.association, homes, "3", part=part) for part in (6, 12)]
        before = Audit.objects.count()
        first = linked(table.association, homes, *(one.reference for one in reports))
    rows = list(Evidence.objects.order_by("pk"))
    assert [(row.opening, row.report_id, row.public_from is not None) for row in rows] == [
        ("evidence_1", reports[0].pk, public),
        ("evidence_2", reports[1].pk, public),
    ]
    assert first == rows[0]
    assert first.entry.stream.audience == (Audience.PUBLIC if public else Audience.TABLE)
    assert Audit.objects.count() == before + 1


def test_only_beside_ones_own_reports_and_all_or_none():
    table, (homes, land, *_others) = a_table()
    with at("2027-02-01"):
        own = reported(table.association, homes)
        other = reported(table.municipality, land, None)
        with pytest.raises(NotAllowed):
            linked(table.association, homes, other.reference)
        with pytest.raises(Invalid) as refusal:
            linked(table.association, homes, own.reference, other.reference)
    assert [error.path for error in refusal.value.errors] == ["links.1.report"]
    assert not Evidence.objects.exists()


def test_sealed_links_become_public_with_the_text():
    table, (homes, *_others) = a_table(public=False)
    with at("2027-02-01"):
        report = reported(table.association, homes)
        made = linked(table.association, homes, report.reference)
        homes.items.update(public_from=report.recorded_at)
        disclose(SYSTEM, agreement=homes.agreement.reference)
    made.refresh_from_db()
    assert made.public_from is not None
