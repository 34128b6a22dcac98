"""Memberships and names: changed by who binds the organisation, and never without somebody who does."""

from datetime import date, timedelta

import pytest

from woordhouder.parties.actions import change_role, end_membership, enrol, invite, rename, succeed
from woordhouder.parties.actions.members import Ended, LastBinder
from woordhouder.parties.actor import SYSTEM, acting_now
from woordhouder.parties.models import Membership, Organisation, Person
from woordhouder.parties.queries import members_page, succession_letters
from woordhouder.record.clock import acting_at, now
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Refused

from . import people

YESTERDAY = date.today() - timedelta(days=1)


def membership_of(who):
    return Membership.objects.get(person__email=people.address(who), until=None).pk


def test_a_change_is_a_new_membership_after_the_old_one(binder, reader):
    old = membership_of("reader")
    new = change_role(binder, membership=old, role="contribute", layer="executing")
    rows = Membership.objects.filter(person__reference=reader.person).order_by("pk")
    assert [(row.role, row.layer, bool(row.until)) for row in rows] == [
        ("read", "staff", True),
        ("contribute", "executing", False),
    ]
    assert rows[0].until == rows[1].since == new.since


def test_the_same_role_again_changes_nothing(binder, reader):
    pk = membership_of("reader")
    assert change_role(binder, membership=pk, role="read", layer="staff").pk == pk


def test_the_last_who_binds_neither_leaves_nor_steps_down(binder, reader):
    mine = membership_of("binder")
    for act in (
        lambda: end_membership(binder, membership=mine),
        lambda: change_role(binder, membership=mine, role="read", layer="staff"),
    ):
        with pytest.raises(LastBinder):
            act()
    change_role(binder, membership=membership_of("reader"), role="bind", layer="staff")
    assert end_membership(binder, membership=mine).until


def test_the_last_who_binds_may_stand_elsewhere_in_the_organisation(binder):
    assert change_role(binder, membership=membership_of("binder"), role="bind", layer="governing").layer == "governing"


def test_a_reader_leaves_but_changes_nothing_of_others(binder, reader):
    with pytest.raises(NotAllowed):
        end_membership(reader, membership=membership_of("binder"))
    with pytest.raises(NotAllowed):
        change_role(reader, membership=membership_of("reader"), role="bind", layer="staff")
    assert end_membership(reader, membership=membership_of("reader")).until


def test_members_of_another_organisation_are_not_there(binder, foreigner):
    for act in (
        end_membership,
        lambda actor, membership: change_role(actor, membership=membership, role="read", layer="staff"),
    ):
        for pk in (membership_of("binder"), 987_654_321):
            with pytest.raises(NotFound):
                act(foreigner, membership=pk)


def test_a_membership_that_ended_is_not_ended_twice(binder, reader):
    pk = membership_of("reader")
    end_membership(binder, membership=pk)
    with pytest.raises(Ended):
        end_membership(binder, membership=pk)


def test_a_revoked_membership_opens_nothing(binder, reader):
    assert members_page(reader, now()).members.lines
    end_membership(binder, membership=membership_of("reader"))
    with pytest.raises(NotAllowed):
        members_page(reader, now())
    assert acting_now(Person.objects.get(reference=reader.person), "").organisation == ""


def test_a_new_name_keeps_the_old_one_and_the_reference(binder):
    rename(binder, organisation=binder.organisation, name="  Huurders   van Voorbeeldstad ", until=YESTERDAY)
    row = Organisation.objects.get(reference=binder.organisation)
    assert row.name == "Huurders van Voorbeeldstad"
    (former,) = members_page(binder, now()).names
    assert (former.name, former.until) == (people.HERE, YESTERDAY)


@pytest.mark.parametrize(
    ("name", "until", "path"),
    [
        ("gemeente VERZONNENDAM", YESTERDAY, "name"),
        ("Twee\nregels", YESTERDAY, "name"),
        ("Terug\rregel", YESTERDAY, "name"),
        ("Nul\0teken", YESTERDAY, "name"),
        (" ", YESTERDAY, "name"),
        ("x" * 301, YESTERDAY, "name"),
        ("Goede naam", date.today() + timedelta(days=2), "until"),
    ],
)
def test_a_name_that_cannot_be_is_refused_at_its_field(binder, name, until, path):
    with pytest.raises(Invalid) as refusal:
        rename(binder, organisation=binder.organisation, name=name, until=until)
    assert refusal.value.errors[0].path == path
    assert Organisation.objects.get(reference=binder.organisation).name == people.HERE


def test_names_follow_one_another(binder):
    rename(binder, organisation=binder.organisation, name="Tweede", until=YESTERDAY)
    with pytest.raises(Invalid):
        rename(binder, organisation=binder.organisation, name="Derde", until=YESTERDAY)


def test_a_line_separator_in_a_name_becomes_a_space(binder):
    rename(binder, organisation=binder.organisation, name="Een\u2028twee\x85drie", until=YESTERDAY)
    assert Organisation.objects.get(reference=binder.organisation).name == "Een twee drie"


def test_a_succeeded_organisation_acts_no_more(binder, reader, foreigner):
    invite(binder, organisation=binder.organisation, email="nieuw@voorbeeld.example", role="read")
    people.settle("binder", "bind", people.THERE)
    succeed(binder, organisation=binder.organisation, successor=foreigner.organisation, on=YESTERDAY)
    old = Organisation.objects.get(reference=binder.organisation)
    assert not old.memberships.filter(until=None).exists()
    assert old.invitations.get().withdrawn_at
    assert old.successor.reference == foreigner.organisation
    assert members_page(foreigner, now()).predecessors == ((people.HERE, YESTERDAY),)
    with pytest.raises(NotAllowed):
        members_page(reader, now())
    with pytest.raises(Ended):
        enrol(SYSTEM, email="x@voorbeeld.example", organisation=people.HERE, role="bind")


def test_a_succession_needs_who_binds_both(binder, foreigner):
    for actor in (binder, foreigner):
        with pytest.raises(NotAllowed):
            succeed(actor, organisation=binder.organisation, successor=foreigner.organisation, on=YESTERDAY)
    assert not Audit.objects.filter(action="parties.succeed").exists()


def test_nobody_succeeds_itself_or_what_was_succeeded(binder, foreigner):
    with pytest.raises(Refused):
        succeed(SYSTEM, organisation=binder.organisation, successor=binder.organisation, on=YESTERDAY)
    succeed(SYSTEM, organisation=binder.organisation, successor=foreigner.organisation, on=YESTERDAY)
    with pytest.raises(Refused):
        succeed(SYSTEM, organisation=foreigner.organisation, successor=binder.organisation, on=YESTERDAY)


def test_who_acted_for_it_to_the_end_is_told_of_a_succession(binder, reader, foreigner):
    with acting_at(now() - timedelta(days=3)):
        end_membership(reader, membership=membership_of("reader"))
    assert succession_letters(binder.organisation_id) == []
    succeed(SYSTEM, organisation=binder.organisation, successor=foreigner.organisation, on=YESTERDAY)
    (letter,) = succession_letters(binder.organisation_id)
    assert (letter.to, letter.organisation, letter.successor, letter.on) == (
        people.address("binder"),
        people.HERE,
        people.THERE,
        YESTERDAY,
    )
