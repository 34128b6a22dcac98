"""The pages as data and as sheets: the same facts, and what goes out comes in unchanged."""

import csv
import io
import json

import pytest
from django.test import Client
from openpyxl import load_workbook

from woordhouder.agreements import actions
from woordhouder.agreements.columns import COLUMNS, Names, read_row
from woordhouder.agreements.facts import PromiseFacts
from woordhouder.agreements.models import Wording
from woordhouder.agreements.shapes import facts_of
from woordhouder.papers.sheets import written

from . import made
from .reading import TABLE, THERE, a_table, amended, an_agreement, text_of

pytestmark = pytest.mark.django_db
ANSWERS = {"not_yet_confirmed", "confirmed", "objects", "signs", "signs_with_reservation", "takes_note", "refuses"}


@pytest.fixture(scope="module")
def table(made_once):
    return a_table()


def whole_promise(table, goal, **changes):
    """A promise of which every part is filled in, with signs that sheets stumble over."""
    text = '=SOM(1;2) is geen formule.\n\n- een punt; met een puntkomma\n- "nog een"'
    indicator = {
        "name": "Woningen",
        "unit": "woningen",
        "form": "level",
        "baseline": "12.5",
        "baseline_year": 2025,
        "targets": {2026: 40, 2027: "45.25"},
    }
    parts = [{"seat": table.association_seat.reference, "what": "Bouwt.\nEn beheert."}]
    return made.promise(
        table.municipality_seat,
        text,
        title="+ Bouwen",
        plain_summary="Er komen woningen.",
        kind="result",
        contributors=[*parts, {"seat": table.unclaimed_seat.reference, "what": ""}],
        for_whom="Jongeren",
        area="Noord",
        deadline="2027-12-31",
        indicator=indicator,
        goals=[goal.reference],
        why="-",
        **changes,
    )


@pytest.fixture
def act(table):
    goal = actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Genoeg woningen")
    return an_agreement(table, [whole_promise(table, goal), *made.promises(table, 2)])


def from_csv():
    sheet = Client().get(f"{THERE}.csv").content.decode("utf-8-sig")
    return [[written(cell) for cell in line] for line in csv.reader(io.StringIO(sheet, newline=""), delimiter=";")]


def from_xlsx():
    sheet = load_workbook(io.BytesIO(Client().get(f"{THERE}.xlsx").content)).active
    return [["" if cell.value is None else str(cell.value) for cell in line] for line in sheet.iter_rows()]


@pytest.mark.parametrize("read", [from_csv, from_xlsx])
def test_what_goes_out_comes_in_unchanged(table, act, read):
    header, *lines = read()
    seats = {seat.reference: seat.organisation.name for seat in table.partnership.seats.select_related("organisation")}
    goals = {goal.reference: goal.title for goal in table.partnership.goals.all()}
    width = len(COLUMNS) + 1
    years = [int(name.split()[-1]) for name in header[width:]]
    for number, line in enumerate(lines, 1):
        values = dict(zip([column.name for column in COLUMNS], line[1:width], strict=True))
        facts, faults = read_row(values, dict(zip(years, line[width:], strict=True)), Names(seats, {}, goals))
        recorded = Wording.objects.get(commitment__number=number)
        assert faults == []
        assert PromiseFacts.model_validate(facts) == PromiseFacts.model_validate(facts_of(recorded).model_dump())
    assert len(lines) == 3


def test_the_data_has_the_form_of_the_rules(table, act):
    amended(table, act, 1)
    data = Client().get(f"{THERE}.json?op=2026-08-01").json()
    assert data["term_ended"] is False
    assert [row["state"] for row in data["commitments"]] == ["in_force"] * 3
    for row in data["commitments"]:
        assert {"ref", "title", "text", "removed"} <= row["wording"].keys()
        assert {"kind", "effective_from", "completed_at"} <= row["act"].keys()
        assert set(row["seats"].values()) <= {*ANSWERS, "silent"}
    assert data["commitments"][1]["act"]["kind"] == "amendment"


@pytest.mark.parametrize("ending", ["", "/1"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_the_data_equals_the_page(table, act, language, ending):
    address = f"{language}{THERE}{ending}"
    page, data = Client().get(f"{address}?per=geheel"), Client().get(f"{address}.json").json()
    text = text_of(page)
    rows = data["commitments"] if not ending else [data]
    for row in rows:
        assert " ".join(row["wording"]["title"].split()) in text
        for line in row["wording"]["text"].splitlines():
            assert " ".join(line.removeprefix("- ").split()) in text
    for moment in data.get("acts", data.get("history", [])):
        assert moment["receipt"] in page.content.decode()


def test_the_parts_of_the_page_hang_together_in_the_data(table, act):
    data = Client().get(f"{THERE}/1.json").json()
    assert [row["says"] for row in data["answers"]] == ["not_yet_confirmed"] * 4
    assert data["history"][0]["state"] == "complete"
    assert data["address"] == f"{THERE}/1"
    assert json.dumps(data["wording"]["indicator"]["targets"]) == '{"2026": "40", "2027": "45.25"}'


def test_tables_and_goals_as_data(table, act):
    listed = Client().get("/tafels.json").json()
    assert [line["slug"] for line in listed["tables"]] == [TABLE]
    assert (listed["covered"], listed["municipalities"]) == (0, 342)
    one = Client().get(f"/{TABLE}.json").json()
    assert [seat["claimed"] for seat in one["seats"]].count(False) == 1
    goals = Client().get(f"/{TABLE}/doelen.json").json()["goals"]
    assert [(goal["title"], goal["commitments"]) for goal in goals] == [("Genoeg woningen", 1)]
    assert len(Client().get(f"{goals[0]['address']}.json").json()["commitments"]) == 1
