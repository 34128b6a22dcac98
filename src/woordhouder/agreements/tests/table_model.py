"""A table as its rules say it is, beside the database: who sits there, who may do what now, what an act needs.

Written from docs/rules.md alone. Acts, wordings and commitments are known by their references.
"""

from dataclasses import dataclass, field
from datetime import date

from .told import Say, Story, told


@dataclass
class Chair:
    """A seat as it is today. `is_claimed`: somebody acts for it."""

    reference: str
    is_claimed: bool
    since: date
    signs: bool = True
    until: date | None = None

    def lasts(self, day):
        return self.until is None or day <= self.until

    def holds(self, day):
        return self.since <= day and self.lasts(day)


@dataclass
class Words:
    """A wording: what it says, who promises, and which of it were removed."""

    text: str
    seats: frozenset
    removed: bool = False


@dataclass
class Wish:
    """One line of an act that somebody would record. `text` "": nothing comes in; `commitment` None: a new one."""

    commitment: str | None
    text: str
    lead: str
    others: frozenset

    @property
    def seats(self):
        return frozenset({self.lead}) | self.others


@dataclass
class Aim:
    """An act that a seat would record on a day: its kind, from which day it holds, and the act that it corrects."""

    kind: str
    by: str
    since: date | None
    corrects: str | None
    day: date


