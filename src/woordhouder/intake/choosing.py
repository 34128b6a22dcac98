"""Words that somebody chooses in a paper, from what a page can tell of them to places in its text. Pure.

On a page white space is another than in the text, so a place is told there as: so many signs that are no white space
after a place in the text that the page does know.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\s*[\n|]\s*")


@dataclass(frozen=True)
class Spot:
    """A place in a text: `signs` signs, white space aside, after the code point `start`."""

    start: int
    signs: int


@dataclass(frozen=True)
class Stretch:
    """Words of a text: their places in it, and how they read."""

    start: int
    end: int
    words: str


def chosen(text: str, first: Spot, last: Spot) -> tuple[int, int]:
    """Start and end of what lies between two spots, with the words that it begins and ends in made whole."""
    start, end = _before(text, first), _after(text, last)
    if start >= end:
        return start, start
    while start and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _before(text: str, spot: Spot) -> int:
    """The place of the sign that follows the spot; the end of the text when none does."""
    left = spot.signs
    for at in range(spot.start, len(text)):
        if text[at].isspace():
            continue
        if not left:
            return at
        left -= 1
    return len(text)


def _after(text: str, spot: Spot) -> int:
    """The place just after the last sign before the spot."""
    left = spot.signs
    for at in range(spot.start, len(text)):
        if not left:
            return at
        if not text[at].isspace():
            left -= 1
    return len(text)


def words_of(text: str) -> Sequence[Stretch]:
    """Each word of a text, with the signs that cling to it."""
    return [Stretch(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]


def sentences_of(text: str) -> Sequence[Stretch]:
    """The sentences, lines and cells of a text; none when there is only one."""
    starts = [0, *(found.end() for found in _SENTENCE.finditer(text))]
    ends = [*(found.start() for found in _SENTENCE.finditer(text)), len(text)]
    pairs = [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
    return [Stretch(start, end, " ".join(text[start:end].split())) for start, end in pairs] if len(pairs) > 1 else []
