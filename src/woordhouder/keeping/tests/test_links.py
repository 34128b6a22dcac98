"""Links beside reports are watched with the library's sources: only public ones, and how they stand is shown."""

from datetime import date

import pytest
from django.test import Client

from woordhouder.agreements.tests.reading import text_of
from woordhouder.examples.actions import note_source_checks
from woordhouder.examples.checking_sources import plan
from woordhouder.examples.link_states import State
from woordhouder.keeping import actions
from woordhouder.keeping.queries.links import link_states, urls_to_watch
from woordhouder.parties.actor import SYSTEM

from .full import LINK
from .made import a_table, at, reported

pytestmark = pytest.mark.django_db
THERE = "/en/verzonnendam/prestatieafspraken-2026/1/voortgang?jaar=2026"
VIEW = {"body": "other", "name": "Onderzoek", "text": "Gezien.", "url": "https://elders.example/onderzoek"}


def proved(public=True):
    """A report with a link beside it, and the view of an outsider with another."""
    table, (homes, *_rest) = a_table(public=public)
    with at("2026-01-12"):
        report = reported(table.association, homes, "3", part=1)
        actions.add_evidence(table.association, report=report.reference, **LINK)
        actions.record_view(table.tenants, commitment=homes.reference, year=2026, **VIEW)


def looked(day, status, url=LINK["url"], host="voorbeeld.example"):
    look = {"url": url, "host": host, "day": day, "was_reached": status == 200, "status": status}
    note_source_checks(SYSTEM, checks=[look])


def page():
    with at("2026-03-10"):
        return text_of(Client().get(THERE))


def test_public_links_are_looked_at_with_the_sources_of_the_library():
    proved()
    urls = {LINK["url"], VIEW["url"]}
    assert urls_to_watch() == urls
    assert {url for some in plan(date(2026, 3, 1), everything=True).left.values() for url in some} >= urls


def test_nobody_outside_learns_what_stands_at_a_table_only():
    proved(public=False)
    assert urls_to_watch() == set()
    assert plan(date(2026, 3, 1), everything=True).total == 0


def test_a_link_that_leads_nowhere_on_three_days_says_so_beside_the_report():
    proved()
    assert "leads nowhere" not in page()
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        looked(day, 404)
    assert "leads nowhere" not in page()  # on no day did another site answer: our own network may have been down
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        looked(day, 200, VIEW["url"], "elders.example")
    assert "this link leads nowhere since 1 March 2026" in page()
    assert "reached on 3 March 2026" in page()


def test_the_newest_look_counts_and_without_links_nothing_is_asked(django_assert_num_queries):
    proved()
    looked("2026-03-01", 404)
    looked("2026-03-02", 200)
    with django_assert_num_queries(1):
        found = link_states([LINK["url"], "https://nergens.example"], date(2026, 3, 10))
    assert {url: one.state for url, one in found.items()} == {LINK["url"]: State.REACHED}
    with django_assert_num_queries(0):
        assert link_states(["", ""], date(2026, 3, 10)) == {}
