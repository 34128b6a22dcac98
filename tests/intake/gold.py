"""A labelled agreement printed as plain text, a paragraph a line, with the exact place of each promise in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from woordhouder.papers.documents.blocks import Document

from .markup import BULLET, Form, Paper, Piece
from .scoring import Promise, promise_of_label

_WORDS = re.compile(r"[^\s\u00ad\u2010|-]")


@dataclass(frozen=True)
class Labelled:
    """The printed text, and the promises in it in the order in which they stand there."""

    text: str
    promises: tuple[Promise, ...]


def labelled(paper: Paper) -> Labelled:
    """`paper` as a .txt file with one paragraph, item or row a line, without header, footer and contents."""
    made, promises = f"{paper.title}\n", list[Promise]()
    above = Form.HEADING
    for piece in paper.pieces:
        if piece.form in (Form.CONTENTS, Form.PAGE):
            continue
        is_list = piece.form is above and above in (Form.ITEM, Form.ROW)
        made += "" if is_list else "\n"
        before, after = around(piece)
        made += before
        for mark in piece.marks:
            label = paper.labels["commitments"][mark.name]
            start, end = len(made) + mark.start, len(made) + mark.end
            promises.append(promise_of_label(mark.name, start, end, piece.text[mark.start : mark.end], label))
        made += f"{piece.text}{after}\n"
        above = piece.form
    return Labelled(made, tuple(promises))


def located(paper: Paper, document: Document) -> Iterator[Promise]:
    """The promises of `paper` where they stand in `document`, which was read from another format.

    White space, hyphens and bars between cells are passed over, and so is what a page has around its text. What
    cannot be found stands nowhere, and is missed.
    """
    found = [(part.clean[at], part.place(at)) for block in document.blocks for part in block.cells or (block,)
             for at in range(len(part.clean)) if _WORDS.match(part.clean[at])]  # fmt: skip
    signs, cursor = "".join(sign for sign, _place in found), 0
    for promise in labelled(paper).promises:
        sought = "".join(_WORDS.findall(promise.text))
        begin = signs.find(sought, cursor)
        if begin < 0:
            yield replace(promise, start=0, end=0)
            continue
        cursor = begin
        places = [place for _sign, place in found[begin : begin + len(sought)]]
        yield replace(promise, start=min(places), end=max(places) + 1)


def around(piece: Piece) -> tuple[str, str]:
    """What plain text has before and after the words of a piece: indent, label or bars."""
    if piece.form is Form.ROW:
        return "| ", " |"
    if piece.form is Form.ITEM:
        return f"{'  ' * (piece.level - 1)}{piece.label or BULLET} ", ""
    return "", ""
