"""How far two readings of the same words agree, whatever white space and broken words a format brought along."""

import re
from collections import Counter
from collections.abc import Iterable

from .markup import Form, Paper

_NO_WORDS = re.compile(r"[\s\u00ad\u2010|-]+")


def squeezed(text: str) -> str:
    """`text` without white space, hyphens and bars between cells."""
    return _NO_WORDS.sub("", text)


def share(these: Iterable[str], those: Iterable[str]) -> float:
    """What part of the longer of the two lists also stands in the other, each as often as it does there."""
    one, other = (Counter(map(squeezed, texts)) for texts in (these, those))
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 1.0


def words_of(paper: Paper) -> list[str]:
    """Title, headings, paragraphs, items and rows of `paper`, as they were written."""
    pieces = (piece for piece in paper.pieces if piece.form not in (Form.CONTENTS, Form.PAGE))
    return [paper.title, *(f"{piece.label.strip('-')}{piece.text}" for piece in pieces)]
