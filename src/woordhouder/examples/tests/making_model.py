"""Who may read which words, worked out apart from the rows: what the machine holds every reader to."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

TOKEN = re.compile(r"qz[a-z]{5}qz")
EVERYBODY = "everybody"


def token(number):
    """A word that nobody else says, with letters only, so that the search keeps it whole."""
    letters = ""
    for _place in range(5):
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return f"qz{letters}qz"


@dataclass
class Case:
    """A nomination as the model knows it."""

    reference: str
    slug: str
    is_closed: bool = False
    is_published: bool = False
    manuscript: int = 0


@dataclass
class Party:
    """An interview as the model knows it: its editor, versions (a token each), and what stands."""

    reference: str
    case: Case
    editor: str
    versions: list = field(default_factory=list)
    approved: int = 0  # the version that stands approved, 0 none
    public: int = 0  # the version that everybody reads, 0 none
    is_out: bool = False
    is_forgotten: bool = False

    @property
    def newest(self):
        return len(self.versions)

    def text(self, number):
        return self.versions[number - 1] if number else ""


@dataclass
class Held:
    """A personal link that somebody holds, alive or not."""

    actor: object
    task: str
    party: Party
    until: object
    is_ended: bool = False

    def is_alive(self, moment):
        return not self.is_ended and moment < self.until


class Model:
    """All of it. `writes`: by person whether she writes for the board now."""

    def __init__(self):
        self.cases, self.parties, self.held = [], [], []
        self.writes = {}
        self.owner = {}  # token: (party, version); version 0 for a remark to the editors
        self.said = 0

    def new_token(self, party, version):
        self.said += 1
        made = token(self.said)
        self.owner[made] = (party, version)
        return made

    def open_link(self, actor, task, party, moment, days):
        self.held.append(Held(actor, task, party, moment + timedelta(days=days)))

    def end_links(self, party, *tasks):
        for link in self.held:
            if link.party is party and (not tasks or link.task in tasks):
                link.is_ended = True

    def forget(self, party):
        """Nobody reads any more what was not public."""
        for word in [
            word for word, (owner, version) in self.owner.items() if owner is party and self._goes(party, version)
        ]:
            self.owner[word] = (None, 0)
        party.approved = party.public

    def _goes(self, party, version):
        return version == 0 or version != party.public

    def may_read(self, word, reader, moment):
        """Whether `reader` (EVERYBODY, the reference of a person, or a link that is held) may read this word now."""
        party, version = self.owner[word]
        if party is None:
            return False
        if version and version == party.public:
            return True
        if isinstance(reader, Held):
            return reader.is_alive(moment) and self._by_link(party, version, reader)
        if not self.writes.get(reader, False):
            return False
        return version == 0 or party.editor == reader or self._is_to_check(party, version)

    def _by_link(self, party, version, link):
        if link.party is party and link.task == "interview":
            return True
        if version == 0:
            return link.party is party
        return link.task == "check" and link.party.case is party.case and self._is_to_check(party, version)

    def _is_to_check(self, party, version):
        return bool(version) and version == party.approved and not (party.is_out or party.case.is_closed)
