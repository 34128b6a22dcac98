"""Which first row of a table says what stands below it, where the file itself does not tell."""

from collections.abc import Sequence

_LONGEST = 60


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of `rows` (their cells) is a header: short names above cells of another kind."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    first, rest = rows[0], rows[1:]
    if not all(first) or any(len(cell) > _LONGEST or cell.endswith((".", ";")) for cell in first):
        return False
    if any(_is_figure(cell) and not _is_year(cell) for cell in first):
        return False
    return any(_differs(cell, [row[place] for row in rest if len(row) > place]) for place, cell in enumerate(first))


def _differs(head: str, below: list[str]) -> bool:
    filled = [cell for cell in below if cell]
    if not filled:
        return False
    if not _is_figure(head) or _is_year(head):
        figures = sum(_is_figure(cell) for cell in filled)
        if figures > len(filled) / 2 and not all(_is_year(cell) for cell in filled if _is_year(head)):
            return True
    return len(filled) > 1 and sum(map(len, filled)) / len(filled) > 2.5 * len(head) + 5


def _is_figure(cell: str) -> bool:
    return any(sign.isdigit() for sign in cell) and sum(sign.isalpha() for sign in cell) <= 3


def _is_year(cell: str) -> bool:
    return len(cell) == 4 and cell.isdigit() and cell[:2] in ("19", "20")
