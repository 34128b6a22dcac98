"""Which labels a word processor counts by itself, and which somebody must have typed because they do not follow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .markup import Form, Piece

_COUNTED = re.compile(r"(?P<before>.*?)(?P<number>\d+|[a-z])(?P<after>[.):]{0,2})")
_DECIMAL = re.compile(r"(\d+(?:\.\d+)*)(?=\s|$)")
_NAMED = re.compile(r"(?:Artikel|Hoofdstuk|Bijlage|Thema) \d+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a list counts: "a." is letters with a full stop after it, at this level."""

    level: int
    before: str
    is_letters: bool
    after: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A label that follows from the one before. `run` is the list it belongs to; `number` what it is in it."""

    manner: Manner
    run: int
    number: int


@dataclass(frozen=True, slots=True)
class Outlined:
    """A label such as "3.1" that follows from the chapters of the paper itself; `depth` counts from 0."""

    depth: int


def heading_label(text: str) -> str:
    """The number before a heading, "" where it has none."""
    found = _DECIMAL.match(text) or _NAMED.match(text)
    return found[0] if found else ""


def labels(pieces: Sequence[Piece]) -> list[Counted | Outlined | None]:
    """For each piece how its label is counted; None where it has none, is a bullet, or does not follow."""
    return list(_labels(pieces))


def _labels(pieces: Sequence[Piece]) -> Iterator[Counted | Outlined | None]:
    chapters = [0] * 9
    last: dict[Manner, Counted] = {}
    runs = 0
    for piece in pieces:
        label = heading_label(piece.text) if piece.form is Form.HEADING else piece.label
        if piece.form not in (Form.HEADING, Form.ITEM) or not label or piece.is_bullet:
            yield None
            continue
        if (depth := _outlined(label, chapters)) is not None:
            yield Outlined(depth)
            continue
        manner, number = _manner(label, piece.level)
        before = last.get(manner) if manner else None
        if manner and number == 1:
            runs += 1
            last[manner] = Counted(manner, runs, 1)
            yield last[manner]
        elif manner and before and number == before.number + 1:
            last[manner] = Counted(manner, before.run, number)
            yield last[manner]
        else:
            yield None


def _outlined(label: str, chapters: list[int]) -> int | None:
    """The depth of a decimal label that is next in the outline, which is then counted on; else None."""
    if not _DECIMAL.fullmatch(label):
        return None
    depth = label.count(".")
    following = [*chapters[:depth], chapters[depth] + 1]
    if label != ".".join(map(str, following)):
        return None
    chapters[:] = [*following, *[0] * (9 - len(following))]
    return depth


def _manner(label: str, level: int) -> tuple[Manner | None, int]:
    found = _COUNTED.fullmatch(label)
    if not found:
        return None, 0
    number = found["number"]
    is_letters = not number.isdigit()
    return Manner(level, found["before"], is_letters, found["after"]), ord(number) - 96 if is_letters else int(number)
