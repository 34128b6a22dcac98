"""Beginning with an e-mail address alone, and who says that an organisation is what it says."""

from datetime import timedelta

import pytest

from woordhouder.parties.actions import (
    claim_seat,
    confirm_organisation,
    end_facilitation,
    erase_me,
    facilitate,
    found_by_mail,
    found_itself,
    give_seat,
    hand_over,
    invite,
)
from woordhouder.parties.actions.founding import NotOpen, TooManyFoundings
from woordhouder.parties.actions.members import Ended
from woordhouder.parties.actions.tables import TooManyTables
from woordhouder.parties.actor import ANONYMOUS, SYSTEM, Actor, acting_for
from woordhouder.parties.links import LinkEnded, holder, token
from woordhouder.parties.models import Confirmed, Facilitation, Founding, Membership, Organisation, Partnership, Person
from woordhouder.parties.policy import PARTNERSHIP, at_the_table, confirmed_organisations, seats_of
from woordhouder.record.clock import acting_at, now
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Refused

from . import tables

pytestmark = pytest.mark.django_db
HER = "begin@voorbeeld.example"
GIVEN = {"email": HER, "kind": "tenants_organisation", "name": "Huurders van Nergens"}


def came_in(link):
    return holder(token(link), task="found", moment=now())


def begun(**given):
    """Somebody who founded an organisation by mail, as actor."""
    membership = found_itself(came_in(found_by_mail(ANONYMOUS, **{**GIVEN, **given})))
    return acting_for(membership.person.email, membership.organisation.reference)


def is_seen(actor, table):
    return allowed(actor, "read", PARTNERSHIP, Partnership.objects.filter(pk=table.pk)).exists()


def test_with_an_address_one_has_an_organisation_and_a_table():
    actor = begun()
    table = tables.founded(actor)
    assert (actor.role, at_the_table(actor)) == ("bind", [table.pk])
    assert not confirmed_organisations().filter(pk=actor.organisation_id).exists()
    assert is_seen(actor, table)
    assert not is_seen(ANONYMOUS, table)


def test_the_link_is_used_once_and_works_seven_days():
    first, second = found_by_mail(ANONYMOUS, **GIVEN), found_by_mail(ANONYMOUS, **{**GIVEN, "name": "Anders"})
    visitor = came_in(first)
    found_itself(visitor)
    with pytest.raises(LinkEnded):
        came_in(first)
    with pytest.raises(NotFound):
        found_itself(visitor)
    late = came_in(second)
    with acting_at(now() + timedelta(days=7)), pytest.raises(NotFound):
        found_itself(late)


def test_what_was_typed_wrong_is_mended_behind_the_link():
    membership = found_itself(came_in(found_by_mail(ANONYMOUS, **GIVEN)), kind="residents", name="Bewoners  Nergens")
    assert (membership.organisation.kind, membership.organisation.name) == ("residents", "Bewoners Nergens")


