"""Where in a paper something stands: below which headings, after which lead-in, in what kind of table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from woordhouder.papers.documents.blocks import Block, BlockKind, Cell, Document

from .grammar import Parsed, parse
from .naming import THEY, Names
from .subjects import NO_SUBJECT
from .tokens import tokens_of

_LEAD_IN_ENDS = (":", ": ", "…", "...")
_SAMEN = re.compile(r"^(?:samen|gezamenlijk|wij samen|alle partijen|allen|iedereen)\b[^.]{0,60}:$", re.I)
_QUESTION = re.compile(r"\b(?:wat|wie|hoe)\b[^.]{0,60}(?:doen|doet|spreken|gaan|beloven|belooft)\b[^.]{0,40}[?:]$", re.I)
_DEEDS = re.compile(
    r"\b(?:spreken|komen)\b.{0,60}\b(?:af|overeen)\b|afspraken\b|acties\b|zeg(?:t|gen) toe|zorg(?:t|en)\b|verplicht|spant|spannen|neemt op zich|"
    r"nemen op zich|(?:gaan|gaat)\b.{0,40}\bdoen|aan de slag|stel(?:t|len) zich ten doel|maatregelen|toezegging|beloo?f|inzet\b|mag\b.{0,30}verwacht|"
    r"voert uit|voeren uit|onderneemt|ondernemen|bijdrage|levert|leveren|draagt|dragen",
    re.I,
)
_NO_DEEDS = re.compile(
    r"overweg|verstaan|betek|definit|gebeurd|bereikt|\bcijfers|opbouw|volledigheid|geloven|niet af\b|niet overeen|geen afspraken|"
    r"gelden de volgende begrippen|oorzaken|redenen|blijkt|zien we|leren|onderwerpen|niet eens|risico|knelpunt|vastgesteld is|resultat|"
    r"uitgangspunten|was\b|waren\b|werden\b|is geregeld|documenten|bronnen|voorbeeld|blik",
    re.I,
)
_WHO = re.compile(r"^(?:wie\b(?! levert)|trekker|partij|door\b|uitvoer|verantwoordelijk|actiehouder|eigenaar|initiatief|aan zet|penvoerder)", re.I)
_WITH = re.compile(r"^(?:betrokken|met\b|samen met|partner|ondersteun|mede|in samenwerking)", re.I)
_WHAT = re.compile(
    r"^(?:wat\b|actie|afspra|inzet|maatregel|activiteit|prestatie|omschrijving|taak|toezegging|wie levert wat|resultaatafspraak|bijdrage|"
    r"gewenst resultaat|beoogd|doen)",
    re.I,
)
_WHEN = re.compile(r"^(?:wanneer|planning|gereed|termijn|deadline|periode|uiterlijk|oplevering|start|klaar|tijd|jaar$|looptijd)", re.I)
_DATA = re.compile(
    r"^(?:betekenis|wat ervan|hoe liep|opbrengst|bevinding|uitleg$|begrip|definitie|toelichting op begrip|oordeel|stand\b|bereikt|gehaald|realisatie|gerealiseerd|resultat|resultaat$|kerncijfers|"
    r"verwacht|bron\b|(?:19|20)\d\d$|totaal|gemiddeld|inwoners|woningen$|bedrag|kern$|wijk$|afkort|score|afgesproken|grens|grenzen|waarde$|"
    r"percentage$|aantal$|label|peil|prognose|vastgesteld|vindplaats|datum|naam$|functie|voorraad|status$|afspraak \d{4}|uitkomst|nulmeting)",
    re.I,
)
_YEAR_HEAD = re.compile(r"(?:in |jaar )?20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?$")
_FIELDS = {
    "trekker": "who", "wie": "who", "verantwoordelijk": "who", "uitvoer": "who", "partij": "who", "initiatief": "who", "actiehouder": "who",
    "door": "who", "eigenaar": "who", "betrokken": "with", "samen met": "with", "partners": "with", "met": "with", "ondersteuning": "with",
    "planning": "when", "wanneer": "when", "termijn": "when", "gereed": "when", "klaar": "when", "deadline": "when", "periode": "when",
    "start": "when", "oplevering": "when", "looptijd": "when", "resultaat": "count", "aantal": "count", "indicator": "count", "omvang": "count",
    "streefwaarde": "count", "hoeveel": "count", "doelgetal": "count", "budget": "count", "prestatie": "count", "meetbaar": "count", "toelichting": "note", "let op": "note",
    "status": "note", "monitoring": "note", "financiering": "note", "opmerking": "note", "bron": "note", "kosten": "note", "thema": "note",
    "rapportage": "note", "meting": "note", "achtergrond": "note", "voorwaarde": "note", "doel": "note",
}  # fmt: skip
_FIELD = re.compile(
    r"(?:(?<=[.;|] )|(?<=\| )|^)((?:" + "|".join(re.escape(key) for key in _FIELDS) + r")\w*(?: partij(?:en)?| door| datum)?)\s*:\s*(?=\S)",
    re.I,
)
_FIGURE = re.compile(r"[-–€±<>ca.\s\d,%/()xX+]*(?:mln|miljoen|m2|procent|euro|n\.?v\.?t\.?|onbekend)?$")


@cache
def _heading_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = files("woordhouder.intake").joinpath("data", "headings.txt").read_text(encoding="utf-8")
    rows = [line.split(": ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((name, re.compile(pattern)) for name, pattern in rows)


@cache
def heading_class(heading: str) -> str:
    """What stands below a heading: agreed, not_agreed, past, now, intro, terms, ...; "" when it does not say."""
    lower = heading.lower()
    return next((name for name, pattern in _heading_patterns() if pattern.search(lower)), "")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The words that open a list. `who` is the subject or owner they give; `tone`: deeds, no_deeds or ""."""

    text: str
    who: tuple[int, ...]
    tone: str
    verb: str = ""
    sense: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold, by number; `tone`: deeds, data or "". `heads` is what stands above them."""

    heads: tuple[str, ...] = ()
    who: int | None = None
    with_: int | None = None
    what: tuple[int, ...] = ()
    when: int | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands. `headings`: from the chapter down to the nearest."""

    headings: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    lead_in: LeadIn | None = None
    columns: Columns = field(default_factory=Columns)
    depth: int = 0
    near: tuple[int, ...] = ()  # who the heading names
    is_detail: bool = False  # below an item that opens no list
    fields: tuple[tuple[str, str], ...] = ()  # lines below it as "Trekker: ..." : what they tell, and their words

    @property
    def heading(self) -> str:
        """The nearest heading, "" before the first."""
        return self.headings[-1] if self.headings else ""


