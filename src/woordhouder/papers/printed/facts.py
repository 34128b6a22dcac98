"""What a printed document says, apart from how: Word and PDF are both made of this, so that they say the same.

Text is never markup. A `language` of a block is that of its words, where it is another than that of the paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from ..notes import Language

Look: TypeAlias = Literal["plain", "quiet", "mark", "summary", "closing"]
"""Ordinary words; small ones; what must be seen (an objection, an older text); a summary; the end of a letter."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1, 2 or 3."""

    level: int
    words: str
    language: Language | None = None
    kind: str = "heading"


@dataclass(frozen=True)
class Said:
    """Paragraphs, one for each line; a line end within one stays a line end. `is_below`: see `Fact`."""

    lines: tuple[str, ...]
    look: Look = "plain"
    language: Language | None = None
    is_below: bool = False
    kind: str = "said"


@dataclass(frozen=True)
class Numbered:
    """A promise at its lasting number: one numbered paragraph that holds exactly `text`."""

    number: int
    text: str
    language: Language | None = None
    kind: str = "numbered"


@dataclass(frozen=True)
class Fact:
    """A label with what it says, a line for each. `is_open`: to be filled in by hand, and marked as such.

    `is_below`: it belongs to the numbered paragraph above it.
    """

    label: str
    lines: tuple[str, ...]
    language: Language | None = None
    is_open: bool = False
    is_below: bool = False
    kind: str = "fact"


@dataclass(frozen=True)
class Listed:
    """A list with an item a line."""

    items: tuple[str, ...]
    language: Language | None = None
    kind: str = "list"


@dataclass(frozen=True)
class Column:
    """A column of a table. `share`: its part of the width; `is_number`: to the right."""

    heading: str
    share: int = 1
    language: Language | None = None
    is_number: bool = False


@dataclass(frozen=True)
class Stretch:
    """Words in a cell: as they were, gone (struck through) or new (underlined), never told by colour."""

    words: str
    change: Literal["same", "gone", "new"]


Cell: TypeAlias = str | tuple[Stretch, ...]


def words_of(cell: Cell) -> str:
    """What a cell says, without what became of its words."""
    return cell if isinstance(cell, str) else "".join(one.words for one in cell)


@dataclass(frozen=True)
class Table:
    """A table below its caption. Each row has as many cells as there are columns; the first cell names the row.

    `is_below`: it belongs to the numbered paragraph above it. `is_narrow`: as wide as it must be, not as the page.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_below: bool = False
    is_narrow: bool = False
    kind: str = "table"


@dataclass(frozen=True)
class Bar:
    """A bar with its number above it and a name below. `is_open`: only an outline, for where something started."""

    name: str
    number: str
    height: float
    is_open: bool = False


@dataclass(frozen=True)
class Drawing:
    """Bars beside each other, heights in the same unit. `says`: the same in words, for who does not see it.

    `is_line`: their ends belong together and are joined.
    """

    says: str
    bars: tuple[Bar, ...]
    is_line: bool = False
    language: Language | None = None
    kind: str = "drawing"


@dataclass(frozen=True)
class Contents:
    """The table of contents below its own heading: of headings of level 1, or as deep as `depth` says."""

    heading: str
    depth: int = 2
    kind: str = "contents"


@dataclass(frozen=True)
class WriteHere:
    """Empty lines to write on by hand, below what is asked there."""

    asks: str
    count: int
    kind: str = "write"


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own."""

    kind: str = "page"


Block: TypeAlias = Heading | Said | Numbered | Fact | Listed | Table | Drawing | Contents | WriteHere | NewPage


@dataclass(frozen=True)
class Printed:
    """One document. `running` stands above each page but the first, `footer` below each.

    `page_of` has "{page}" and "{pages}" in it. `on`: the day that the file says it is of. `is_sheet`: one page for a
    meeting, as large as it fits.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    running: str
    footer: str
    page_of: str
    language: Language
    on: date
    author: str = ""
    is_sheet: bool = False
    title_language: Language | None = None


@dataclass(frozen=True)
class Attachment:
    """A file within a PDF. `is_source`: what the document was made of; else what supplements it."""

    name: str
    content: bytes
    mime: str
    describes: str
    is_source: bool = False


def lowered(blocks: Iterable[Block]) -> list[Block]:
    """The same with each heading a level lower, for what becomes an annex. No contents of its own."""
    kept = (block for block in blocks if not isinstance(block, Contents))
    return [replace(block, level=min(3, block.level + 1)) if isinstance(block, Heading) else block for block in kept]
