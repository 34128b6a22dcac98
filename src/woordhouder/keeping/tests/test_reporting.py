"""Reporting: only the lead, once per part, revised by link; a level is claimed only where none can be computed."""

from decimal import Decimal

import pytest

from woordhouder.agreements.moments import end_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import Report
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audit, Entry
from woordhouder.record.refusals import Invalid, NotAllowed, Overtaken

from .made import a_table, at, reported
from .telling import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_table()


@pytest.fixture
def homes(place):
    return place[1][0]


def level(actor, commitment, known=None, year=2026):
    return shown(progress_of(actor, commitment.reference, year, known or now()).progress)


def errors(refused):
    return {error.path for error in refused.value.errors}


def test_a_report_stands_for_everybody_and_has_its_entry(place, homes):
    table = place[0]
    before = Entry.objects.count(), Audit.objects.count()
    with at("2027-02-01"):
        made = reported(table.association, homes, "20")
        assert level(ANONYMOUS, homes) == "geen bewijs 1/2 - | nog niet gezien 0/3"
    assert (Entry.objects.count(), Audit.objects.count()) == (before[0] + 1, before[1] + 1)
    assert made.entry.stream.audience == "public"
    assert made.entry.kind == "keeping.reported/1"
    assert inspect_record() == []


def test_only_the_lead_reports(place, homes):
    table = place[0]
    with at("2027-02-01"):
        with pytest.raises(NotAllowed):
            reported(table.municipality, homes)
        reported(table.association, homes)


def test_a_second_report_of_the_same_part_names_the_one_that_it_revises(place, homes):
    table = place[0]
    with at("2027-02-01"):
        first = reported(table.association, homes, "20")
        with pytest.raises(Overtaken):
            reported(table.association, homes, "40")
    with at("2027-03-01"):
        more = {"facts": {"revised": "Er zijn er tien geschrapt."}}
        with pytest.raises(Invalid) as refused:
            reported(table.association, homes, "10", replaces=first.reference)
        assert errors(refused) == {"facts.revised"}
        reported(table.association, homes, "10", replaces=first.reference, **more)
        assert Report.objects.get(pk=first.pk).value == 20
        assert level(ANONYMOUS, homes).startswith("geen bewijs 1/4")
        earlier = end_of(now().date().replace(day=28, month=2))
        assert level(ANONYMOUS, homes, earlier).startswith("geen bewijs 1/2")


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"value": "40", "level": "complete"}, "facts.level"),
        ({"reason": "Nog niet geteld."}, "facts.level"),
        ({}, "facts.reason"),
        ({"value": "40", "numerator": "1", "denominator": "2"}, "facts.value"),
        ({"numerator": "1"}, "facts.denominator"),
        ({"numerator": "30", "denominator": "40"}, "facts.numerator"),
        ({"numerator": "1", "denominator": "0", "level": "limited"}, "facts.reason"),
        ({"value": "40", "measured": "value-aaaaaaaaaaaa"}, "facts.measured"),
        ({"value": "nul"}, "facts.value"),
    ],
)
def test_what_does_not_hang_together_is_refused_at_its_place(place, homes, facts, path):
    with at("2027-02-01"), pytest.raises(Invalid) as refused:
        actions.report(place[0].association, commitment=homes.reference, year=2026, facts=facts)
    assert errors(refused) == {path}


@pytest.mark.parametrize("value", ["99999999999999", "-12345678.123456", "0.000001", "1234567890.2345"])
def test_a_figure_is_kept_as_it_was_said_to_the_last_one(place, homes, value):
    with at("2027-02-01"):
        made = reported(place[0].association, homes, value)
    assert Report.objects.get(pk=made.pk).value == Decimal(value)


@pytest.mark.parametrize("value", ["99999999999999.999999", "1234567890.123456", "100000000000000", "1e-7"])
def test_a_figure_that_no_database_keeps_whole_is_refused(place, homes, value):
    """The first of these could not even be read any more; the second came back as another."""
    with at("2027-02-01"), pytest.raises(Invalid) as refused:
        reported(place[0].association, homes, value)
    assert errors(refused) == {"facts.value"}


def test_nothing_is_reported_of_a_year_that_has_not_begun_or_has_no_text(place, homes):
    for day, year in (("2027-02-01", 2028), ("2027-02-01", 2025)):
        with at(day), pytest.raises(Invalid) as refused:
            reported(place[0].association, homes, year=year)
        assert errors(refused) == {"year"}


def test_many_are_filed_at_once_or_none(place):
    table, (homes, land, _money) = place
    lines = [{"commitment": homes.reference, "year": 2026, "facts": {"value": "40"}}]
    wrong = [*lines, {"commitment": land.reference, "year": 2026, "facts": {"value": "1", "level": "limited"}}]
    agreement = homes.agreement.reference
    with at("2027-02-01"):
        with pytest.raises(Invalid) as refused:
            actions.report_many(table.association, agreement=agreement, reports=wrong)
        assert errors(refused) == {"reports.1.commitment"}
        assert not Report.objects.exists()
        before = Entry.objects.count()
        both = [*lines, {"commitment": homes.reference, "year": 2026, "part": 6, "facts": {"value": "12"}}]
        actions.report_many(table.association, agreement=agreement, reports=both)
    assert Report.objects.count() == 2
    assert Entry.objects.count() == before + 1


def test_a_report_that_follows_a_measure_keeps_its_value_and_link(place, homes):
    actor = place[0].association
    with at("2027-02-01"):
        measure = actions.set_measure(actor, name="Opgeleverde woningen", unit="woningen")
        told = {"measure": measure.reference, "year": 2026, "area": "Verzonnendam"}
        value = actions.measure(actor, value="30", **told)
        made = actions.report(
            actor, commitment=homes.reference, year=2026, facts={"measured": value.reference, "story": "Geteld."}
        )
        with pytest.raises(Overtaken):
            actions.measure(actor, value="35", **told)
        with pytest.raises(Invalid) as refused:
            actions.measure(actor, value="35", replaces=value.reference, **told)
        assert errors(refused) == {"revised"}
        actions.measure(actor, value="35", replaces=value.reference, revised="Vijf vergeten.", **told)
    kept = Report.objects.get(pk=made.pk)
    assert (kept.value, kept.measured) == (30, value)


def test_what_is_not_public_is_sealed_and_read_by_the_table_alone():
    table, (homes, *_rest) = a_table(public=False)
    with at("2026-01-20"):
        made = reported(table.association, homes, "5", part=1)
        assert made.entry.stream.audience == "table"
        assert level(table.tenants, homes).startswith("geen bewijs 1/8")
    assert made.public_from is None