def places(document: Document, names: Names) -> Iterator[tuple[Block, Place]]:
    """Each block that is no heading or title, with where it stands."""
    return _Walk(names).over(document.blocks)


class _Walk:
    def __init__(self, names: Names) -> None:
        self.names = names
        self.stack: list[tuple[int, str]] = []
        self.place = Place()
        self.lead_ins: dict[int, LeadIn] = {}
        self.opened: LeadIn | None = None
        self.columns: dict[int | None, Columns] = {}

    def over(self, blocks: Sequence[Block]) -> Iterator[tuple[Block, Place]]:
        told_below = fields_below(blocks)
        for number, block in enumerate(blocks):
            if block.kind is BlockKind.TITLE or told_below.get(number) == ():
                continue
            if block.kind is BlockKind.HEADING:
                self._enter(block)
                yield block, self.place
            elif block.kind is BlockKind.ROW:
                is_head = block.is_header
                if block.is_header or block.table not in self.columns:
                    rows = [later for later in blocks[number : number + 60] if later.table == block.table]
                    self.columns[block.table] = columns_of(block, rows)
                    is_head = is_head or heads_of(block) == tuple(cell.clean for cell in block.cells)
                if not is_head:
                    yield block, replace(self.place, columns=self.columns[block.table], lead_in=None)
            else:
                yield block, replace(self._listed(block), fields=told_below.get(number, ()))

    def _enter(self, block: Block) -> None:
        self.stack = [(level, text) for level, text in self.stack if level < block.level] + [(block.level, block.clean)]
        headings = tuple(text for _level, text in self.stack)
        near = tuple(sorted({who for m in self.names.mentions(tokens_of(block.clean)) if m.how != THEY for who in m.who}))
        if len(near) == len(self.names.everyone):
            near = ()
        self.place = Place(headings, tuple(heading_class(text) for text in headings), near=near)
        self.lead_ins.clear()
        self.opened = None
        is_owner = bool(near) and block.clean.count(" ") < 7 and heading_class(block.clean) in ("", "agreed")
        if block.clean.rstrip().endswith(":") or is_owner:
            opened = self._lead_in(f"{block.clean.rstrip(' :')}:")
            self.opened = replace(opened, who=opened.who or near, tone=opened.tone or ("deeds" if near else ""))

    def _listed(self, block: Block) -> Place:
        """The place of a paragraph or item; what it opens is kept for the items below it."""
        text = block.clean.rstrip()
        opens = self._lead_in(text) if text.endswith(_LEAD_IN_ENDS) else None
        if block.kind is BlockKind.PARAGRAPH:
            self.lead_ins.clear()
            if opens or not (self.opened and self.place.heading.startswith(self.opened.text[:-1])):
                self.opened = opens
            return self.place
        level = block.level or 1
        for deeper in [depth for depth in self.lead_ins if depth >= level]:
            del self.lead_ins[deeper]
        above_level = max(self.lead_ins, default=0)
        above = self.lead_ins.get(above_level, self.opened)
        if opens:
            self.lead_ins[level] = opens if opens.who or opens.tone or not above else replace(opens, who=above.who, tone=above.tone)
        return replace(self.place, lead_in=above, depth=level, is_detail=level > above_level + 1)

    def _lead_in(self, text: str) -> LeadIn:
        """What a text that ends in a colon says of the list it opens; only its last sentence counts."""
        last = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)[-1]
        tokens = tokens_of(last)
        parsed = parse(last, tokens, self.names.mentions(tokens))
        who = self._owner(parsed, last)
        tone = "no_deeds" if _NO_DEEDS.search(last) else "deeds" if _DEEDS.search(last) or _QUESTION.search(last) else ""
        if not tone and who and len(last) < 90:
            tone = "deeds"
        main = next((core for core in reversed(parsed.cores) if not core.is_sub), None)
        return LeadIn(last, who, tone, main.verb if main else "", main.sense if main else "")

    def _owner(self, parsed: Parsed, text: str) -> tuple[int, ...]:
        if _SAMEN.match(text):
            return self.names.everyone
        for core in reversed(parsed.cores):
            if core.place != NO_SUBJECT and not core.is_sub:
                return core.who if core.how != THEY else ()
        named = [m for m in parsed.mentions if m.how != THEY]
        if named and len(text) < 110:
            whole = {who for mention in named for who in mention.who}
            return tuple(sorted(whole))
        return ()


