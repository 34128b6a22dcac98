"""A document as JSON and back, so that it can go from one process to another without code in it."""

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from .blocks import Block, BlockKind, Cell, Document, Unread


def packed(document: Document) -> str:
    """`document` as JSON."""
    return json.dumps(
        {
            "name": document.name,
            "sha256": document.sha256,
            "pages": document.pages,
            "text": document.text,
            "blocks": [_block(block) for block in document.blocks],
            "unread": [[one.page, one.reason, one.detail] for one in document.unread],
        }
    )


def unpacked(text: str) -> Document:
    """The document that `packed` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    facts = json.loads(text)
    return Document(
        name=facts["name"],
        sha256=facts["sha256"],
        pages=facts["pages"],
        text=facts["text"],
        blocks=tuple(_unpacked_block(block) for block in facts["blocks"]),
        unread=tuple(Unread(*one) for one in facts["unread"]),
    )


def _block(block: Block) -> list[Any]:
    cells = [[cell.start, cell.end, cell.clean, _runs(cell.at), cell.header] for cell in block.cells]
    own = [block.kind.value, block.start, block.end, block.clean, _runs(block.at), block.page, block.label]
    return [*own, block.level, cells, block.is_header, block.table]


def _unpacked_block(facts: Sequence[Any]) -> Block:
    kind, start, end, clean, runs, page, label, level, cells, is_header, table = facts
    made = tuple(Cell(cell[0], cell[1], cell[2], _places(cell[3]), cell[4]) for cell in cells)
    return Block(BlockKind(kind), start, end, clean, _places(runs), page, label, level, made, is_header, table)


def _runs(at: Sequence[int] | None) -> list[list[int]] | None:
    """Places that follow each other as where they begin and how many they are."""
    if not at:
        return None
    begins = [0, *(index for index, (one, other) in enumerate(pairwise(at), 1) if other != one + 1), len(at)]
    return [[at[begin], end - begin] for begin, end in pairwise(begins)]


def _places(runs: Sequence[Sequence[int]] | None) -> tuple[int, ...] | None:
    if runs is None:
        return None
    return tuple(place for begin, count in runs for place in range(begin, begin + count))
