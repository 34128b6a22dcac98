"""Reporting by sheet: what went out comes in, what is good is filed once, and what is wrong waits for who mends it."""

import io
from decimal import Decimal

import pytest
from django.utils import translation
from openpyxl import load_workbook

from woordhouder.agreements.columns import number
from woordhouder.agreements.tests import made as promising
from woordhouder.jobs.models import Job
from woordhouder.keeping import actions
from woordhouder.keeping.models import Evidence, Report
from woordhouder.keeping.report_columns import COLUMNS
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.models import Audit, Entry
from woordhouder.record.refusals import Invalid, NotFound, Refused

from .made import HOMES, a_table, agreed, at, reported
from .report_sheets import csv_of, filed, out, read, states, xlsx_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
LINK = {"url": "https://voorbeeld.example/x", "page": "3", "quote": "Er zijn er veertig."}
WAYS = {"csv": csv_of, "xlsx": xlsx_of}


@pytest.fixture
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def table(made_once):
    """The association leads three promises in two agreements: homes, homes again, and talk."""
    found, _homes = a_table()
    with at("2026-01-11"):
        lines = [promising.promise(found.association_seat, "Wij meten.", indicator=HOMES)]
        more = agreed(
            found, [*lines, promising.promise(found.association_seat, "Wij praten.")], slug="meer", title="Meer"
        )
    with at("2027-02-01"):
        yield found, more


@pytest.fixture
def mine(table):
    return table[0].association


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("everything", [False, True])
def test_a_file_that_nobody_touched_changes_nothing(table, mine, way, everything):
    (measure, _talk), told = table[1], {"story": "=Som", "breakdown": [{"of": "Noord: a", "value": "1.5"}]}
    first = reported(mine, measure, "37.5", facts={**told, "cause": "grid", "forecast": "later"})
    actions.add_evidence(mine, report=first.reference, **LINK)
    before = Audit.objects.count(), Report.objects.count()
    rows = out(mine, everything=everything)
    assert len(rows) == (3 if everything else 2)
    sheet = read(mine, WAYS[way](*rows))
    assert set(states(sheet)) == {"same"}
    with pytest.raises(Refused, match="no good row"):
        filed(mine, sheet)
    assert (Audit.objects.count(), Report.objects.count()) == (before[0] + 1, before[1])


@pytest.mark.parametrize("figure", ["0.1", "2.30", "1234567.89"])
def test_a_figure_goes_out_as_a_number_and_comes_back_to_the_digit(table, mine, figure):
    reported(mine, table[1][0], figure)
    content = xlsx_of(*out(mine, everything=True))
    at = [column.name for column in COLUMNS].index("value")
    cells = [row[at] for row in load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells if cell.value is not None] == ["n"]
    sheet = read(mine, content)
    assert set(states(sheet)) == {"same"}
    (kept,) = [row.cells[at] for row in sheet.rows.all() if row.cells[at:] and row.cells[at]]
    assert number(kept) == Decimal(figure)


@pytest.mark.parametrize("way", WAYS)
def test_a_file_of_what_is_to_be_reported_gives_exactly_those_reports(mine, way):
    homes, measure, talk = sorted(out(mine), key=lambda row: row["title"])
    given = [
        dict(measure, value=Decimal("37.5"), story="-2 en\nmeer", breakdown="Noord: 12\nZuid: 25,5", **LINK),
        dict(homes, value=30, cause="the power grid", forecast="will be reached later"),
        dict(talk, numerator=3, denominator=4, reason="@Meer is er niet.", level="largely"),
    ]
    sheet = read(mine, WAYS[way](*given))
    assert states(sheet) == ["good"] * 3
    filed(mine, sheet)
    assert states(sheet) == ["taken"] * 3
    again = {row["title"]: row for row in out(mine, everything=True)}
    for row in given:
        there = again[row["title"]]
        assert there["replaces"]
        assert dict(row, replaces="", late=None) == dict(there, replaces="")  # none of them is late
    assert out(mine) == []


def test_an_entry_for_each_agreement_and_an_opening_for_each_report(mine):
    rows = [dict(row, value=40, level="" if row["target"] else "complete", **LINK) for row in out(mine)]
    before = Entry.objects.count()
    filed(mine, read(mine, csv_of(*rows)))
    kinds = list(Entry.objects.order_by("pk").values_list("kind", flat=True))[before:]
    assert kinds == ["keeping.reported/1", "keeping.evidenced/1"] * 2
    reports = Report.objects.order_by("pk").values_list("opening", "commitment__agreement__slug")
    assert [opening for opening, slug in reports if slug == "meer"] == ["reports_1", "reports_2"]
    assert set(Evidence.objects.values_list("report__opening", flat=True)) == {"reports_1", "reports_2"}


