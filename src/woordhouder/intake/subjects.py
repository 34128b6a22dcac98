"""Who does what a verb says: the party at the place where Dutch puts the subject."""

from collections.abc import Sequence
from typing import NamedTuple

from .naming import ALL, GENERAL, GROUP, NAME, THEY, WE, Mention
from .tokens import Tokens
from .verbs import AUXILIARIES, PRESENT, forms, seams
from .words import small

NO_SUBJECT, BEFORE, AFTER, APPOSED, ELIDED, OF, LEAD = "none", "before", "after", "apposed", "elided", "of", "lead"

PREPOSITIONS = small("preposition")
DETERMINERS = small("determiner")
_AFTER = small("after")
_SKIP = small("skip")
_FRONTED = small("fronted")
_OTHERS = small("others")
_SUBORDINATORS = small("subordinator")
_OPENERS = small("opener")
_ASKING = frozenset(["als", "wie", "wat", "waar", "toen", "nu"])
_AND = ("en", ",", "of")
_RECEIVED_FROM = ("van", "bij", "via")
_BEARS = frozenset(["komen", "zijn", "blijven", "vallen"])
_PLURAL_ANYWAY = ("elk", "ieder", "stuur", "werk", "regie", "kern", "project")
_FARTHEST = 40
_PEOPLE = (
    "er", "ers", "coach", "coaches", "team", "teams", "bestuur", "besturen", "college", "colleges", "directie",
    "consulent", "consulenten", "ist", "leden", "lid", "raad", "mensen", "iemand", "afdeling", "directeur", "adviseur",
    "adviseurs", "makelaar", "makelaars", "meester", "meesters", "dienst", "loket", "meldpunt", "fractie", "ploeg",
    "voorzitter",
)  # fmt: skip
"""How words for who works somewhere end: "de wooncoach van de gemeente" acts for it, "de woningen van" do not."""


class Subject(NamedTuple):
    """Where the subject stands, which seats it is, how they are named, and at which token its clause begins."""

    place: str
    who: tuple[int, ...]
    how: str
    start: int