@dataclass
class TableModel:
    """All that happened. `parties` and `by`: of an act; `confirmed`: (moment, act, seat, commitment or None, yes)."""

    chairs: dict = field(default_factory=dict)
    things: list = field(default_factory=list)
    story: Story = field(default_factory=Story)
    wordings: dict = field(default_factory=dict)
    parties: dict = field(default_factory=dict)
    by: dict = field(default_factory=dict)
    confirmed: list = field(default_factory=list)

    def tell(self, thing):
        self.things.append(thing)
        self.story.tell(thing)

    def signing(self, day):
        return frozenset(chair.reference for chair in self.chairs.values() if chair.signs and chair.holds(day))

    def in_force(self, commitment, day):
        """The wording in force on that day as known now, None without."""
        state, words, *_rest = self.story.on(commitment, day) if commitment in self.story.texts else ("none", None)
        return words if state == "in_force" else None

    def had_a_text(self, commitment):
        return any(name == commitment and self.story.acts[act].lines[name].words for act, name in self.story.complete)

    def is_taken_in(self, commitment):
        """Whether an open act waits for signatures of it."""
        return any(
            commitment in act.lines and (act.name, commitment) not in self.story.complete
            for act in self.story.acts.values()
            if act.name not in self.story.closed
        )

    def root(self, act):
        while act.corrects:
            act = self.story.acts[act.corrects]
        return act

    def going(self, aim, wish):
        """The wording that goes out or is corrected, None without."""
        if wish.commitment is None:
            return None
        if aim.kind == "correction":
            act = self.story.acts.get(aim.corrects)
            return act.lines[wish.commitment].words if act and wish.commitment in act.lines else None
        return self.in_force(wish.commitment, aim.since)

    def needs(self, aim, wish):
        """Rule 2.2."""
        root = self.root(self.story.acts[aim.corrects]) if aim.corrects else None
        going = self.going(aim, wish)
        before = self.wordings[going].seats if going else frozenset()
        if aim.kind == "registration":
            return frozenset()
        if root and root.kind == "registration":
            registered = self.by[root.name]
            return frozenset() if registered == aim.by else self._who_holds(frozenset({registered}), aim.day)
        if aim.kind == "adoption":
            return wish.seats
        if aim.kind == "withdrawal":
            return self._who_holds(before, aim.day)
        coming = wish.seats - before if aim.kind == "correction" else wish.seats
        return coming | self._who_holds(before, aim.day)

    def _who_holds(self, seats, day):
        return frozenset(seat for seat in seats if self.chairs[seat].holds(day)) or self.signing(day)

    def asked(self, aim, wishes):
        """Who is party: of a registration all who sign, and whose promise it changes or ends (rule 2.8). For the
        correction of one who signs and is named by the correct words.
        """
        signing = {chair.reference for chair in self.chairs.values() if chair.signs}
        if aim.kind == "registration":
            going = [self.going(aim, wish) for wish in wishes]
            return signing.union(*(self._who_holds(self.wordings[one].seats, aim.day) for one in going if one))
        if aim.kind == "correction" and self.root(self.story.acts[aim.corrects]).kind == "registration":
            return self.signing(aim.day).intersection(
                *[frozenset().union(*(wish.seats for wish in wishes if wish.text))]
            )
        return set()

    def refuses(self, aim, wish):
        """Rule 2.7, and 2.5 for corrections: whether this line makes that the act is refused."""
        if aim.kind == "correction":
            return self._refuses_correction(aim, wish)
        if aim.kind == "registration":
            return self._refuses_registration(aim, wish)
        commitment = wish.commitment
        if aim.kind == "adoption":
            wrong = not wish.text or (commitment and (self.had_a_text(commitment) or self.is_taken_in(commitment)))
        else:
            wrong = commitment is None or self.in_force(commitment, aim.since) is None
            wrong = wrong or bool(wish.text) != (aim.kind == "amendment")
        if aim.kind != "withdrawal" and not wish.seats <= self.signing(aim.day):
            return True
        return bool(wrong) or not self.needs(aim, wish)

    def _refuses_registration(self, aim, wish):
        if wish.commitment is None:
            return not wish.text
        if wish.text and not self.had_a_text(wish.commitment):
            return self.is_taken_in(wish.commitment)
        return self.in_force(wish.commitment, aim.since) is None

    def _refuses_correction(self, aim, wish):
        act, complete = self.story.acts.get(aim.corrects), self.story.complete
        if act is None or wish.commitment not in act.lines or (aim.corrects, wish.commitment) not in complete:
            return True
        others = [one for one in self.story.acts.values() if one.corrects == act.name and wish.commitment in one.lines]
        if any((one.name, wish.commitment) in complete or one.name not in self.story.closed for one in others):
            return True
        is_registered = self.root(act).kind == "registration"
        ends = self.root(act).lines[wish.commitment].words is None
        if (aim.since and not is_registered) or bool(wish.text) == ends or (ends and not aim.since):
            return True
        before = self.wordings[act.lines[wish.commitment].words].seats if not ends else frozenset()
        if is_registered:
            return False
        return not wish.seats - before <= self.signing(aim.day) or not self.needs(aim, wish)

    def may_answer(self, act, seat, day):
        """Whether a seat that somebody acts for may sign an act, as far as rules 2.3 and 2.9 go."""
        put, chair = self.story.acts[act], self.chairs[seat]
        asked = [line for line in put.lines.values() if seat in line.needs]
        is_of_registration = self.root(put).kind == "registration"
        if act in self.story.closed or not chair.holds(day) or not (asked or (chair.signs and not is_of_registration)):
            return False
        is_all_complete = all((act, name) in self.story.complete for name in put.lines)
        return not (len(asked) == len(put.lines) and is_all_complete)

    def may_close(self, act, seat, day):
        """Whether a seat at the table may close an act (rule 2.9)."""
        put = self.story.acts[act]
        if act in self.story.closed or not any(line.needs for line in put.lines.values()):
            return False
        return self.by[act] == seat or not self.chairs[self.by[act]].lasts(day)

    def may_confirm(self, act, seat):
        return seat in self.parties[act] and any(name == act for name, _commitment in self.story.complete)

    def answers(self, act, commitment, known):
        """What each seat that answered says of a text, as known then: of what was registered, and of what is signed."""
        put = self.story.acts[act]
        if self.parties[act]:
            said = dict.fromkeys(self.parties[act], "not_yet_confirmed")
            for at, name, seat, about, yes in self.confirmed:
                if name == act and at <= known and about in (None, commitment):
                    said[seat] = "confirmed" if yes else "objects"
            return said
        said, story = {}, Story()
        for thing in self.things:
            if thing.at > known:
                continue
            if isinstance(thing, Say) and thing.act == act and act not in story.closed:
                is_frozen = (act, commitment) in story.complete and thing.seat in put.lines[commitment].needs
                word = "refuses" if commitment in thing.but else thing.answer
                said |= {} if is_frozen else {thing.seat: word}
            story.tell(thing)
        return said

    def text(self, day, known):
        return told(self.things, day, known)
