"""Editors, speakers, a nominator, a controller and the clock, who do anything in any order; and the model beside it.

Each deed may be refused: then nothing changes. `Pick` says which case, party, editor and answer are meant.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from woordhouder.conftest import FACTS
from woordhouder.examples import actions
from woordhouder.examples.models import Testimony
from woordhouder.parties.actions import enrol
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.links import holding
from woordhouder.parties.models import Membership
from woordhouder.record.clock import acting_at
from woordhouder.record.refusals import Refused

from .making import SPEAKERS, member
from .making_model import Case, Model, Party

EDITORS = ("anna", "bram")
DAYS = (1, 2, 13, 14, 15, 29, 31, 400)


@dataclass(frozen=True)
class Pick:
    """Which of what there is: numbers wrap round."""

    number: int
    other: int
    who: str
    yes: bool


class World:
    """The database and the model beside it. `has_changed`: something was done since it was asked last."""

    def __init__(self):
        self.moment = datetime(2026, 1, 5, tzinfo=UTC)
        self.model, self.has_changed, self.done = Model(), True, 0
        with acting_at(self.moment):
            self.staff = {name: member("Redactie", name=name) for name in EDITORS}
            self.nominator = member("Gemeente Tilburg", "bind", "municipality")
            self.controller = member("Beheer", "bind", "controller")
        self.model.writes = {actor.person: True for actor in self.staff.values()}
        for number, who in enumerate(EDITORS):
            self.nominate(Pick(number, 0, who, yes=True))
            for other in range(len(SPEAKERS)):
                self.invite(Pick(number, other, who, yes=True))

    def people(self):
        """Everyone who signed in, with her reference as the model knows her."""
        return [(actor.person, actor) for actor in (*self.staff.values(), self.nominator, self.controller)]

    def act(self, action, actor, **arguments):
        """What the action made; None when it was refused."""
        with acting_at(self.moment), suppress(Refused):
            made = action(actor, **arguments)
            self.has_changed, self.done = True, self.done + 1
            return made

    def link(self, task, party, days):
        with acting_at(self.moment):
            actor = holding(task=task, about=party.reference, moment=self.moment)
        self.model.open_link(actor, task, party, self.moment, days)

    def case(self, pick):
        return self.model.cases[pick.number % len(self.model.cases)]

    def party(self, pick):
        return self.model.parties[pick.number % len(self.model.parties)]

    def holder(self, party, task="interview"):
        """Whoever holds the newest link about a party, alive or not; nobody when none was sent."""
        links = [link for link in self.model.held if link.party is party and link.task == task]
        return links[-1].actor if links else ANONYMOUS

    def of(self, case):
        return [party for party in self.model.parties if party.case is case]

    def wait(self, pick):
        self.moment += timedelta(days=DAYS[pick.number % len(DAYS)])
        self.has_changed = True

    def come_or_leave(self, pick):
        """An editor leaves the board, or writes for it again."""
        person = self.staff[pick.who].person
        with acting_at(self.moment):
            if pick.yes or pick.other % 2:
                address = f"{pick.who}.editorial_board@voorbeeld.example"
                enrol(SYSTEM, email=address, organisation="Redactie", role="contribute")
            else:
                Membership.objects.filter(person__reference=person, until=None).update(until=self.moment)
        self.model.writes[person], self.has_changed = bool(pick.yes or pick.other % 2), True

    def nominate(self, pick):
        actor = self.nominator if pick.yes else self.staff[pick.who]
        made = self.act(actions.nominate, actor, title="Samen", places=["Tilburg"], why="Het hielp.")
        case = Case(made.reference, f"tilburg-{len(self.model.cases)}") if made else None
        if made and self.act(actions.take_up, self.staff[pick.who], nomination=made.reference):
            self.model.cases.append(case)

    def open_again(self, pick):
        made = self.act(actions.open_again, self.staff[pick.who], slug=self.case(pick).slug)
        if made:
            self.model.cases.append(Case(made.reference, made.example.slug))

    def invite(self, pick):
        case, party = self.case(pick), list(SPEAKERS)[pick.other % len(SPEAKERS)]
        kind, role, email = SPEAKERS[party]
        given = {"nomination": case.reference, "party": party, "kind": kind, "role": role, "email": email}
        made = self.act(actions.invite_speaker, self.staff[pick.who], **given)
        if made:
            asked = Party(made.reference, case, self.staff[pick.who].person)
            self.model.parties.append(asked)
            self.link("interview", asked, 30)

    def write(self, pick):
        self._write(self.party(pick), self.holder(self.party(pick)))

    def note(self, pick):
        """An editor writes, or somebody who never may."""
        party = self.party(pick)
        strangers = (self.staff[pick.who], self.nominator, self.holder(self.party(Pick(pick.other, 0, "", yes=True))))
        self._write(party, strangers[0 if pick.yes else pick.other % 3])

    def _write(self, party, actor):
        text = self.model.new_token(party, party.newest + 1)
        given = {"interview": party.reference, "what_made_it_good": f"Wij {text}.", "replaces": party.newest}
        made = self.act(actions.write_words, actor, **given)
        if made is None:
            del self.model.owner[text]
            return
        party.versions.append(text)
        if made.by_speaker:
            party.approved = 0

    def approve(self, pick):
        party = self.party(pick)
        actor = self.holder(party) if pick.yes else self.holder(self.party(Pick(pick.other, 0, "", yes=True)))
        if self.act(actions.approve_words, actor, interview=party.reference, number=party.newest):
            party.approved = party.newest

    def withdraw(self, pick):
        party = self.party(pick)
        if self.act(actions.withdraw_approval, self.holder(party), interview=party.reference):
            party.approved = 0
            self.model.end_links(party, "check")

    def decline(self, pick):
        party = self.party(pick)
        reason = self.model.new_token(party, 0)
        if self.act(actions.decline_interview, self.holder(party), interview=party.reference, reason=reason):
            party.approved, party.is_out = 0, True
            self.model.end_links(party, "check")
        else:
            del self.model.owner[reason]

    def take_back(self, pick):
        party = self.party(pick)
        if self.act(actions.take_back_testimony, self.holder(party), interview=party.reference):
            party.approved = party.public = 0

    def forget(self, pick):
        """By herself, or at her request by the controller or an editor."""
        party, others = self.party(pick), (self.controller, self.staff[pick.who])
        actor = self.holder(party) if pick.yes else others[pick.other % 2]
        if self.act(actions.forget_speaker, actor, interview=party.reference, reason="Zij vroeg het."):
            self.model.forget(party)
            party.is_out = party.is_out or not party.case.is_published
            party.is_forgotten = True
            self.model.end_links(party)

    def send_again(self, pick):
        party = self.party(pick)
        if self.act(actions.send_link_again, self.staff[pick.who], interview=party.reference):
            self.model.end_links(party, "interview")
            self.link("interview", party, 400 if party.case.is_published else 30)

    def end(self, pick):
        party = self.party(pick)
        if self.act(actions.end_interview, self.staff[pick.who], interview=party.reference):
            party.is_out = True
            self.model.end_links(party)

    def take_over(self, pick):
        party = self.party(pick)
        if self.act(actions.take_over_interview, self.staff[pick.who], interview=party.reference):
            party.editor = self.staff[pick.who].person

    def write_manuscript(self, pick):
        case = self.case(pick)
        facts = {**FACTS, "story": f"Versie {case.manuscript + 1}."}
        given = {"nomination": case.reference, "slug": case.slug, "facts": facts, "replaces": case.manuscript}
        if self.act(actions.write_manuscript, self.staff[pick.who], **given):
            case.manuscript += 1

    def ask_checks(self, pick):
        case = self.case(pick)
        made = self.act(actions.ask_checks, self.staff[pick.who], nomination=case.reference)
        if made:
            case.manuscript = made.number
            for party in self.of(case):
                if party.approved and not party.is_out:
                    self.model.end_links(party, "check")
                    self.link("check", party, 14)

    def answer_check(self, pick):
        party = self.party(pick)
        remark = self.model.new_token(party, 0)
        given = {"interview": party.reference, "agrees": pick.yes, "remark": remark}
        if not self.act(actions.answer_check, self.holder(party, "check"), **given):
            del self.model.owner[remark]

    def publish(self, pick):
        case = self.case(pick)
        if self.act(actions.publish, self.staff[pick.who], nomination=case.reference):
            case.is_published = True
            for party in self.of(case):
                self.model.end_links(party, "check")
                if party.approved and not party.is_out:
                    party.public = party.approved
                    self.model.end_links(party, "interview")
                    self.link("interview", party, 400)

    def hurry(self, pick):
        """All that one example waits for, so that publication is reached often."""
        case = self.case(pick)
        for at, party in enumerate(self.model.parties):
            if party.case is case and not party.approved:
                self.write(Pick(at, 0, pick.who, yes=True))
                self.approve(Pick(at, 0, pick.who, yes=True))
        self.write_manuscript(pick)
        self.ask_checks(pick)
        for at, party in enumerate(self.model.parties):
            if party.case is case:
                self.answer_check(Pick(at, 0, pick.who, yes=True))
        self.publish(pick)

    def close(self, pick):
        case = self.case(pick)
        if self.act(actions.close_nomination, self.staff[pick.who], nomination=case.reference, reason="Geen bron."):
            case.is_closed = True
            for party in self.of(case):
                self.model.end_links(party, "check")

    def remove(self, pick):
        row = Testimony.objects.filter(removed_at=None).order_by("pk").first()
        given = {"testimony": row.pk if row else 0, "ground": "unlawful", "reason": "Op last van de rechter."}
        if self.act(actions.remove_testimony, self.controller, **given):
            party = next(one for one in self.model.parties if one.reference == row.words.interview.reference)
            self.model.owner[party.text(party.public)] = (None, 0)
            party.approved = party.public = 0

    def ask_still_right(self, pick):
        case = self.case(pick)
        if self.act(actions.ask_still_right, SYSTEM, slug=case.slug):
            for party in self.model.parties:
                if party.public and party.case.slug == case.slug and not party.is_forgotten:
                    self.model.end_links(party, "refresh", "interview")
                    self.link("refresh", party, 60)
                    self.link("interview", party, 400)

    def answer_still_right(self, pick):
        party = self.party(pick)
        remark = self.model.new_token(party, 0)
        given = {"interview": party.reference, "answer": "still_right" if pick.yes else "changed", "remark": remark}
        if not self.act(actions.answer_still_right, self.holder(party, "refresh"), **given):
            del self.model.owner[remark]


# What is done, and how often among a hundred.
DEEDS = {
    World.write: 14,
    World.approve: 12,
    World.hurry: 12,
    World.note: 8,
    World.publish: 6,
    World.ask_checks: 5,
    World.answer_check: 5,
    World.take_back: 5,
    World.wait: 5,
    World.write_manuscript: 4,
    World.withdraw: 4,
    World.send_again: 3,
    World.invite: 3,
    World.forget: 3,
    World.come_or_leave: 3,
    World.decline: 2,
    World.end: 2,
    World.take_over: 2,
    World.remove: 2,
    World.ask_still_right: 2,
    World.answer_still_right: 2,
    World.open_again: 2,
    World.nominate: 1,
    World.close: 1,
}
