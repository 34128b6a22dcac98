"""What a sentence says that somebody does: for each finite verb its sense, its tense and which party is its subject.

Dutch puts the finite verb of a main clause second, so a party directly before it, or directly behind it when
something else comes first, is its subject. In a subordinate clause the verb stands last.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from woordhouder.language.lemmas import lemma

from .naming import ALL, GROUP, NAME, THEY, WE, Mention
from .verbs import AUXILIARIES, PARTICIPLE, PAST, PLURAL, PRESENT, Form, forms, seams
from .words import small

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[,;:()\"“”?!–—]")
NO_SUBJECT, BEFORE, AFTER, APPOSED, ELIDED, OF, LEAD = "none", "before", "after", "apposed", "elided", "of", "lead"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its place; `mention` is the number of the mention it is part of, or -1."""

    text: str
    low: str
    start: int
    end: int
    mention: int


@dataclass(frozen=True, slots=True)
class Core:
    """A finite verb with what it says. `at`: number of its token; `start`: where its clause may begin.

    `sense`: of verbs.txt, "unknown", or "be", "have". `mood`: present, will, want, can, may, must, let, stay, passive,
    perfect, past, would. `place` is where the subject stands, `who` which seats that are, `how` they are named.
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


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its tokens, who it names and its cores."""

    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    cores: tuple[Core, ...]


def tokens_of(text: str, mentions: Sequence[Mention]) -> tuple[Token, ...]:
    """The words and marks of `text`, each with the mention of a party it belongs to."""
    made, number = list[Token](), 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while number < len(mentions) and mentions[number].end <= start:
            number += 1
        inside = number < len(mentions) and mentions[number].start <= start
        made.append(Token(match[0], match[0].lower(), start, end, number if inside else -1))
    return tuple(made)


def parse(text: str, mentions: Sequence[Mention], lead: tuple[int, ...] = ()) -> Parsed:
    """The cores of the sentence `text`. `lead`: who a lead-in above makes the subject of a verb that comes first."""
    tokens = tokens_of(text, mentions)
    return Parsed(text, tokens, tuple(mentions), tuple(_Parser(tokens, mentions, lead).cores()))


