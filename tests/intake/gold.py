"""A labelled agreement printed as plain text, a paragraph a line, with the exact place of each promise in it."""

from dataclasses import dataclass

from .markup import BULLET, Form, Paper, Piece
from .scoring import Promise, promise_of_label


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


def around(piece: Piece) -> tuple[str, str]:
    """What plain text has before and after the words of a piece: indent, label or bars."""
    if piece.form is Form.ROW:
        return "| ", " |"
    if piece.form is Form.ITEM:
        return f"{'  ' * (piece.level - 1)}{piece.label or BULLET} ", ""
    return "", ""