def columns_of(header: Block, rows: Sequence[Block]) -> Columns:
    """What the columns of a table hold, by their headers."""
    heads = heads_of(header)
    who = next((at for at, head in enumerate(heads) if _WHO.match(head)), None)
    with_ = next((at for at, head in enumerate(heads) if _WITH.match(head)), None)
    when = next((at for at, head in enumerate(heads) if _WHEN.match(head)), None)
    what = tuple(at for at, head in enumerate(heads) if _WHAT.match(head) and at != who)
    data = sum(1 for head in heads if _DATA.match(head))
    body = [cell for row in rows if row is not header for cell in row.cells[1:]]
    figures = sum(1 for cell in body if is_figure(cell)) / len(body) if body else 0.0
    tone = ""
    if data and (data >= 2 or not what or who is None) and not (who is not None and what and when is not None):
        tone = "data"
    elif figures > 0.6:
        tone = "data"
    elif (who is not None and (what or when is not None)) or (what and when is not None):
        tone = "deeds"
    if tone != "deeds" and sum(1 for head in heads if _YEAR_HEAD.match(head)) > 1:
        tone = "plan"
    return Columns(heads, who, with_, what, when, tone)


def heads_of(first: Block) -> tuple[str, ...]:
    """What stands above the columns of a table, by its first row, also where the paper does not mark that as a header."""
    if first.is_header:
        return tuple(cell.clean for cell in first.cells)
    if any(cell.header for cell in first.cells):
        return tuple(cell.header for cell in first.cells)
    words = tuple(cell.clean for cell in first.cells)
    known = sum(1 for word in words if any(one.match(word) for one in (_WHO, _WITH, _WHAT, _WHEN, _DATA, _YEAR_HEAD)))
    figures = any(is_figure(cell) and not _YEAR_HEAD.match(cell.clean) for cell in first.cells)
    is_head = known * 2 >= len(words) and all(0 < len(word) < 50 for word in words) and not figures
    return words if is_head else ()


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number and nothing else."""
    return bool(cell.clean) and bool(_FIGURE.match(cell.clean))


def fields_below(blocks: Sequence[Block]) -> dict[int, tuple[tuple[str, str], ...]]:
    """By number of a block: what the lines below it tell ("Trekker: ..."); () for those lines themselves.

    Papers that give each agreement a card of its own name its lead, helpers, term and result in such lines.
    """
    found: dict[int, list[tuple[str, str]]] = {}
    lines = set[int]()
    owner: int | None = None
    for number, block in enumerate(blocks):
        told = fields_in(block.clean) if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else []
        if not told:
            owner = number if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
        elif owner is not None:
            found.setdefault(owner, []).extend(told)
            lines.add(number)
    cards = {number: tuple(told) for number, told in found.items() if any(name == "who" or name == "when" for name, _ in told)}
    if not cards:
        return {}
    return {**dict.fromkeys(lines, ()), **cards}


def fields_in(text: str) -> list[tuple[str, str]]:
    """What a line tells when it is nothing but fields: [("who", "gemeente"), ("when", "2027")]; else nothing."""
    marks = list(_FIELD.finditer(text))
    if not marks or marks[0].start() > 0 or len(text) > 400:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [(_FIELDS[next(key for key in _FIELDS if mark[1].lower().startswith(key))], text[mark.end() : end].strip(" ;|.,")) for mark, end in zip(marks, ends, strict=True)]
