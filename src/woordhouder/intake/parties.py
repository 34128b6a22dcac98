"""Who makes the agreement: found by name, by "hierna te noemen", by lists of parties and of abbreviations."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from woordhouder.papers.documents.blocks import Block, BlockKind, Document

from .bare_names import bare_names, kind_by_words
from .facts import Party
from .letters import is_letter, sender_of
from .name_rows import NameReader, Told
from .party_places import FRONT, told_places, without_others
from .party_words import (
    ASSOCIATION,
    MUNICIPALITY,
    OTHER,
    TENANTS,
    as_word,
    introduced_in,
    kind_of,
    names_in,
    without_type,
)

_ALIAS = re.compile(
    r"(?:\b(?:hierna|hieronder|verder|voorts|in het vervolg|in deze overeenkomst|in dit convenant)"
    r"(?: ook| verder)?(?: wel)?(?: gezamenlijk| tezamen| samen)?"
    r"(?: te noemen| genoemd| aangeduid als| aan te duiden als| aangeduid met| afgekort(?: als| tot)?)?"
    r"|\bkortweg|\bin dit (?:stuk|document) ook|\book wel(?: genoemd)?|\bafgekort(?: als| tot)?|\baangeduid als)"
    r"\s*:?\s*(?P<said>[\"'“‘„][^\"'”’“]{2,60}[\"'”’“]|[^\"'”’“,;.()]{2,60})"
)
_ASIDE = re.compile(r"\badviserende partij|valt niet onder (?:het begrip )?[\"'“]?partijen|is (?:zelf )?geen partij")
_TOGETHER = re.compile(r"\b(?:samen|gezamenlijk|tezamen|alle)\b")
_SIGNS = re.compile(r"\b(?:buurgemeente|regio)\b")
_BRACKETS = re.compile(r"\s*\((?:hierna:?\s*)?(?:de\s+)?(?P<said>[A-Z][\w&]{1,11})\)")
_TAILED = re.compile(r"(?:Huurders|Bewoners)(platform|collectief|bond|federatie|koepel)")
_NEUTER = ("platform", "collectief")
_GOES_ON = re.compile(r" [A-Z]")
_OR = re.compile(r"\s+(?:of|dan wel|en ook)\s+(?:ook\s+)?")
_TAIL = re.compile(r"\s+(?:genoemd|te noemen|is|als|en|wordt)\b.*$")
_ORDER = (MUNICIPALITY, ASSOCIATION, TENANTS, OTHER)
_OFTEN = 14  # the weight of who is named all through, though nowhere introduced
_IN_TITLE = 30
_LONG = 20_000  # signs from which on a party is named often
# How sentences call a party that the text, a part of an agreement perhaps, names nowhere; and what it is called then.
_NAMELESS = (
    (MUNICIPALITY, "Gemeente", re.compile(r"\b[Dd]e gemeente\b")),
    (ASSOCIATION, "Woningcorporatie", re.compile(r"\b[Dd]e (?:woning)?corporaties?\b")),
    (TENANTS, "Huurdersorganisatie", re.compile(r"\b[Dd]e huurders(?:organisaties?|vereniging(?:en)?|raad)\b")),
)


@dataclass
class Seat:
    """A party while it is being found: its kind, its name and every other way of naming it."""

    kind: str
    name: str
    aliases: dict[str, None] = field(default_factory=dict)
    weight: int = 0
    is_listed: bool = False
    is_aside: bool = False  # signs, but is not one of "partijen"


@dataclass
class Table:
    """The parties of a document, and the names of several at once ("C3", "de corporaties")."""

    seats: list[Seat]
    groups: dict[str, tuple[int, ...]] = field(default_factory=dict)
    speaker: int | None = None
    """Who says "wij", where that is one of them: who writes a letter."""

    def parties(self) -> tuple[Party, ...]:
        """As the reading tells them."""
        return tuple(Party(seat.kind, seat.name, tuple(seat.aliases)) for seat in self.seats)

    def of_kind(self, kind: str) -> tuple[int, ...]:
        """Which seats are of `kind`."""
        return tuple(at for at, seat in enumerate(self.seats) if seat.kind == kind)


def find_parties(document: Document) -> Table:
    """The parties of `document`, in the order of their kinds.

    Who is named where a paper tells its parties is one; where that gives none of a kind, who is named often enough.
    """
    front = [block for block in without_others(document.blocks[:FRONT]) if block.kind is not BlockKind.ROW]
    places = told_places(document)
    table = _told(places, document)
    kinds = {seat.kind for seat in table.seats}
    is_whole = len(kinds) > 1
    wanted = {MUNICIPALITY, ASSOCIATION, TENANTS} - kinds
    guessed = _guessed(document, front).seats if wanted else []
    table.seats += [
        seat for seat in guessed if seat.kind in wanted or (seat.kind == OTHER and not is_whole and OTHER not in kinds)
    ]
    known = [name for seat in table.seats for name in (seat.name, *seat.aliases)]
    for kind, name in bare_names(document, known, is_whole=is_whole):
        if kind != MUNICIPALITY:
            table.seats.append(Seat(kind, name))
    _merge_bare(table)
    _add_nameless(table, document)
    table.seats.sort(key=lambda seat: _ORDER.index(seat.kind))
    _mark_asides(table, front)
    _read_abbreviations(table, document)
    _add_short_names(table, document)
    table.speaker = _speaker(table, document)
    return table


def _speaker(table: Table, document: Document) -> int | None:
    """The seat that writes a letter, None for another paper."""
    if not is_letter(document.blocks):
        return None
    told = sender_of(NameReader("\n".join(block.clean for block in document.blocks)), document.blocks)
    seats = [at for at, seat in enumerate(table.seats) for one in told if _names(seat, one.name)]
    return seats[0] if len(seats) == 1 else None


def _told(places: Sequence[Sequence[Told]], document: Document) -> Table:
    """Who is named in the places where a paper tells its parties."""
    table = Table([])
    beside: dict[str, list[Seat]] = {}  # by name without type: who stands in one place with it, so is another
    for place in places:
        typed = [(_seat(table, one.kind, one.name), one) for one in place if one.kind]
        for seat, one in typed:
            _add_aliases(seat, one.rest)
        for one in place:
            if not one.kind:
                beside.setdefault(one.name, []).extend(seat for seat, _ in typed)
    for one in (one for place in places for one in place if not one.kind):
        others = [seat for seat in table.seats if seat not in beside[one.name] or _is_exactly(seat, one.name)]
        seat = _called(others, one.name) or _seat(table, kind_by_words(one.name, document), one.name)
        _add_aliases(seat, one.rest)
    return table


def _is_exactly(seat: Seat, name: str) -> bool:
    return name in (seat.name, *seat.aliases) or (seat.kind == MUNICIPALITY and without_type(seat.name) == name)


def _called(seats: Iterable[Seat], name: str) -> Seat | None:
    """The one seat that has `name`, or all its words, among its names; "Thuisborg" is "Stichting Thuisborg Wonen"."""
    low = name.lower().removeprefix("de ")
    found = [
        seat
        for seat in seats
        if any(re.search(rf"\b{re.escape(low)}\b", known.lower()) for known in (seat.name, *seat.aliases))
    ]
    exact = [seat for seat in found if seat.kind == ASSOCIATION]
    return found[0] if len(found) == 1 else exact[0] if len(exact) == 1 else None


def _guessed(document: Document, front: Iterable[Block]) -> Table:
    """Who may be party by being named often, where the paper has no place that tells it."""
    table = Table([])
    for block in [*front, *_signatures(document)]:
        _take(table, block)
        if block.kind is BlockKind.TITLE:
            for seat in table.seats:
                seat.weight += _IN_TITLE
    _drop_strangers(table, document)
    return table


def _signatures(document: Document) -> Iterator[Block]:
    """The blocks in which people sign for parties."""
    for block in document.blocks[FRONT:]:
        lower = block.clean.lower()
        if block.kind is not BlockKind.ROW and ("namens" in lower or "ondertekend" in lower or "aldus" in lower):
            yield block


def _take(table: Table, block: Block) -> None:
    found = list(names_in(block.clean))
    if first := introduced_in(block.clean):
        found = [first, *(one for one in found if one[0] >= first[1])]
    is_list = len({name for *_, name in found}) > 2 and len({kind for _, _, kind, _ in found}) > 1
    # "hierna te noemen: de Huurdersraad": the word alone is another name of the party before it.
    found = [one for at, one in enumerate(found) if at == 0 or " " in one[3]]
    for number, (start, end, kind, name) in enumerate(found):
        seat = _seat(table, kind, name)
        until = found[number + 1][0] if number + 1 < len(found) else len(block.clean)
        rest = block.clean[end:until]
        is_introduced = _add_aliases(seat, rest)
        seat.is_listed = seat.is_listed or (is_list and not _SIGNS.search(block.clean[:start][-40:]))
        seat.weight += 4 if is_list else 0
        seat.weight += 10 if is_introduced else 3 if block.clean[:start].strip(" \"'“de") == "" else 1


def _add_aliases(seat: Seat, rest: str) -> bool:
    """What the words behind a name say that it is called, and whether they do."""
    is_introduced = False
    if match := _BRACKETS.match(rest):
        seat.aliases[match["said"]] = None
        is_introduced = True
    if (match := _ALIAS.search(rest[:700])) and not _TOGETHER.search(match[0]):
        for said in _said(match["said"]):
            seat.aliases[said] = None
        is_introduced = True
    return is_introduced


def _said(written: str) -> Iterator[str]:
    written = written.strip(" \"'“‘„”’:")
    for part in _OR.split(_TAIL.sub("", written)):
        if 2 <= len(part) <= 45 and part.count(" ") <= 4 and (part != part.lower() or part.startswith(("de ", "het "))):
            yield part.strip(" \"'“‘„”’:")


def _seat(table: Table, kind: str, name: str) -> Seat:
    """The seat of that name, new or known; "Kantelhof Wonen" is "Woonstichting Kantelhof Wonen"."""
    bare = without_type(name).lower()
    for seat in table.seats:
        known = without_type(seat.name).lower()
        if seat.name.lower() == name.lower() or (seat.kind == kind and bare and bare == known):
            if len(name) > len(seat.name):
                seat.name = name
            return seat
    seat = Seat(kind, name)
    table.seats.append(seat)
    return seat


def _drop_strangers(table: Table, document: Document) -> None:
    """Only one municipality, unless several introduce themselves; of the others who is introduced or named often."""
    text = document.text
    for seat in table.seats:
        counted = {without_type(seat.name), *seat.aliases} - {""}
        seat.weight += min(12, sum(text.count(name) for name in counted if len(name) > 3 and name[0].isupper()))
    share = min(1.0, len(text) / _LONG)
    kept = [seat for seat in table.seats if seat.weight >= share * (8 if seat.kind in (ASSOCIATION, TENANTS) else 10)]
    towns = [seat for seat in kept if seat.kind == MUNICIPALITY]
    if not towns:
        towns = [seat for seat in table.seats if seat.kind == MUNICIPALITY]
    best = max((seat.weight for seat in towns), default=0)
    introduced = [seat for seat in towns if seat.aliases or (seat.is_listed and 3 * seat.weight >= best)]
    chosen = introduced or [seat for seat in towns if seat.weight == best][:1]
    others = [seat for seat in kept if seat.kind != MUNICIPALITY]
    others = [seat for seat in others if seat.aliases or seat.kind in (ASSOCIATION, TENANTS) or seat.weight >= _OFTEN]
    table.seats = [seat for seat in table.seats if seat in chosen or (seat in others and not _is_beside(seat, others))]


def _is_beside(seat: Seat, others: Iterable[Seat]) -> bool:
    """Whether others of its kind introduce themselves and this one, named in passing, does not: a neighbour's."""
    introduced = [one for one in others if one.kind == seat.kind and (one.aliases or one.is_listed)]
    return bool(introduced) and seat not in introduced and seat.weight < _OFTEN


