"""Who may read which words of a table, worked out apart from the rows: what every reader is held to."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

TOKEN = re.compile(r"qz[a-z]{5}qz")
EVERYBODY = "everybody"
BARRED = ("title", "text", "plain_summary", "why")


def token(number):
    """A word that nobody else says, with letters only, so that the search keeps it whole."""
    letters = ""
    for _place in range(5):
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return f"qz{letters}qz"


@dataclass
class Words:
    """A wording as the model knows it: its words by part (of the text three), and since when it is complete."""

    reference: str
    lead: str
    parts: dict
    completed: datetime | None = None
    is_removed: bool = False


@dataclass
class Deed:
    """An act: what it takes in, its own words, which seats said that it may be public, and how it was recorded."""

    reference: str
    agreement: str
    table: str
    recorded: datetime
    takes_in: list
    own: list
    paper: str = ""
    is_elsewhere: bool = False
    said: set = field(default_factory=set)
    signed: set = field(default_factory=set)


@dataclass
class Objection:
    """A passage that waits: words of one part of a wording."""

    reference: str
    words: str
    seat: str
    is_settled: bool = False


class Model:
    """Everything that was said, by its one word. `tables`: by slug the seats that sign, and that someone acts for."""

    def __init__(self, tables):
        self.tables, self.claimed = tables, {}
        self.confirmed, self.insiders, self.homes = set(), {}, {}
        self.deeds, self.objections = [], []
        self.titles, self.prepared = {}, {}  # a word: the agreement it names, the organisation that prepares it

    def may_read(self, word, reader, moment):
        """Whether this reader may come across this word anywhere."""
        if word in self.prepared:
            return self.homes.get(reader) == self.prepared[word]
        if word in self.titles:
            deeds = [deed for deed in self.deeds if deed.agreement == self.titles[word]]
            return self._sits(reader, deeds[0].table) or any(self._any_public(deed, moment) for deed in deeds)
        deed = next(deed for deed in self.deeds if word in self._words_of(deed))
        if word in deed.own:
            return self._sits(reader, deed.table) or self._any_public(deed, moment)
        if word == deed.paper:
            whole = all(self.is_public(deed, one, moment) and not self._bars(one) for one in deed.takes_in)
            return not any(one.is_removed for one in deed.takes_in) and (self._sits(reader, deed.table) or whole)
        return self._may_read_text(word, deed, reader, moment)

    def _may_read_text(self, word, deed, reader, moment):
        one = next(one for one in deed.takes_in if word in _flat(one.parts))
        if one.is_removed and word not in one.parts["figure"]:  # figures are no words
            return False
        if self._sits(reader, deed.table):
            return True
        if not self.is_public(deed, one, moment):
            return False
        return not any(word == bar.words for bar in self._bars(one))

    def is_public(self, deed, one, moment):
        """Whether everybody may read this wording: docs/rules, disclosure."""
        if one.completed is None or deed.table not in self.confirmed:
            return False
        asked = self.tables[deed.table]
        all_said = asked == deed.said & self.claimed[deed.table]
        return deed.is_elsewhere or all_said or moment >= _fifteenth_day(one.completed)

    def _any_public(self, deed, moment):
        return any(self.is_public(deed, one, moment) for one in deed.takes_in)

    def _sits(self, reader, table):
        return table in self.insiders.get(reader, ())

    def _bars(self, one):
        return [bar for bar in self.objections if not bar.is_settled and bar.words in _flat(one.parts)]

    def _words_of(self, deed):
        texts = [word for one in deed.takes_in for word in _flat(one.parts)]
        return {*deed.own, deed.paper, *texts}

    def wordings(self):
        """Each wording with its act."""
        return [(deed, one) for deed in self.deeds for one in deed.takes_in]


def _flat(parts):
    return [word for words in parts.values() for word in words]


def _fifteenth_day(completed):
    day = completed.astimezone(ZoneInfo("Europe/Amsterdam")) + timedelta(days=15)
    return day.replace(hour=0, minute=0, second=0)
