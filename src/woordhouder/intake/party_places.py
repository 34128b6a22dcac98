"""The places where a paper tells who its parties are: a row of names, a list, a title page, signatures, definitions.

Who is named elsewhere only, however often, is no party by that: a neighbour, an umbrella, a fund, who gives care.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from woordhouder.language.sentences import sentences
from woordhouder.papers.documents.blocks import Block, BlockKind, Document

from .letters import addressed
from .name_rows import NameReader, Told, as_written
from .party_tables import party_tables
from .party_words import ASSOCIATION, MUNICIPALITY, TENANTS, introduced_in, names_in

FRONT = 90
"""Blocks in which parties introduce themselves."""
# Below such a heading stand those who are no party.
_OTHERS = re.compile(
    r"\b(?:niet|geen|wel)\b.{0,25}\b(?:teken\w*|mee|partij\w*|ondertek\w*|voorkomen|bindt|gebonden)\b|"
    r"\b(?:teken\w*|doen|doet)\b.{0,12}\bniet\b|buiten deze tafel|"
    r"andere (?:organisaties|namen|spelers)|verder genoemd",
    re.I,
)
_OPENS = re.compile(
    r"^(?:de |het )?(?:ondertekenaars|ondergetekenden?|ondertekening|handtekeningen|partijen|contractpartijen|"
    r"betrokken partijen|deelnemende (?:partijen|organisaties)|deelnemers|partners|convenantpartners|"
    r"tussen(?: partijen)?|voor akkoord|aldus\b|getekend|"
    r"wie (?:er )?(?:mee ?)?(?:doen|tekenen|sluiten|zitten|maken|zijn (?:wij|we)))\b|"
    r"\b(?:doen mee|nemen deel|zijn partij|partijen(?: bij [^.:]{2,40})? zijn|aan tafel|gesloten tussen|"
    r"ondertekend door|gemaakt door|zijn de ondertekenaars|ondergetekenden)\b[^.]{0,60}:$",
    re.I,
)
# For small letters, as the next two. A row of names with such a word is of this paper; with one of the others only
# where no other place tells more.
_OURS = re.compile(
    r"\bpartij(?:en)?\b|onderteken|ondergetek|\bteken(?:en|den|t)\b|\b(?:deze|dit|de|volgende|onze)\b[^.]{0,40}\b(?:\w*afspraken|"
    r"\w*overeenkomst|convenant|akkoord)\b|aan tafel|\bwij,|\b(?:spreken|komen)\b.*\b(?:af|overeen)\b|overeengekomen|"
    r"\bvolgende\b[^.]{0,30}\bafgesproken"
)
_MAKES = re.compile(r"afspra|afgesproken|overeen|akkoord|convenant|sluiten|gesloten|\beens\b|doen mee|\bmaken\b|belov")
_NO_PARTY = re.compile(
    r"\bgeen (?:partij|ondertekenaar)|\bniet mee\b|\b(?:tekent|tekenen|ondertekent) niet\b|besproken met|geraadpleegd|"
    r"buurgemeente|\bgevraagd om (?:advies|een reactie)|meegelezen|met dank aan|\beigen afspraken|\bvorige\b|"
    r"\beerdere\b"
)
_SIGNS = re.compile(r"\b(?:[Nn]amens|NAMENS)\s+|^[Vv]oor (?=[^.:]{2,60}:)")
_SIGNED = re.compile(r"\s*(?:$|[:,(;]|\.(?:\s|$))")
_HEAD = re.compile(
    r"(?i)(?:partij(?:en)?|naam|functie|handtekening|organisatie|datum|plaats|vertegenwoordig\w*(?: door)?|namens|rol)$"
)
_BEHIND = re.compile(r"\s*(?:$|[,:;(–—-]|\.$|(?:de heer|mevrouw|dhr|mw|drs|ir|mr|met|als|is|heeft|zijn)\b|(?:een|de) )")
_MEANS = re.compile(
    r"[\"“„'‘](?P<said>(?:de |het )?[\w -]{2,30}[\w])[\"”“'’]"
    r"[^.;\"“]{0,30}?\b(?:voor|bedoel\w+(?: wij| we)?|verst\w+(?: wij| we)?|slaat op)\s+(?=(?:de |het )?[A-Zgcwh])"
)
_SEVERAL = re.compile(r"(?:corporaties|verhuurders|gemeenten|huurders\w*(?:en|s)|partijen|partners)$")
"""Whom several are called is no name of the first of them."""
_CALLED = re.compile(r"\s*[,(]?\s*[\w ,'’-]{0,60}?\b(?:hierna|verder te noemen|gevestigd te)\b")
_STANDS = re.compile(r",[^.]{0,200}\b(?:hierna|kortweg|verder aangeduid|vertegenwoordigd|in dit stuk)")
_RIGHTS = "de publiekrechtelijke rechtspersoon"
_AT_TABLE = re.compile(r"\baan tafel\b|\bpartijen (?:zijn|doen|sluiten)\b")
_SHORT, _LONGEST_LIST, _LONGEST_HEAD, _PAGE, _NEAR = 100, 30, 80, 16, 4


def told_places(document: Document) -> list[list[Told]]:
    """Who is named in each place where a paper tells its parties, in reading order; one may come in several."""
    reader = NameReader("\n".join(block.clean for block in document.blocks))
    blocks = list(without_others(document.blocks))
    front = [block for block in blocks[:FRONT] if block.kind is not BlockKind.ROW]
    tables = dict(party_tables(reader, blocks))
    parted = [(block, _sentences(block)) for block in front]
    said = [(block, sentence) for block, parts in parted for sentence in parts]
    found = [_page(reader, front), *_introduced(reader, parted)]
    found += [_row(reader, sentence, _OURS) for block, sentence in said if block.kind is not BlockKind.TITLE]
    found += [_row(reader, block.clean, None) for block in front if block.kind is BlockKind.TITLE]
    found += [addressed(reader, document.blocks)]
    found += [_meant(reader, sentence) for _block, sentence in said]
    found += [*tables.values(), *_listed(reader, blocks, tables)]
    found += _signed(reader, blocks[FRONT // 3 :])
    if len(kinds_told(found)) < 2:
        found += [next((row for _, sentence in said if (row := _row(reader, sentence, _MAKES))), [])]
    return _of_this_paper([place for place in found if place])


def without_others(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks that do not stand below a heading "Wie er niet tekenen"."""
    hidden: int | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            if hidden is None or block.level <= hidden:
                hidden = block.level if _OTHERS.search(block.clean) else None
            if hidden is not None:
                continue
        if hidden is None:
            yield block