def _add_nameless(table: Table, document: Document) -> None:
    """ "De gemeente" is somebody too where no municipality has a name."""
    for kind, name, called in _NAMELESS:
        if table.of_kind(kind):
            continue
        if words := {" ".join(found.split()).lower(): None for found in called.findall(document.text)}:
            table.seats.append(Seat(kind, name, words))


def _mark_asides(table: Table, front: Iterable[Block]) -> None:
    """Who signs as an adviser, or is said not to be one of "partijen"."""
    for block in front:
        if match := _ASIDE.search(block.clean):
            begin, end = block.clean.rfind(".", 0, match.start()) + 1, match.end()
            for seat in table.seats:
                names = (seat.name, *seat.aliases)
                seat.is_aside = seat.is_aside or any(name in block.clean[begin:end] for name in names)


def _merge_bare(table: Table) -> None:
    """ "Huurdersraad" alone is the one party that has that word in its name."""
    for seat in list(table.seats):
        if " " not in seat.name:
            longer = [o for o in table.seats if o is not seat and o.kind == seat.kind and seat.name in o.name.split()]
            if len(longer) == 1:
                longer[0].aliases.update({f"de {seat.name}": None})
                table.seats.remove(seat)


def _read_abbreviations(table: Table, document: Document) -> None:
    """A table "Afkorting | Betekenis" that names parties gives each a short name, or several one together."""
    above: dict[int | None, str] = {}
    for block in document.blocks:
        if block.kind is not BlockKind.ROW or len(block.cells) < 2:
            continue
        header = above.setdefault(block.table, (block.cells[0].header or block.cells[0].clean).lower())
        if not header.startswith(("afkort", "aanduiding", "term", "code", "naam")):
            continue
        short, long = block.cells[0].clean, block.cells[1].clean
        if len(short) > 14:
            continue
        named = [at for at, seat in enumerate(table.seats) if _names(seat, long)]
        if len(named) == 1:
            table.seats[named[0]].aliases[short] = None
        elif len(named) > 1 and re.match(
            r"(?:de |alle |beide )?(?:\w+ )?(?:corporaties|huurders|partijen)", long, re.I
        ):
            table.groups[short] = tuple(named)
        elif re.match(r"alle|iedereen|de ondertekenaars", long, re.I):
            table.groups[short] = tuple(range(len(table.seats)))
        elif re.match(r"(?:de |alle |beide )?(?:\w+ )?corporaties\b", long, re.I):
            table.groups[short] = table.of_kind(ASSOCIATION)