class Sentence:
    """The tokens of a sentence with its mentions, and what can be asked of them."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention]) -> None:
        self.tokens = tokens
        self.lows = tokens.lows
        self.mentions = mentions
        self.owner = [-1] * len(tokens)
        for number, mention in enumerate(mentions):
            for at in range(mention.first, mention.last + 1):
                self.owner[at] = number

    def low(self, at: int) -> str:
        """The token at a place in lower case; "" outside the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def is_word(self, at: int) -> bool:
        """Whether there is a word at a place, and no mark."""
        return self.low(at)[:1].isalnum()

    def is_verb(self, at: int) -> bool:
        """Whether the word there can be a finite verb."""
        low = self.low(at)
        return low in AUXILIARIES or any(form.tense == PRESENT for form in forms().get(low, ()))

    def opens_sub(self, at: int) -> bool:
        """Whether a subordinate clause begins with the word there, so that its verb stands last."""
        low = self.lows[at]
        if low in _SUBORDINATORS:
            return True
        if low not in _OPENERS:
            return False
        before = self.low(at - 1)
        if low in _ASKING:
            if at == 0:
                return not self.is_verb(at + 1)
            return not before[0].isalnum() or before in ("dat", "en", "dan")
        if low == "of":
            return at > 0 and (not before[0].isalnum() or before in seams() or self.is_verb(at - 1))
        is_pointing = at == 0 or before in ';:("“' or (low == "dat" and before == "," and self.is_verb(at + 1))
        return not is_pointing and before not in PREPOSITIONS and not (low == "die" and self.is_verb(at - 1))

    def joined_before(self, number: int) -> tuple[tuple[int, ...], int]:
        """The seats of a mention with those before it that "en" or a comma joins, and where that row begins."""
        who = set(self.mentions[number].who)
        first = self.mentions[number].first
        while number > 0 and self.mentions[number - 1].last == first - 2 and self.low(first - 1) in _AND:
            number -= 1
            first = self.mentions[number].first
            who.update(self.mentions[number].who)
        return tuple(sorted(who)), first

    def joined_after(self, number: int) -> tuple[int, ...]:
        """The seats of a mention with those after it that "en" or a comma joins."""
        who = set(self.mentions[number].who)
        while number + 1 < len(self.mentions) and self.mentions[number + 1].first == self.mentions[number].last + 2:
            if self.low(self.mentions[number].last + 1) not in _AND:
                break
            number += 1
            who.update(self.mentions[number].who)
        return tuple(sorted(who))

    def agent(self) -> tuple[int, ...]:
        """Who follows "door" or "in opdracht van" beside a passive verb."""
        for number, mention in enumerate(self.mentions):
            before = self.low(mention.first - 1)
            if before == "door" or (before == "van" and self.low(mention.first - 2) == "opdracht"):
                return self.joined_after(number)
        return ()

    def source(self, at: int, verb: str) -> tuple[int, ...]:
        """From whom somebody receives something ("krijgen van de corporatie"), or at whose expense it is."""
        for number, mention in enumerate(self.mentions):
            before, farther = self.low(mention.first - 1), self.low(mention.first - 2)
            if mention.first < at:
                continue
            if before == "van" and farther == "rekening":
                return self.joined_after(number)
            if verb not in _BEARS and before in _RECEIVED_FROM and farther not in DETERMINERS:
                return self.joined_after(number)
        return ()

    def owner_of_aim(self) -> tuple[int, ...]:
        """Whose the ambition is: "het is de intentie van de gemeente"."""
        owners = (number for number, mention in enumerate(self.mentions) if self.low(mention.first - 1) == "van")
        return next((self.joined_after(number) for number in owners), ())

    def sub_subject(self, at: int) -> Subject | None:
        """In a subordinate clause: the party directly behind the word that opens it ("dat de gemeente ...")."""
        for back in range(at - 1, max(-1, at - _FARTHEST), -1):
            if self.lows[back] in ",;:":
                return None
            if self.opens_sub(back):
                for near in range(back + 1, min(back + 4, at)):
                    number = self.owner[near]
                    if number >= 0 and self.low(near - 1) not in PREPOSITIONS:
                        return Subject(BEFORE, self.joined_after(number), self.mentions[number].how, back)
                return None
        return None

    def before(self, at: int) -> Subject | None:
        """The party directly before the verb, unless a preposition governs it."""
        back = at - 1
        while back > 0 and self.owner[back] < 0 and self.lows[back] in _AFTER and at - back < 3:
            back -= 1
        if back < 0 or self.owner[back] < 0:
            return None
        number = self.owner[back]
        who, first = self.joined_before(number)
        how, before = self.mentions[number].how, self.low(first - 1)
        if before == "een" and self.low(first - 2) in PREPOSITIONS:
            return None
        if before in PREPOSITIONS and before != "namens":
            is_head = before == "van" and first == 3 and self.lows[0] in DETERMINERS and self.low(1).endswith(_PEOPLE)
            return Subject(OF, who, how, 0) if is_head else None
        return Subject(BEFORE, who, how, first)

    def after(self, at: int) -> Subject | None:
        """The party directly behind the verb, or "een medewerker van" it, where something else comes first."""
        ahead = at + 1
        while ahead < len(self.lows) and self.owner[ahead] < 0 and self.lows[ahead] in _SKIP and ahead - at < 5:
            if self.lows[ahead] == "dat" and at == 1:  # "Besloten wordt dat ..."
                return None
            ahead += 1
        if ahead >= len(self.lows):
            return None
        number = self.owner[ahead]
        if number >= 0:
            who = self.joined_after(number)
            is_other = not self._agrees(at, number, who) or self._others_first(at)
            return None if is_other else Subject(AFTER, who, self.mentions[number].how, at)
        for near in range(at + 2, min(at + 9, len(self.lows))):
            number = self.owner[near]
            if number >= 0 and self.mentions[number].first == near and self.low(near - 1) == "van":
                is_head = self.low(near - 3) in DETERMINERS or self.low(near - 2) == "iemand"
                is_head = is_head and self.low(near - 2).endswith(_PEOPLE)
                return Subject(OF, self.joined_after(number), self.mentions[number].how, at) if is_head else None
        return None

    def _agrees(self, at: int, number: int, who: tuple[int, ...]) -> bool:
        """Whether verb and party are both one or both many; "zij" can be either."""
        low, how = self.lows[at], self.mentions[number].how
        is_many = low.endswith("en") or low in ("gaan", "staan", "doen", "zien", "slaan", "zijn")
        if how == THEY:
            return True
        if how == GENERAL:  # one of several: "daarvoor zorgt de gemeente"
            return not is_many
        if how == NAME and not is_many:
            return len(who) == 1
        if how in (GROUP, WE, ALL):
            first = self.lows[self.mentions[number].first]
            words = self.lows[self.mentions[number].last]
            return is_many or first.startswith(("elk", "ieder", "het")) or words.startswith(_PLURAL_ANYWAY)
        return is_many == (len(who) > 1)

    def _others_first(self, at: int) -> bool:
        """Whether what stands before the verb is its subject: the law, the state, a tenant."""
        start = at
        while start > 0 and self.lows[start - 1] not in (";", ":", ",", "en", "maar"):
            start -= 1
        words = self.lows[start:at]
        if not words or words[0] in _FRONTED:
            return False
        return any(word in _OTHERS or word.endswith("wet") for word in words[:4])

    def apposed(self, at: int) -> Subject | None:
        """ "De gemeente, als eigenaar van de grond, levert": the party comes first, a comma before the verb."""
        if self.low(at - 1) not in (",", ")", "–", "—"):
            return None
        for near in range(min(3, at)):
            number = self.owner[near]
            if number >= 0:
                if self.low(near - 1) in PREPOSITIONS:
                    return None
                return Subject(APPOSED, self.joined_after(number), self.mentions[number].how, 0)
        return None
