"""From the table to everybody: by the clock, by what all say, at once, and never past an objection."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.agreements.disclosure import end_of_term
from woordhouder.agreements.models import Act, PassageObjection, Wording
from woordhouder.agreements.policy import WORDING
from woordhouder.agreements.queries.entries import entries_on, public_stream
from woordhouder.parties.actions import give_seat
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.models import Organisation
from woordhouder.parties.tests.tables import organisation_with, whole_table
from woordhouder.record.clock import acting_at, now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opened
from woordhouder.record.policy import allowed
from woordhouder.record.queries import BUNDLE, newest_entry
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Refused

from .made import (
    adopted,
    amended,
    commitments,
    promise,
    promises,
    registered,
    registered_in_public,
    signed,
    wording,
)

pytestmark = pytest.mark.django_db
TEXT = "Wij bouwen veertig woningen aan de Verzonnen Weg."


@pytest.fixture
def table():
    return whole_table()


def claimed_only(table):
    """The table without the seat that nobody claimed, so that all that sign can say so."""
    terms = table.unclaimed_seat.terms.last()
    terms.signs = False
    terms.save()
    return table


def read_by_all():
    return set(allowed(ANONYMOUS, "read", WORDING, Wording.objects.all()))


def at_the_end_of(act):
    return acting_at(end_of_term(act.recorded_at))


def test_a_text_is_the_tables_until_the_fifteenth_day(table):
    act = registered(table.municipality, table)
    assert disclose_all_due(end_of_term(act.recorded_at) - timedelta(seconds=1)) == 0
    assert not read_by_all()
    with at_the_end_of(act):
        assert disclose_all_due(now()) == 1
        assert disclose_all_due(now()) == 0
    assert len(read_by_all()) == 5
    act.refresh_from_db()
    assert act.public_from == end_of_term(act.recorded_at)
    assert set(act.items.values_list("public_from", flat=True)) == {act.public_from}


def test_it_is_public_once_all_that_sign_say_so(table):
    act = registered(table.municipality, claimed_only(table))
    for actor in (table.municipality, table.association):
        actions.say_public(actor, act=act.reference)
        assert disclose_all_due(now()) == 0
    actions.say_public(table.tenants, act=act.reference)
    assert disclose_all_due(now()) == 1
    assert len(read_by_all()) == 5


def test_a_seat_that_nobody_claimed_cannot_say_so_and_the_days_hold(table):
    act = registered(table.municipality, table)
    for actor in (table.municipality, table.association, table.tenants):
        actions.say_public(actor, act=act.reference)
    assert disclose_all_due(now()) == 0


def test_what_is_public_elsewhere_is_public_at_once(table):
    registered_in_public(table.municipality, table)
    assert len(read_by_all()) == 5
    assert disclose_all_due(now()) == 0


def test_nothing_of_a_table_that_is_not_public_is(table):
    Organisation.objects.filter(pk=table.municipality.organisation_id).update(founded_itself=True)
    act = registered_in_public(table.municipality, table)
    assert act.public_from is None
    with at_the_end_of(act):
        assert disclose_all_due(now()) == 0
        with pytest.raises(Refused, match=r"Nog niets hiervan|Nothing of this"):
            actions.disclose(SYSTEM, act=act.reference)
    Organisation.objects.filter(pk=table.municipality.organisation_id).update(founded_itself=False)
    assert disclose_all_due(now()) == 1
    assert len(read_by_all()) == 5


def test_each_text_of_an_act_is_complete_and_public_on_its_own(table):
    act = adopted(table.municipality, table, promises(table, 3))
    signed(act, table.municipality)
    with acting_at(end_of_term(now())):
        assert disclose_all_due(now()) == 1
    assert [row.lead for row in read_by_all()] == [table.municipality_seat]
    act.refresh_from_db()
    assert act.public_from
    with acting_at(end_of_term(now()) + timedelta(days=1)):
        signed(act, table.association)
        assert disclose_all_due(now()) == 0
    with acting_at(end_of_term(end_of_term(now()) + timedelta(days=1))):
        assert disclose_all_due(now()) == 1
    assert {row.lead for row in read_by_all()} == {table.municipality_seat, table.association_seat}


def test_who_may_say_that_it_may_be_public(table):
    act = registered(table.municipality, table)
    adviser = organisation_with("adviseur", "Adviesraad Oost", "other")
    give_seat(
        table.municipality, partnership=table.partnership.reference, organisation=adviser.organisation, signs=False
    )
    with pytest.raises(NotFound):
        actions.say_public(adviser, act=act.reference)
    with pytest.raises(NotFound):
        actions.say_public(ANONYMOUS, act=act.reference)
    actions.say_public(table.tenants, act=act.reference)
    with pytest.raises(Refused, match=r"eerder|before"):
        actions.say_public(table.tenants, act=act.reference)


@pytest.fixture
def text_that_waits(table):
    """The act and its wording, of which the tenants object to the street."""
    act = registered(table.municipality, table, [promise(table.association_seat, TEXT)])
    row = wording(act)
    return act, row, _objected(table.tenants, row, "Verzonnen Weg")


def _objected(actor, row, words, **more):
    start = row.text.index(words)
    return actions.object_to_passage(
        actor, wording=row.reference, start=start, end=start + len(words), reason="Bewoners weten dit nog niet.", **more
    )


def opened_of(act):
    return set(Opened.objects.filter(entry__in=entries_on(act.agreement, act.reference)).values_list("name", flat=True))


def test_only_the_passage_waits_and_the_record_opens_it_later(table, text_that_waits):
    act, row, objection = text_that_waits
    with at_the_end_of(act):
        disclose_all_due(now())
    assert read_by_all() == {row}
    assert "promises_1" not in opened_of(act)
    assert {"agreement", "parties"} <= opened_of(act)
    with acting_at(end_of_term(act.recorded_at) + timedelta(days=3)):
        actions.settle_objection(table.tenants, objection=objection.reference)
        assert disclose_all_due(now()) == 1
        assert disclose_all_due(now()) == 0
    objection.refresh_from_db()
    assert objection.lifted_at
    assert "promises_1" in opened_of(act)
    assert inspect_record() == []


def test_an_objection_that_was_settled_in_time_leaves_no_bar(table, text_that_waits):
    act, _row, objection = text_that_waits
    actions.settle_objection(table.tenants, objection=objection.reference)
    with at_the_end_of(act):
        assert disclose_all_due(now()) == 1
    assert not PassageObjection.objects.filter(lifted_at=None).exists()
    assert "promises_1" in opened_of(act)


def test_a_late_objection_closes_what_the_record_had_opened(table):
    act = registered(table.municipality, table, [promise(table.association_seat, TEXT)])
    with at_the_end_of(act):
        disclose_all_due(now())
        assert "promises_1" in opened_of(act)
        _objected(table.tenants, wording(act), "Verzonnen Weg")
    assert "promises_1" not in opened_of(act)
    assert "body" in opened_of(act)


def told_of(act):
    """All that everybody can fetch of the entry that recorded an act."""
    entry = next(one for one in entries_on(act.agreement, act.reference) if one.stream.audience == "public")
    leaf = bytes(entry.leaf_hash).hex()
    addresses = (f"/log/receipt/{leaf}.json", f"/log/opening/{leaf}.json", f"/log/openings/{entry.pk // BUNDLE}.jsonl")
    return [b"".join(Client().get(address)).decode() for address in addresses]


def test_what_waits_of_a_text_that_was_public_elsewhere_is_in_no_receipt(table):
    act = registered_in_public(table.municipality, table, [promise(table.association_seat, TEXT)])
    assert all("Verzonnen Weg" in told for told in told_of(act))
    row = _objected(table.tenants, wording(act), "Verzonnen Weg")
    assert not any("Verzonnen Weg" in told for told in told_of(act))
    assert all('"parties"' in told for told in told_of(act))
    actions.settle_objection(table.tenants, objection=row.reference)
    disclose_all_due(now())
    assert all("Verzonnen Weg" in told for told in told_of(act))


def test_only_who_objects_settles(table, text_that_waits):
    _act, _row, objection = text_that_waits
    for actor in (table.municipality, table.association):
        with pytest.raises(NotAllowed):
            actions.settle_objection(actor, objection=objection.reference)
    with pytest.raises(NotFound):
        actions.settle_objection(ANONYMOUS, objection=objection.reference)
    actions.settle_objection(table.tenants, objection=objection.reference)
    with pytest.raises(Refused, match=r"eerder|before"):
        actions.settle_objection(table.tenants, objection=objection.reference)


def test_once_who_objects_has_left_any_other_settles(table, text_that_waits):
    _act, _row, objection = text_that_waits
    terms = table.tenants_seat.terms.last()
    terms.until = localdate(now()) - timedelta(days=1)
    terms.save()
    actions.settle_objection(table.association, objection=objection.reference)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (0, 500), (3, 4)])
def test_a_passage_is_words_that_stand_there(table, start, end):
    act = registered(table.municipality, table, [promise(table.association_seat, TEXT)])
    with pytest.raises(Invalid) as refusal:
        actions.object_to_passage(table.tenants, wording=wording(act).reference, start=start, end=end, reason="Nee.")
    assert [error.path for error in refusal.value.errors] == ["passage"]


def test_the_same_words_are_objected_to_once(table, text_that_waits):
    _act, row, _objection = text_that_waits
    with pytest.raises(Refused, match=r"al bezwaar|already"):
        _objected(table.tenants, row, "Verzonnen")
    _objected(table.association, row, "Verzonnen")


def test_the_public_entry_names_the_sealed_ones_and_why(table):
    act = registered(table.municipality, table, [promise(table.association_seat, TEXT)])
    assert newest_entry(public_stream(act.agreement)) is None
    with at_the_end_of(act):
        disclose_all_due(now())
    entry = newest_entry(public_stream(act.agreement))
    assert entry.kind == "agreements.disclosed/1"
    assert b'"because":"term"' in bytes(entry.leaf)
    assert TEXT.encode() not in bytes(entry.leaf)
    assert inspect_record() == []


def test_an_amendment_that_waits_leaves_the_older_text_public(table):
    first = registered_in_public(table.municipality, table, [promise(table.municipality_seat, TEXT)])
    later = amended(table.municipality, table, commitments(first)[0], promise(table.municipality_seat, "Zestig."))
    signed(later, table.municipality)
    assert read_by_all() == {wording(first)}
    with acting_at(end_of_term(now())):
        disclose_all_due(now())
    assert read_by_all() == {wording(first), wording(later)}


def test_a_replayed_day_counts_as_the_day_itself():
    with acting_at(datetime(2026, 3, 2, 10, tzinfo=UTC)):
        table = whole_table()
        act = registered(table.municipality, table)
    with acting_at(datetime(2026, 3, 16, 22, 59, 59, tzinfo=UTC)):
        assert disclose_all_due(now()) == 0
    with acting_at(datetime(2026, 3, 16, 23, tzinfo=UTC)):
        assert disclose_all_due(now()) == 1
    assert Act.objects.get(pk=act.pk).public_from == datetime(2026, 3, 16, 23, tzinfo=UTC)
