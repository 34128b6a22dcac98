"""How a promise is kept, as everybody reads it; and the page that explains the rules."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from woordhouder.agreements.tests import made
from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import Report
from woordhouder.keeping.queries.said import told_figure
from woordhouder.keeping.queries.worked import worked
from woordhouder.parties.tests.tables import member_of
from woordhouder.record.clock import now

from .full import a_kept_year
from .made import a_table, at, reported
from .telling import shown
from .test_worked_rows import rows

pytestmark = pytest.mark.django_db
THERE = "/en/verzonnendam/prestatieafspraken-2026"


@pytest.fixture
def kept():
    return a_kept_year("verzonnendam")


def page_of(address, client=None, status=200):
    with at("2027-03-01"):
        answer = (client or Client()).get(address)
    assert answer.status_code == status, answer.content[:2000]
    return text_of(answer)


def test_a_figure_is_told_with_its_unit_and_a_share_as_what_it_is_of():
    share = Report(numerator=Decimal(118), denominator=Decimal(160))
    with translation.override("en"):
        assert told_figure(Report(value=Decimal(84)), "homes") == "84 homes"
        assert told_figure(share, "per cent") == "118 of 160 (73.75 per cent)"
        assert told_figure(Report(numerator=Decimal(0), denominator=Decimal(0))) == "0 / 0"
        assert told_figure(Report(), "homes") == told_figure(None, "homes") == ""


def test_three_answers_stand_beside_each_other_each_with_its_why(kept):
    page = page_of(f"{THERE}/1/voortgang?jaar=2026")
    for words in ("complete", "on course", "not seen yet", "0 of 3 answered", "The figure is 40", "The target of 2026"):
        assert words in page, words
    assert Client().get("/en/hoe-wij-rekenen").content.count(b'id="regel-') == 6


def test_reports_stand_with_their_evidence_answers_and_replies(kept):
    first = page_of(f"{THERE}/1/voortgang?jaar=2026")
    for words in ("replaced by a later one", "Tien meer geteld.", "huizen.jpg", "permits", "Visitatie", "Dank u wel."):
        assert words in first or words == "Visitatie", words
    other = page_of(f"{THERE}/2/voortgang?jaar=2026")
    for words in ("contests", "Wij zagen er dertig.", "Dat zien wij anders.", "Wij bouwden veertig woningen."):
        assert words in other, words


def test_doubt_is_seen_at_the_table_only(kept):
    table, _commitments = kept
    assert "Ook in Zuid?" in page_of(f"{THERE}/1/voortgang?jaar=2026", client_of(table.tenants))
    for client in (Client(), client_of(member_of(table.tenants.organisation, "x", "read"))):
        page = page_of(f"{THERE}/1/voortgang?jaar=2026", client)
        assert ("Ook in Zuid?" in page) == bool(client.cookies)


def test_what_is_not_public_is_absent_for_others():
    table, (homes, *_others) = a_table(public=False)
    with at("2027-02-01"):
        reported(table.association, homes)
    page_of(f"{THERE}/1/voortgang", status=404)
    assert "Zo ging het." in page_of(f"{THERE}/1/voortgang", client_of(table.tenants))


@pytest.mark.parametrize("asked", ["", "?jaar=x", "?jaar=1900", "?jaar=99999", "?jaar=%00"])
def test_without_a_year_that_there_is_the_newest_report_counts(kept, asked):
    assert "How does it stand in 2026?" in page_of(f"{THERE}/1/voortgang{asked}")


def test_while_a_newer_text_is_not_public_each_page_says_that_it_leaves_the_promise_out():
    """What was reported stays to be read: it was public, or its lead made it so."""
    table, (homes, *_others) = a_table()
    with at("2027-02-01"):
        reported(table.association, homes, "20")
    with at("2027-02-03"):
        words = made.promise(table.association_seat, "Wij bouwen minder.")
        told = {"effective_from": "2026-06-01", "parties": [table.association_seat.reference]}
        made.recorded(table.municipality, table, "registration", [(homes, words)], homes.agreement, **told)
    year, newer = "/en/verzonnendam/jaar/2026", "a newer text is not public yet"
    with at("2027-02-04"):
        page = text_of(Client().get(f"{THERE}/1/voortgang?jaar=2026"))
        sheet, data = text_of(Client().get(year)), Client().get(f"{year}.json").json()
        at_table = text_of(client_of(table.tenants).get(year))
    assert "A newer text of this promise is not public yet." in page
    assert "Reported figure 20" in page
    assert newer in sheet
    assert (len(data["commitments"]), data["not_public"]) == (2, 1)
    assert newer not in at_table


def test_a_year_without_report_says_so():
    a_table()
    assert "Nothing was reported over this year yet." in page_of(f"{THERE}/2/voortgang?jaar=2026")


def test_the_promise_leads_to_it(kept):
    assert f"{THERE}/1/voortgang" in Client().get(f"{THERE}/1").content.decode()


def test_evidence_is_a_download_for_who_reads_the_report(kept):
    _table, (homes, *_others) = kept
    evidence = homes.reports.first().evidence.first().reference
    answer = Client().get(f"/verzonnendam/bewijs/{evidence}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="huizen.jpg"'
    assert Client().get("/verzonnendam/bewijs/evidence-aaaaaaaaaaaa").status_code == 404
    link = homes.agreement.commitments.get(number=2).reports.first().responses.last().evidence.get().reference
    assert Client().get(f"/verzonnendam/bewijs/{link}").status_code == 404


def cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_it_costs_the_same_for_many_reports(kept, settings):
    settings.PAGE_CACHE_SECONDS = 0
    table, (homes, *_others) = kept
    mine = client_of(table.tenants)
    address = f"{THERE}/1/voortgang?jaar=2026"
    few = cost(Client(), address), cost(mine, address)
    for number in range(1, 8):
        report = reported(table.association, homes, part=number)
        actions.respond(table.tenants, report=report.reference, answer="confirms")
        actions.reply(table.tenants, to=report.reference, text="Mooi.")
    assert (cost(Client(), address), cost(mine, address)) == few
    assert few[0] <= 15
    assert few[1] <= 15 + 4


def test_the_examples_are_rows_of_the_tests():
    expected = {row.id: row.values[3] for row in rows()}
    for one in worked():
        assert shown(one.found) == expected[one.row], one.row


def test_the_page_of_rules_says_every_rule_and_computes_its_examples():
    for address, words in (("/en/hoe-wij-rekenen", "no evidence"), ("/hoe-wij-rekenen", "1")):
        assert words in page_of(address)
    assert now()
