"""A stretch of a paper as it reads: paragraphs, in which each passage is told from the words between. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

_ENDS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Placed:
    """A passage with its place in the text of the paper."""

    reference: str
    version: int
    start: int
    end: int
    state: str
    kind: str
    page: int | None


@dataclass(frozen=True)
class Piece:
    """Words of a paragraph, on one line, that stand from `start` on in the text of the paper.

    `passage` is None for what stands between two passages.
    """

    text: str
    start: int
    passage: Placed | None = None


@dataclass(frozen=True)
class Paragraph:
    """Pieces that read on. `page`: the number of the page that begins here, None when the page is the same."""

    pieces: Sequence[Piece]
    page: int | None
    is_heading: bool


def paragraphs(text: str, offset: int, passages: Iterable[Placed]) -> list[Paragraph]:
    """The paragraphs of `text`, which stands from `offset` on in the paper, with `passages` in their order.

    A line end between two passages ends a paragraph; one inside a passage is a space.
    """
    found: list[Paragraph] = []
    page: int | None = None
    for pieces in _grouped(_pieces(text, offset, passages)):
        placed = [piece.passage for piece in pieces if piece.passage]
        here = placed[0].page if placed else None
        begins = here if here != page else None
        page = here or page
        found.append(Paragraph(pieces, begins, bool(placed) and all(one.kind == "heading" for one in placed)))
    return found


def _pieces(text: str, offset: int, passages: Iterable[Placed]) -> Iterator[Piece]:
    """All of the text in pieces, words and line ends as they are."""
    at = offset
    for one in passages:
        if one.start < at:
            continue
        yield Piece(text[at - offset : one.start - offset], at)
        yield Piece(text[one.start - offset : one.end - offset], one.start, one)
        at = one.end
    yield Piece(text[at - offset :], at)


def _grouped(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each paragraph."""
    group: list[Piece] = []
    for piece in pieces:
        if piece.passage:
            group.append(replace(piece, text=" ".join(piece.text.split())))
            continue
        for number, (line, at) in enumerate(_lines(piece.text)):
            if number and group:
                yield group
                group = []
            if line.strip() or (group and line):
                group.append(Piece(line, piece.start + at))
    if group:
        yield group


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Each line of a text, with the place where it begins."""
    at = 0
    for found in _ENDS.finditer(text):
        yield text[at : found.start()], at
        at = found.end()
    yield text[at:], at
