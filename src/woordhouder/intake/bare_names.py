"""Parties whose names do not say what they are ("Orventa"): signers in a list, and who does things all through a paper.

What kind of organisation that is, the sentences tell in which it is named.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from woordhouder.papers.documents.blocks import Block, BlockKind, Document

from .party_words import ASSOCIATION, MUNICIPALITY, OTHER, TENANTS, as_word, names_in
from .verbs import PRESENT, forms
from .words import small

_HEADED = re.compile(
    r"^(?:de )?(?:ondertekenaars|ondergetekenden|ondertekening|partijen|betrokken partijen|deelnemende partijen|"
    r"deelnemers|partners|wie (?:doen|tekenen|sluiten)|tussen(?: de)?(?: partijen)?)\b",
    re.I,
)
_NAME = r"[A-ZÀ-Ý][\w'’-]+(?:\s(?:(?:de|van|aan|op)\s)?[A-ZÀ-Ý][\w'’-]+){0,3}"
_LINE = re.compile(rf"(?:namens\s+)?(?:de\s+|het\s+)?(?P<name>(?:De |Het )?{_NAME})\s*(?:[,:(;.].*)?$", re.I)
_CAPITAL = re.compile(rf"\b(?:(?<=\s)(?:De|Het) )?{_NAME}")
_BEFORE = re.compile(r"([\w'’-]+)\s$")
_BEHIND = re.compile(r"\s([a-zà-ÿ'’-]+)")
_PLACED = small("preposition")
_STOP = frozenset(
    """rijk nederland europa autoriteit waarborgfonds huurcommissie belastingdienst kadaster aedes woonbond provincie
    raad wet den haag vng woningwet huisvestingswet januari februari maart april mei juni juli augustus september
    oktober november december artikel bijlage hoofdstuk afspraak wmo daeb npa minister ministerie gemeente
    gemeenteraad mevrouw""".split()  # noqa: SIM905 - a list of this length reads better so
)
_ACTS = ("deed", "vow", "effort", "aim", "tell", "ask", "meet")
_FEWEST_ACTS, _FEWEST_BESIDE, _FEWEST_VERBS, _FEWEST_TIMES = 5, 8, 4, 4
_LONGEST_LINE, _LOOKED_BELOW, _NEAR = 90, 16, 30
_LETS = re.compile(r"(?:Wonen|Woon(?!zorg|bond|kring)[a-z]*|Woning[a-z]*)\b")
"""How only who lets homes is called: "Wonen aan de Gracht", "Woonveste"."""
_SAYS = {
    TENANTS: re.compile(
        r"vertegenwoordigt|behartigt|huurdersorganisatie|huurdersvereniging|huurdersbelang|\bleden\b|ledenvergadering|"
        r"achterban|vrijwilligers|namens de huurders|de huurders van",
    ),
    OTHER: re.compile(
        r"\bzorg|cliënt|beperking|handicap|welzijn|hulpverlen|begeleiding|opvang|dorpsraad|ggz|thuiszorg",
    ),
    ASSOCIATION: re.compile(
        r"verhuur|\bcorporatie\b|woningbezit|haar bezit|\bbezit\b|\d woningen|\bbod\b|toegelaten instelling",
    ),
    MUNICIPALITY: re.compile(r"gemeentebestuur|wethouder|inwoners"),
}


def bare_names(document: Document, known: Iterable[str], *, is_whole: bool = False) -> Iterator[tuple[str, str]]:
    """(kind, name) of each party that is not among the `known` names.

    `is_whole`: the paper told its parties, so that one more must be as busy as they are.
    """
    text = "\n".join(block.clean for block in document.blocks)
    taken = {name.lower() for name in known}
    found = dict[str, None]()
    for name in _acting(document, taken) if is_whole else (*_listed(document), *_acting(document)):
        others = (*taken, *(one.lower() for one in found))
        is_new = name.lower() not in taken and not any(_is_part(name, one) for one in others)
        if is_new and text.count(name) >= _FEWEST_TIMES:
            found[name] = None
    for name in found:
        yield kind_by_words(name, document, may_be_town=True), name


def _is_part(name: str, known: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name.lower())}\b", known))


def _listed(document: Document) -> Iterator[str]:
    """Short lines below "Ondertekenaars" and the like."""
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.ROW or len(block.clean) > _LONGEST_LINE or not _HEADED.match(block.clean):
            continue
        for below in blocks[number + 1 : number + _LOOKED_BELOW]:
            if len(below.clean) > _LONGEST_LINE or below.kind is BlockKind.ROW:
                break
            match = _LINE.match(below.clean)
            if match and not is_common(match["name"]) and match["name"][0].isupper():
                yield match["name"]


def is_common(name: str) -> bool:
    """Whether a word of `name` is a body of the state, a month or the like: no party is called so."""
    return any(word in _STOP for word in name.lower().split())


def _acting(document: Document, known: Collection[str] = ()) -> Iterator[str]:
    """Names that stand before many verbs of doing, and stand so within sentences too.

    Where parties are `known` (small letters) a name must do a third of what the busiest of them does, or be none.
    """
    acts = Counter[str]()
    verbs: dict[str, set[str]] = {}
    places: dict[str, list[tuple[str, int]]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.HEADING or block.kind is BlockKind.TITLE:
            continue
        for match in _CAPITAL.finditer(block.clean):
            name = match[0]
            places.setdefault(name, []).append((block.clean, match.start()))
            behind = _BEHIND.match(block.clean, match.end())
            if behind and _does(behind[1]):
                acts[name] += 1
                verbs.setdefault(name, set()).add(behind[1])
    busiest = max((count for name, count in acts.items() if name.lower() in known), default=0)
    fewest = max(_FEWEST_BESIDE, busiest / 3) if known else _FEWEST_ACTS
    for name, count in acts.most_common():
        is_busy = count >= fewest and len(verbs[name]) >= _FEWEST_VERBS
        if is_busy and _is_inside(places[name]) and not is_common(name):
            yield name


def _is_inside(places: Iterable[tuple[str, int]]) -> bool:
    """Whether a name stands within sentences, more than twice, and mostly not behind "in", "te" and the like."""
    found = [_BEFORE.search(text, max(0, begin - _NEAR), begin) for text, begin in places]
    before = [match[1].lower() for match in found if match]
    return len(before) > 2 and 2 * sum(word in _PLACED for word in before) <= len(before)


def _does(word: str) -> bool:
    return any(form.tense == PRESENT and form.sense in _ACTS for form in forms().get(word, ()))


def kind_by_words(name: str, document: Document, *, may_be_town: bool = False) -> str:
    """The kind of a party by what is said of it: first where it is introduced, then all through."""
    if _LETS.match(name):
        return ASSOCIATION
    counts = Counter[str]()
    named = as_word(name)
    for weight, sentence in _sentences(document.blocks, named):
        for kind, pattern in _SAYS.items():
            if kind == MUNICIPALITY and not may_be_town:
                continue
            counts[kind] += weight * len(set(pattern.findall(sentence)))
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else ASSOCIATION


def _sentences(blocks: Iterable[Block], named: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Sentences that begin with the name weigh more, the first ones most."""
    seen = 0
    for block in blocks:
        if block.kind is BlockKind.ROW or not named.search(block.clean):
            continue
        for sentence in re.split(r"(?<=[.!?])\s+", block.clean):
            if match := named.search(sentence):
                is_subject = match.start() < 4
                seen += is_subject
                yield (12 if is_subject and seen <= 2 else 1), _without_others(sentence).lower()[:250]


def _without_others(sentence: str) -> str:
    """The sentence without names that say themselves what they are: "Huurdersraad Oost" says nothing of another."""
    for start, end, _kind, _name in reversed(list(names_in(sentence))):
        sentence = sentence[:start] + sentence[end:]
    return sentence