class _Parser:
    """One walk over the tokens of a sentence."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], lead: tuple[int, ...]) -> None:
        self.tokens = tokens
        self.mentions = mentions
        self.lead = lead
        self.last: dict[int, int] = {}
        self.first: dict[int, int] = {}
        for at, token in enumerate(tokens):
            if token.mention >= 0:
                self.last[token.mention] = at
                self.first.setdefault(token.mention, at)
        self.found = list[Core]()
        self.awaiting = False  # an infinitive or participle of an auxiliary before

    def cores(self) -> list[Core]:
        is_sub, depth = False, 0
        for at, token in enumerate(self.tokens):
            low = token.low
            depth += {"(": 1, ")": -1}.get(low, 0)
            if depth > 0 and at > 1:  # an aside in brackets says nothing of its own
                continue
            if not low[0].isalnum():
                if low in ",;:)":
                    is_sub = False
                if low in ";:":
                    self.awaiting = False
                continue
            if self._opens_sub(at):
                is_sub = True
                continue
            if token.mention >= 0:
                continue
            core = self._core(at, is_sub)
            if core:
                self.found.append(core)
                is_sub = False
        return self.found

    def _low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def _opens_sub(self, at: int) -> bool:
        low = self.tokens[at].low
        if low in small("subordinator"):
            return True
        if low not in small("opener"):
            return False
        before = self._low(at - 1)
        if at == 0:
            return low in ("als", "wie", "wat", "waar", "toen", "nu") and not self._is_verb(at + 1)
        if low in ("als", "wie", "wat", "waar", "toen", "nu"):
            return not before[0].isalnum() or before in ("dat", "en", "dan")
        if low == "of":
            return not before[0].isalnum() or before in seams() or self._is_verb(at - 1)
        if before in ";:(\"“" or self._is_verb(at + 1) and low == "dat" and before == ",":
            return False
        return before not in small("preposition") and not (self._is_verb(at - 1) and low == "die")

    def _is_verb(self, at: int) -> bool:
        low = self._low(at)
        return low in AUXILIARIES or any(form.tense == PRESENT for form in forms().get(low, ()))

    def _core(self, at: int, is_sub: bool) -> Core | None:
        token = self.tokens[at]
        low, before = token.low, self._low(at - 1)
        if token.text[0].isupper() and at > 0 and before not in ('"', "“", ":", "("):
            return None
        kind = AUXILIARIES.get(low)
        if kind and low in _ALSO_FULL and before not in small("determiner") and (full := self._parted(at)):
            return self._made(at, full.verb, full.sense, "present", is_sub, self._subject(at, is_sub, low.endswith("en")))
        if kind:
            if low == "zijn" and (before in small("preposition") or before == "en" or self._is_verb(at - 1)):
                return None
            if before in ("te", "de", "het", "een"):
                return None
            return self._auxiliary(at, kind, is_sub)
        readings = [form for form in forms().get(low, ()) if form.tense != PARTICIPLE]
        is_unknown = not readings and (self._closes_sub(at) if is_sub else self._looks_finite(at))
        if not readings and not is_unknown:
            return None
        if before in small("determiner") or (before in small("preposition") and before not in seams()) or before == "te":
            return None
        plural = all(form.tense == PLURAL for form in readings) and bool(readings)
        is_second = before == "en" and not self._ends_clause(at)
        if plural and (self.awaiting and not is_second or not self._may_be_plural(at, is_sub)):
            return None
        subject = self._subject(at, is_sub, plural)
        if low in small("homograph") and subject[0] in (NO_SUBJECT, OF):
            return None
        if is_unknown:
            return self._made(at, low, "unknown", "present", is_sub, subject)
        form = self._reading(at, readings) or readings[0]
        mood = "past" if form.tense == PAST else "present"
        return self._made(at, form.verb, form.sense, mood, is_sub, subject)

    def _made(self, at: int, verb: str, sense: str, mood: str, is_sub: bool, subject: tuple[str, tuple[int, ...], str, int]) -> Core:
        place, who, how, start = subject
        agent = self._agent(at) if mood in ("passive", "perfect", "must", "will", "can") or verb == "worden" else ()
        if not agent and place == NO_SUBJECT and (verb in _RECEIVES or verb in _BEARS):
            agent = self._source(at, verb)
            sense = "deed" if agent else sense
        if not agent and place == NO_SUBJECT and sense == "aim":
            agent = self._owner()
        return Core(at, verb, sense, mood, is_sub, place, who, how, start, agent)

    def _looks_finite(self, at: int) -> bool:
        """An unknown word directly behind a party that can only be its verb."""
        low = self.tokens[at].low
        before = self.tokens[at - 1] if at else None
        if at == 0 and self.lead:
            base = lemma(low)
            is_verb = low.endswith("t") and base != low and base.endswith("en") or low.endswith("en") and base == low
            return len(low) > 3 and self.tokens[0].text[0].islower() and low not in _NO_VERBS and is_verb
        if len(low) > 3 and low not in _NO_VERBS and low.endswith(("t", "en")) and self._inverted(at):
            return True
        if before is None or before.mention < 0 or len(low) < 4 or low in _NO_VERBS or low in seams():
            return False
        mention = self.mentions[before.mention]
        if self._low(self.first[before.mention] - 1) in small("preposition"):
            return False
        if mention.how in (ALL, WE, GROUP) and low.endswith("en"):
            return True
        return low.endswith("t") and mention.how in (NAME, THEY)

    def _closes_sub(self, at: int) -> bool:
        """An unknown verb at the end of a subordinate clause of a party: "terwijl de gemeente een team formeert"."""
        low = self.tokens[at].low
        if len(low) < 4 or not low.endswith(("t", "en")) or low in _NO_VERBS:
            return False
        if self._low(at + 1)[:1].isalnum() and self._low(at + 1) not in small("coordinator"):
            return False
        return self._sub_subject(at) is not None and lemma(low).endswith("en")

    def _inverted(self, at: int) -> bool:
        """An unknown verb before the party that is its subject: "lezen wij", "ontsteent de gemeente"."""
        if at == 0 or at + 1 >= len(self.tokens) or self._low(at - 1) in small("determiner") | small("preposition"):
            return False
        number = self.tokens[at + 1].mention
        if number < 0 or self.first[number] != at + 1:
            return False
        low = self.tokens[at].low
        many = self.mentions[number].how in (ALL, WE, GROUP)
        base = lemma(low)
        return base.endswith(("en", "an")) and (base == low if many else base != low and low.endswith("t"))

    def _may_be_plural(self, at: int, is_sub: bool) -> bool:
        if at == 0:
            return bool(self.lead)
        if is_sub:
            return True
        if any(not core.is_sub and core.start >= self._clause_start(at) for core in self.found):
            return self._low(at - 1) in ("en", ",")
        return at + 1 < len(self.tokens)

    def _clause_start(self, at: int) -> int:
        while at > 0 and self._low(at - 1) not in ";:":
            at -= 1
        return at

    def _reading(self, at: int, readings: Sequence[Form]) -> Form | None:
        """The separable verb whose seam follows in this clause, else the simple verb, else the first."""
        for later in range(at + 1, min(at + 60, len(self.tokens))):
            low = self.tokens[later].low
            if low in ";:":
                break
            if low in seams() and self._ends_clause(later):
                for form in readings:
                    if form.seam == low:
                        return form
        simple = [form for form in readings if not form.seam]
        return simple[0] if simple else readings[0] if readings else None

    def _parted(self, at: int) -> Form | None:
        """ "gaat ... na", "laat ... weten": the separable verb of which this is the first part."""
        form = self._reading(at, forms().get(self.tokens[at].low, ()))
        return form if form and form.seam and any(self._low(later) == form.seam for later in range(at + 1, min(at + 60, len(self.tokens))) if self._ends_clause(later)) else None

    def _ends_clause(self, at: int) -> bool:
        """Whether the word here can be the loose part of a verb: nothing that it could govern comes after it."""
        following = self._low(at + 1)
        if self.tokens[at].low in _ALWAYS_LOOSE or not following or not following[0].isalnum():
            return True
        return following in small("coordinator") | small("subordinator") | small("opener") | {"om", "te", "aan", "voor", "bij", "met", "op", "van", "in", "tot", "naar", "uit"}

    def _auxiliary(self, at: int, kind: str, is_sub: bool) -> Core:
        plural = self.tokens[at].low.endswith("en")
        subject = self._subject(at, is_sub, plural)
        if kind == "past" or kind == "would":
            self.awaiting = True
            return self._made(at, "zijn", "state", "past" if kind == "past" else "would", is_sub, subject)
        partner = self._partner(at, kind, is_sub)
        if kind in ("be", "have", "become"):
            if partner is None:
                sense = self._said_of(at, kind)
                return self._made(at, {"be": "zijn", "have": "hebben"}.get(kind, "worden"), sense, "present", is_sub, subject)
            mood = {"become": "passive", "have": "perfect", "be": "perfect"}[kind]
            return self._made(at, partner.verb, partner.sense, mood, is_sub, subject)
        self.awaiting = True
        if partner is None:
            verb = {"let": "laten", "stay": "blijven", "will": "gaan"}.get(kind, "kunnen")
            sense = "deed" if kind == "let" else "unknown" if kind == "will" else "state"
            return self._made(at, verb, sense, kind, is_sub, subject)
        return self._made(at, partner.verb, partner.sense, kind, is_sub, subject)

    def _said_of(self, at: int, kind: str) -> str:
        """What "is" or "has" says: willing, responsible, the ambition; else only how things are."""
        words = {token.low for token in self.tokens[at + 1 : at + 14]} | {token.low for token in self.tokens[max(0, at - 8) : at]}
        if kind == "have":
            return "aim" if words & _AIMS else "state"
        if words & _AIMS:
            return "aim"
        if words & {"bereid", "verantwoordelijk", "trekker", "aanspreekpunt", "verplicht", "voornemens", "penvoerder", "gehouden", "gereed", "opgeleverd"}:
            return "vow"
        return "state"

    def _partner(self, at: int, kind: str, is_sub: bool) -> Form | None:
        """The infinitive or participle that goes with the auxiliary here."""
        wanted = PARTICIPLE if kind in ("be", "have", "become") else PLURAL
        span = range(at + 1, min(at + 70, len(self.tokens)))
        best: Form | None = None
        for later in span:
            low = self.tokens[later].low
            if low in ";:":
                break
            if low == "," and best:
                break
            if wanted == PARTICIPLE and not is_sub and (low in small("subordinator") or low in ("dat", "die", "om") and self._low(later - 1) not in small("preposition")):
                break
            if self.tokens[later].mention >= 0 or self._low(later - 1) in small("determiner"):
                continue
            if low in ("zijn", "hebben", "worden") and wanted == PLURAL and self._low(later - 1) != "te" and later + 1 < len(self.tokens):
                continue
            fitting = [form for form in forms().get(low, ()) if form.tense == wanted and not form.seam]
            if fitting and (wanted == PARTICIPLE or self._ends_clause(later) or self._low(later - 1) == "te"):
                best = fitting[0]
                if wanted == PARTICIPLE:
                    break
            elif best is None and wanted == PLURAL and not fitting and self._ends_clause(later):
                split = [form for form in forms().get(low, ()) if form.tense == PLURAL]
                best = split[0] if split else None
        if best is None and wanted == PARTICIPLE and (is_sub or self._low(at + 1) in ("", ",", ".", ";")):
            for form in forms().get(self._low(at - 1), ()):
                if form.tense == PARTICIPLE:
                    return form
        return best

    def _agent(self, at: int) -> tuple[int, ...]:
        """Who follows "door" or "in opdracht van" in the clause of a passive verb."""
        for number, first in self.first.items():
            before = self._low(first - 1)
            if before == "door" or (before == "van" and self._low(first - 2) == "opdracht"):
                return self._joined(number)[0]
        return ()

    def _source(self, at: int, verb: str) -> tuple[int, ...]:
        """From whom somebody receives or finds something: "krijgen van de corporatie", "kunnen bij haar terecht"."""
        for number, first in self.first.items():
            if first > at and self._low(first - 1) == "van" and self._low(first - 2) == "rekening":
                return self._joined_after(number)
            if verb in _BEARS:
                continue
            if first > at and self._low(first - 1) in ("van", "bij", "via") and self._low(first - 2) not in small("determiner"):
                return self._joined_after(number)
        return ()

    def _owner(self) -> tuple[int, ...]:
        """Whose the ambition is: "het is de intentie van de gemeente"."""
        owners = (number for number, first in self.first.items() if self._low(first - 1) == "van")
        return next((self._joined_after(number) for number in owners), ())

    def _joined(self, number: int) -> tuple[tuple[int, ...], int]:
        """The seats of this mention with those joined to it by "en" or a comma, and where the row of them begins."""
        who = dict.fromkeys(self.mentions[number].who)
        first = self.first[number]
        while number > 0 and self.last[number - 1] == first - 2 and self._low(first - 1) in ("en", ",", "of", "&"):
            number -= 1
            first = self.first[number]
            who.update(dict.fromkeys(self.mentions[number].who))
        return tuple(sorted(who)), first

    def _joined_after(self, number: int) -> tuple[int, ...]:
        who = dict.fromkeys(self.mentions[number].who)
        while number + 1 < len(self.mentions) and number + 1 in self.first and self.first[number + 1] == self.last[number] + 2:
            if self._low(self.last[number] + 1) not in ("en", ",", "of", "&"):
                break
            number += 1
            who.update(dict.fromkeys(self.mentions[number].who))
        return tuple(sorted(who))

    def _subject(self, at: int, is_sub: bool, plural: bool) -> tuple[str, tuple[int, ...], str, int]:
        """Where the subject of the verb at `at` stands, who that is, how it is named, and where the clause begins."""
        none = (NO_SUBJECT, (), "", at)
        if is_sub:
            return self._sub_subject(at) or none
        if at == 0 and self.lead:
            return LEAD, self.lead, NAME, 0
        return self._before(at) or self._after(at) or self._elided(at) or self._apposed(at) or none

    def _sub_subject(self, at: int) -> tuple[str, tuple[int, ...], str, int] | None:
        """In a subordinate clause: the party directly behind the word that opens it ("dat de gemeente ...")."""
        for back in range(at - 1, max(-1, at - 40), -1):
            if self._low(back) in ",;:":
                return None
            if self._opens_sub(back):
                for near in range(back + 1, min(back + 4, at)):
                    number = self.tokens[near].mention
                    if number >= 0 and self._low(near - 1) not in small("preposition"):
                        return BEFORE, self._joined_after(number), self.mentions[number].how, back
                return None
        return None

    def _before(self, at: int) -> tuple[str, tuple[int, ...], str, int] | None:
        back = at - 1
        while back > 0 and self.tokens[back].mention < 0 and self._low(back) in small("after") and at - back < 3:
            back -= 1
        if back < 0 or self.tokens[back].mention < 0:
            return None
        number = self.tokens[back].mention
        who, first = self._joined(number)
        before = self._low(first - 1)
        if before in small("preposition") and before != "namens":
            if before == "van" and first >= 3 and self._low(first - 3) in small("determiner") | {"iemand"}:
                return (OF, who, self.mentions[number].how, first - 3) if first == 3 else None
            return None
        return BEFORE, who, self.mentions[number].how, first

    def _after(self, at: int) -> tuple[str, tuple[int, ...], str, int] | None:
        ahead = at + 1
        while ahead < len(self.tokens) and self.tokens[ahead].mention < 0 and self._low(ahead) in small("skip") and ahead - at < 5:
            ahead += 1
        if ahead >= len(self.tokens):
            return None
        number = self.tokens[ahead].mention
        if number >= 0:
            who = self._joined_after(number)
            if not self._agrees(at, number, who) or self._others_first(at):
                return None
            return AFTER, who, self.mentions[number].how, at
        for near in range(at + 2, min(at + 9, len(self.tokens))):
            number = self.tokens[near].mention
            if number >= 0 and self.first[number] == near and self._low(near - 1) == "van":
                head = self._low(near - 3) in small("determiner") or self._low(near - 2) == "iemand"
                return (OF, self._joined_after(number), self.mentions[number].how, at) if head else None
        return None

    def _agrees(self, at: int, number: int, who: tuple[int, ...]) -> bool:
        """Whether verb and party are both one or both many; "zij" can be either."""
        low, how = self.tokens[at].low, self.mentions[number].how
        is_many = low.endswith("en") or low in ("gaan", "staan", "doen", "zien", "slaan", "zijn")
        if how in (THEY, NAME) and not is_many:
            return len(who) == 1 or how == THEY
        if how in (GROUP, WE, ALL):
            return is_many or any(word in self.tokens[self.first[number]].low for word in ("elk", "ieder", "stuur", "werk", "het"))
        return is_many == (len(who) > 1) or how == THEY

    def _others_first(self, at: int) -> bool:
        """Whether what stands before the verb is its subject: the law, the state, a tenant."""
        start = at
        while start > 0 and self._low(start - 1) not in (";", ":", ",", "en", "maar"):
            start -= 1
        words = [token.low for token in self.tokens[start:at]]
        if not words or words[0] in small("fronted"):
            return False
        return any(word in small("others") or word.endswith("wet") for word in words[:4])

    def _elided(self, at: int) -> tuple[str, tuple[int, ...], str, int] | None:
        before = self._low(at - 1)
        earlier = [core for core in self.found if not core.is_sub and core.place != NO_SUBJECT]
        if before in ("en", ",", "of", "alsmede", "ook", "dan") and earlier:
            return ELIDED, earlier[-1].who, earlier[-1].how, at
        return None

    def _apposed(self, at: int) -> tuple[str, tuple[int, ...], str, int] | None:
        """ "De gemeente, als eigenaar van de grond, levert": the sentence begins with the party, a comma goes before."""
        if self._low(at - 1) not in (",", ")", "–", "—") or self.found and not all(core.is_sub for core in self.found):
            return None
        for near in range(min(3, at)):
            number = self.tokens[near].mention
            if number >= 0:
                before = self._low(near - 1)
                return None if before in small("preposition") else (APPOSED, self._joined_after(number), self.mentions[number].how, 0)
        return None


_RECEIVES = frozenset("krijgen ontvangen houden vinden behouden rekenen kunnen mogen".split())
_BEARS = frozenset("komen zijn blijven vallen".split())
_ALSO_FULL = frozenset("gaat gaan ging gingen laat laten".split())
_ALWAYS_LOOSE = frozenset("toe af terug vast mee beschikbaar open bekend vrij voort weg deel zorg kwijt".split())
_AIMS = frozenset("ambitie streven doel doelstelling voornemen intentie streefdoel inzet bedoeling oogmerk".split())
_NO_VERBS = frozenset(
    "het met niet uit dat wat tot dit want omdat dient samen eigen binnen tussen tegen boven buiten samen allen alleen "
    "zonder tijdens leden huurders zijn hebben rest meest waaruit voortaan hiermee tenminste minst altijd vrijwel".split()
)
