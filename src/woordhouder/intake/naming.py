"""Where a text names parties: by name, by a general word ("de corporaties"), by "partijen", "wij" or "zij".

Each way of naming is a row of words; they are looked up by their first word, the longest first.
"""

from collections.abc import Iterator
from typing import NamedTuple

from .parties import Table
from .party_words import ASSOCIATION, MUNICIPALITY, TENANTS, kind_of
from .tokens import Tokens, tokens_of
from .verbs import AUXILIARIES, forms
from .words import small

NAME, GENERAL, GROUP, ALL, WE, THEY = "name", "general", "group", "all", "we", "they"


class Mention(NamedTuple):
    """`text[start:end]`, tokens `first` to `last`, names the seats `who` (numbers in the table).

    `how`: name, general, group, all, we, they. `general` and `they` mean one of `who`: which, the words before say.
    """

    start: int
    end: int
    first: int
    last: int
    who: tuple[int, ...]
    how: str


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    exact: tuple[str, ...]  # per word: how it must begin or be written; "" when any way will do
    who: tuple[int, ...]
    how: str
    is_open: bool  # a general word is another one's name when a capital follows: "gemeente Elders"
    is_place: bool = False  # "Oudewelle" acts for its municipality, but "in Oudewelle" is a place


_SINGULAR = {
    MUNICIPALITY: (
        "gemeente|college|college van burgemeester en wethouders|college van B en W|burgemeester en wethouders|"
        "burgemeester|wethouder|wethouder wonen|college van B&W|stad|stadsbestuur|gemeentebestuur"
    ),
    ASSOCIATION: "corporatie|woningcorporatie|woonstichting|woningstichting|verhuurder|woningbouwvereniging",
    TENANTS: (
        "huurdersorganisatie|huurdersvereniging|huurdersraad|huurdersbelangenvereniging|huurderskoepel|"
        "huurdersfederatie|bewonersraad|vereniging"
    ),
}
_PLURAL = {
    ASSOCIATION: "corporaties|woningcorporaties|verhuurders",
    TENANTS: "huurdersorganisaties|huurdersverenigingen|huurdersraden",
    MUNICIPALITY: "gemeenten|colleges|gemeentebesturen",
}
_EVERYBODY = "partijen|ondertekenaars|ondergetekenden|convenantpartners|partners|ondergetekende partijen"
_BODIES = (
    "de stuurgroep|de werkgroep|de regiegroep|de kerngroep|de projectgroep|de regietafel|het bestuurlijk overleg|"
    "het ambtelijk overleg|het tripartiet overleg|het driehoeksoverleg"
)
_COUNCILS = ("college", "het college", "de wethouder", "de burgemeester", "de raad", "gemeenteraad")
_ONE = ("", "de ", "het ", "deze ", "onze ")
_ANY = ("haar ", "zijn ", "hun ", "uw ", "je ", "elke ", "iedere ", "de betrokken ", "de betreffende ", "de eigen ")
_NUMBERS = ("twee ", "drie ", "vier ", "vijf ", "zes ", "zeven ")
_COUNTED = (("", ""), ("de ", ""), ("alle ", ""), ("alle ", "de "))
_MANY = (
    *("", "de ", "beide ", "alle ", "deze ", "onze ", "de beide ", "de gezamenlijke "),
    *(f"{before}{word}{after}" for word in _NUMBERS for before, after in _COUNTED),
)
_WHERE = small("preposition") | frozenset(["nieuwe", "oude", "heel", "rond", "dorp", "stad", "kern", "regio"])
_EVERYONE = ("allen", "alle", "iedereen", "gezamenlijk", "samen")
_SOME = ("corporaties", "gemeenten", "huurders")
_SHORT_CELL = 24
_ABBREVIATED = ("corp", "corps", "gem")
_TENANTS_SHORT = ("ho", "hv", "hbv")
_PRONOUNS = {WE: "wij we", THEY: "zij hij ze"}