def _names(seat: Seat, text: str) -> bool:
    names = [seat.name, *seat.aliases]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I) for name in names)


def _add_short_names(table: Table, document: Document) -> None:
    """The name without "Stichting" and the like, where that is nobody else's."""
    for seat in table.seats:
        for short in _shorter(seat):
            others = [other for other in table.seats if other is not seat]
            is_taken = any(short.lower() in (o.lower() for o in (other.name, *other.aliases)) for other in others)
            inside = any(re.search(rf"\b{re.escape(short)}\b", other.name) for other in others)
            if not is_taken and not (inside and seat.kind in (TENANTS, OTHER)) and _stands_alone(short, document):
                seat.aliases[short] = None
        if seat.kind == MUNICIPALITY and len(table.of_kind(MUNICIPALITY)) == 1:
            seat.aliases.setdefault("de gemeente")
            seat.aliases.setdefault(without_type(seat.name))
        elif seat.kind == MUNICIPALITY:
            seat.aliases.pop("de gemeente", None)
            seat.aliases.setdefault(without_type(seat.name))
    for seat in table.seats:
        seat.aliases.pop(seat.name, None)


def _stands_alone(short: str, document: Document) -> bool:
    """Whether a short name is in the text where no longer one begins; "de dorpsraad" also at a beginning."""
    named = as_word(short, re.I if short.startswith("de ") else 0)
    return any(not _GOES_ON.match(document.text, match.end()) for match in named.finditer(document.text))


def _shorter(seat: Seat) -> Iterable[str]:
    bare = without_type(seat.name)
    if not bare or seat.kind == MUNICIPALITY:
        return []
    words = bare.split()
    made = [bare] if bare != seat.name else []
    if len(words) > 1 and words[-1] in ("Wonen", "Woningen", "Woondiensten", "Woonservice", "Groep", "Woongroep"):
        made.append(" ".join(words[:-1]))
    first = seat.name.split()[0]
    if seat.kind in (TENANTS, OTHER) and kind_of(first):
        made += [f"de {first.lower()}", first]
    if seat.kind == TENANTS and (tail := _TAILED.fullmatch(first)):
        made.append(f"{'het' if tail[1] in _NEUTER else 'de'} {tail[1]}")
    return made
