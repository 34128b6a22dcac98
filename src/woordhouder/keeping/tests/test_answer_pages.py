"""Answering: forty reports in six clicks, and the same again after a revision."""

import re
from html import unescape

import pytest

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import Response
from woordhouder.parties.tests.tables import member_of

from .made import HOMES, a_table, agreed, at, made, reported

pytestmark = pytest.mark.django_db
TABLE, YEAR = "/en/verzonnendam", "/en/verzonnendam/verslagen/2026"


class Browser:
    """Somebody with a mouse: what she clicks is counted. A page opens with its boxes as they stand in it."""

    def __init__(self, actor):
        self.client, self.clicks, self.boxes = client_of(actor), 0, set()

    def opens(self, address):
        answer = self.client.get(address)
        assert answer.status_code == 200
        self.here, self.page = address, answer.content.decode()
        self.boxes = set(re.findall(r'name="report" value="([\w-]+)" checked', self.page))

    def follows(self, words):
        self.clicks += 1
        links = re.findall(r'(?s)<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', self.page)
        self.opens(unescape(next(address for address, text in links if words in text)))

    def unticks(self, report):
        self.clicks += 1
        self.boxes.remove(report)

    def presses(self, name, value):
        self.clicks += 1
        assert f'name="{name}" value="{value}"' in self.page
        answer = self.client.post(self.here, {"report": sorted(self.boxes), name: value})
        assert answer.status_code == 303, text_of(answer)
        self.opens(answer["Location"])


@pytest.fixture
def forty():
    """A table with forty reports of the association; with four of them something is the matter."""
    with at("2026-01-10"):
        table = a_table()[0]
        lines = [made.promise(table.association_seat, f"Belofte {n}.", indicator=HOMES) for n in range(40)]
        promises = agreed(table, lines, slug="veertig", title="Veertig")
    with at("2027-02-01"):
        reports = [reported(table.association, one, "4" if at < 4 else "40") for at, one in enumerate(promises)]
    return table, reports


def test_forty_reports_of_which_thirty_six_are_unremarkable_take_six_clicks(forty):
    table, reports = forty
    strange = reports[:4]
    with at("2027-03-01"):
        her = Browser(table.tenants)
        her.opens("/en/mijn")
        her.follows("Does what was reported agree with what you see?")
        for report in strange:
            her.unticks(report.reference)
        her.presses("answer", "confirms")
    assert her.clicks <= 6
    assert Response.objects.filter(answer="confirms").count() == 36
    assert not Response.objects.filter(report__in=strange).exists()
    assert her.boxes == {report.reference for report in strange}


@pytest.fixture
def kept():
    table, (homes, land, _money) = a_table()
    with at("2027-02-01"):
        first, second = reported(table.association, homes), reported(table.municipality, land, None)
        actions.respond(table.tenants, report=first.reference, answer="confirms_with_remark", remark="Wel laat.")
        actions.respond(table.tenants, report=second.reference, answer="confirms")
        facts = {"revised": "Beter geteld."}
        newer = [
            reported(table.association, homes, "39", replaces=first.reference, facts=facts),
            reported(table.municipality, land, None, replaces=second.reference, facts=facts),
        ]
    return table, homes, newer


def get(client, address, status=200):
    with at("2027-03-01"):
        answer = client.get(address)
    assert answer.status_code == status
    return text_of(answer) if status == 200 else ""


def post(client, address, status=303, **given):
    with at("2027-03-01"):
        answer = client.post(address, given)
    assert answer.status_code == status, answer.content[:3000]
    return text_of(answer) if answer.content else ""


def test_what_was_revised_since_is_answered_again_by_one_click(kept):
    table, _homes, (homes, _land) = kept
    mine = client_of(table.tenants)
    page = get(mine, YEAR)
    for words in ("Revised since you answered", "Beter geteld.", "Wel laat.", "Say the same of all of these"):
        assert words in page, words
    post(mine, YEAR, again=homes.reference)
    said = Response.objects.get(report=homes)
    assert (said.answer, said.remark) == ("confirms_with_remark", "Wel laat.")
    assert "There is nothing to repeat." in post(mine, YEAR, 422, again=homes.reference)


def test_all_that_was_revised_is_answered_again_at_once(kept):
    table, _homes, newer = kept
    post(client_of(table.tenants), YEAR, again="all")
    assert {one.report for one in Response.objects.filter(report__in=newer)} == set(newer)
    reader = client_of(member_of(table.tenants.organisation, "lezer", "read"))
    post(reader, YEAR, 403, again="all")


def test_the_page_of_a_report_repeats_as_well(kept):
    table, _homes, (homes, _land) = kept
    address = f"{TABLE}/verslagen/{homes.reference}"
    mine = client_of(table.tenants)
    assert "Wel laat." in get(mine, address)
    post(mine, address, do="repeat")
    assert Response.objects.get(report=homes).remark == "Wel laat."
    post(mine, address, 422, do="repeat")


def test_a_talk_that_goes_on_says_until_when(kept):
    table, homes, (report, _land) = kept
    address = f"{TABLE}/verslagen/{report.reference}"
    mine = client_of(table.tenants)
    assert "Raise a concern at the table" in get(mine, address)
    with at("2027-02-25"):
        actions.raise_concern(table.tenants, commitment=homes.reference, year=2026, text="Waar?")
    assert "in talk about this until 11 March 2027" in get(mine, address)
