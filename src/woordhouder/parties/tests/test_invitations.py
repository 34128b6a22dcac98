"""Invitations: by mail, for fourteen days, accepted once, by whoever holds the link."""

from datetime import UTC, datetime, timedelta

import pytest

from woordhouder.parties.actions import accept_invitation, end_membership, invite, withdraw_invitation
from woordhouder.parties.actions.invitations import TooMany
from woordhouder.parties.actions.members import Ended
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.attention import attention
from woordhouder.parties.links import LinkEnded, holder, token
from woordhouder.parties.models import Invitation, Membership, Person
from woordhouder.parties.queries import invitation_letter
from woordhouder.record.clock import acting_at, now
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound

from . import people

LATER = timedelta(days=14)


def ask(actor, who="nieuw", **more):
    return invite(actor, organisation=actor.organisation, email=people.address(who), **{"role": "contribute", **more})


def enter(invitation, moment=None):
    return holder(token(people.link_of(invitation)), task="join", moment=moment or now())


def test_a_new_person_comes_in_with_the_role_that_was_offered(binder):
    invitation = ask(binder, layer="constituency", language="en")
    membership = accept_invitation(enter(invitation))
    assert (membership.person.email, membership.person.language) == ("nieuw@voorbeeld.example", "en")
    assert (membership.role, membership.layer, membership.until) == ("contribute", "constituency", None)
    assert Audit.objects.get(action="parties.accept_invitation").by == people.link_of(invitation).reference


def test_who_exists_keeps_her_own_account(binder, foreigner):
    before = Person.objects.count()
    membership = accept_invitation(enter(ask(binder, "Foreigner")))
    assert membership.person.reference == foreigner.person
    assert membership.person.memberships.filter(until=None).count() == 2
    assert Person.objects.count() == before


def test_a_link_works_once(binder):
    invitation = ask(binder)
    visitor = enter(invitation)
    accept_invitation(visitor)
    with pytest.raises(LinkEnded):
        enter(invitation)
    with pytest.raises(NotFound):
        accept_invitation(visitor)


def test_a_link_works_fourteen_days(binder):
    invitation = ask(binder)
    visitor = enter(invitation, now() + LATER - timedelta(minutes=1))
    with pytest.raises(LinkEnded):
        enter(invitation, now() + LATER)
    with acting_at(now() + LATER + timedelta(minutes=1)), pytest.raises(NotFound):
        accept_invitation(visitor)
    assert accept_invitation(visitor)


def test_a_withdrawn_invitation_opens_nothing(binder):
    invitation = ask(binder)
    visitor = enter(invitation)
    withdraw_invitation(binder, invitation=invitation.reference)
    with pytest.raises(LinkEnded):
        enter(invitation)
    with pytest.raises(NotFound):
        accept_invitation(visitor)
    with pytest.raises(Ended):
        withdraw_invitation(binder, invitation=invitation.reference)


def test_inviting_again_takes_the_place_of_the_open_one(binder):
    first = ask(binder)
    second = ask(binder, "NIEUW", role="read")
    with pytest.raises(LinkEnded):
        enter(first)
    assert accept_invitation(enter(second)).role == "read"


def test_a_member_is_not_invited(binder, reader):
    with pytest.raises(Invalid) as refusal:
        ask(binder, "Reader")
    assert refusal.value.errors[0].path == "email"


def test_who_was_let_in_otherwise_keeps_that_role(binder):
    invitation = ask(binder, role="read")
    people.settle("nieuw", "bind")
    assert accept_invitation(enter(invitation)).role == "bind"


def test_nobody_is_mailed_again_and_again(binder):
    for _time in range(3):
        ask(binder)
    with pytest.raises(TooMany):
        ask(binder)
    assert ask(binder, "ander")
    with acting_at(now() + timedelta(days=1, minutes=1)):
        assert ask(binder)


def test_there_is_an_end_to_open_invitations(binder):
    for number in range(100):
        Invitation.objects.create(
            organisation_id=binder.organisation_id, email=f"{number}@x.example", role="read", made_at=now()
        )
    with pytest.raises(TooMany):
        ask(binder)


@pytest.mark.parametrize("bad", ["niemand", "a@b", "a b@voorbeeld.example", "a@voorbeeld.example\nBcc: x@y.example"])
def test_a_bad_address_is_refused_at_its_field(binder, bad):
    with pytest.raises(Invalid) as refusal:
        invite(binder, organisation=binder.organisation, email=bad, role="read")
    assert refusal.value.errors[0].path == "email"
    assert not Invitation.objects.exists()


def test_only_who_binds_invites_and_only_there(binder, reader, foreigner):
    for actor in (ANONYMOUS, reader, foreigner):
        with pytest.raises(NotAllowed):
            invite(actor, organisation=binder.organisation, email="x@voorbeeld.example", role="read")


def test_a_binder_whose_membership_ended_invites_nobody(binder):
    people.settle("second", "bind")
    end_membership(binder, membership=Membership.objects.get(person__reference=binder.person).pk)
    with pytest.raises(NotAllowed):
        ask(binder)


def test_another_organisation_does_not_know_of_an_invitation(binder, foreigner):
    invitation = ask(binder)
    for given in (invitation.reference, "invitation-none"):
        with pytest.raises(NotFound):
            withdraw_invitation(foreigner, invitation=given)


def test_a_letter_is_written_as_long_as_the_invitation_is_open(binder):
    invitation = ask(binder, language="en")
    letter = invitation_letter(invitation.pk, now())
    assert (letter.to, letter.language, letter.organisation) == (people.address("nieuw"), "en", people.HERE)
    assert letter.address == f"/uitnodiging/{token(people.link_of(invitation))}"
    assert invitation_letter(invitation.pk, letter.expires) is None
    accept_invitation(enter(invitation))
    assert invitation_letter(invitation.pk, now()) is None


def test_who_is_asked_elsewhere_and_who_asked_in_vain_are_told(binder, foreigner):
    ask(binder, "foreigner")
    ask(binder, "nieuw")
    (asked,) = attention(foreigner, now())
    assert asked.text == people.HERE
    assert attention(binder, now()) == []
    unanswered = attention(binder, now() + LATER)
    assert {item.text for item in unanswered} == {people.address("nieuw"), people.address("foreigner")}
    assert attention(foreigner, now() + LATER) == []


def test_set_up_invites_the_first_people(binder):
    invitation = invite(SYSTEM, organisation=binder.organisation, email="eerste@voorbeeld.example", role="bind")
    assert Audit.objects.get(action="parties.invite").by == "system"
    with acting_at(datetime(2030, 1, 1, tzinfo=UTC)), pytest.raises(NotFound):
        accept_invitation(enter(invitation, invitation.made_at))


@pytest.mark.parametrize("alike", ["lezer@voorbeeld.exa\u0131mple", "lezer@voorbeelde\u017f.example"])
def test_of_a_domain_in_other_letters_the_form_of_the_mail_servers_is_kept(binder, alike):
    kept = invite(binder, organisation=binder.organisation, email=alike, role="read").email
    assert kept.isascii()
    assert kept.rpartition("@")[2] == alike.rpartition("@")[2].encode("idna").decode()


def test_an_address_that_is_only_alike_never_becomes_a_person(binder):
    """PostgreSQL takes the dotless i for an i: who has the one would see what is kept about the other."""
    for alike in ("\u0131emand@voorbeeld.example", "ie\u017f@voorbeeld.example"):
        with pytest.raises(Invalid):
            invite(binder, organisation=binder.organisation, email=alike, role="read")