def kinds_told(places: Iterable[Iterable[Told]]) -> set[str | None]:
    """Which of the three kinds that every agreement has are named."""
    return {one.kind for place in places for one in place} & {MUNICIPALITY, ASSOCIATION, TENANTS}


def _of_this_paper(places: list[list[Told]]) -> list[list[Told]]:
    """Without rows of other municipalities only: those are neighbours who agree on something among themselves."""
    ours = next((towns for place in places if (towns := _towns(place)) and len(place) > 1), frozenset())
    return [place for place in places if not ours or not (towns := _towns(place)) or towns & ours or len(place) == 1]


def _towns(place: Sequence[Told]) -> frozenset[str]:
    return frozenset(one.name for one in place if one.kind == MUNICIPALITY)


def _sentences(block: Block) -> list[str]:
    """The sentences of a block; what opens with a bracket belongs to the one before ("X U.A. (hierna: X)")."""
    found = list[str]()
    clean = as_written(block.clean)
    for start, end in sentences(clean):
        words = clean[start:end]
        if found and words.startswith("("):
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(words)
    return found


def _page(reader: NameReader, front: Sequence[Block]) -> list[Told]:
    """Short lines on a title page that are nothing but a name, when one is a municipality."""
    found = list[Told]()
    for block in front[:_PAGE]:
        if len(block.clean) > _SHORT:
            break
        if (named := reader.name_at(as_written(block.clean))) and not named[0].rest.strip(" ,;."):
            found.append(named[0])
    return found if len(found) > 1 and MUNICIPALITY in {told.kind for told in found} else []


def _introduced(reader: NameReader, front: Iterable[tuple[Block, Sequence[str]]]) -> Iterator[list[Told]]:
    """Who introduces itself: "Stichting X, gevestigd te Y, hierna: X"; those who do so near to each other together.

    One who does so alone, far from the others, is somebody whom the paper only talks of.
    """
    clusters, last = list[list[Told]](), -_NEAR
    for number, (block, parts) in enumerate(front):
        if found := _introductions(reader, block, parts):
            if number - last >= _NEAR:
                clusters.append([])
            clusters[-1] += found
            last = number
    is_told = any(MUNICIPALITY in {one.kind for one in cluster} for cluster in clusters)
    return (one for one in clusters if not is_told or len(one) > 1)


