"""A sentence to its words and marks, each with its place."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[,;:()\"“”?!–—]")


class Token(NamedTuple):
    """A word or mark: `text` as written, `low` in lower case, and its place."""

    text: str
    low: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words and marks of `text`, from left to right; full stops are left out."""
    return [Token(found := match[0], found.lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
