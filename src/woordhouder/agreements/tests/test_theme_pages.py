"""One theme over all tables: what stands about it, for whom, and as a sheet."""

import csv
import io

import pytest
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.clock import now

from . import made
from .reading import SECRET, amended, an_agreement, at, barred, client_of, text_of

pytestmark = pytest.mark.django_db
THERE = "/themas/beschikbaarheid/tafels"


@pytest.fixture(scope="module")
def table(made_once):
    with at("2025-11-01"):
        return whole_table()


@pytest.fixture
def other():
    with at("2025-11-01"):
        return whole_table("elderdam")


def building(table, text="Wij bouwen dertig woningen.", **more):
    return made.promise(table.municipality_seat, text, **more)


def found(client=None, address=f"{THERE}.json"):
    return [line["title"] for line in (client or Client()).get(address).json()["commitments"]]


def test_the_promises_of_all_tables_stand_together_with_their_table(table, other):
    quality = {"theme": "housing_quality"}
    an_agreement(table, [building(table), building(table, "Wij herstellen vocht.", **quality)])
    an_agreement(other, [building(other, "Wij bouwen er tien.")])
    page = text_of(Client().get(THERE))
    assert page.index("Wonen in Elderdam") < page.index("Wij bouwen er tien")
    assert page.index("Wonen in Verzonnendam") < page.index("Wij bouwen dertig woningen")
    assert "vocht" not in page
    assert found() == ["Wij bouwen er tien", "Wij bouwen dertig woningen"]


def test_what_stands_today_counts_not_what_stood_before(table):
    act = an_agreement(table, [building(table), building(table, "Wij verkopen niets.")])
    amended(table, act, 0, "Wij bouwen zestig woningen.")
    with at("2026-05-10"):
        ending = made.withdrawn(table.municipality, table, made.commitments(act)[1], elsewhere=made.ELSEWHERE)
        made.signed(ending, table.municipality)
        actions.disclosing.disclose_all_due(now())
    assert found() == ["Wij bouwen zestig woningen"]
    assert made.wording(act).title not in text_of(Client().get(THERE))


def test_what_the_table_alone_reads_is_there_for_the_table_alone(table):
    with at("2026-01-10"):
        made.registered(table.municipality, table, [building(table)])
    assert found() == []
    assert "Wij bouwen dertig woningen" in found(client_of(table.tenants))


def test_an_older_text_says_that_a_newer_one_is_in_force(table):
    goal = actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Genoeg woningen")
    served = {"goals": [goal.reference]}
    act = an_agreement(table, [building(table, **served)])
    newer = made.amended(
        table.municipality, table, made.commitments(act)[0], building(table, "Wij bouwen meer.", **served), "2026-02-01"
    )
    made.signed(newer, table.municipality)
    organisation = f"/organisaties/{table.municipality.organisation}"
    for address in (THERE, organisation, f"/{table.partnership.slug}/doelen/{goal.reference}"):
        everybody, hers = Client().get(address), client_of(table.tenants).get(address)
        assert "oudere tekst" in text_of(everybody)
        assert "Wij bouwen meer" not in text_of(everybody)
        assert "oudere tekst" not in text_of(hers)
        assert "Wij bouwen meer" in text_of(hers)
    assert Client().get(f"{THERE}.json").json()["commitments"][0]["newer"]["since"] == "2026-02-01"


def test_a_passage_that_waits_is_told_by_who_objects(table):
    act = an_agreement(table, [building(table), building(table, f"Wij bouwen. {SECRET}", title="Bouwen")])
    barred(table, act)
    for address in (THERE, f"{THERE}.json", f"{THERE}.csv"):
        shown = Client().get(address).content.decode()
        assert SECRET not in shown
        assert "Hier staat een naam." in shown
    assert SECRET in client_of(table.tenants).get(THERE).content.decode()


def test_a_few_tables_stand_on_a_page_and_the_sheet_has_all():
    for number in range(6):
        with at("2025-11-01"):
            at_table = whole_table(f"dorp-{number}")
        an_agreement(at_table, [building(at_table, f"Wij bouwen huis {number}.") for _promise in range(2)])
    first, last = (text_of(Client().get(f"{THERE}?pagina={page}")) for page in (1, 99))
    assert "10 afspraken op deze bladzijde" in first
    assert "huis 4" in first
    assert "huis 5" not in first
    assert "2 afspraken op deze bladzijde" in last
    assert "huis 5" in last
    assert Client().get(f"{THERE}?pagina=x").status_code == 200
    sheet = Client().get(f"{THERE}.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet), delimiter=";"))
    assert len(rows) == 13
    assert {len(row) for row in rows} == {11}


def test_the_theme_is_one_step_from_the_library_the_agreement_and_the_promise(table):
    act = an_agreement(table, [building(table)])
    there = f"/{table.partnership.slug}/{act.agreement.slug}"
    for address in ("/themas/beschikbaarheid", there, f"{there}/1"):
        assert f'href="{THERE}"' in Client().get(address).content.decode()
    assert Client().get("/themas/alle/tafels").status_code == 404
    assert Client().get("/themas/niets/tafels").status_code == 404


def test_the_tables_come_as_a_sheet_too(table):
    an_agreement(table, [building(table)])
    sheet = Client().get("/tafels.csv").content.decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(sheet), delimiter=";")
    assert (len(header), row[0], row[4]) == (6, "Wonen in Verzonnendam", "1")