class Names:
    """Finds who is named in the texts of one document."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.everyone = tuple(at for at, seat in enumerate(table.seats) if not seat.is_aside)
        self.we = self.everyone if table.speaker is None else (table.speaker,)
        self._single: dict[str, _Phrase] = {}
        self._longer: dict[tuple[str, str], list[_Phrase]] = {}
        known = set[tuple[str, ...]]()
        for phrase in (*self._own(), *self._general()):
            if phrase.who and phrase.words and phrase.words not in known:
                known.add(phrase.words)
                if len(phrase.words) == 1:
                    self._single[phrase.words[0]] = phrase
                else:
                    self._longer.setdefault((phrase.words[0], phrase.words[1]), []).append(phrase)
        for phrases in self._longer.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))
        self._starts = frozenset((*self._single, *(first for first, _second in self._longer)))

    def _own(self) -> Iterator[_Phrase]:
        """The names of the parties themselves, and of several at once."""
        for at, seat in enumerate(self.table.seats):
            for name in (seat.name, *seat.aliases):
                is_place = seat.kind == MUNICIPALITY and not name.lower().startswith(("gemeente", "de ", "het "))
                yield _named(name, (at,), NAME)._replace(is_place=is_place and len(name) > 4)
                if is_place:
                    yield from (_named(f"{body} van {name}", (at,), NAME) for body in _COUNCILS)
                bare = name.removeprefix("de ").removeprefix("De ")
                if bare != name and " " not in bare and kind_of(bare.capitalize()):
                    yield _named(bare.capitalize(), (at,), NAME)
        for name, who in self.table.groups.items():
            yield _named(name, who, GROUP)

    def _general(self) -> Iterator[_Phrase]:
        for kind, written in _SINGULAR.items():
            who = self.table.of_kind(kind)
            how = NAME if len(who) == 1 else GENERAL
            for word in written.split("|"):
                yield from (_phrase(f"{article}{word}", who, how, is_open=True) for article in _ONE)
                yield from (_phrase(f"{each}{word}", who, NAME if len(who) == 1 else GROUP) for each in _ANY)
        for kind, written in _PLURAL.items():
            who = self.table.of_kind(kind)
            if kind != MUNICIPALITY or len(who) > 1:
                yield from (_phrase(f"{many}{word}", who, GROUP) for word in written.split("|") for many in _MANY)
        for word in _EVERYBODY.split("|"):
            yield from (_phrase(f"{many}{word}", self.everyone, ALL) for many in _MANY)
        yield from (_phrase(word, self.everyone, ALL) for word in _BODIES.split("|"))
        speaker = self.table.speaker
        for how, words in _PRONOUNS.items():
            is_one = how == WE and speaker is not None
            who = (speaker,) if is_one and speaker is not None else self.everyone
            yield from (_phrase(word, who, GROUP if is_one else how) for word in words.split())

    def mentions(self, tokens: Tokens) -> list[Mention]:
        """Who is named in a sentence, from left to right."""
        found, skip_to = list[Mention](), 0
        for at, low in enumerate(tokens.lows):
            if low not in self._starts or at < skip_to:
                continue
            following = tokens.lows[at + 1] if at + 1 < len(tokens) else ""
            single = self._single.get(low)
            for phrase in (*self._longer.get((low, following), ()), *((single,) if single else ())):
                end = at + len(phrase.words)
                if self._fits(phrase, tokens, at, end):
                    found.append(Mention(tokens.starts[at], tokens[end - 1].end, at, end - 1, phrase.who, phrase.how))
                    skip_to = end
                    break
        return found

    def mentions_in(self, text: str) -> list[Mention]:
        """Who is named in a text that is not cut into tokens yet."""
        return self.mentions(tokens_of(text))

    def _fits(self, phrase: _Phrase, tokens: Tokens, at: int, end: int) -> bool:
        if end > len(tokens) or (phrase.is_place and self._is_where(tokens, at, end)):
            return False
        if tuple(tokens.lows[at:end]) != phrase.words:
            return False
        if not all(text.startswith(exact) for text, exact in zip(tokens.texts[at:end], phrase.exact, strict=True)):
            return False
        return not (phrase.is_open and end < len(tokens) and tokens[end].text[0].isupper())

    def _is_where(self, tokens: Tokens, at: int, end: int) -> bool:
        """Whether a town is only the place: after a preposition or another capital, or not beside a verb."""
        if at and (tokens[at - 1].low in _WHERE or tokens[at - 1].text[0].isupper()):
            return True
        beside = {tokens[at - 1].low if at else "", tokens[end].low if end < len(tokens) else "en"}
        return not any(word in ("en", ",", "") or word in AUXILIARIES or word in forms() for word in beside)

    def in_cell(self, text: str) -> tuple[int, ...]:
        """Who a cell of a table names: "Gem, C3", "Alle partijen", "Kantelhof en gemeente"."""
        lower = text.strip().lower()
        is_all = lower.split(" ")[0].rstrip(",.") in _EVERYONE and len(lower) < _SHORT_CELL
        if is_all and not any(word in lower for word in _SOME):
            return self.everyone
        tokens = tokens_of(text)
        found = dict[int, None]()
        for mention in self.mentions(tokens):
            if mention.how not in (WE, THEY):
                found.update(dict.fromkeys(mention.who))
        is_short = len(text) < _SHORT_CELL
        for low in tokens.lows if is_short or not found else ():
            if not found or low.rstrip(".") in _ABBREVIATED or low in _TENANTS_SHORT:
                found.update(dict.fromkeys(self._abbreviated(low)))
        return tuple(sorted(found))

    def _abbreviated(self, word: str) -> tuple[int, ...]:
        """ "corp." and "HO" in a cell that names nobody else."""
        phrase = self._single.get(word)
        if phrase and phrase.how in (NAME, GROUP, GENERAL):
            return phrase.who
        if word.startswith("corp"):
            return self.table.of_kind(ASSOCIATION)
        if word in _TENANTS_SHORT or word == "huurders" or word.startswith("huurdersorg"):
            return self.table.of_kind(TENANTS)
        return self.table.of_kind(MUNICIPALITY) if word.startswith("gem") and len(word) < 5 else ()


def _phrase(written: str, who: tuple[int, ...], how: str, *, is_open: bool = False) -> _Phrase:
    words = tuple(tokens_of(written).lows)
    return _Phrase(words, ("",) * len(words), who, how, is_open)


def _named(name: str, who: tuple[int, ...], how: str) -> _Phrase:
    """A name: capitals must be there, but for its article and a word for its type ("de huurdersraad")."""
    tokens = tokens_of(name)
    exact = list[str]()
    for at, (text, low) in enumerate(zip(tokens.texts, tokens.lows, strict=True)):
        is_free = low in ("de", "het") or kind_of(text.capitalize()) or (at == 0 and low == "gemeente")
        if is_free or text == low:
            exact.append("")
        else:
            exact.append(text if sum(map(str.isupper, text)) > 1 else text[0])
    return _Phrase(tuple(tokens.lows), tuple(exact), who, how, is_open=False)