def test_a_revision_needs_the_report_that_was_seen_and_its_reason(table, mine):
    first = reported(mine, table[1][0], "30")
    (row,) = [row for row in out(mine, everything=True) if row["replaces"]]
    assert states(read(mine, csv_of(dict(row, value=35)))) == ["waiting"]
    assert states(read(mine, csv_of(dict(row, value=35, replaces="")))) == ["waiting"]
    sheet = read(mine, csv_of(dict(row, value=35, revised="Geteld.")))
    assert states(sheet) == ["good"]
    filed(mine, sheet)
    revised = Report.objects.get(replaces=first)
    assert (revised.value, revised.revised) == (35, "Geteld.")
    late = read(mine, csv_of(dict(row, value=36, revised="Nog eens.")))
    assert states(late) == ["waiting"]


def test_a_link_beside_a_report_that_stands_is_no_revision(table, mine):
    first = reported(mine, table[1][0], "30")
    (row,) = [row for row in out(mine, everything=True) if row["replaces"]]
    sheet = read(mine, csv_of(dict(row, **LINK)))
    filed(mine, sheet)
    assert states(sheet) == ["taken"]
    assert (Report.objects.get(), Evidence.objects.get().report) == (first, first)
    assert states(read(mine, csv_of(dict(row, **LINK)) + b"\r\n")) == ["same"]


def test_the_part_that_the_open_round_asks_for(table, mine):
    partnership = table[0].partnership.reference
    with at("2026-07-01"):
        actions.open_round(mine, partnership=partnership, year=2026, part=6, due="2027-03-01")
    assert [row["part"] for row in out(mine)] == [6, 6, 6]
    assert [row["part"] for row in out(mine, year=2027)] == [12, 12, 12]


def test_undone_until_something_is_filed(mine):
    first, *_others = out(mine)
    sheet = read(mine, csv_of(dict(first, value=1)))
    actions.undo_report_sheet(mine, sheet=sheet.reference)
    for act in (actions.undo_report_sheet, actions.ask_to_file):
        with pytest.raises(Refused, match="put aside"):
            act(mine, sheet=sheet.reference)
    actions.put_back_report_sheet(mine, sheet=sheet.reference)
    with pytest.raises(Refused, match="was not put aside"):
        actions.put_back_report_sheet(mine, sheet=sheet.reference)
    filed(mine, sheet)
    with pytest.raises(Refused, match="what was said stays said"):
        actions.undo_report_sheet(mine, sheet=sheet.reference)


def test_good_rows_go_and_bad_ones_stay_to_be_mended(mine):
    first, second, _third = (dict(row, value=1) for row in out(mine))
    sheet = read(mine, csv_of(first, dict(second, value="veel")))
    filed(mine, sheet)
    assert states(sheet) == ["taken", "waiting"]
    named = {"sheet": sheet.reference, "line": 3}
    assert actions.mend_report_row(mine, **named, cells={"value": "12", "level": "largely"}).state == "good"
    assert actions.leave_out_report_row(mine, **named).state == "left_out"
    assert actions.mend_report_row(mine, **named, cells={}).state == "good"
    filed(mine, sheet)
    assert Report.objects.count() == 2
    with pytest.raises(Refused, match="filed already"):
        actions.mend_report_row(mine, **named, cells={"value": "13"})


def test_what_stood_there_twice_stands_there_once_when_one_is_left_out(mine):
    row = dict(out(mine)[0], value=1)
    sheet = read(mine, csv_of(row, dict(row, value=2)))
    assert states(sheet) == ["waiting", "waiting"]
    actions.leave_out_report_row(mine, sheet=sheet.reference, line=3)
    assert states(sheet) == ["good", "left_out"]


def test_only_its_own_organisation_knows_of_a_sheet(table, mine):
    sheet = read(mine, csv_of(dict(out(mine)[0], value=1)))
    for stranger in (table[0].municipality, whole_table("elders").association):
        with pytest.raises(NotFound):
            actions.ask_to_file(stranger, sheet=sheet.reference)


def test_what_is_no_sheet_is_refused_in_words(mine):
    with pytest.raises(Invalid, match="This is a PDF"):
        read(mine, b"%PDF-1.7")
    with pytest.raises(Invalid, match="no row below"):
        read(mine, b"Table;Number\r\n")
    assert not Job.objects.exists()
