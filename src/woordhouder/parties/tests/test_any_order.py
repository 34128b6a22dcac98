"""Invitations in any order: a link opens its own invitation, once, in time, and never after it was withdrawn."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.test import TestCase
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from woordhouder.parties.actions import (
    accept_invitation,
    change_role,
    end_membership,
    erase_me,
    invite,
    withdraw_invitation,
)
from woordhouder.parties.actor import ANONYMOUS, Actor
from woordhouder.parties.links import LinkEnded, holder, token
from woordhouder.parties.models import Invitation, Membership, Organisation, Person
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Audit
from woordhouder.record.refusals import NotFound, Refused

from . import people

WHO = ("anna", "bram", "cor", "daan")
PLACES = (people.HERE, people.THERE)
whom, place = st.sampled_from(WHO), st.sampled_from(PLACES)
roles = st.sampled_from(["read", "contribute", "bind"])


class Joining(RuleBasedStateMachine):
    """People of two organisations ask, withdraw, accept, change, leave, erase themselves, and try old links again."""

    def __init__(self):
        super().__init__()
        self.atomics = TestCase._enter_atomics()
        self.moment = datetime(2026, 1, 5, tzinfo=UTC)
        self.done = 0
        self.asked = {}  # a token: (invitation, until when, how it ended)
        self.visitors = []
        with acting_at(self.moment):
            people.two_organisations()
            for name in PLACES:
                people.settle("anna", "bind", name)
        self.before = Audit.objects.count()

    def teardown(self):
        TestCase._rollback_atomics(self.atomics)

    def actor(self, who, organisation):
        row = Membership.objects.filter(person__email=people.address(who), organisation__name=organisation, until=None)
        return people.acting_for(people.address(who), organisation) if row.exists() else ANONYMOUS

    def act(self, action, actor, **arguments):
        with acting_at(self.moment), suppress(Refused):
            made = action(actor, **arguments)
            self.done += 1
            return made

    @rule(days=st.integers(0, 9))
    def wait(self, days):
        self.moment += timedelta(days=days, hours=1)

    @rule(who=whom, organisation=place, guest=whom, role=roles)
    def ask(self, who, organisation, guest, role):
        reference = Organisation.objects.get(name=organisation).reference
        to = people.address(guest)
        made = self.act(invite, self.actor(who, organisation), organisation=reference, email=to, role=role)
        if made:
            for entry in self.asked.values():
                if entry["place"] == organisation and entry["guest"] == guest and not entry["end"]:
                    entry["end"] = "replaced"
            link = people.link_of(made)
            self.asked[token(link)] = {
                "pk": made.pk,
                "place": organisation,
                "guest": guest,
                "until": self.moment + timedelta(days=14),
                "end": "",
            }

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), who=whom)
    def withdraw(self, data, who):
        entry = self.asked[data.draw(st.sampled_from(list(self.asked)))]
        row = Invitation.objects.get(pk=entry["pk"])
        if self.act(withdraw_invitation, self.actor(who, entry["place"]), invitation=row.reference):
            assert not entry["end"]
            entry["end"] = "withdrawn"

    @precondition(lambda self: self.asked)
    @rule(data=st.data())
    def come_in(self, data):
        given = data.draw(st.sampled_from(list(self.asked)))
        entry = self.asked[given]
        is_open = not entry["end"] and self.moment < entry["until"]
        try:
            self.visitors.append((given, holder(given, task="join", moment=self.moment)))
            assert is_open
        except LinkEnded:
            assert not is_open

    @precondition(lambda self: self.visitors)
    @rule(data=st.data())
    def accept(self, data):
        given, visitor = data.draw(st.sampled_from(self.visitors))
        entry = self.asked[given]
        is_open = not entry["end"] and self.moment < entry["until"]
        made = self.act(accept_invitation, visitor)
        assert bool(made) == is_open
        if made:
            entry["end"] = "accepted"
            assert made.organisation.name == entry["place"]
            assert made.person.email == people.address(entry["guest"])

    @rule(who=whom, organisation=place, whose=whom, role=roles)
    def change(self, who, organisation, whose, role):
        row = Membership.objects.filter(
            person__email=people.address(whose), organisation__name=organisation, until=None
        )
        if row.exists():
            pk = row.get().pk
            self.act(change_role, self.actor(who, organisation), membership=pk, role=role, layer="staff")

    @rule(who=whom, organisation=place, whose=whom)
    def end(self, who, organisation, whose):
        row = Membership.objects.filter(
            person__email=people.address(whose), organisation__name=organisation, until=None
        )
        if row.exists():
            self.act(end_membership, self.actor(who, organisation), membership=row.get().pk)

    @rule(who=st.sampled_from(WHO[1:]))
    def erase(self, who):
        person = Person.objects.by_email(people.address(who))
        if person and self.act(erase_me, Actor(person=person.reference)):
            for entry in self.asked.values():
                entry["end"] = entry["end"] or ("erased" if entry["guest"] == who else "")

    @rule(guess=st.text(max_size=60))
    def guess(self, guess):
        with pytest.raises(NotFound):
            holder(guess, task="join", moment=self.moment)

    @invariant()
    def nobody_acts_without_an_address_or_twice(self):
        now_acting = Membership.objects.filter(until=None)
        assert not now_acting.filter(person__email=None).exists()
        pairs = list(now_acting.values_list("person", "organisation"))
        assert len(pairs) == len(set(pairs))

    @invariant()
    def each_act_left_one_audit_row(self):
        assert Audit.objects.count() == self.before + self.done


@pytest.mark.django_db
def test_links_open_what_they_should_in_any_order():
    run_state_machine_as_test(Joining, settings=settings(max_examples=25, stateful_step_count=40, deadline=None))
