"""Seats over time: new terms, invitations for who has nobody, leaving, succession. Days have both ends in them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from woordhouder.parties.actions import (
    accept_invitation,
    claim_seat,
    give_seat,
    invite_to_seat,
    leave_table,
    set_terms,
    succeed,
    withdraw_invitation,
)
from woordhouder.parties.actions.invitations import TooMany
from woordhouder.parties.actor import ANONYMOUS, SYSTEM, acting_for
from woordhouder.parties.links import LinkEnded, holder, token
from woordhouder.parties.models import Invitation, Organisation, SeatTerms
from woordhouder.parties.policy import INVITATION, at_the_table, seats_of
from woordhouder.parties.standing import lasting
from woordhouder.record.clock import acting_at, now
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound

from . import people, tables

pytestmark = pytest.mark.django_db
NEW = "nieuw@voorbeeld.example"


@pytest.fixture(scope="module")
def table(made_once):
    return tables.whole_table()


def came_in(invitation):
    return holder(token(people.link_of(invitation)), task="join", moment=now())


def test_new_terms_come_after_the_old_ones(table):
    seat = table.association_seat
    given = {"signs": False, "themes": ["liveability", "finance"], "since": date(2026, 1, 1)}
    terms = set_terms(table.association, seat=seat.reference, **given)
    assert (terms.number, terms.signs, terms.themes) == (2, False, ["finance", "liveability"])
    assert SeatTerms.objects.get(seat=seat, number=1).signs
    assert set_terms(table.association, seat=seat.reference, **given) == terms


def test_only_its_own_changes_a_claimed_seat(table):
    given = {"seat": table.association_seat.reference, "signs": False, "since": date(2026, 1, 1)}
    writer = tables.member_of(table.association.organisation, "schrijver", "contribute")
    for actor in (table.municipality, table.tenants, writer, tables.facilitator_of(table.partnership), ANONYMOUS):
        with pytest.raises(NotAllowed):
            set_terms(actor, **given)
    assert table.association_seat.terms.count() == 1


def test_anybody_who_binds_at_the_table_mends_a_seat_that_nobody_claimed(table):
    given = {"seat": table.unclaimed_seat.reference, "signs": False, "since": date(2026, 1, 1)}
    assert set_terms(table.tenants, **given).number == 2
    for stranger in (tables.whole_table("elders").municipality, ANONYMOUS):
        with pytest.raises(NotAllowed):
            set_terms(stranger, **given)


@pytest.mark.parametrize(("since", "until"), [(date(2026, 2, 1), date(2026, 1, 31))])
def test_a_seat_does_not_end_before_it_begins(table, since, until):
    with pytest.raises(Invalid) as refusal:
        set_terms(table.municipality, seat=table.municipality_seat.reference, signs=True, since=since, until=until)
    assert refusal.value.errors[0].path == "until"


def test_the_last_day_is_a_whole_day_in_amsterdam(table):
    zone, last = ZoneInfo("Europe/Amsterdam"), date(2031, 6, 30)
    leave_table(table.tenants, seat=table.tenants_seat.reference, until=last)
    for moment, sits in (
        (datetime(2031, 6, 30, 23, 59, 59, tzinfo=zone), True),
        (datetime(2031, 7, 1, 0, 0, 0, tzinfo=zone), False),
    ):
        with acting_at(moment):
            assert bool(at_the_table(table.tenants)) is sits
            assert bool(seats_of(table.tenants, "bind")) is sits
            assert lasting().filter(pk=table.tenants_seat.pk).exists() is sits


def test_who_left_comes_back_when_the_others_ask(table):
    yesterday = date.today() - timedelta(days=2)
    terms = set_terms(table.tenants, seat=table.tenants_seat.reference, signs=True, since=yesterday, until=yesterday)
    assert terms.until == yesterday
    for act in (
        lambda: set_terms(table.tenants, seat=table.tenants_seat.reference, signs=True, since=yesterday),
        lambda: leave_table(table.tenants, seat=table.tenants_seat.reference, until=yesterday),
        lambda: claim_seat(table.tenants, seat=table.tenants_seat.reference),
    ):
        with pytest.raises(NotAllowed):
            act()
    seat = give_seat(
        table.association, partnership=table.partnership.reference, organisation=table.tenants.organisation
    )
    assert seat == table.tenants_seat
    assert not at_the_table(table.tenants)
    claim_seat(table.tenants, seat=seat.reference)
    assert at_the_table(table.tenants)


def test_only_its_own_leaves(table):
    for actor in (table.municipality, tables.member_of(table.tenants.organisation, "lezer", "read"), SYSTEM):
        with pytest.raises(NotAllowed):
            leave_table(actor, seat=table.tenants_seat.reference, until=date.today())
    with pytest.raises(Invalid):
        leave_table(table.tenants, seat=table.tenants_seat.reference, until=date(2020, 1, 1))


def test_who_accepts_binds_the_organisation_and_claims_its_seat(table):
    first, second = (
        invite_to_seat(table.tenants, seat=table.unclaimed_seat.reference, email=email)
        for email in (NEW, "ook@voorbeeld.example")
    )
    membership = accept_invitation(came_in(first))
    assert membership.role == "bind"
    table.unclaimed_seat.refresh_from_db()
    assert table.unclaimed_seat.claimed_at == first.made_at or table.unclaimed_seat.claimed_at
    actor = acting_for(NEW, table.unclaimed_seat.organisation.reference)
    assert at_the_table(actor) == [table.partnership.pk]
    with pytest.raises(LinkEnded):
        came_in(second)
    with pytest.raises(NotAllowed):
        invite_to_seat(table.tenants, seat=table.unclaimed_seat.reference, email="derde@voorbeeld.example")


def test_nobody_chooses_who_speaks_for_an_organisation_that_was_let_in(table):
    known = tables.organisation_with("x", "Bekend")
    Organisation.objects.get(pk=known.organisation_id).memberships.all().delete()
    seat = give_seat(table.municipality, partnership=table.partnership.reference, organisation=known.organisation)
    with pytest.raises(NotAllowed):
        invite_to_seat(table.municipality, seat=seat.reference, email=NEW)


def test_another_table_does_not_choose_who_speaks_for_an_organisation(table):
    other = tables.whole_table("elders")
    seat = give_seat(
        other.municipality,
        partnership=other.partnership.reference,
        organisation=table.unclaimed_seat.organisation.reference,
    )
    for reference in (seat.reference, table.unclaimed_seat.reference):
        with pytest.raises(NotAllowed):
            invite_to_seat(other.municipality, seat=reference, email=NEW)
    accept_invitation(came_in(invite_to_seat(table.tenants, seat=table.unclaimed_seat.reference, email=NEW)))
    seat.refresh_from_db()
    assert seat.claimed_at is None
    assert claim_seat(acting_for(NEW, seat.organisation.reference), seat=seat.reference).claimed_at


def test_an_invitation_to_a_seat_is_seen_and_withdrawn_by_who_binds_at_the_table_only(table):
    invitation = invite_to_seat(table.tenants, seat=table.unclaimed_seat.reference, email=NEW)
    reader = tables.member_of(table.tenants.organisation, "lezer", "read")
    other = tables.whole_table("elders").municipality
    for actor in (reader, other, tables.facilitator_of(table.partnership), ANONYMOUS):
        assert not allowed(actor, "read", INVITATION, Invitation.objects.all()).exists()
        with pytest.raises(NotFound):
            withdraw_invitation(actor, invitation=invitation.reference)
    assert withdraw_invitation(table.association, invitation=invitation.reference).withdrawn_at


@pytest.mark.parametrize("email", ["geen-adres", "a@voorbeeld.example\nBcc: b@voorbeeld.example"])
def test_a_bad_address_is_refused_at_its_field(table, email):
    with pytest.raises(Invalid) as refusal:
        invite_to_seat(table.tenants, seat=table.unclaimed_seat.reference, email=email)
    assert refusal.value.errors[0].path == "email"


def test_an_address_is_not_asked_again_and_again(table):
    for _time in range(3):
        invite_to_seat(table.tenants, seat=table.unclaimed_seat.reference, email=NEW)
    assert Invitation.objects.filter(withdrawn_at=None).count() == 1
    with pytest.raises(TooMany):
        invite_to_seat(table.municipality, seat=table.unclaimed_seat.reference, email=NEW.upper())


def test_after_a_succession_the_seat_is_the_same_seat(table):
    heir = tables.organisation_with("opvolger", "Samen Sterk", "housing_association")
    given = {"organisation": table.association.organisation, "successor": heir.organisation, "on": date(2026, 1, 1)}
    succeed(SYSTEM, **given)
    seat = table.association_seat
    seat.refresh_from_db()
    assert seat.organisation_id == heir.organisation_id
    assert [(row.organisation_id, row.until) for row in seat.former_holders.all()] == [
        (table.association.organisation_id, date(2025, 12, 31))
    ]
    assert seats_of(heir, "bind") == [seat.pk]
    assert not at_the_table(table.association)


def test_a_successor_that_sits_there_holds_two_seats_and_may_end_one(table):
    given = {"organisation": table.association.organisation, "successor": table.tenants.organisation}
    succeed(SYSTEM, **given, on=date(2026, 1, 1))
    assert set(seats_of(table.tenants)) == {table.association_seat.pk, table.tenants_seat.pk}
    assert seat_count(table) == 4
    leave_table(table.tenants, seat=table.association_seat.reference, until=date.today())
    with acting_at(now() + timedelta(days=2)):
        assert seats_of(table.tenants) == [table.tenants_seat.pk]


def seat_count(table):
    return lasting().filter(partnership=table.partnership).count()
