"""Names of organisations at the beginning of a line, and rows of them that a sentence joins with commas and "en"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .bare_names import is_common
from .party_words import ASSOCIATION, MUNICIPALITY, NAME, TENANTS, as_word, names_in, role_in


class Told(NamedTuple):
    """A name. `kind`: None where neither name nor words say it; `rest`: what is said behind it, up to the next one."""

    kind: str | None
    name: str
    rest: str


FEWEST = 2
"""Times that a name without a word for its type must be in the paper."""
_LEAD = re.compile(
    r"(?:(?:[Nn]amens|[Vv]oor|[Tt]ussen|de|het|[Ee]n|[Aa]lsmede|[Aa]lsook|[Ee]venals|ook|[Ee]nerzijds|[Aa]nderzijds|"
    r"(?:publiekrechtelijke )?rechtspersoon|besloten vennootschap|vereniging met volledige rechtsbevoegdheid|"
    r"[NB]\.?V\.?|(?:[Hh]et )?[Cc]ollege van (?:burgemeester en wethouders|B&W|B en W) van|"
    r"De (?=gemeente|stichting))\s+)*"
)
_BARE = re.compile(NAME)
_NO_NAME = re.compile(
    r"(?i)(?:partij|onderteken|ondergetek|\w*afspra|\w*overeenkomst|convenant|versie|inhoud|concept|definitie|datum|"
    r"hoofdstuk|artikel|bijlage|inleiding|voorwoord|vooraf|leeswijzer|samen\b|jaar|wethouder|burgemeester|directeur|"
    r"bestuur|voorzitter|secretaris|college|aldus|namens|getekend|plaats|beste|geachte|corporaties?\b|gemeenten?\b|"
    r"huurders\b|thema|programma|wij\b|ons\b|onze\b|deze\b|dit\b|dat\b|daar|hier|in\b|op\b|bij\b|met\b|er\b|wie\b|wat\b)"
)
_PERSON = re.compile(
    r"[A-Z]\.|,\s*(?:bestuurder|wethouder|voorzitter|directeur|secretaris|burgemeester|penningmeester|lid\b|manager)"
)
_TYPED = re.compile(
    r"(?P<type>Gemeente|(?:Woning)?[Cc]orporatie|Verhuurder|Huurders(?:organisatie|vereniging)?)\s*:\s+"
    rf"(?P<name>{NAME})\s*$"
)
_TYPES = {
    "gemeente": MUNICIPALITY,
    "corporatie": ASSOCIATION,
    "woningcorporatie": ASSOCIATION,
    "verhuurder": ASSOCIATION,
}
# What stands behind a name in a row and is none: who signs for it, where it is, how it is called.
_TALE = re.compile(
    r"\s*(?:te dezen|rechtsgeldig|(?:hier(?:na|onder)|verder|voorts|statutair|gevestigd|vertegenwoordigd|kantoor|"
    r"handelend|ten deze|in deze|wethouder|burgemeester|bestuurder|directeur|voorzitter|secretaris|de heer|mevrouw|"
    r"dhr|mw|drs|ir|mr|krachtens|ingevolge|de dato|d\.d|opgericht|bestaande|zijnde|als )\b)"
)
_PAIR = re.compile(r"([A-ZÀ-Ý](?<=\b.)[\w-]+) en ([A-ZÀ-Ý][\w-]+)\b")
_WITHIN = re.compile(r"[a-z,] $")
_TOWNS = re.compile(rf"(?:^|\b)(?:[Dd]e )?gemeenten\s+(?P<name>{NAME})\s*$")
_SEAM = re.compile(r"\s*[,;]\s+|:\s+|\s+[–—|]\s+|\s+(?:en|alsmede|alsook|evenals|&)\s+(?:ook\s+)?")
_ENUMERATOR = re.compile(r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)")
_BEHIND_VERB = re.compile(r"\s+(?:\(|[a-zà-ÿ])|\s*$")
_KEPT = ("en Omstreken", "en Omgeving")
_CAPITALS = re.compile(r"\b[A-ZÀ-Ý]{3,}(?:[ -][A-ZÀ-Ý]{2,})+\b")
_CAPITAL_TYPE = re.compile(r"GEMEENTE|STICHTING|CORPORATIE|VERENIGING|HUURDERS|BEWONERS|RAAD\b|WONEN|COÖPERATIE")
_SMALL_WORDS = {"De": "de", "Van": "van", "En": "en", "Het": "het", "Der": "der", "Aan": "aan", "Op": "op"}


class _Part(NamedTuple):
    """A part of a sentence: its words, the mark before it ("," or "en"), and where it stands."""

    words: str
    mark: str
    start: int
    end: int


class _Unit(NamedTuple):
    """A name in a row, in a part of its sentence."""

    kind: str | None
    name: str
    part: _Part


def whole_pairs(text: str) -> frozenset[str]:
    """Pairs "Dak en Deur" of which the second word stands nowhere alone, so that they are one name."""
    pairs = set(_PAIR.findall(text))
    return frozenset(
        f"{one} en {other}"
        for one, other in pairs
        if (count := text.count(f"{one} en {other}")) > 1 and len(as_word(other).findall(text)) == count
    )


def as_written(text: str) -> str:
    """Names in capitals as they are written elsewhere: "GEMEENTE DORREVELDE" is "Gemeente Dorrevelde"."""
    return _CAPITALS.sub(lambda found: _in_small(found[0]) if _CAPITAL_TYPE.search(found[0]) else found[0], text)


def _in_small(words: str) -> str:
    first, *others = words.title().split(" ")
    return " ".join([first, *(_SMALL_WORDS.get(word, word) for word in others)])


class NameReader:
    """Reads names in the sentences and lines of one paper. `text`: all of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.wholes = whole_pairs(text)
        self._small = text.lower()

    def name_at(self, text: str, *, fewest: int = FEWEST) -> tuple[Told, int] | None:
        """The name with which `text` begins, after an article and the like, and where it ends; None if none does.

        A name without a word for its type must be in the paper `fewest` times.
        """
        if typed := _TYPED.match(text):
            kind = _TYPES.get(typed["type"].lower(), TENANTS)
            name = f"Gemeente {typed['name']}" if kind == MUNICIPALITY else typed["name"]
            return Told(kind, name, ""), len(text)
        begin = _LEAD.match(text).end()  # type: ignore[union-attr]  # it fits nothing too
        rest = text[begin:]
        found = next(names_in(rest[:200], self.wholes), None)
        if found and rest[: found[0]].strip() in ("", "De", "Het"):
            _start, end, kind, name = found
            return None if name.endswith((" De", " Het")) else (Told(kind, name, rest[end:]), begin + end)
        match = _BARE.match(rest)
        if not match or match[0].islower():
            return None
        name = self._cut(match[0])
        after = rest[len(name) :]
        if len(name) < 2 or is_common(name) or any(map(_PERSON.match, (rest, after))) or _NO_NAME.match(name):
            return None
        kind_said = role_in(after)
        is_one = kind_said or self._is_known(name, fewest)
        return (Told(kind_said, name, after), begin + len(name)) if is_one else None

    def _is_known(self, name: str, fewest: int) -> bool:
        """Whether a name without a type is named elsewhere too; an ordinary word must be so within sentences."""
        if self._small.count(name.lower()) < fewest:
            return False
        places = [match.start() for match in as_word(name).finditer(self.text)]
        if name.lower() in self.text and as_word(name.lower()).search(self.text):
            places = [at for at in places if _WITHIN.search(self.text, max(0, at - 2), at)]
        return len(places) >= fewest

    def _cut(self, name: str) -> str:
        """A bare name up to "en", unless that belongs to it."""
        return name if any(whole in name for whole in self.wholes) else name.split(" en ", maxsplit=1)[0]

    def rows(self, sentence: str) -> Iterator[list[Told]]:
        """Each row of names: parts between commas and "en" that are a name, or end or begin with one."""
        sentence = _ENUMERATOR.sub(lambda found: " " * len(found[0]), sentence)
        run, is_towns, is_tale = list[_Unit](), False, False
        for part in self._parts(sentence):
            is_tale = bool(run) and (bool(_TALE.match(part.words)) or (is_tale and part.mark == ":"))
            if is_tale:
                continue
            if towns := _TOWNS.search(part.words):
                yield _with_rests(sentence, run)
                run, is_towns = [_Unit(MUNICIPALITY, f"Gemeente {towns['name']}", part)], True
            elif is_towns and (match := _BARE.fullmatch(part.words)):
                run.append(_Unit(MUNICIPALITY, f"Gemeente {match[0]}", part))
                is_towns = part.mark != "en"
            elif whole := self._whole(part):
                run.append(whole)
            else:
                beginning = self._beginning(part) if run else None
                yield _with_rests(sentence, [*run, beginning] if beginning else run)
                ending = self._ending(part)
                run = [ending] if ending else []
        yield _with_rests(sentence, run)

    def _whole(self, part: _Part) -> _Unit | None:
        named = self.name_at(part.words, fewest=1)
        is_all = named and named[1] >= len(part.words.rstrip(" .\"”'"))
        return _Unit(named[0].kind, named[0].name, part) if named and is_all else None

    def _beginning(self, part: _Part) -> _Unit | None:
        """The name before a verb: "en de Huurdersraad maken"."""
        named = self.name_at(part.words, fewest=1)
        if not named or not _BEHIND_VERB.match(part.words[named[1] :]):
            return None
        return _Unit(named[0].kind, named[0].name, part._replace(end=part.start + named[1]))

    def _ending(self, part: _Part) -> _Unit | None:
        """The name at the end of a part that does not begin with one: "Partijen zijn de gemeente X"."""
        typed = [one for one in names_in(part.words, self.wholes) if one[1] >= len(part.words)]
        if typed:
            return _Unit(typed[-1][2], typed[-1][3], part)
        match = re.search(rf"\b(?:van|tussen|door|zijn|voor|met)\s+(?:de\s+)?(?P<name>{NAME})$", part.words)
        named = self.name_at(match["name"]) if match else None
        return _Unit(named[0].kind, named[0].name, part) if named and not named[0].rest else None

    def _parts(self, sentence: str) -> Iterator[_Part]:
        """What stands between commas and "en", up to a bracket."""
        masked = re.sub(r"\([^)]*\)", lambda found: "\0" * len(found[0]), sentence)
        for whole in (*self.wholes, *_KEPT, "burgemeester en wethouders"):
            masked = masked.replace(whole, "\1" * len(whole))
        seams = [(mark.start(), mark.end(), mark[0].strip()) for mark in _SEAM.finditer(masked)]
        for (_, begin, mark), (until, _, _) in pairwise([(0, 0, ""), *seams, (len(masked), 0, "")]):
            bracket = masked.find("\0", begin, until)
            end = until if bracket < 0 else bracket
            yield _Part(sentence[begin:end].strip(" \"“'"), mark, begin, end)


def _with_rests(sentence: str, run: Sequence[_Unit]) -> list[Told]:
    """The names with what is said behind each, up to the next."""
    ends = [*(unit.part.start for unit in run[1:]), len(sentence)] if run else []
    return [Told(unit.kind, unit.name, sentence[unit.part.end : end]) for unit, end in zip(run, ends, strict=True)]
