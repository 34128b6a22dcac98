"""What one reader reads of an agreement on a day, as known on a moment: texts, answers, what is newer, what is gone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from woordhouder.agreements import actions
from woordhouder.agreements.models import Act, ActItem
from woordhouder.agreements.queries.data import agreement_data
from woordhouder.agreements.queries.in_force import agreement_text, commitment_page
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import acting_at
from woordhouder.record.refusals import NotFound

from . import made

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 1, 10, 9, tzinfo=UTC)
LATER = BEGIN + timedelta(days=200)
SLUG = "prestatieafspraken-2026"
SUMMER, SPRING = date(2026, 8, 1), date(2026, 3, 1)


@pytest.fixture(scope="module")
def table(made_once):
    with acting_at(BEGIN):
        return whole_table()


@pytest.fixture
def act(table):
    with acting_at(BEGIN):
        return made.registered_in_public(table.municipality, table)


def read(actor, table, day=SPRING, known=LATER):
    return agreement_text(actor, table.partnership.slug, SLUG, day=day, known=known)


def page(actor, table, number, day=SPRING, known=LATER):
    return commitment_page(actor, table.partnership.slug, SLUG, number, day=day, known=known)


def amended_and_signed(table, act, place=0, text="Wij bouwen vijftig woningen."):
    """The first commitment, led by the municipality, with other words from July on."""
    words = made.promise(table.municipality_seat, text)
    amendment = made.amended(table.municipality, table, made.commitments(act)[place], words)
    return made.signed(amendment, table.municipality)


def test_what_was_registered_stands_there_and_each_party_is_asked(table, act):
    first = read(ANONYMOUS, table).commitments[0]
    assert (first.number, first.state, first.act.kind) == (1, "in_force", "registration")
    assert first.wording.text == "Afspraak 1: wij doen het."
    assert set(first.seats.values()) == {"not_yet_confirmed"}
    assert table.unclaimed_seat.reference in first.seats


def test_a_party_confirms_all_and_objects_to_one(table, act):
    with acting_at(BEGIN + timedelta(days=1)):
        actions.confirm_text(table.tenants, act=act.reference, confirms=True)
        objected = {"confirms": False, "wording": made.wording(act).reference, "reason": "Dit zeiden wij niet."}
        actions.confirm_text(table.tenants, act=act.reference, **objected)
    seat = table.tenants_seat.reference
    assert [row.seats[seat] for row in read(ANONYMOUS, table).commitments] == ["objects", *["confirmed"] * 4]
    earlier = read(ANONYMOUS, table, known=BEGIN).commitments[0]
    assert earlier.seats[seat] == "not_yet_confirmed"


def test_an_amendment_is_in_force_from_its_day_once_it_is_signed(table, act):
    with acting_at(BEGIN + timedelta(days=30)):
        amended_and_signed(table, act)
    texts = {day: read(table.tenants, table, day).commitments[0].wording.text for day in (SPRING, SUMMER)}
    assert texts == {SPRING: "Afspraak 1: wij doen het.", SUMMER: "Wij bouwen vijftig woningen."}
    assert read(table.tenants, table, SUMMER, BEGIN).commitments[0].wording.text == texts[SPRING]
    assert read(table.tenants, table, SUMMER).commitments[0].seats == {
        table.municipality_seat.reference: "signs",
        table.association_seat.reference: "silent",
        table.tenants_seat.reference: "silent",
        table.unclaimed_seat.reference: "silent",
    }


def test_who_may_not_read_the_newer_text_is_told_that_there_is_one(table, act):
    with acting_at(BEGIN + timedelta(days=30)):
        amendment = amended_and_signed(table, act)
    line = read(ANONYMOUS, table, SUMMER).commitments[0]
    assert line.wording.text == "Afspraak 1: wij doen het."
    assert line.newer.since == date(2026, 7, 1)
    assert line.newer.readable_from == datetime(2026, 2, 23, 23, tzinfo=UTC)
    assert read(ANONYMOUS, table, SPRING).commitments[0].newer is None
    Act.objects.filter(pk=amendment.pk).update(public_from=LATER)
    ActItem.objects.filter(act=amendment).update(public_from=LATER)
    line = read(ANONYMOUS, table, SUMMER).commitments[0]
    assert (line.wording.text, line.newer) == ("Wij bouwen vijftig woningen.", None)


def test_what_is_withdrawn_has_no_words_and_keeps_its_act(table, act):
    with acting_at(BEGIN + timedelta(days=30)):
        made.signed(made.withdrawn(table.municipality, table, made.commitments(act)[0]), table.municipality)
    line = read(table.tenants, table, SUMMER).commitments[0]
    assert (line.state, line.wording, line.act.kind) == ("withdrawn", None, "withdrawal")


def test_a_removed_text_leaves_its_mark_on_every_moment(table, act, controller):
    with acting_at(BEGIN + timedelta(days=30)):
        wording = made.wording(act).reference
        actions.remove_wording(controller, wording=wording, part="all", ground="unlawful", reason="Smaad.")
    for known in (BEGIN, LATER):
        shown = read(ANONYMOUS, table, known=known).commitments[0]
        assert (shown.state, shown.wording.text, shown.wording.removed[0].reason) == ("in_force", "", "Smaad.")


def test_after_the_term_the_texts_stand_and_it_says_so(table, act):
    assert not read(ANONYMOUS, table, date(2026, 12, 31)).term_ended
    after = read(ANONYMOUS, table, date(2027, 1, 1))
    assert after.term_ended
    assert after.commitments[0].state == "in_force"


def test_before_it_was_recorded_nothing_was_known(table, act):
    assert read(ANONYMOUS, table, known=BEGIN - timedelta(seconds=1)).commitments == []


def test_a_commitment_has_its_whole_life_on_one_page(table, act):
    with acting_at(BEGIN + timedelta(days=30)):
        amended_and_signed(table, act)
    shown = page(table.tenants, table, 1, SUMMER)
    assert [(step.act.kind, step.state) for step in shown.steps] == [
        ("registration", "complete"),
        ("amendment", "complete"),
    ]
    assert [step.act.kind for step in page(ANONYMOUS, table, 1, SUMMER).steps] == ["registration"]
    with pytest.raises(NotFound):
        page(ANONYMOUS, table, 6)


def test_what_is_not_public_is_not_there_for_others(table):
    with acting_at(BEGIN):
        made.registered(table.municipality, table)
    assert len(read(table.tenants, table).commitments) == 5
    other = whole_table("elders")
    for actor in (ANONYMOUS, other.tenants):
        with pytest.raises(NotFound):
            read(actor, table)


def test_the_data_has_the_form_of_the_rules(table, act):
    data = agreement_data(read(ANONYMOUS, table))
    assert data["term_ended"] is False
    first = data["commitments"][0]
    assert first.keys() >= {"number", "state", "wording", "act", "seats"}
    assert first["wording"].keys() >= {"ref", "title", "text", "removed"}
    assert first["act"].keys() >= {"kind", "effective_from", "completed_at"}


@pytest.mark.parametrize("actor", ["anonymous", "tenants"])
def test_reading_costs_as_many_queries_for_many_as_for_few(table, actor):
    who = ANONYMOUS if actor == "anonymous" else table.tenants
    counts = []
    for number in (10, 1000):
        with acting_at(BEGIN):
            made.many_registered(table, number, slug=f"van-{number}")
        with asked_once(), CaptureQueriesContext(connection) as asked:
            text = agreement_text(who, table.partnership.slug, f"van-{number}", day=SPRING, known=LATER)
        assert len(text.commitments) == number
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 11
