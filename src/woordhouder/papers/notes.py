"""A note to take along: a few parts under headings, quotes with their source, as PDF or Word. Text is never markup."""

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

PARAGRAPH: Final = "paragraph"
QUOTE: Final = "quote"
LIST: Final = "list"
Kind: TypeAlias = Literal["paragraph", "quote", "list"]
Language: TypeAlias = Literal["nl", "en"]

# What no reader typed on purpose and what papers may not hold: controls, byte order marks, halves of characters.
_NOT_ON_PAPER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
_BLANK_LINES = re.compile(r"\n[ \t]*\n+")


@dataclass(frozen=True)
class Block:
    """A paragraph (one line of `lines` is one paragraph), a quote with its `source`, or a list with an item a line.

    `language`: of these words, where it is another than that of the paper.
    """

    kind: Kind
    lines: tuple[str, ...]
    source: str = ""
    language: Language | None = None

    @property
    def is_quote(self) -> bool:
        """Whether these are words of elsewhere."""
        return self.kind == QUOTE

    @property
    def is_list(self) -> bool:
        """Whether each line is an item."""
        return self.kind == LIST


@dataclass(frozen=True)
class Part:
    """A heading with what stands below it. `is_first`: the words that the paper is about, shown larger."""

    heading: str
    blocks: tuple[Block, ...]
    is_first: bool = False


@dataclass(frozen=True)
class Paper:
    """One note. `footer` tells where it comes from and of which day it is; `author` may be empty."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    footer: tuple[str, ...]
    language: Language
    author: str = ""


def paragraphs(text: str) -> tuple[str, ...]:
    """What somebody typed as paragraphs: a blank line parts them, a single line end stays within."""
    whole = _LINE_ENDS.sub("\n", text).strip()
    return tuple(part.strip() for part in _BLANK_LINES.split(whole) if part.strip())


def printable(text: str) -> str:
    """`text` without what paper cannot hold; every other character stays, also signs of direction and joining."""
    return _NOT_ON_PAPER.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
