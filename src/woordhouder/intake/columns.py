"""What the columns of a table hold, by what stands above them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from woordhouder.papers.documents.blocks import Block, Cell

from .words import pattern

_FIGURE = re.compile(r"[-–€±<>ca.\s\d,%/()xX+]*(?:mln|miljoen|m2|procent|euro|n\.?v\.?t\.?|onbekend)?$")
_YEAR_HEAD = re.compile(r"(?:in |jaar )?20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?$")
_MOMENT = re.compile(
    r"(?i)^\W*(?:\w+ ){0,2}(?:q[1-4]\b|(?:eind|begin|medio|voor|vóór|uiterlijk|per|vanaf)\b.*20\d\d|"
    r"(?:eerste|tweede|derde|vierde) kwartaal|"
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b|20\d\d\W*$)"
)
_LONGEST_HEAD = 50
_FEWEST = 2
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


def columns_of(header: Block, rows: Sequence[Block], is_named: Callable[[str], bool] = lambda _cell: False) -> Columns:
    """What the columns of a table hold, by their headers; a column of nothing but parties (`is_named`) says who."""
    heads = heads_of(header)
    lows = [head.lower() for head in heads]
    who = next((at for at, head in enumerate(lows) if pattern("who_column").match(head)), None)
    body = [row for row in rows if row is not header]
    if who is None:
        found = _column_of(body, len(heads), is_named)
        who = found or None  # a table that begins with parties tells of them
    with_ = next((at for at, head in enumerate(lows) if pattern("with_column").match(head)), None)
    when = next((at for at, head in enumerate(lows) if pattern("when_column").match(head)), None)
    what = tuple(at for at, head in enumerate(lows) if pattern("what_column").match(head) and at != who)
    if when is None:
        when = _column_of(body, len(heads), lambda cell: bool(_MOMENT.search(cell)))
    data = sum(1 for at, head in enumerate(lows) if at not in (who, when) and pattern("data_column").match(head))
    tone = ""
    if who is not None and (what or when is not None) and data <= (who is not None and when is not None):
        tone = "deeds"
    elif data > 1 or (data and not (what and (who is not None or when is not None))) or _are_figures(rows, header):
        tone = "data"
    elif (who is not None and what) or (when is not None and (what or who is not None)):
        tone = "deeds"
    if tone != "deeds" and sum(1 for head in heads if _YEAR_HEAD.match(head)) > 1:
        tone = "plan"
    return Columns(heads, who, with_, what, when, tone)


def _column_of(rows: Sequence[Block], count: int, is_one: Callable[[str], bool]) -> int | None:
    """The first column of which most filled cells are of a sort."""
    for at in range(count):
        cells = [row.cells[at].clean for row in rows if at < len(row.cells) and row.cells[at].clean.strip(" -–")]
        if len(cells) >= _FEWEST and sum(map(is_one, cells)) > _MOSTLY * len(cells):
            return at
    return None


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
