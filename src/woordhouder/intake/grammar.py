"""What a sentence says that somebody does: for each finite verb its sense, its mood and which party is its subject.

Dutch puts the finite verb of a main clause second, so a party directly before it, or directly behind it when
something else comes first, is its subject. In a subordinate clause the verb stands last.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from woordhouder.language.lemmas import lemma

from .naming import ALL, GROUP, NAME, THEY, WE, Mention
from .subjects import DETERMINERS, ELIDED, LEAD, NO_SUBJECT, OF, PREPOSITIONS, Sentence, Subject
from .tokens import Tokens
from .verbs import AUXILIARIES, PARTICIPLE, PAST, PLURAL, Form, finite_forms, forms, seams
from .words import small

_HOMOGRAPHS = small("homograph")
_COORDINATORS = small("coordinator")
_SUBORDINATORS = small("subordinator")
_MAY_OPEN = _SUBORDINATORS | small("opener")
_CLAUSE_GOES_ON = _COORDINATORS | _SUBORDINATORS | small("opener") | small("behind_loose")
_RECEIVES = small("receives")
_GIVEN = frozenset(["krijgen", "ontvangen"])
_ALSO_FULL = frozenset(["gaat", "gaan", "laat", "laten"])
_ALSO_NOUNS = small("also_noun")
_ALWAYS_LOOSE = small("always_loose")
_AIMS = small("aim")
_BOUND = small("bound")
_NO_VERBS = small("no_verb")
_TO_BE, _TO_HAVE, _TO_BECOME = "be", "have", "become"
_FARTHEST, _NEAR_VERB = 70, 10
_ENDINGS = ("t", "en")  # of a finite verb that is not known


def _is_finite(word: str) -> bool:
    """Whether a word can be a present form by its dictionary form: "verloten", "ontsteent"."""
    base = lemma(word)
    return base.endswith("en") and (base != word if word.endswith("t") else base == word)


@lru_cache(maxsize=50_000)
def _is_plain(low: str) -> bool:
    """Whether a word can be no finite verb and opens no clause; papers have the same words again and again."""
    if not low[0].isalnum() or low in _MAY_OPEN or low in finite_forms():
        return False
    return not low.endswith(_ENDINGS)


@lru_cache(maxsize=50_000)
def _finite(low: str) -> tuple[Form, ...]:
    """The readings of a word as a finite verb."""
    return tuple(form for form in forms().get(low, ()) if form.tense != PARTICIPLE)


class Core(NamedTuple):
    """A finite verb with what it says. `at`: number of its token; `start`: where its clause may begin.

    `sense`: of verbs.txt, or "unknown". `mood`: present, will, want, can, may, must, let, stay, passive, perfect,
    past, would. `place` is where the subject stands, `who` which seats that are, `how` they are named; `agent`: who
    does it without being its subject ("door de gemeente").
    """

    at: int
    verb: str
    sense: str
    mood: str
    is_sub: bool
    place: str
    who: tuple[int, ...]
    how: str
    start: int
    agent: tuple[int, ...] = ()

    @property
    def by_party(self) -> bool:
        """Whether a party does it."""
        return self.place != NO_SUBJECT or bool(self.agent)


class Parsed(NamedTuple):
    """A sentence with its tokens, who it names and its cores."""

    text: str
    tokens: Tokens
    mentions: Sequence[Mention]
    cores: Sequence[Core]


def parse(text: str, tokens: Tokens, mentions: Sequence[Mention], lead: tuple[int, ...] = ()) -> Parsed:
    """The cores of a sentence. `lead`: who a lead-in above makes the subject of a verb that comes first."""
    return Parsed(text, tokens, mentions, _Parser(tokens, mentions, lead).cores())


class _Parser(Sentence):
    """One walk over the tokens of a sentence."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], lead: tuple[int, ...]) -> None:
        super().__init__(tokens, mentions)
        self.lead = lead
        self.found = list[Core]()
        self.awaits = False  # an auxiliary before waits for its infinitive

    def cores(self) -> list[Core]:
        """Every finite verb that can be told, in order."""
        is_sub, depth = False, 0
        for at, low in enumerate(self.lows):
            if _is_plain(low):
                continue
            if not low[0].isalnum():
                depth += {"(": 1, ")": -1}.get(low, 0)
                is_sub = is_sub and low not in ",;:)"
                self.awaits = self.awaits and low not in ";:"
            elif depth > 0 and at > 1:  # an aside in brackets says nothing of its own
                continue
            elif low in _MAY_OPEN and self.opens_sub(at):
                is_sub = True
            elif self._may_be_verb(at, low, is_sub) and (core := self._core(at, is_sub)):
                self.found.append(core)
                is_sub = False
        return self.found

    def _may_be_verb(self, at: int, low: str, is_sub: bool) -> bool:
        """A quick look: a known form, or an unknown word with the ending of one beside a party."""
        if self.owner[at] >= 0:
            return False
        if low in finite_forms():
            return True
        beside = is_sub or at == 0 or self.owner[at - 1] >= 0 or (at + 1 < len(self.owner) and self.owner[at + 1] >= 0)
        return beside and low.endswith(_ENDINGS)

    def _core(self, at: int, is_sub: bool) -> Core | None:
        low, before = self.lows[at], self.low(at - 1)
        if at > 0 and self.tokens.texts[at][0].isupper() and before not in ('"', "“", ":", "("):
            return None
        if kind := AUXILIARIES.get(low):
            if low in _ALSO_FULL and before not in DETERMINERS and (full := self._parted(at)):
                return self._made(at, full.verb, full.sense, "present", self._subject(at, is_sub), is_sub=is_sub)
            if before == "te" or (before in ("de", "het", "een") and low in _ALSO_NOUNS):
                return None
            is_possessive = low == "zijn" and (before in PREPOSITIONS or before == "en" or self.is_verb(at - 1))
            return None if is_possessive else self._auxiliary(at, kind, is_sub)
        return self._full(at, is_sub)

    def _full(self, at: int, is_sub: bool) -> Core | None:
        """A verb of its own."""
        low, before = self.lows[at], self.low(at - 1)
        if before in DETERMINERS or before == "te" or (before in PREPOSITIONS and before not in seams()):
            return None
        readings = _finite(low)
        if not readings:
            is_finite = self._closes_sub(at) if is_sub else self._looks_finite(at)
            subject = self._subject(at, is_sub)
            return self._made(at, low, "unknown", "present", subject, is_sub=is_sub) if is_finite else None
        if self._is_participle(at, low, readings):
            return None
        if all(form.tense == PLURAL for form in readings):
            is_second = before == "en" and not self._ends_clause(at)
            if (self.awaits and not is_second) or not self._may_be_plural(at, is_sub):
                return None
        subject = self._subject(at, is_sub)
        is_noun = subject.place in (NO_SUBJECT, OF) or (at == 0 and self.tokens.texts[0][0].isupper())
        if low in _HOMOGRAPHS and is_noun:
            return None
        form = self._reading(at, readings) or readings[0]
        return self._made(
            at, form.verb, form.sense, "past" if form.tense == PAST else "present", subject, is_sub=is_sub
        )

    def _is_participle(self, at: int, low: str, readings: Sequence[Form]) -> bool:
        """Whether a past form that is a participle too goes with "is", "heeft" or "wordt" beside or before it."""
        if any(form.tense != PAST for form in readings) or PARTICIPLE not in {one.tense for one in forms()[low]}:
            return False
        is_fronted = at == 0 and AUXILIARIES.get(self.low(1)) in (_TO_BE, _TO_BECOME)
        ahead = self.low(at + 1)
        helps = AUXILIARIES.get(ahead) in (_TO_BE, _TO_HAVE, _TO_BECOME)
        return is_fronted or helps or any(core.mood in ("passive", "perfect") for core in self.found[-1:])

    def _made(  # noqa: PLR0913 - the parts of a core
        self, at: int, verb: str, sense: str, mood: str, subject: Subject, *, is_sub: bool
    ) -> Core:
        if verb in _GIVEN and subject.place != NO_SUBJECT and (giver := self.source(at, verb)):
            return Core(at, verb, "deed", mood, is_sub, NO_SUBJECT, (), "", subject.start, giver)
        if verb == "komen" and subject.place != NO_SUBJECT:  # "komt met een plan", "komen bij elkaar"
            behind = self.lows[at + 1 : at + _NEAR_VERB]
            sense = "meet" if "elkaar" in behind else "deed" if "met" in behind else sense
        is_passive = mood in ("passive", "perfect", "must", "will", "can") or verb == "worden"
        agent = self.agent() if is_passive else ()
        if not agent and subject.place == NO_SUBJECT:
            if sense == "aim":
                agent = self.owner_of_aim()
            elif verb in _RECEIVES:
                agent = self.source(at, verb)
                sense = "deed" if agent else sense
        return Core(at, verb, sense, mood, is_sub, subject.place, subject.who, subject.how, subject.start, agent)

    def _subject(self, at: int, is_sub: bool) -> Subject:
        none = Subject(NO_SUBJECT, (), "", at)
        if at == 0 and self.lead and not is_sub:
            return Subject(LEAD, self.lead, NAME, 0)
        if not (self.mentions or self.lead):
            return none
        if is_sub:
            return self.sub_subject(at) or none
        found = self.before(at) or self.after(at) or self._elided(at)
        if not found and all(core.is_sub for core in self.found):
            found = self.apposed(at)
        return found or none

    def _elided(self, at: int) -> Subject | None:
        """ "De gemeente koopt de grond en verhuurt die": the subject of the verb before is that of this one too."""
        if self.low(at - 1) not in ("en", ",", "of", "alsmede", "ook", "dan"):
            return None
        earlier = [core for core in self.found if not core.is_sub and core.place != NO_SUBJECT]
        return Subject(ELIDED, earlier[-1].who, earlier[-1].how, at) if earlier else None

    def _looks_finite(self, at: int) -> bool:
        """An unknown word directly beside a party that can only be its verb."""
        low = self.lows[at]
        if len(low) < 4 or low in _NO_VERBS:
            return False
        if at == 0:
            return bool(self.lead) and self.tokens.texts[0][0].islower() and _is_finite(low)
        if self._inverted(at):
            return True
        number = self.owner[at - 1]
        if number < 0 or low in seams() or self.low(self.mentions[number].first - 1) in PREPOSITIONS:
            return False
        how = self.mentions[number].how
        return (how in (ALL, WE, GROUP) and low.endswith("en")) or (low.endswith("t") and how in (NAME, THEY))

    def _closes_sub(self, at: int) -> bool:
        """An unknown verb at the end of a subordinate clause of a party: "terwijl de gemeente een team formeert"."""
        low = self.lows[at]
        if len(low) < 4 or low in _NO_VERBS or (self.is_word(at + 1) and self.low(at + 1) not in _COORDINATORS):
            return False
        return self.sub_subject(at) is not None and lemma(low).endswith("en")

    def _inverted(self, at: int) -> bool:
        """An unknown verb before the party that is its subject: "lezen wij", "ontsteent de gemeente"."""
        if at + 1 >= len(self.lows) or self.owner[at + 1] < 0:
            return False
        mention = self.mentions[self.owner[at + 1]]
        low = self.lows[at]
        base = lemma(low)
        if mention.first != at + 1 or not base.endswith(("en", "an")):
            return False
        return base == low if mention.how in (ALL, WE, GROUP) else base != low and low.endswith("t")

    def _may_be_plural(self, at: int, is_sub: bool) -> bool:
        """Whether a form that is also an infinitive is finite here: no other finite verb claims this clause."""
        if at == 0:
            return bool(self.lead)
        if is_sub:
            return True
        start = at
        while start > 0 and self.lows[start - 1] not in ";:":
            start -= 1
        if any(not core.is_sub and core.start >= start for core in self.found):
            is_joined = self.lows[at - 1] in ("en", ",") or self.owner[at - 1] >= 0
            return is_joined or self._opens_another(at)
        return at + 1 < len(self.lows)

    def _opens_another(self, at: int) -> bool:
        """Whether a clause of its own begins behind "en": "... 15 woningen, en in de dorpen verkopen wij niets"."""
        ahead = self.owner[at + 1] if at + 1 < len(self.owner) else -1
        if ahead < 0 or self.mentions[ahead].how not in (ALL, WE, GROUP):
            return False
        return any(low in _COORDINATORS for low in self.lows[self.found[-1].at + 1 : at])

    def _reading(self, at: int, readings: Sequence[Form]) -> Form | None:
        """The separable verb whose loose part follows in this clause, else the simple verb, else the first."""
        loose = {form.seam: form for form in readings if form.seam}
        if loose:
            for later in range(at + 1, min(at + _FARTHEST, len(self.lows))):
                low = self.lows[later]
                if low in ";:":
                    break
                if low in loose and self._ends_clause(later):
                    return loose[low]
        simple = [form for form in readings if not form.seam]
        return simple[0] if simple else readings[0] if readings else None

    def _parted(self, at: int) -> Form | None:
        """ "gaat ... na", "laat ... weten": the separable verb of which this is the first part."""
        form = self._reading(at, [form for form in forms().get(self.lows[at], ()) if form.seam])
        if not form:
            return None
        later = range(at + 1, min(at + _FARTHEST, len(self.lows)))
        return form if any(self.lows[place] == form.seam and self._ends_clause(place) for place in later) else None

    def _ends_clause(self, at: int) -> bool:
        """Whether the word here can be the loose part of a verb: nothing that it could govern comes after it."""
        return self.lows[at] in _ALWAYS_LOOSE or not self.is_word(at + 1) or self.low(at + 1) in _CLAUSE_GOES_ON

    def _auxiliary(self, at: int, kind: str, is_sub: bool) -> Core:
        subject = self._subject(at, is_sub)
        if kind in ("past", "would"):
            self.awaits = True
            return self._made(at, "zijn", "state", kind, subject, is_sub=is_sub)
        if kind in (_TO_BE, _TO_HAVE, _TO_BECOME):
            done = self._participle(at, is_sub)
            if done is None:
                verb = {_TO_BE: "zijn", _TO_HAVE: "hebben"}.get(kind, "worden")
                return self._made(at, verb, self._said_of(at, kind), "present", subject, is_sub=is_sub)
            mood = "passive" if kind == _TO_BECOME else "perfect"
            return self._made(at, done.verb, done.sense, mood, subject, is_sub=is_sub)
        self.awaits = True
        what = self._infinitive(at)
        if what is None:
            verb = {"let": "laten", "stay": "blijven", "will": "gaan"}.get(kind, "kunnen")
            sense = {"let": "deed", "will": "unknown"}.get(kind, "state")
            return self._made(at, verb, sense, kind, subject, is_sub=is_sub)
        return self._made(at, what.verb, what.sense, kind, subject, is_sub=is_sub)

    def _said_of(self, at: int, kind: str) -> str:
        """What "is" or "has" says: willing, responsible, the ambition; else only how things are."""
        words = {*self.lows[at + 1 : at + 14], *self.lows[max(0, at - 8) : at]}
        if words & _AIMS:
            return "aim"
        return "vow" if kind == _TO_BE and words & _BOUND else "state"

    def _participle(self, at: int, is_sub: bool) -> Form | None:
        """The participle that goes with "is", "heeft" or "wordt" here."""
        for later in range(at + 1, min(at + _FARTHEST, len(self.lows))):
            low, before = self.lows[later], self.lows[later - 1]
            opens = low in _SUBORDINATORS or (low in ("dat", "die", "om") and before not in PREPOSITIONS)
            if low in ";:" or (opens and later > at + 1 and not is_sub):
                break
            if self.owner[later] < 0 and before not in DETERMINERS:
                for form in forms().get(low, ()):
                    if form.tense == PARTICIPLE and not form.seam:
                        return form
        is_fronted = at == 1 and self.lows[0] not in DETERMINERS  # "Onderzocht wordt of ..."
        if is_sub or is_fronted or not self.is_word(at + 1):
            return next((form for form in forms().get(self.low(at - 1), ()) if form.tense == PARTICIPLE), None)
        return None

    def _infinitive(self, at: int) -> Form | None:
        """The infinitive that goes with "zal", "wil", "laat" or the like here: the last of the clause."""
        best: Form | None = None
        loose: Form | None = None  # with more behind it: "gaan huurders bevragen over reparaties"
        for later in range(at + 1, min(at + _FARTHEST, len(self.lows))):
            low, before = self.lows[later], self.lows[later - 1]
            if low in ";:" or (best and (low in (",", "die", "dat") or low in _SUBORDINATORS)):
                break
            is_helper = low in ("zijn", "hebben", "worden") and before != "te" and later + 1 < len(self.lows)
            if self.owner[later] >= 0 or before in DETERMINERS or is_helper:
                continue
            fitting = [form for form in forms().get(low, ()) if form.tense == PLURAL]
            whole = [form for form in fitting if not form.seam]
            if whole and (self._ends_clause(later) or before == "te"):
                best = whole[0]
            elif best is None and not whole and fitting and self._ends_clause(later):
                best = fitting[0]
            elif whole and self.low(later + 1) in PREPOSITIONS and before not in PREPOSITIONS:
                loose = whole[0]
        return best or loose
