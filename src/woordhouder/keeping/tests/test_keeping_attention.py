"""What waits for who keeps promises stands in her list, and goes once it is done."""

import pytest

from woordhouder.agreements.tests.reading import client_of
from woordhouder.keeping import actions
from woordhouder.keeping.queries.attention import attention
from woordhouder.parties.actions import set_terms
from woordhouder.parties.tests.tables import member_of
from woordhouder.record.clock import now

from .made import a_table, at, reported

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    table, commitments = a_table()
    with at("2027-01-10"):
        actions.open_round(table.tenants, partnership=table.partnership.reference, year=2026, due="2027-03-01")
    return table, commitments


def asked(actor, day="2027-02-15"):
    with at(day):
        return [(item.address, item.minutes) for item in attention(actor, now())]


def test_what_is_due_waits_until_it_is_reported(kept):
    table, (homes, *_others) = kept
    assert asked(table.association) == [("/mijn/verslag?jaar=2026", 4)]
    with at("2027-02-01"):
        reported(table.association, homes)
    assert asked(table.association) == []


def test_without_an_open_round_nothing_is_due(kept):
    table, _commitments = kept
    with at("2027-01-11"):
        actions.close_round(table.tenants, round=table.partnership.rounds.get().reference)
    assert asked(table.association) == []


def test_a_report_waits_for_who_is_asked_and_did_not_answer(kept):
    table, (homes, *_others) = kept
    with at("2027-02-01"):
        report = reported(table.association, homes)
    there = ("/verzonnendam/verslagen/2026", 2)
    assert there in asked(table.tenants)
    assert there in asked(table.municipality)
    with at("2027-02-02"):
        actions.respond(table.tenants, report=report.reference, answer="cannot_judge")
        set_terms(
            table.municipality,
            seat=table.municipality_seat.reference,
            signs=True,
            since="2026-01-10",
            themes=["finance"],
        )
    assert there not in asked(table.tenants)
    assert there not in asked(table.municipality)


def test_a_talk_waits_for_who_did_not_have_the_last_word(kept):
    table, (homes, *_others) = kept
    with at("2027-02-01"):
        concern = actions.raise_concern(table.tenants, commitment=homes.reference, year=2026, text="Waar?")
    there = (f"/verzonnendam/zorgen/{concern.reference}", 6)
    assert there in asked(table.association, "2027-02-03")
    assert there not in asked(table.tenants, "2027-02-03")
    with at("2027-02-02"):
        actions.reply(table.association, to=concern.reference, text="In Noord.")
    assert there in asked(table.tenants, "2027-02-03")
    assert there not in asked(table.association, "2027-02-03")
    assert there not in asked(table.municipality, "2027-02-03")


def test_who_only_reads_is_asked_nothing_and_the_page_shows_it_to_who_writes(kept):
    table, _commitments = kept
    assert asked(member_of(table.association.organisation, "lezer", "read")) == []
    assert b"/mijn/verslag?jaar=2026" in client_of(table.association).get("/en/mijn").content