def _introductions(reader: NameReader, block: Block, parts: Iterable[str]) -> list[Told]:
    """Who introduces itself in a block, by its sentences; where they "sit at the table" also who begins another one."""
    found, beginning = list[Told](), list[Told]()
    clean = as_written(block.clean)
    if (first := introduced_in(clean)) and not _NO_PARTY.search(clean.lower()):
        found.append(Told(first[2], first[3], clean[first[1] :]))
    for sentence in parts:
        # "hierna te noemen: de Huurdersraad": the word alone is another name of the party before it.
        named = [one for at, one in enumerate(names_in(sentence, reader.wholes)) if at == 0 or " " in one[3]]
        if not named or _NO_PARTY.search(sentence.lower()):
            continue
        for number, (start, end, kind, name) in enumerate(named):
            until = named[number + 1][0] if number + 1 < len(named) else len(sentence)
            told = Told(kind, name, sentence[end:until])
            is_first = sentence[:start].strip(" \"'“").lower() in ("", "de", "het", _RIGHTS)
            if _CALLED.match(told.rest) or (is_first and _STANDS.match(told.rest)):
                found.append(told)
            elif is_first:
                beginning.append(told)
    return [*found, *beginning] if found and _AT_TABLE.search(clean) else found


def _row(reader: NameReader, sentence: str, cue: re.Pattern[str] | None) -> list[Told]:
    """The longest row of names in a sentence with that cue, with a municipality and another kind in it."""
    low = sentence.lower()
    if "gemeente" not in low or (cue and not cue.search(low)) or _NO_PARTY.search(low):
        return []
    rows = [row for row in reader.rows(sentence) if {MUNICIPALITY} < {one.kind for one in row}]
    return max(rows, key=len, default=[])


def _meant(reader: NameReader, sentence: str) -> list[Told]:
    """Whom words mean: "met 'de corporatie' bedoelen wij Stichting X"."""
    named = [(reader.name_at(sentence[match.end() :]), match["said"]) for match in _MEANS.finditer(sentence)]
    return [one[0]._replace(rest="" if _SEVERAL.search(said) else f", hierna: '{said}'.") for one, said in named if one]


def _listed(reader: NameReader, blocks: Sequence[Block], tables: Collection[int | None]) -> Iterator[list[Told]]:
    """The items, lines and cells below "Partijen", "tussen" and the like, each of which begins with a name."""
    for number, opener in enumerate(blocks):
        is_short = len(opener.clean) <= _LONGEST_HEAD or opener.clean.endswith(":")
        if opener.kind is not BlockKind.ROW and is_short and _OPENS.search(opener.clean):
            yield list(_below(reader, blocks[number + 1 : number + _LONGEST_LIST], tables))


def _below(reader: NameReader, blocks: Iterable[Block], tables: Collection[int | None]) -> Iterator[Told]:
    """The names below an opener; rows of `tables` were read before."""
    for block in blocks:
        if block.kind is BlockKind.ROW:
            if block.table in tables:
                continue
            cells = [as_written(cell.clean) for cell in block.cells if not _HEAD.match(cell.clean)]
            named_cells = [(reader.name_at(cell), len(cell)) for cell in cells]
            yield from (named[0] for named, length in named_cells if named and named[1] >= length)
            continue
        clean = as_written(block.clean)
        named = reader.name_at(clean)
        is_line = named and (len(clean) <= _SHORT or block.kind is BlockKind.ITEM)
        if named and is_line and (named[0].kind or _BEHIND.match(clean[named[1] :])):
            yield named[0]
        elif len(clean) > _SHORT or (block.kind is BlockKind.HEADING and not named):
            return


def _signed(reader: NameReader, blocks: Iterable[Block]) -> Iterator[list[Told]]:
    """Who signs: "Namens X: ..."."""
    for block in blocks:
        if block.kind is BlockKind.ROW or not (_SIGNS.match(block.clean) or "aldus" in block.clean.lower()):
            continue
        clean = as_written(block.clean)
        named = [reader.name_at(clean[match.end() :]) for match in _SIGNS.finditer(clean)]
        yield [one[0] for one in named if one and _SIGNED.match(one[0].rest)]
