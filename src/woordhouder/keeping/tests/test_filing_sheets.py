"""Large sheets of reports: a worker looks at them and files them, once, however often it is cut off."""

import pytest

from woordhouder.agreements.tests import made as promising
from woordhouder.jobs.models import Job
from woordhouder.jobs.running import run_next
from woordhouder.keeping import actions
from woordhouder.keeping.actions import report_sheet_checks
from woordhouder.keeping.facts import ReportFacts, ReportLine
from woordhouder.keeping.filing_sheets import filing
from woordhouder.keeping.models import Evidence, Report, ReportSheetRow
from woordhouder.keeping.report_rows import RowSays
from woordhouder.parties.models import Membership
from woordhouder.record.clock import now
from woordhouder.record.models import Entry
from woordhouder.record.refusals import NotFound, Refused

from .made import HOMES, a_table, agreed, at
from .report_sheets import csv_of, filed, out, read, states, xlsx_of

pytestmark = pytest.mark.django_db
LINK = {"url": "https://voorbeeld.example/x", "page": "3"}
PROMISES = 25


@pytest.fixture
def mine():
    """The association leads twenty-five promises with a figure in one agreement, and one in another."""
    found, _homes = a_table()
    with at("2026-01-11"):
        lines = [promising.promise(found.association_seat, f"Wij meten {n}.", indicator=HOMES) for n in range(PROMISES)]
        agreed(found, lines, slug="meer", title="Meer")
    with at("2027-02-01"):
        yield found.association


@pytest.fixture
def _few(monkeypatch):
    """Fifty rows are much."""
    monkeypatch.setattr(report_sheet_checks, "AT_ONCE", 50)


def by_month(mine):
    """Three hundred rows: each promise in each month of the year."""
    rows = [row for row in out(mine) if row["agreement"] == "Meer"]
    return [dict(row, part=month, value=month, **LINK) for row in rows for month in range(1, 13)]


@pytest.mark.usefixtures("_few")
def test_three_hundred_rows_are_looked_at_and_filed_by_a_worker(mine):
    rows = by_month(mine)
    sheet = read(mine, xlsx_of(*rows[:-1], dict(rows[-1], value="veel")))
    assert set(states(sheet)) == {"new"}
    with pytest.raises(Refused):
        actions.ask_to_file(mine, sheet=sheet.reference)
    assert run_next("worker", now())
    assert states(sheet) == ["good"] * 299 + ["waiting"]
    filed(mine, sheet)
    assert not Report.objects.exists()
    before = Entry.objects.count()
    assert run_next("worker", now())
    assert states(sheet) == ["taken"] * 299 + ["waiting"]
    assert (Report.objects.count(), Evidence.objects.count()) == (299, 299)
    assert Entry.objects.count() == before + 4
    assert list(Job.objects.values_list("done", "total", "failed")) == [(300, 300, ""), (299, 299, "")]


def test_a_worker_that_is_killed_between_two_steps_is_followed_by_another(mine):
    rows = out(mine)
    sheet = read(mine, csv_of(*(dict(row, value=40, **LINK) for row in rows)))
    steps = filing(mine, sheet.reference)
    next(steps)
    steps.close()
    assert 0 < Report.objects.count() < len(rows)
    left = len(rows) - Report.objects.count()
    assert [(step.done, step.total) for step in filing(mine, sheet.reference)] == [(left, left)]
    assert set(states(sheet)) == {"taken"}
    assert (Report.objects.count(), Evidence.objects.count()) == (len(rows), len(rows))


def test_what_was_filed_before_it_was_noted_is_not_filed_again(mine):
    rows = [row for row in out(mine) if row["agreement"] == "Meer"][:3]
    sheet = read(mine, csv_of(*(dict(row, value=40, **LINK) for row in rows)))
    says = [RowSays.model_validate(one.facts) for one in sheet.rows.order_by("line")]
    actions.report_many(mine, agreement=says[0].agreement, reports=[one.line for one in says])
    filed(mine, sheet)
    assert states(sheet) == ["taken"] * 3
    assert (Report.objects.count(), Evidence.objects.count()) == (3, 3)
    names = set(Report.objects.values_list("reference", flat=True))
    assert set(ReportSheetRow.objects.values_list("report", flat=True)) == names


def test_what_somebody_else_reported_meanwhile_waits_and_the_others_go(mine):
    rows = [row for row in out(mine) if row["agreement"] == "Meer"][:3]
    sheet = read(mine, csv_of(*(dict(row, value=40) for row in rows)))
    line = RowSays.model_validate(sheet.rows.first().facts).line
    other = ReportLine(**dict(line, facts=ReportFacts(value=12)))
    actions.report(mine, **other.model_dump())
    filed(mine, sheet)
    assert states(sheet) == ["waiting", "taken", "taken"]
    assert sorted(Report.objects.values_list("value", flat=True)) == [12, 40, 40]


@pytest.mark.usefixtures("_few")
def test_who_writes_no_longer_files_nothing_more(mine):
    sheet = read(mine, csv_of(*by_month(mine)))
    run_next("worker", now())
    filed(mine, sheet)
    Membership.objects.filter(person__reference=mine.person).update(until=now())
    assert run_next("worker", now())
    assert not Report.objects.exists()
    assert set(states(sheet)) == {"good"}


def test_a_sheet_that_was_put_aside_is_not_filed_and_what_was_filed_already_stays(mine):
    sheet = read(mine, csv_of(*(dict(row, value=40) for row in out(mine))))
    actions.undo_report_sheet(mine, sheet=sheet.reference)
    with pytest.raises(NotFound):
        next(filing(mine, sheet.reference))
    assert not Report.objects.exists()
    (first, *_others) = sheet.rows.order_by("line")
    line = RowSays.model_validate(first.facts).line
    report = actions.report(mine, **line.model_dump())
    actions.note_filed(mine, sheet=sheet.reference, rows={first.line: report.reference})
    sheet.refresh_from_db()
    assert (sheet.undone_at, states(sheet)[0]) == (None, "taken")


def test_only_a_report_of_the_organisation_is_noted(mine):
    sheet = read(mine, csv_of(dict(out(mine)[0], value=40)))
    actions.note_filed(mine, sheet=sheet.reference, rows={2: "report-aaaaaaaaaaaa"})
    assert states(sheet) == ["good"]


def test_more_links_than_one_act_takes_are_all_put_there_and_come_back_as_the_same(mine):
    count = 9
    urls = "\n".join(f"https://voorbeeld.example/{number}" for number in range(count))
    cells = {"value": "3", "url": urls, "page": "\n".join("3" * count)}
    rows = [dict(row, **cells) for row in out(mine) if row["agreement"] == "Meer"]
    filed(mine, read(mine, xlsx_of(*rows)))
    assert Evidence.objects.count() == count * PROMISES
    assert Evidence.objects.values("entry").distinct().count() == 2  # 225 links, at most 200 in one act
    again = read(mine, xlsx_of(*out(mine, everything=True)), "opnieuw.xlsx")
    assert set(states(again)) == {"same"}
