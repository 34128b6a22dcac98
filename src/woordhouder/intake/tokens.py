"""A sentence to its words and marks, each with its place."""

import re
from dataclasses import dataclass
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[,;:()\"“”?!–—]")


class Token(NamedTuple):
    """A word or mark: `text` as written, `low` in lower case, and its place."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text, from left to right, in columns: most are asked for nothing but their `lows`."""

    texts: list[str]
    lows: list[str]
    starts: list[int]

    def __len__(self) -> int:
        return len(self.lows)

    def __getitem__(self, at: int) -> Token:
        text, start = self.texts[at], self.starts[at]
        return Token(text, self.lows[at], start, start + len(text))


def tokens_of(text: str) -> Tokens:
    """The words and marks of `text`; full stops are left out."""
    texts = _TOKEN.findall(text)
    starts = [match.start() for match in _TOKEN.finditer(text)]
    return Tokens(texts, [written.lower() for written in texts], starts)
