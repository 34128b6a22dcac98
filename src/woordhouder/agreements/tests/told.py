"""What happened at a table, told one thing after another; and `text(D, K)` worked out from it as slowly as can be.

Written from docs/rules.md alone, apart from `agreements.in_force`: for each K it begins anew and does what is told.
"""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass
class Line:
    """What an act does to a commitment. `words` None: it ends. `corrects`: the name of the act that it repairs."""

    words: str | None
    needs: frozenset = frozenset()


@dataclass
class Put:
    """An act is recorded. `lines` by commitment. `since` None: of a correction without a day."""

    at: datetime
    name: str
    kind: str
    since: date | None
    lines: dict
    corrects: str | None = None


@dataclass
class Say:
    """A seat answers an act; `but`: the commitments that it does not sign."""

    at: datetime
    act: str
    seat: str
    answer: str
    but: frozenset = frozenset()


@dataclass
class Close:
    """An act is closed."""

    at: datetime
    act: str


@dataclass
class Text:
    """A text of one commitment, after what was told so far."""

    names: list
    since: date
    complete: datetime
    place: int
    words: str | None


@dataclass
class Story:
    """Where it stands: acts, who signs what now, what is complete or closed since when, and the texts."""

    acts: dict = field(default_factory=dict)
    signing: dict = field(default_factory=dict)
    complete: dict = field(default_factory=dict)
    closed: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)

    def tell(self, thing):
        """One thing more."""
        if isinstance(thing, Put):
            self.acts[thing.name] = thing
            for commitment, line in thing.lines.items():
                self.texts.setdefault(commitment, [])
                if not line.needs:
                    self._completes(thing, commitment, thing.at)
        elif isinstance(thing, Close):
            self.closed[thing.act] = thing.at
        elif thing.act not in self.closed:
            self._say(thing)

    def _say(self, thing):
        act = self.acts[thing.act]
        for commitment, line in act.lines.items():
            if (act.name, commitment) in self.complete:
                continue
            signs = thing.answer in ("signs", "signs_with_reservation") and commitment not in thing.but
            self.signing[act.name, commitment, thing.seat] = signs
            if all(self.signing.get((act.name, commitment, seat)) for seat in line.needs):
                self._completes(act, commitment, thing.at)

    def _completes(self, act, commitment, at):
        self.complete[act.name, commitment] = at
        words, texts = act.lines[commitment].words, self.texts[commitment]
        if act.corrects is None:
            texts.append(Text([act.name], act.since, at, list(self.acts).index(act.name), words))
            return
        for text in texts:
            if act.corrects in text.names:
                text.names.append(act.name)
                text.words = words
                text.since = act.since or text.since

    def on(self, commitment, day):
        """What stands for a commitment on a day: state, words, name of the act, since when, complete since when."""
        here = [text for text in self.texts[commitment] if text.since <= day]
        if not here:
            return ("none", None, None, None, None)
        ends = [text for text in here if text.words is None]
        if ends:
            return ("withdrawn", *self._told(min(ends, key=self._order), commitment))
        return ("in_force", *self._told(max(here, key=self._order), commitment))

    @staticmethod
    def _order(text):
        return text.since, text.complete, text.place

    def _told(self, text, commitment):
        return text.words, text.names[-1], text.since, self.complete[text.names[-1], commitment]


def told(things, day, known):
    """`text(D, K)` by telling anew all that was recorded up to K."""
    story = Story()
    for thing in things:
        if thing.at <= known:
            story.tell(thing)
    return {commitment: story.on(commitment, day) for commitment in story.texts}
