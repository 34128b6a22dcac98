"""What changed between two wordings, word by word and exactly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_SENTENCES = re.compile(r"[^\n.!?]*(?:[\n.!?]+\s*|$)")
_MOST_PAIRS = 400_000_000
"""Token pairs that one comparison may weigh (50 MB): beyond it sentences are compared first, then nothing."""


_Span = tuple[bool, str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed the same, is gone, or is new; never empty."""

    kind: Literal["same", "gone", "new"]
    text: str


def difference(old: str, new: str) -> list[Piece]:
    """The pieces from `old` to `new`: same and gone joined give `old`, same and new joined give `new`.

    What is gone stands before what is new in its place. White space alone between two changes counts as changed,
    since "one two" for "three four" reads better whole.
    """
    spans = list(_by_words(old, new))
    pieces: list[Piece] = []
    gone = fresh = ""
    for at, (is_same, left, right) in enumerate(spans):
        if is_same and not (0 < at < len(spans) - 1 and left.isspace()):
            pieces += _changed(gone, fresh)
            pieces.append(Piece("same", left))
            gone = fresh = ""
        else:
            gone, fresh = gone + left, fresh + right
    return pieces + _changed(gone, fresh)


def _changed(gone: str, new: str) -> list[Piece]:
    """The pieces of one change; a side without text gives none."""
    found = (Piece("gone", gone), Piece("new", new))
    return [piece for piece in found if piece.text]


def _by_words(old: str, new: str) -> Iterator[_Span]:
    """The spans from `old` to `new` by their words, or by sentences first if that is too much at once."""
    left, right = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(left) * len(right) <= _MOST_PAIRS:
        yield from _spans(left, right)
        return
    left, right = _SENTENCES.findall(old), _SENTENCES.findall(new)
    if len(left) * len(right) > _MOST_PAIRS:
        yield False, old, new
        return
    for is_same, gone, fresh in _spans(left, right):
        words = (_TOKENS.findall(gone), _TOKENS.findall(fresh))
        if is_same or len(words[0]) * len(words[1]) > _MOST_PAIRS:
            yield is_same, gone, fresh
        else:
            yield from _spans(*words)


def _spans(old: list[str], new: list[str]) -> Iterator[_Span]:
    """Whether it is the same, the old and the new text of each span of the shortest edit."""
    for code in Indel.opcodes(old, new):
        left = "".join(old[code.src_start : code.src_end])
        right = "".join(new[code.dest_start : code.dest_end])
        yield code.tag == "equal", left, right
