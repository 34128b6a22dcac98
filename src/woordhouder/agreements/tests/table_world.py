"""Seats of a table, a reader, a stranger and a controller who do anything in any order; and the model beside it.

Each deed is expected to be done or refused, as the model says. `Pick` says which of what there is is meant.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from woordhouder.agreements import actions
from woordhouder.agreements.models import Preparation
from woordhouder.agreements.moments import AMSTERDAM
from woordhouder.parties import actions as parties
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.parties.models import Person
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Audit, Entry
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import ACTIONS

from . import made
from .table_model import Aim, Chair, TableModel, Wish, Words
from .told import Close, Line, Put, Say

BEGIN = datetime(2026, 1, 10, 9, tzinfo=UTC)
FIRST = date(2026, 1, 1)
WAITS = (0, 0, 1, 60, 60, 24 * 60, 3 * 24 * 60, 16 * 24 * 60)
KINDS = ("amendment", "correction", "withdrawal", "registration", "adoption", "correction")
ANSWERS = ("signs", "signs", "signs", "signs_with_reservation", "takes_note", "refuses")
SLUG = "prestatieafspraken-2026"


@dataclass(frozen=True)
class Pick:
    """Which of what there is: numbers wrap round. `who`: an actor; `yes`: mostly."""

    number: int
    other: int
    who: str
    yes: bool


class Place:
    """Two tables, and everybody who acts at the first; made once, as it costs as much as twenty steps."""

    def __init__(self):
        with acting_at(BEGIN):
            self.table, self.other = whole_table(), whole_table("elders")
            self.binders = {
                "municipality": self.table.municipality,
                "association": self.table.association,
                "tenants": self.table.tenants,
            }
            home = self.table.municipality.organisation
            parties.enrol(SYSTEM, email="lezer@voorbeeld.example", organisation=home, role="contribute")
            reader = acting_for("lezer@voorbeeld.example", home)
            self.actors = {**self.binders, "reader": reader, "stranger": self.other.tenants}
            parties.found(SYSTEM, kind="controller", name="Beheer")
            parties.enrol(SYSTEM, email="beheer@voorbeeld.example", organisation="Beheer", role="bind")
            self.controller = acting_for("beheer@voorbeeld.example", "Beheer")
            self.person = Person.objects.get(reference=self.table.municipality.person)


class World:
    """The database and the model beside it. `done` and `owed`: actions that were done, entries that they owe."""

    def __init__(self, place):
        self.moment, self.model, self.said = BEGIN, TableModel(), 0
        self.table, self.other, self.binders = place.table, place.other, place.binders
        self.actors, self.controller, self.person = place.actors, place.controller, place.person
        for name in (*self.binders, "unclaimed"):
            seat = getattr(self.table, f"{name}_seat")
            self.model.chairs[seat.reference] = Chair(seat.reference, name != "unclaimed", date(2026, 1, 10))
        self.seats = list(self.model.chairs)
        self.agreement, self.done, self.owed = None, 0, 0
        self.kept, self.leaves = {}, []
        self.before = Audit.objects.count(), Entry.objects.count()
        first = [Wish(None, self.new_text(), self.seats[at % 3], frozenset()) for at in range(3)]
        self.record("registration", "municipality", first, FIRST)

    @property
    def today(self):
        return self.moment.astimezone(AMSTERDAM).date()

    def new_text(self):
        self.said += 1
        return f"Woorden nummer {self.said}."

    def seat_of(self, who):
        """The seat for which an actor may bind now, None without."""
        if who not in self.binders:
            return None
        chair = self.model.chairs[getattr(self.table, f"{who}_seat").reference]
        return chair.reference if chair.lasts(self.today) else None

    def act(self, action, actor, *, expected, **arguments):
        """What the action made; None when it was refused, as is expected or not."""
        made_row = None
        with acting_at(self.moment), suppress(Refused):
            made_row = action(actor, **arguments)
            self.done += 1
            room = action.__module__.split(".")[1]
            self.owed += ACTIONS[f"{room}.{action.__name__}"].owes is not None
        assert (made_row is not None) == expected, (action.__name__, arguments, expected)
        return made_row

    # What somebody does.

    def wait(self, pick):
        self.moment += timedelta(minutes=WAITS[pick.number % len(WAITS)])

    def put(self, pick):
        """An act of any kind, about one or two commitments, old or new."""
        kind = KINDS[pick.number % len(KINDS)]
        if kind == "correction":
            self.correct(pick)
            return
        known = list(self.model.story.texts)
        chosen = [known[(pick.other + more) % len(known)] for more in range(1 + (pick.number > 5))]
        is_new = kind == "adoption" or (kind == "registration" and pick.other % 3 == 0)
        commitments = [None, *chosen[1:]] if is_new else list(dict.fromkeys(chosen))
        ends = kind == "withdrawal" or (kind == "registration" and pick.other % 5 == 0 and not is_new)
        wishes = [self.wish(pick, commitment, ends=ends) for commitment in commitments]
        self.record(kind, pick.who, wishes, self.a_day(pick))

    def wish(self, pick, commitment, *, ends=False):
        lead = self.seats[(pick.other + pick.number) % len(self.seats)]
        others = frozenset({self.seats[pick.number % len(self.seats)]} if pick.yes else ()) - {lead}
        return Wish(commitment, "" if ends else self.new_text(), lead, others)

    def a_day(self, pick):
        return FIRST + timedelta(days=7 * (pick.number + pick.other))

    def correct(self, pick):
        """The correction of something, mostly of what may be corrected."""
        story = self.model.story
        pairs = [
            pair
            for pair in story.complete
            if pick.yes is False or not any(act.corrects == pair[0] for act in story.acts.values())
        ] or list(story.complete)
        act, commitment = pairs[pick.other % len(pairs)]
        ends = self.model.root(story.acts[act]).lines[commitment].words is None
        is_registered = self.model.root(story.acts[act]).kind == "registration"
        since = self.a_day(pick) if (is_registered or not pick.yes) and pick.number % 2 else None
        self.record("correction", pick.who, [self.wish(pick, commitment, ends=ends)], since, corrects=act)

    def record(self, kind, who, wishes, since, corrects=None):
        """Prepare it for the actor's seat (somebody who has none tries that of another) and record it."""
        seat = self.seat_of(who)
        aim = Aim(kind, seat or "", since, corrects, self.today)
        prepared = self.prepared(aim, wishes)
        has_parties = kind != "registration" or bool(self.model.asked(aim, wishes))
        expected = bool(seat) and has_parties and not any(self.model.refuses(aim, wish) for wish in wishes)
        asked = self.model.asked(aim, wishes)
        act = self.act(made.DONE[kind], self.actors[who], expected=expected, preparation=prepared)
        if act:
            self.tell_of(act, aim, wishes, asked)
        else:
            Preparation.objects.filter(reference=prepared).delete()

    def prepared(self, aim, wishes):
        """A preparation that is ready to be recorded: how it came about is tested elsewhere."""
        facts = {"effective_from": aim.since and aim.since.isoformat(), "corrects": aim.corrects}
        if aim.kind == "registration":
            facts["parties"] = sorted(self.model.asked(aim, wishes))
        if self.said % 2:
            facts["elsewhere"] = made.ELSEWHERE
        if self.agreement is None:
            facts |= {"title": "Afspraken", "slug": SLUG, "starts": aim.since.isoformat()}
        row = Preparation.objects.create(
            partnership=self.table.partnership,
            agreement=self.agreement,
            seat=self.table.partnership.seats.get(reference=aim.by or self.seats[0]),
            kind=aim.kind,
            facts={name: value for name, value in facts.items() if value},
            made_at=self.moment,
        )
        for place, wish in enumerate(wishes, 1):
            known = wish.commitment and self.agreement.commitments.get(reference=wish.commitment)
            line = row.promises.create(place=place, commitment=known or None)
            line.versions.create(number=1, facts=self.draft(wish), person=self.person, at=self.moment)
        return row.reference

    def draft(self, wish):
        if not wish.text:
            return None
        given = {"title": "Afspraak", "text": wish.text, "theme": "availability", "lead": wish.lead}
        return {**given, "contributors": [{"seat": seat, "what": ""} for seat in sorted(wish.others)]}

    def tell_of(self, act, aim, wishes, asked):
        """The model hears of an act that was recorded."""
        model, lines, name = self.model, {}, act.reference
        self.agreement = act.agreement
        rows = act.items.select_related("commitment", "wording_in").order_by("pk")
        for row, wish in zip(rows, wishes, strict=True):
            words = row.wording_in.reference if row.wording_in else None
            lines[row.commitment.reference] = Line(words, model.needs(aim, wish))
            if words:
                model.wordings[words] = Words(wish.text, wish.seats)
        root = model.root(model.story.acts[aim.corrects]).name if aim.corrects else ""
        model.parties[name] = model.parties[root] | asked if root else asked
        model.by[name] = aim.by
        model.tell(Put(self.moment, name, aim.kind, aim.since, lines, aim.corrects))

    def sign(self, pick):
        """Somebody answers an act, mostly one that waits for her."""
        acts, seat = list(self.model.story.acts), self.seat_of(pick.who)
        waiting = [
            name
            for name, act in self.model.story.acts.items()
            if any(
                seat in line.needs and (name, one) not in self.model.story.complete for one, line in act.lines.items()
            )
        ]
        chosen = waiting if waiting and pick.yes else acts
        self.answer(pick, chosen[pick.number % len(chosen)], seat)

    def answer(self, pick, act, seat):
        answer = ANSWERS[pick.other % len(ANSWERS)]
        lines = self.model.story.acts[act].lines
        but = frozenset(list(lines)[:1]) if len(lines) > 1 and answer == "signs" and pick.other == 1 else frozenset()
        items = {row.commitment.reference: row for row in self.items(act)}
        wordings = {(items[one].wording_in or items[one].wording_out).reference: "Dit niet." for one in but}
        expected = bool(seat) and self.model.may_answer(act, seat, self.today)
        given = {"act": act, "answer": answer, "reason": "Omdat.", "excepted": wordings}
        if self.act(actions.sign, self.actors[pick.who], expected=expected, **given):
            self.model.tell(Say(self.moment, act, seat, answer, but))

    def items(self, act):
        acts = self.agreement.acts.get(reference=act)
        return acts.items.select_related("commitment", "wording_in", "wording_out")

    def sign_all(self, pick):
        """All who are needed for the newest act that waits sign it, so that texts change often."""
        story = self.model.story
        for act in list(story.acts.values())[::-1]:
            needed = {
                seat
                for name, line in act.lines.items()
                if (act.name, name) not in story.complete
                for seat in line.needs
            }
            if needed and act.name not in story.closed:
                for who in self.binders:
                    seat = self.seat_of(who)
                    if seat in needed:
                        self.answer(Pick(0, 0, who, yes=True), act.name, seat)
                return

    def confirm(self, pick):
        acts, seat = list(self.model.story.acts), self.seat_of(pick.who)
        act = acts[pick.number % len(acts)]
        rows = list(self.items(act))
        row = rows[pick.other % len(rows)] if pick.number % 2 else None
        expected = bool(seat) and self.model.may_confirm(act, seat)
        wording = (row.wording_in or row.wording_out).reference if row else None
        given = {"act": act, "confirms": pick.yes, "reason": "Zo is het.", "wording": wording}
        if self.act(actions.confirm_text, self.actors[pick.who], expected=expected, **given):
            about = row.commitment.reference if row else None
            self.model.confirmed.append((self.moment, act, seat, about, pick.yes))

    def close(self, pick):
        acts, seat = list(self.model.story.acts), self.seat_of(pick.who)
        act = acts[pick.number % len(acts)]
        expected = bool(seat) and self.model.may_close(act, seat, self.today)
        if self.act(actions.close_act, self.actors[pick.who], expected=expected, act=act):
            self.model.tell(Close(self.moment, act))

    def remove(self, pick):
        """The controller removes words; nobody else can."""
        names = list(self.model.wordings)
        name = names[pick.number % len(names)]
        actor = self.controller if pick.yes else self.actors[pick.who]
        given = {"wording": name, "part": "text", "ground": "unlawful", "reason": "Op last van de rechter."}
        expected = pick.yes and not self.model.wordings[name].removed
        if self.act(actions.remove_wording, actor, expected=expected, **given):
            self.model.wordings[name].removed = True

    def change_seat(self, pick):
        """A seat goes on as advising or signing, leaves soon, or stays after all."""
        who = list(self.binders)[pick.number % 3] if pick.yes else pick.who
        seat = self.seat_of(who)
        reference = seat or self.seats[-1]
        chair = self.model.chairs[reference]
        until = self.today + timedelta(days=pick.other) if pick.other in (1, 2) else None
        signs = pick.other % 4 != 0
        given = {"seat": reference, "signs": signs, "since": chair.since, "until": until}
        actor = self.actors[who if seat else "municipality"]
        with acting_at(self.moment), suppress(Refused):
            parties.set_terms(actor, **given)
            self.done += 1
            chair.signs, chair.until = signs, until


# What is done, and how often among a hundred.
DEEDS = {
    World.put: 34,
    World.sign_all: 18,
    World.sign: 14,
    World.wait: 12,
    World.confirm: 8,
    World.close: 5,
    World.change_seat: 5,
    World.remove: 4,
}
