"""The pages of reporting by sheet: from file to reports, a mistake told at its place, and what goes out."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from openpyxl import load_workbook

from woordhouder.agreements.tests import made as promising
from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.jobs.running import run_next
from woordhouder.keeping.actions import report_sheet_checks
from woordhouder.keeping.models import Evidence, Report, ReportSheet
from woordhouder.papers.rows import LARGEST
from woordhouder.parties.tests.tables import member_of, whole_table
from woordhouder.record.clock import now

from .made import HOMES, a_table, agreed, at
from .report_sheets import csv_of, out, read, states

pytestmark = pytest.mark.django_db
HERE = "/en/mijn/verslag/blad"


@pytest.fixture(scope="module")
def table(made_once):
    found, _homes = a_table()
    with at("2026-01-11"):
        lines = [promising.promise(found.association_seat, f"Wij meten {n}.", indicator=HOMES) for n in range(2)]
        agreed(found, lines, slug="meer", title="Meer")
    with at("2027-02-01"), translation.override("en"):
        yield found


@pytest.fixture
def mine(table):
    return client_of(table.association)


@pytest.fixture
def rows(table):
    """Three rows, of which the second is wrong."""
    first, second, third = out(table.association)
    return [dict(first, value=40), dict(second, value="veel", story="Zo ging het."), third]


@pytest.fixture
def sheet(table, rows):
    return read(table.association, csv_of(*rows))


def page_of(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, text_of(answer)
    return text_of(answer)


def test_from_the_list_to_the_file_to_reports(mine, rows):
    assert f"{HERE}?jaar=2026" in mine.get("/en/mijn/verslag?jaar=2026").content.decode()
    assert "/en/mijn/verslag.xlsx?jaar=2026&amp;alles=1" in mine.get(f"{HERE}?jaar=2026").content.decode()
    answer = mine.post(HERE, {"file": SimpleUploadedFile("mijn.xlsx", csv_of(*rows))})
    sheet = ReportSheet.objects.get()
    there = f"{HERE}/{sheet.reference}"
    assert (answer.status_code, answer["Location"]) == (303, there)
    page = page_of(mine, there)
    for words in ("3 rows read.", "1 good.", "1 changes nothing.", "1 waits", "Write a number here", "File 1 good row"):
        assert words in page, words
    assert mine.post(f"{there}/indienen").status_code == 303
    assert Report.objects.get().value == 40
    page = page_of(mine, there)
    assert "1 filed." in page
    assert "Put this sheet aside" not in page
    assert "1 filed on 1 February 2027, 1 waits" in page_of(mine, HERE)


def test_what_went_out_as_a_file(mine):
    book = mine.get("/en/mijn/verslag.xlsx?jaar=2026")
    assert book["Content-Disposition"] == 'attachment; filename="verslag-2026.xlsx"'
    assert {"private", "no-store"} <= set(book["Cache-Control"].split(", "))
    assert "public" not in book["Cache-Control"]
    lines = list(load_workbook(io.BytesIO(book.content)).active.iter_rows(values_only=True))
    assert lines[0][:4] == ("Table", "Agreement", "Number", "Title")
    assert [line[:3] for line in lines[1:]] == [
        ("Wonen in Verzonnendam", "Meer", 1),
        ("Wonen in Verzonnendam", "Meer", 2),
        ("Wonen in Verzonnendam", "Prestatieafspraken 2026", 1),
    ]
    assert mine.get("/mijn/verslag.csv?jaar=2026").content.decode().startswith("\ufeffTafel;Set afspraken;Nummer;Titel")
    assert len(mine.get("/mijn/verslag.csv?jaar=2019").content.splitlines()) == 1


def test_a_row_is_mended_where_it_is_wrong(mine, sheet):
    there = f"{HERE}/{sheet.reference}/rij/3"
    page = page_of(mine, there)
    assert "Write a number here" in page
    assert "Zo ging het.</textarea>" in mine.get(there).content.decode()
    told = cells_of(sheet, 3)
    assert mine.post(there, {**told, "value": "nog meer"})["Location"] == there
    assert mine.post(there, {**told, "value": "41"})["Location"].endswith("#rijen")
    assert states(sheet) == ["good", "good", "same"]
    mine.post(there, {"_away": "1"})
    assert states(sheet) == ["good", "left_out", "same"]
    assert "Take it along after all" in page_of(mine, f"{HERE}/{sheet.reference}?toon=weggelaten")


def cells_of(sheet, line):
    cells = sheet.rows.get(line=line).cells
    return {name: cells[int(at)] for at, name in sheet.mapping.items()}


def test_who_mends_a_row_after_somebody_else_sees_theirs(mine, sheet):
    there = f"{HERE}/{sheet.reference}/rij/3"
    old = mine.get(there).context["row"].mark
    mine.post(there, {**cells_of(sheet, 3), "value": "van de ander"})
    answer = mine.post(there, {**cells_of(sheet, 3), "value": "41", "seen": old})
    assert answer.status_code == 422
    assert "Figure since 1 January: van de ander" in text_of(answer)


def test_columns_are_told_once(table, mine):
    here = read(table.association, b"Plek;Set;Nr;Periode;Wat\r\nWonen in Verzonnendam;Meer;1;12;40\r\n")
    there = f"{HERE}/{here.reference}"
    assert "change nothing" in page_of(mine, there).replace("changes", "change")
    chosen = {"column-0": "table", "column-1": "agreement", "column-2": "number", "column-3": "part", "seen": "1"}
    assert mine.post(there, {**chosen, "column-4": "value"}).status_code == 303
    assert "Say over which year this is." in page_of(mine, there)
    assert mine.post(there, {**chosen, "column-4": "part", "seen": "2"}).status_code == 422
    again = read(table.association, b"Plek;Set;Nr;Periode;Wat;Jaar\r\nWonen in Verzonnendam;Meer;1;12;40;2026\r\n")
    assert states(again) == ["good"]


def test_put_aside_and_taken_up_again(mine, sheet):
    there = f"{HERE}/{sheet.reference}"
    mine.post(f"{there}/weg")
    assert "This sheet was put aside." in page_of(mine, there)
    page_of(mine, f"{there}/rij/3", status=404)
    refused = mine.post(f"{there}/indienen")
    assert (refused.status_code, "Take it up again first." in text_of(refused)) == (422, True)
    mine.post(f"{there}/terug")
    assert "File 1 good row" in page_of(mine, there)


def test_a_large_sheet_shows_how_far_it_is(monkeypatch, mine, table, rows):
    monkeypatch.setattr(report_sheet_checks, "AT_ONCE", 2)
    here = read(table.association, csv_of(*rows))
    there = f"{HERE}/{here.reference}"
    assert "We look at the rows" in page_of(mine, there)
    part = mine.get(there, headers={"HX-Request": "true"})
    assert (part.status_code, "<html" in part.content.decode()) == (200, False)
    assert run_next("worker", now())
    assert mine.get(there, headers={"HX-Request": "true"})["HX-Redirect"] == there
    assert "File 1 good row" in page_of(mine, there)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7", "This is a PDF"), (b"", "There is nothing"), (b"a" * (LARGEST + 1), "too large")],
)
def test_a_file_that_is_no_sheet_is_told_at_the_field(mine, content, words):
    answer = mine.post(HERE, {"file": SimpleUploadedFile("x.xlsx", content)})
    assert (answer.status_code, words in text_of(answer)) == (422, True)
    assert not ReportSheet.objects.exists()


def test_another_organisation_and_who_only_reads_see_nothing(table, sheet):
    there = f"{HERE}/{sheet.reference}"
    for other in (table.municipality, whole_table("elders").association):
        page_of(client_of(other), there, status=404)
        assert sheet.reference not in page_of(client_of(other), HERE)
    reader = client_of(member_of(table.association.organisation, "lezer", "read"))
    for address in (there, HERE, "/en/mijn/verslag.csv"):
        page_of(reader, address, status=403)
    assert reader.post(f"{there}/indienen").status_code == 403
    assert not Report.objects.exists()


def test_more_rows_cost_no_more_queries(mine, table, sheet, rows):
    few = cost(mine, f"{HERE}/{sheet.reference}")
    many = read(table.association, csv_of(*(dict(rows[1], part=month) for month in range(1, 13)), rows[0]))
    assert cost(mine, f"{HERE}/{many.reference}") == few <= 35
    assert cost(mine, HERE) <= 12
    assert cost(mine, "/en/mijn/verslag.xlsx?jaar=2026&alles=1") <= 20
    assert not Evidence.objects.exists()


def cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
