"""What the columns of a table hold, by what stands above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from woordhouder.papers.documents.blocks import Block, Cell

from .words import pattern

_FIGURE = re.compile(r"[-–€±<>ca.\s\d,%/()xX+]*(?:mln|miljoen|m2|procent|euro|n\.?v\.?t\.?|onbekend)?$")
_YEAR_HEAD = re.compile(r"(?:in |jaar )?20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?$")
_LONGEST_HEAD = 50
_MOSTLY = 0.6
_COLUMNS = ("who_column", "with_column", "what_column", "when_column", "data_column")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold, by number; `tone`: deeds, data or "". `heads` is what stands above them."""

    heads: tuple[str, ...] = ()
    who: int | None = None
    with_: int | None = None
    what: tuple[int, ...] = ()
    when: int | None = None
    tone: str = ""


def columns_of(header: Block, rows: Sequence[Block]) -> Columns:
    """What the columns of a table hold, by their headers."""
    heads = heads_of(header)
    lows = [head.lower() for head in heads]
    who = next((at for at, head in enumerate(lows) if pattern("who_column").match(head)), None)
    with_ = next((at for at, head in enumerate(lows) if pattern("with_column").match(head)), None)
    when = next((at for at, head in enumerate(lows) if pattern("when_column").match(head)), None)
    what = tuple(at for at, head in enumerate(lows) if pattern("what_column").match(head) and at != who)
    data = sum(1 for head in lows if pattern("data_column").match(head))
    tone = ""
    if who is not None and (what or when is not None) and not data:
        tone = "deeds"
    elif data > 1 or (data and not (what and (who is not None or when is not None))) or _are_figures(rows, header):
        tone = "data"
    elif (who is not None and what) or (when is not None and (what or who is not None)):
        tone = "deeds"
    if tone != "deeds" and sum(1 for head in heads if _YEAR_HEAD.match(head)) > 1:
        tone = "plan"
    return Columns(heads, who, with_, what, when, tone)


def _are_figures(rows: Sequence[Block], header: Block) -> bool:
    """Whether most cells, but for the first of each row, are numbers."""
    body = [cell for row in rows if row is not header for cell in row.cells[1:]]
    return sum(map(is_figure, body)) > _MOSTLY * len(body)


def heads_of(first: Block) -> tuple[str, ...]:
    """What stands above the columns of a table, by its first row, also where the paper does not mark it as a header."""
    if first.is_header:
        return tuple(cell.clean for cell in first.cells)
    if any(cell.header for cell in first.cells):
        return tuple(cell.header for cell in first.cells)
    words = tuple(cell.clean for cell in first.cells)
    columns = [pattern(name) for name in _COLUMNS]
    known = sum(1 for word in words if _YEAR_HEAD.match(word) or any(one.match(word.lower()) for one in columns))
    figures = any(is_figure(cell) and not _YEAR_HEAD.match(cell.clean) for cell in first.cells)
    is_short = all(0 < len(word) < _LONGEST_HEAD for word in words)
    return words if known * 2 >= len(words) and is_short and not figures else ()


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number and nothing else."""
    return bool(cell.clean) and bool(_FIGURE.match(cell.clean))
