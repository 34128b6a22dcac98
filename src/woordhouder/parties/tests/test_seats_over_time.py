"""Seats in any order: who sits at which table on which day, against a list that a child could keep."""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.test import TestCase
from django.utils.timezone import localdate
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from woordhouder.parties.actions import claim_seat, found_table, give_seat, leave_table, set_terms, succeed
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Organisation, Partnership, Seat, SeatTerms
from woordhouder.parties.policy import PARTNERSHIP, SEAT, at_the_table, seats_of
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Audit
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Refused

from . import tables

WHO = ("gemeente", "corporatie", "huurders", "zorg")
SLUGS = ("hier", "daar")
whom, where = st.sampled_from(WHO), st.sampled_from(SLUGS)
# Who acts on a seat: most often its own, else anybody.
OWN = "its own"
actors = st.sampled_from([OWN, OWN, OWN, *WHO])
# A succession ends much of what else could happen: it comes after so many acts.
LATE = 10
# Days from today: terms may lie before and behind it.
days = st.sampled_from([0, 0, 1, 2, -1, -5, 5])


class Sitting(RuleBasedStateMachine):
    """Four organisations found tables, give seats, claim, change, leave and succeed one another."""

    def __init__(self):
        super().__init__()
        self.atomics = TestCase._enter_atomics()
        self.moment = datetime(2026, 1, 5, 12, tzinfo=UTC)
        self.done = 0
        self.seats = {}  # by reference: {"table", "who", "claimed", "terms": [(signs, since, until)]}
        with acting_at(self.moment):
            self.actors = {who: tables.organisation_with(who, f"Organisatie {who}") for who in WHO}
        self.founder = {}
        self.gone = set()
        self.before = Audit.objects.count()
        for slug, founder, *others in (("hier", "gemeente", "corporatie", "huurders"), ("daar", "zorg", "gemeente")):
            self.founds(founder, slug)
            for other in others:
                self.gives(founder, other, slug)

    def teardown(self):
        TestCase._rollback_atomics(self.atomics)

    def act(self, action, who, **arguments):
        actor = self.actors.get(who, who)
        with acting_at(self.moment), suppress(Refused):
            made = action(actor, **arguments)
            self.done += 1
            return made

    @property
    def today(self):
        return localdate(self.moment)

    def lasts(self, seat):
        until = seat["terms"][-1][2]
        return until is None or until >= self.today

    def sits(self, who, table):
        mine = (seat for seat in self.seats.values() if (seat["who"], seat["table"]) == (who, table))
        return who not in self.gone and any(seat["claimed"] and self.lasts(seat) for seat in mine)

    @rule(hours=st.integers(1, 80))
    def wait(self, hours):
        self.moment += timedelta(hours=hours)

    @rule(seconds=st.sampled_from([-1, 0]), later=st.sampled_from([1, 1, 2]))
    def wait_for_midnight(self, seconds, later):
        """To the last second of a day in Amsterdam, or the first."""
        day = self.today + timedelta(days=later)
        self.moment = datetime.combine(day, time(), ZoneInfo("Europe/Amsterdam")) + timedelta(seconds=seconds)

    def drawn(self, data, who):
        """A seat by its reference, and who acts on it."""
        reference = data.draw(st.sampled_from(list(self.seats)))
        seat = self.seats[reference]
        return reference, seat, seat["who"] if who == OWN else who

    @rule(who=whom, slug=where)
    def found(self, who, slug):
        self.founds(who, slug)

    def founds(self, who, slug):
        made = self.act(found_table, who, name=slug, slug=slug, region=slug)
        assert bool(made) == (slug not in self.founder and who not in self.gone)
        if made:
            self.founder[slug] = who
            seat = Seat.objects.get(partnership=made)
            self.seats[seat.reference] = self.seat(slug, who, claimed=True)

    def seat(self, table, who, claimed):
        return {"table": table, "who": who, "claimed": claimed, "terms": [(True, self.today, None)]}

    @rule(data=st.data(), other=whom, slug=where)
    def give(self, data, other, slug):
        there = sorted(who for who in WHO if self.sits(who, slug)) or WHO
        self.gives(data.draw(st.sampled_from([*there, *WHO[:1]])), other, slug)

    def gives(self, who, other, slug):
        reference = Partnership.objects.get(slug=slug).reference
        made = self.act(give_seat, who, partnership=reference, organisation=self.actors[other].organisation)
        has = any((seat["who"], seat["table"]) == (other, slug) and self.lasts(seat) for seat in self.seats.values())
        assert bool(made) == (self.sits(who, slug) and not has and other not in self.gone)
        if made and made.reference in self.seats:
            self.seats[made.reference]["terms"].append((True, self.today, None))
            self.seats[made.reference]["claimed"] = False
        elif made:
            self.seats[made.reference] = self.seat(slug, other, claimed=False)

    @rule(data=st.data(), who=actors)
    def claim(self, data, who):
        reference, seat, who = self.drawn(data, who)
        made = self.act(claim_seat, who, seat=reference)
        is_mine = seat["who"] == who and who not in self.gone
        assert bool(made) == (is_mine and not seat["claimed"] and self.lasts(seat))
        seat["claimed"] = seat["claimed"] or bool(made)

    @rule(data=st.data(), who=actors, since=days, until=st.none() | days, signs=st.booleans())
    def change(self, data, who, since, until, signs):
        reference, seat, who = self.drawn(data, who)
        since = self.today + timedelta(days=since)
        until = None if until is None else self.today + timedelta(days=until)
        made = self.act(set_terms, who, seat=reference, signs=signs, since=since, until=until)
        if seat["claimed"]:
            may = seat["who"] == who and who not in self.gone and self.lasts(seat)
        else:
            may = self.lasts(seat) and self.sits(who, seat["table"])
        assert bool(made) == (may and (until is None or until >= since))
        if made and seat["terms"][-1] != (signs, since, until):
            seat["terms"].append((signs, since, until))

    @rule(data=st.data(), who=actors, until=days)
    def leave(self, data, who, until):
        reference, seat, who = self.drawn(data, who)
        until = self.today + timedelta(days=until)
        signs, since, before = seat["terms"][-1]
        made = self.act(leave_table, who, seat=reference, until=until)
        is_mine = seat["who"] == who and who not in self.gone
        assert bool(made) == (is_mine and seat["claimed"] and self.lasts(seat) and until >= since)
        if made and before != until:
            seat["terms"].append((signs, since, until))

    @precondition(lambda self: self.done > LATE)
    @rule(old=whom, new=whom)
    def succeed(self, old, new):
        given = {"organisation": self.actors[old].organisation, "successor": self.actors[new].organisation}
        made = self.act(succeed, SYSTEM, **given, on=self.today)
        assert bool(made) == (old != new and not {old, new} & self.gone)
        if made:
            self.gone.add(old)
            for seat in self.seats.values():
                seat["who"] = new if seat["who"] == old else seat["who"]

    @invariant()
    def who_sits_where_is_as_the_list_says(self):
        with acting_at(self.moment):
            for who, actor in self.actors.items():
                sits = {slug for slug in self.founder if self.sits(who, slug)}
                hers = Partnership.objects.filter(pk__in=at_the_table(actor))
                assert set(hers.values_list("slug", flat=True)) == sits
                bound = Seat.objects.filter(pk__in=seats_of(actor, "bind"))
                assert {seat.partnership.slug for seat in bound.select_related("partnership")} == sits
                assert set(allowed(actor, "sit", PARTNERSHIP, Partnership.objects.all())) == set(hers)
                assert set(allowed(actor, "bind", SEAT, Seat.objects.all())) == set(bound)

    @invariant()
    def nothing_that_was_said_is_gone(self):
        said = SeatTerms.objects.order_by("number").values_list("seat__reference", "signs", "since", "until")
        kept = {}
        for reference, *terms in said:
            kept.setdefault(reference, []).append(tuple(terms))
        assert kept == {reference: seat["terms"] for reference, seat in self.seats.items()}

    @invariant()
    def each_seat_is_held_by_one_who_still_acts(self):
        holders = dict(Seat.objects.values_list("reference", "organisation__reference"))
        expected = {reference: self.actors[seat["who"]].organisation for reference, seat in self.seats.items()}
        assert holders == expected
        assert not Organisation.objects.filter(seats__isnull=False).exclude(successor=None).exists()

    @invariant()
    def each_act_left_one_row(self):
        assert Audit.objects.count() == self.before + self.done


def test_seats_in_any_order(db):
    run_state_machine_as_test(Sitting, settings=settings(max_examples=8, stateful_step_count=30, deadline=None))
