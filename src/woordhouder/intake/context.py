"""Where in a paper something stands: below which headings, after which lead-in, in what kind of table."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from woordhouder.papers.documents.blocks import Block, BlockKind, Document

from .cards import fields_below
from .columns import Columns, columns_of, heads_of
from .grammar import Parsed, parse
from .naming import THEY, Names
from .subjects import NO_SUBJECT
from .tokens import tokens_of
from .words import lines_of, pattern

_FEWEST_CELLS, _SHORT_CODE, _LONGEST_PART, _MOST_WORDS = 3, 5, 60, 6
_LEAD_IN_ENDS = (":", ": ", "…", "...")
_SAMEN = re.compile(r"^(?:samen|gezamenlijk|wij samen|alle partijen|allen|iedereen)\b[^.]{0,60}:$", re.I)
_QUESTION = re.compile(
    r"\b(?:wat|wie|hoe)\b[^.]{0,60}(?:doen|doet|spreken|gaan|beloven|belooft)\b[^.]{0,40}[?:]$", re.I
)


@cache
def _heading_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [line.split(": ", 1) for line in lines_of("headings.txt")]
    return tuple((name, re.compile(pattern)) for name, pattern in rows)


@lru_cache(maxsize=512)  # the headings above a block are asked for again at each heading below them
def heading_class(heading: str) -> str:
    """What stands below a heading: agreed, not_agreed, past, now, intro, terms, ...; "" when it does not say."""
    lower = heading.lower()
    return next((name for name, pattern in _heading_patterns() if pattern.search(lower)), "")


def _again(blocks: Sequence[Block]) -> frozenset[str]:
    """The headings of the first level that come back in each chapter ("Wie doet wat?"): they stand below the others."""
    heads = [block for block in blocks if block.kind is BlockKind.HEADING]
    top = min((block.level for block in heads), default=0)
    counts = Counter(block.clean for block in heads if block.level == top)
    found = frozenset(heading for heading, count in counts.items() if count > 1)
    return found if len(counts) > len(found) + 1 else frozenset()


class LeadIn(NamedTuple):
    """The words that open a list. `who` is the subject or owner they give; `tone`: deeds, no_deeds or ""."""

    text: str
    who: tuple[int, ...]
    tone: str
    verb: str = ""
    sense: str = ""


class Place(NamedTuple):
    """Where a block stands. `headings`: from the chapter down to the nearest."""

    headings: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    lead_in: LeadIn | None = None
    columns: Columns = Columns()
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
        self.parts: dict[int | None, str] = {}
        self.again: frozenset[str] = frozenset()

    def over(self, blocks: Sequence[Block]) -> Iterator[tuple[Block, Place]]:
        told_below = fields_below(blocks)
        self.again = _again(blocks)
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
                    self.columns[block.table] = columns_of(block, rows, self._is_named)
                    is_head = is_head or heads_of(block) == tuple(cell.clean for cell in block.cells)
                if not is_head:
                    yield block, self._in_row(block)
            else:
                yield block, self._listed(block)._replace(fields=told_below.get(number, ()))

    def _is_named(self, cell: str) -> bool:
        """Whether a cell of a table holds who does it, and nothing else."""
        return len(cell) < _LONGEST_PART and bool(self.names.in_cell(cell)) and cell.count(" ") < _MOST_WORDS

    def _in_row(self, block: Block) -> Place:
        """The place of a row; one that has a few words in one cell only is a heading of the rows below it."""
        columns = self.columns[block.table]
        filled = [cell.clean for cell in block.cells if cell.clean.strip(" -–")]
        is_head = len(block.cells) > _FEWEST_CELLS and 0 < len(filled) < _FEWEST_CELLS
        if is_head and (len(filled) == 1 or len(filled[0]) < _SHORT_CODE) and len(filled[-1]) < _LONGEST_PART:
            self.parts[block.table] = filled[-1]
            return self.place._replace(columns=columns, lead_in=None)
        part = self.parts.get(block.table)
        place = self.place._replace(columns=columns, lead_in=None)
        if part is None:
            return place
        near = self._named(part) or place.near
        return place._replace(
            headings=(*place.headings, part), classes=(*place.classes, heading_class(part)), near=near
        )

    def _named(self, heading: str) -> tuple[int, ...]:
        """Who a heading names; nobody when it names all."""
        near = {who for m in self.names.mentions(tokens_of(heading)) if m.how != THEY for who in m.who}
        return () if len(near) == len(self.names.everyone) else tuple(sorted(near))

    def _enter(self, block: Block) -> None:
        depth = block.level + (block.clean in self.again)
        is_letter = block.clean.startswith(("Van ", "Namens ")) and len(block.clean) < _LONGEST_PART
        if is_letter and any(level == depth and heading_class(text) == "intro" for level, text in self.stack):
            depth += 1  # a word of one of the parties below "Vooraf", also where no level says so
        self.stack = [(level, text) for level, text in self.stack if level < depth] + [(depth, block.clean)]
        headings = tuple(text for _level, text in self.stack)
        near = self._named(block.clean)
        self.place = Place(headings, tuple(heading_class(text) for text in headings), near=near)
        self.lead_ins.clear()
        self.opened = None
        is_owner = bool(near) and block.clean.count(" ") < 7 and heading_class(block.clean) in ("", "agreed")
        if block.clean.rstrip().endswith(":") or is_owner:
            opened = self._lead_in(f"{block.clean.rstrip(' :')}:")
            self.opened = opened._replace(who=opened.who or near, tone=opened.tone or ("deeds" if near else ""))

    def _listed(self, block: Block) -> Place:
        """The place of a paragraph or item; what it opens is kept for the items below it."""
        text = block.clean.rstrip()
        if block.kind is BlockKind.PARAGRAPH and len(text) < _LONGEST_PART and self._is_name(text):
            text = f"{text}:"
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
            self.lead_ins[level] = (
                opens if opens.who or opens.tone or not above else opens._replace(who=above.who, tone=above.tone)
            )
        return self.place._replace(lead_in=above, depth=level, is_detail=level > above_level + 1)

    def _is_name(self, text: str) -> bool:
        """Whether a line is the name of a party and nothing more, so that what it does stands below."""
        tokens = tokens_of(text)
        found = self.names.mentions(tokens)
        return bool(found) and found[0].first == 0 and found[-1].last == len(tokens) - 1 and len(found) < _FEWEST_CELLS

    def _lead_in(self, text: str) -> LeadIn:
        """What a text that ends in a colon says of the list it opens; only its last sentence counts."""
        last = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)[-1]
        tokens = tokens_of(last)
        parsed = parse(last, tokens, self.names.mentions(tokens))
        who, low = self._owner(parsed, last), last.lower()
        tone = (
            "no_deeds"
            if pattern("no_deeds").search(low)
            else "deeds"
            if pattern("deeds").search(low) or _QUESTION.search(last)
            else ""
        )
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
