"""The page of a promise says how it stands: the same as its own page of progress and as the data, for 1 query."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from woordhouder.agreements.moments import When, today
from woordhouder.agreements.queries.commitments import commitment_page
from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.queries.at_once import stands_now
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import now

from .full import a_kept_year
from .made import a_table, at, reported

pytestmark = pytest.mark.django_db
SLUG = "prestatieafspraken-2026"


def page_of(address, client=None):
    with at("2027-05-01"):
        answer = (client or Client()).get(address)
    assert answer.status_code == 200
    return text_of(answer)


def stands(actor, table, commitment, day="2027-05-01"):
    with at(day):
        when = When(today(now()), now())
        page = commitment_page(actor, table.partnership.slug, SLUG, commitment.number, when)
        with CaptureQueriesContext(connection) as queries:
            found = stands_now(actor, commitment.reference, table.partnership.reference, page.year_ends, now())
        assert len(queries) <= 1 or actor.is_known  # who sits at the table is asked once in a request
        if found:
            assert found.progress == progress_of(actor, commitment.reference, found.year, now()).progress
    return found


def test_it_is_what_the_rules_say_of_each_promise_whoever_reads():
    table, commitments = a_kept_year("verzonnendam")
    for commitment in commitments:
        for actor in (ANONYMOUS, table.tenants):
            assert stands(actor, table, commitment).year == 2026


def test_the_newest_year_with_a_report_is_shown_else_the_last_that_is_over():
    table, (homes, land, _money) = a_table()
    assert stands(ANONYMOUS, table, homes, "2026-06-01").year == 2026
    assert stands(ANONYMOUS, table, homes, "2028-06-01").year == 2027
    with at("2027-02-01"):
        report = reported(table.association, homes, part=6)
        reported(table.municipality, land, None, year=2027, part=1)
        actions.respond(table.tenants, report=report.reference, answer="cannot_judge")
    assert stands(ANONYMOUS, table, homes, "2028-06-01").year == 2026
    assert stands(ANONYMOUS, table, land, "2027-03-01").year == 2027


def test_the_page_shows_three_answers_beside_each_other_with_the_way_to_all_of_it():
    table, _commitments = a_kept_year("verzonnendam")
    words = ("In 2026:", "complete", "on course", "not seen yet", "0 of 3 answered")
    for client in (None, client_of(table.tenants)):
        page = page_of(f"/en/verzonnendam/{SLUG}/1", client)
        for word in words:
            assert word in page, word
    assert f"/verzonnendam/{SLUG}/1/voortgang?jaar=2026" in Client().get(f"/en/verzonnendam/{SLUG}/1").content.decode()


def test_who_reads_no_text_is_told_nothing():
    table, (homes, *_rest) = a_table(public=False)
    with at("2026-01-12"):
        reported(table.association, homes, "3", part=1)
    assert stands(table.tenants, table, homes, "2026-01-13").year == 2026
    assert stands_now(ANONYMOUS, homes.reference, table.partnership.reference, {}, now()) is None
