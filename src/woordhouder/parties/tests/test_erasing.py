"""What is kept about a person: all is shown; all that tells who she was is erased; what was said has no gap."""

import json

import pytest
from django.apps import apps
from django.db import models

from woordhouder.parties.about_me import KEPT
from woordhouder.parties.actions import accept_invitation, erase_me, invite
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.links import holder, token
from woordhouder.parties.models import Membership, Person
from woordhouder.parties.queries import about_me_page
from woordhouder.record.clock import now
from woordhouder.record.models import Audit
from woordhouder.record.refusals import NotAllowed, NotFound

from . import people

HERS = "reader@voorbeeld.example"


def tables_that_hold(text):
    """Every table of the installation in which a text stands, whatever the column."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    for model in apps.get_models():
        names = [field.name for field in model._meta.concrete_fields if isinstance(field, kinds)]
        if any(text in json.dumps(row, default=str).lower() for row in model.objects.values(*names)):
            yield model._meta.label


@pytest.fixture
def busy(binder, foreigner, client):
    """A person who was invited, signed in, and did something for her organisation."""
    invitation = invite(binder, organisation=binder.organisation, email=HERS, role="bind")
    link = people.link_of(invitation)
    accept_invitation(holder(token(link), task="join", moment=now()))
    invite(foreigner, organisation=foreigner.organisation, email=HERS.upper(), role="read")
    people.signed_in(client, "reader")
    actor = people.acting_for(HERS, people.HERE)
    invite(actor, organisation=actor.organisation, email="gast@voorbeeld.example", role="read")
    return actor


def test_she_sees_each_sort_with_why_and_how_long(busy):
    page = about_me_page(busy)
    kept = {part.name: part for part in page.parts}
    assert list(kept) == list(KEPT)
    assert all(part.what and part.why and part.how_long for part in page.parts)
    assert kept["person"].rows[0]["email"] == HERS
    assert [row["organisation"] for row in kept["memberships"].rows] == [people.HERE]
    assert [row["organisation"] for row in kept["invitations"].rows] == [people.HERE, people.THERE]
    assert [row["action"] for row in kept["acts"].rows] == ["parties.accept_invitation", "parties.invite"]
    assert page.alone_in == ()


def test_after_erasing_her_address_stands_nowhere(busy):
    assert set(tables_that_hold(HERS)) >= {"parties.Person", "parties.Invitation", "parties.PersonalLink"}
    erase_me(busy)
    assert list(tables_that_hold(HERS)) == []


def test_what_her_organisation_said_has_no_gap(busy):
    before = list(Audit.objects.values_list("pk", "by", "made"))
    erase_me(busy)
    assert list(Audit.objects.values_list("pk", "by", "made"))[: len(before)] == before
    row = Membership.objects.get(person__reference=busy.person)
    assert row.until
    assert row.organisation.name == people.HERE


def test_she_acts_and_signs_in_no_more(busy):
    erase_me(busy)
    person = Person.objects.get(reference=busy.person)
    assert not person.is_active
    for act in (lambda: about_me_page(busy), lambda: erase_me(busy)):
        with pytest.raises(NotFound):
            act()
    with pytest.raises(NotAllowed):
        invite(busy, organisation=busy.organisation, email="x@voorbeeld.example", role="read")


def test_an_invitation_that_waited_opens_nothing_any_more(busy):
    link = people.PersonalLink.objects.get(email__iexact=HERS, used_at=None)
    visitor = holder(token(link), task="join", moment=now())
    erase_me(busy)
    with pytest.raises(NotFound):
        accept_invitation(visitor)


def test_with_the_same_address_she_comes_back_as_somebody_new(busy, binder):
    erase_me(busy)
    invitation = invite(binder, organisation=binder.organisation, email=HERS, role="read")
    membership = accept_invitation(holder(token(people.link_of(invitation)), task="join", moment=now()))
    assert membership.person.reference != busy.person


def test_the_last_who_binds_is_told_so(binder, reader):
    assert about_me_page(binder).alone_in == (people.HERE,)
    assert about_me_page(reader).alone_in == ()
    assert erase_me(binder).erased_at


@pytest.mark.parametrize("actor", [ANONYMOUS, SYSTEM])
def test_nobody_else_sees_or_erases(db, actor):
    with pytest.raises(NotAllowed):
        erase_me(actor)
    with pytest.raises(NotFound):
        about_me_page(actor)
