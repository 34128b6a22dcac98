"""Where a text names parties: by name, by a general word ("de corporaties"), by "partijen", "wij" or "zij"."""

import re
from dataclasses import dataclass

from .parties import Table
from .party_words import ASSOCIATION, MUNICIPALITY, OTHER, TENANTS, kind_of

NAME, GENERAL, GROUP, ALL, WE, THEY = "name", "general", "group", "all", "we", "they"


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` names the seats `who` (numbers in the table). `how`: name, general, group, all, we, they.

    `general` and `they` mean one of `who`: which one, the words before have to say.
    """

    start: int
    end: int
    who: tuple[int, ...]
    how: str


_DETERMINED = r"(?:de|beide|alle|elke|iedere|deze|die|onze|de betrokken|de betreffende|de deelnemende|genoemde)"
_COUNTED = r"(?:(?:alle|de|beide)\s+)?(?:(?:twee|drie|vier|vijf)\s+)?(?:de\s+)?"
_SINGULAR = {
    MUNICIPALITY: r"gemeente|college(?: van burgemeester en wethouders| van B&W)?|burgemeester en wethouders|wethouder(?: wonen)?",
    ASSOCIATION: r"corporatie|woningcorporatie|woonstichting|woningstichting|verhuurder|woningbouwvereniging",
    TENANTS: r"huurdersorganisatie|huurdersvereniging|huurdersraad|huurdersbelangenvereniging|huurderskoepel|huurdersfederatie|"
    r"bewonersraad",
}
_PLURAL = {
    ASSOCIATION: r"corporaties|woningcorporaties|verhuurders",
    TENANTS: r"huurdersorganisaties|huurdersverenigingen|huurdersraden",
    MUNICIPALITY: r"gemeenten",
}
_EVERYBODY = (
    r"(?:alle |de |beide |deze |ondergetekende )?(?:partijen|ondertekenaars|ondergetekenden|convenantpartners|partners)"
    r"|(?:de (?:stuurgroep|werkgroep|regiegroep|kerngroep|projectgroep|regietafel)|het (?:bestuurlijk|ambtelijk|tripartiet|driehoeks)\s?overleg)"
)


class Names:
    """Finds who is named in the texts of one document."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.everyone = tuple(range(len(table.seats)))
        self._known: dict[str, tuple[tuple[int, ...], str]] = {}
        for at, seat in enumerate(table.seats):
            for name in (seat.name, *seat.aliases):
                self._known[name.lower()] = ((at,), NAME)
                if bare := _type_word(name):
                    self._known.setdefault(bare.lower(), ((at,), NAME))
        for name, who in table.groups.items():
            self._known[name.lower()] = (who, GROUP)
        for kind, words in _SINGULAR.items():
            who = table.of_kind(kind)
            for word in _plain(words):
                for full in (word, f"de {word}", f"het {word}"):
                    self._known.setdefault(full, (who, NAME if len(who) == 1 else GENERAL))
        self._pattern = re.compile(self._parts())
        self._own = re.compile(rf"\b(?:{self._own_names()})(?!\w)")

    def _own_names(self) -> str:
        names = {name for seat in self.table.seats for name in (seat.name, *seat.aliases)} | set(self.table.groups)
        names |= {bare for name in names if (bare := _type_word(name))}
        cased = sorted({name for name in names if name}, key=len, reverse=True)
        return "|".join(_loose(name) for name in cased) or r"(?!)"

    def _parts(self) -> str:
        singular = "|".join(words for words in _SINGULAR.values())
        plural = "|".join(_PLURAL.values())
        return (
            rf"(?P<name>(?<![\w-])(?:{self._own_names()})(?![\w-]))"
            rf"|(?P<everyone>\b(?i:{_EVERYBODY})\b)"
            rf"|(?P<plural>\b(?i:{_COUNTED})(?i:{plural})\b)"
            rf"|(?P<each>\b(?i:elke|iedere|de betrokken|de betreffende|de eigen)\s+(?i:{singular})(?![\w-]))"
            rf"|(?P<singular>(?:\b(?i:de|het|deze|onze)\s+)?\b(?i:{singular})(?![\w-])(?!\s+[A-Z]))"
            rf"|(?P<we>\b(?:[Ww]ij|[Ww]e)\b)"
            rf"|(?P<they>\b(?:[Zz]ij|[Hh]ij|[Zz]e)\b)"
        )

    def mentions(self, text: str) -> list[Mention]:
        """Who is named in `text`, from left to right."""
        found = list[Mention]()
        for match in self._pattern.finditer(text):
            who, how = self._meaning(match)
            if who:
                found.append(Mention(match.start(), match.end(), who, how))
        return found

    def _meaning(self, match: re.Match[str]) -> tuple[tuple[int, ...], str]:
        group, written = match.lastgroup, " ".join(match[0].lower().split())
        if group == "name":
            return self._known.get(written) or self._known.get(written.removeprefix("de "), ((), NAME))
        if group == "everyone":
            return self.everyone, ALL
        if group == "we":
            return self.everyone, WE
        if group == "they":
            return self.everyone, THEY
        if group == "plural":
            for kind, words in _PLURAL.items():
                if re.search(rf"\b(?:{words})$", written):
                    who = self.table.of_kind(kind)
                    return (() if kind == MUNICIPALITY and len(who) < 2 else who), GROUP
        if group == "each":
            last = written.split(" ", 1)[1]
            last = last.removeprefix("betrokken ").removeprefix("betreffende ").removeprefix("eigen ")
            who, _how = self._known.get(last, ((), NAME))
            return who, NAME if len(who) == 1 else GROUP
        return self._known.get(written) or self._known.get(written.split(" ", 1)[-1], ((), NAME))

    def in_cell(self, text: str) -> tuple[int, ...]:
        """Who a cell of a table names: "Gem, C3", "Alle partijen", "Kantelhof en gemeente"."""
        lower = text.strip().lower()
        if re.match(r"(?:allen|alle(?: partijen)?|iedereen|gezamenlijk|samen)\b", lower):
            return self.everyone
        found = dict[int, None]()
        for mention in self.mentions(text):
            if mention.how not in (WE, THEY):
                found.update(dict.fromkeys(mention.who))
        if not found:
            for word in re.findall(r"[\w-]+", lower):
                who = self._known.get(word) or self._abbreviated(word)
                found.update(dict.fromkeys(who[0]))
        return tuple(sorted(found))

    def _abbreviated(self, word: str) -> tuple[tuple[int, ...], str]:
        """ "corp." and "HO" in a cell that names nobody else."""
        if word.startswith(("corporatie", "corp")):
            return self.table.of_kind(ASSOCIATION), GROUP
        if word in ("ho", "hv", "hbv", "huurders") or word.startswith("huurdersorg"):
            return self.table.of_kind(TENANTS), GROUP
        if word.startswith("gem") and len(word) < 5:
            return self.table.of_kind(MUNICIPALITY), GROUP
        return (), NAME

    def others(self) -> tuple[int, ...]:
        """The parties of no usual kind."""
        return self.table.of_kind(OTHER)


def _plain(words: str) -> list[str]:
    """The alternatives of a pattern that are plain words."""
    return (
        [word for word in re.split(r"\|", words) if "(" not in word and ")" not in word]
        + (["college"] if "college" in words else [])
        + (["wethouder"] if "wethouder" in words else [])
    )


def _type_word(name: str) -> str:
    """ "Huurdersbond" of "de huurdersbond": a name that is a word for its type may stand without article."""
    rest = name.removeprefix("de ")
    return rest.capitalize() if rest != name and " " not in rest and kind_of(rest.capitalize()) else ""


def _loose(name: str) -> str:
    """A pattern for a name, with "De" and "de" alike and any white space between words."""
    made = r"\s+".join(re.escape(word) for word in name.split())
    if " " not in name and kind_of(name):
        return f"[{name[0]}{name[0].lower()}]{made[1:]}"
    if rest := _type_word(name):
        return f"[Dd]e\\s+[{rest[0]}{rest[0].lower()}]{re.escape(rest[1:])}"
    for article in ("De", "Het", "de", "het"):
        if name.startswith(f"{article} "):
            rest = made[len(article) :]
            letters = {"D": "[Dd]e", "H": "[Hh]et"}[article[0].upper()]
            word = name.split(maxsplit=1)[1]
            return f"(?:{letters}{rest})" if word[0].isupper() else f"(?:{letters}{rest})"
    return made