def test_only_who_holds_such_a_link_founds_itself():
    for actor in (ANONYMOUS, SYSTEM, tables.organisation_with("x", "X")):
        with pytest.raises(NotAllowed):
            found_itself(actor)


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"email": "geen-adres"}, "email"),
        ({"kind": "controller"}, "kind"),
        ({"kind": "editorial_board"}, "kind"),
        ({"name": "gemeente BESTAAT"}, "name"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_mails_nobody(given, path):
    tables.organisation_with("x", "Gemeente Bestaat")
    with pytest.raises(Invalid) as refusal:
        found_by_mail(ANONYMOUS, **{**GIVEN, **given})
    assert refusal.value.errors[0].path == path
    assert not Founding.objects.exists()


def test_a_name_that_was_taken_meanwhile_is_refused_behind_the_link():
    visitor = came_in(found_by_mail(ANONYMOUS, **GIVEN))
    tables.organisation_with("x", GIVEN["name"].upper())
    with pytest.raises(Invalid) as refusal:
        found_itself(visitor)
    assert refusal.value.errors[0].path == "name"
    assert found_itself(visitor, name="Anders").pk


def test_an_address_gets_three_links_a_day(monkeypatch):
    for _time in range(3):
        found_by_mail(ANONYMOUS, **GIVEN)
    with pytest.raises(TooManyFoundings):
        found_by_mail(ANONYMOUS, **{**GIVEN, "email": HER.upper()})
    monkeypatch.setattr("woordhouder.parties.actions.founding.ALL_A_DAY", 3)
    with pytest.raises(TooManyFoundings):
        found_by_mail(ANONYMOUS, **{**GIVEN, "email": "ander@voorbeeld.example"})
    with acting_at(now() + timedelta(days=1, seconds=1)):
        assert found_by_mail(ANONYMOUS, **GIVEN).pk


def test_an_installation_can_close_this(settings):
    visitor = came_in(found_by_mail(ANONYMOUS, **GIVEN))
    settings.OPEN_FOR_TABLES = False
    for act in (lambda: found_by_mail(ANONYMOUS, **GIVEN), lambda: found_itself(visitor)):
        with pytest.raises(NotOpen):
            act()


def test_who_takes_part_already_stays_the_same_person():
    before = Person.objects.join(HER.upper(), now())
    assert begun().person == before.reference
    assert Person.objects.count() == 1


def test_confirmed_by_another_at_the_table_its_table_is_public():
    newcomer, known = begun(), tables.organisation_with("bekend", "Gemeente Nergens")
    table = tables.founded(newcomer)
    seat = give_seat(newcomer, partnership=table.reference, organisation=known.organisation)
    for actor in (newcomer, known, ANONYMOUS, tables.facilitator_of(table)):
        with pytest.raises(NotAllowed):
            confirm_organisation(actor, organisation=newcomer.organisation)
    claim_seat(known, seat=seat.reference)
    made = confirm_organisation(known, organisation=newcomer.organisation)
    assert made.by_id == known.organisation_id
    assert is_seen(ANONYMOUS, table)
    with pytest.raises(NotAllowed):
        confirm_organisation(known, organisation=newcomer.organisation)


def test_two_who_founded_themselves_do_not_confirm_each_other():
    first, second = begun(), begun(name="Tweede", email="twee@voorbeeld.example")
    table = tables.founded(first)
    claim_seat(second, seat=give_seat(first, partnership=table.reference, organisation=second.organisation).reference)
    for actor, other in ((first, second), (second, first)):
        with pytest.raises(NotAllowed):
            confirm_organisation(actor, organisation=other.organisation)
    assert not is_seen(ANONYMOUS, table)


def test_a_member_who_does_not_bind_confirms_nobody():
    newcomer, known = begun(), tables.organisation_with("bekend", "Gemeente Nergens")
    table = tables.founded(newcomer)
    claim_seat(known, seat=give_seat(newcomer, partnership=table.reference, organisation=known.organisation).reference)
    with pytest.raises(NotAllowed):
        confirm_organisation(
            tables.member_of(known.organisation, "schrijver", "contribute"), organisation=newcomer.organisation
        )


def test_the_controller_confirms_anybody_and_an_absent_one_is_absent():
    newcomer, controller = begun(), tables.organisation_with("beheer", "Beheer", "controller")
    assert confirm_organisation(controller, organisation=newcomer.organisation).pk
    for actor in (controller, newcomer):
        with pytest.raises(NotFound):
            confirm_organisation(actor, organisation="org-absent")


def test_an_invitation_by_the_operator_confirms():
    newcomer = begun()
    table = tables.founded(newcomer)
    invite(newcomer, organisation=newcomer.organisation, email="collega@voorbeeld.example", role="read")
    assert not is_seen(ANONYMOUS, table)
    for _time in range(2):
        invite(SYSTEM, organisation=newcomer.organisation, email="echt@voorbeeld.example", role="bind")
    assert Confirmed.objects.get().by is None
    assert is_seen(ANONYMOUS, table)


def test_erasing_herself_forgets_the_address_of_what_she_began():
    actor = begun()
    erase_me(actor)
    assert Founding.objects.get().email == ""


def test_a_facilitator_sees_the_table_and_decides_nothing():
    table = tables.whole_table()
    made = facilitate(table.tenants, partnership=table.partnership.reference, email="begeleider@voorbeeld.example")
    actor = Actor(person=made.person.reference)
    assert at_the_table(actor) == [table.partnership.pk]
    assert not seats_of(actor)
    for act in (
        lambda: tables.unclaimed(actor, table.partnership, "Nog een"),
        lambda: facilitate(actor, partnership=table.partnership.reference, email="ander@voorbeeld.example"),
        lambda: claim_seat(actor, seat=table.unclaimed_seat.reference),
    ):
        with pytest.raises(NotAllowed):
            act()
    end_facilitation(actor, facilitation=made.pk)
    assert not at_the_table(actor)
    with pytest.raises(Ended):
        end_facilitation(actor, facilitation=made.pk)


def test_who_facilitates_is_chosen_and_ended_by_who_binds_at_the_table(monkeypatch):
    table, other = tables.whole_table(), tables.whole_table("elders")
    given = {"partnership": table.partnership.reference, "email": "begeleider@voorbeeld.example"}
    writer = tables.member_of(table.tenants.organisation, "schrijver", "contribute")
    for actor in (writer, other.municipality, ANONYMOUS, SYSTEM):
        with pytest.raises(NotAllowed):
            facilitate(actor, **given)
    made = facilitate(table.tenants, **given)
    for refused, error in ((given, Refused), ({**given, "email": "geen"}, Invalid)):
        with pytest.raises(error) as refusal:
            facilitate(table.association, **refused)
        assert refusal.value.errors[0].path == "email"
    with pytest.raises(NotAllowed):
        end_facilitation(writer, facilitation=made.pk)
    for number in (made.pk, 0):
        with pytest.raises(NotFound):
            end_facilitation(other.municipality, facilitation=number)
    monkeypatch.setattr("woordhouder.parties.actions.facilitating.MOST", 1)
    with pytest.raises(TooManyTables):
        facilitate(table.association, **{**given, "email": "tweede@voorbeeld.example"})
    assert end_facilitation(table.association, facilitation=made.pk).until


def membership_of(actor):
    return Membership.objects.get(person__reference=actor.person, organisation=actor.organisation_id, until=None).pk


def test_all_that_one_carries_goes_to_a_colleague_at_once():
    table, other = tables.whole_table(), tables.whole_table("elders")
    leaver = tables.organisation_with("weg", "Adviesbureau", "other")
    stays = tables.member_of(leaver.organisation, "blijft", "read")
    for place in (table, other):
        facilitate(place.tenants, partnership=place.partnership.reference, email="weg@voorbeeld.example")
    facilitate(table.tenants, partnership=table.partnership.reference, email="blijft@voorbeeld.example")
    hand_over(leaver, membership=membership_of(leaver), to=membership_of(stays))
    assert not at_the_table(leaver)
    assert set(at_the_table(stays)) == {table.partnership.pk, other.partnership.pk}
    assert Facilitation.objects.filter(until=None).count() == 2


def test_what_is_a_persons_own_nobody_else_hands_over():
    table, leaver = tables.whole_table(), tables.organisation_with("weg", "Adviesbureau", "other")
    boss = tables.member_of(leaver.organisation, "baas")
    facilitate(table.tenants, partnership=table.partnership.reference, email="weg@voorbeeld.example")
    hand_over(boss, membership=membership_of(leaver), to=membership_of(boss))
    assert at_the_table(leaver)
    assert not at_the_table(boss)


def test_handing_over_is_for_colleagues_and_by_who_may_end_the_membership():
    leaver, stranger = tables.organisation_with("weg", "Adviesbureau"), tables.organisation_with("x", "Elders")
    reader = tables.member_of(leaver.organisation, "lezer", "read")
    for to in (membership_of(stranger), membership_of(leaver), 0):
        with pytest.raises(Invalid) as refusal:
            hand_over(leaver, membership=membership_of(leaver), to=to)
        assert refusal.value.errors[0].path == "to"
    with pytest.raises(NotAllowed):
        hand_over(reader, membership=membership_of(leaver), to=membership_of(reader))
    for number in (membership_of(leaver), 0):
        with pytest.raises(NotFound):
            hand_over(stranger, membership=number, to=membership_of(stranger))
    ended = membership_of(reader)
    Membership.objects.filter(pk=ended).update(until=now())
    with pytest.raises(Ended):
        hand_over(leaver, membership=ended, to=membership_of(leaver))
    assert Organisation.objects.count() == 2
