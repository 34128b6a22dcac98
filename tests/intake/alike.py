"""How far two readings of the same words agree, whatever white space and broken words a format brought along."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable

from woordhouder.papers.documents.blocks import Block, Document

from .markup import Form, Paper

_NO_WORDS = re.compile(r"[\s\u00ad\u2010|-]+")


def squeezed(text: str) -> str:
    """`text` without white space, hyphens and bars between cells."""
    return _NO_WORDS.sub("", text)


def share(these: Iterable[str], those: Iterable[str]) -> float:
    """What part of the longer of the two lists also stands in the other, each as often as it does there."""
    return in_both(map(squeezed, these), map(squeezed, those))


def in_both(these: Iterable[Hashable], those: Iterable[Hashable]) -> float:
    """The same of anything that can be counted."""
    one, other = Counter(these), Counter(those)
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 1.0


def words_of(paper: Paper) -> list[str]:
    """Title, headings, paragraphs, items and rows of `paper`, as they were written."""
    pieces = (piece for piece in paper.pieces if piece.form not in (Form.CONTENTS, Form.PAGE))
    return [paper.title, *(f"{piece.label.strip('-')}{piece.text}" for piece in pieces)]


def said(block: Block) -> str:
    """What a block says, its label before it; bullets say nothing, and of a row each cell is read by itself."""
    label = block.label if any(sign.isalnum() for sign in block.label) else ""
    return label + (" ".join(cell.clean for cell in block.cells) or block.clean)


def said_at(document: Document, start: int, end: int) -> str:
    """What stands in a place of the text, without what a page has around it and the lines of other cells."""
    parts = list[str]()
    for block in document.blocks:
        if block.start < end and block.end > start:
            for part in block.cells or (block,):
                parts.append("".join(sign for at, sign in enumerate(part.clean) if start <= part.place(at) < end))
    return " ".join(parts)
