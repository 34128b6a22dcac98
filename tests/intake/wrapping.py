"""An agreement as text of 88 columns, as word processors give it: broken words, headers, pages, tables in columns."""

import re
from collections.abc import Iterator, Sequence

from .gold import around
from .markup import Form, Paper, Piece

WIDE, LONG = 88, 54
_ROOM = 2  # between columns of a table
# Where a long word may break: before a consonant and a vowel, with at least three letters on either side.
_SYLLABLE = re.compile(
    r"(?<=\w\w[aeiouy])(?=[bcdfghjklmnpqrstvwxz][aeiou]\w{2})|(?<=\w[aeiou][lmnprst])(?=[bdgkmpstvwz][aeiou]\w{2})"
)
_PARTS = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{3})")


def wrapped(paper: Paper) -> str:
    """Pages with form feeds between them, with the header above and the footer and the number below each."""
    lines = list(_lines(paper))
    pages = list[list[str]]()
    for line in lines:
        if not pages or len(pages[-1]) >= LONG or line == "\f":
            pages.append([])
        if line != "\f" and (line or pages[-1]):
            pages[-1].append(line)
    return "\f".join(_page(paper, number, len(pages), page) for number, page in enumerate(pages, 1))


def _page(paper: Paper, number: int, last: int, lines: Sequence[str]) -> str:
    foot = f"{paper.footer[: WIDE - 20]}{f'Pagina {number} van {last}':>20}"
    filled = [*lines, *[""] * (LONG - len(lines))]
    return "\n".join([paper.header, "", *filled, "", foot, ""])


def _lines(paper: Paper) -> Iterator[str]:
    yield from _folded(paper.title, "", "")
    above, table = Form.HEADING, list[Piece]()
    for piece in [*paper.pieces, Piece(Form.PAGE)]:
        if table and piece.table != table[0].table:
            yield from _drawn(table)
            table = []
        if piece.form is Form.ROW:
            table.append(piece)
        elif piece.form is Form.CONTENTS:
            yield from _contents(paper)
        elif piece.form is Form.PAGE:
            yield "\f"
        else:
            if not (piece.form is above is Form.ITEM):
                yield ""
            before, _after = around(piece)
            yield from _folded(piece.text, before, " " * len(before) if piece.form is Form.ITEM else "")
        above = piece.form


def _contents(paper: Paper) -> Iterator[str]:
    yield from ("", "Inhoud", "")
    page = 2
    for piece in paper.pieces:
        if piece.form is Form.HEADING and piece.level < 3:
            page += piece.level == 1
            shown = f"{'  ' * (piece.level - 1)}{piece.text} "
            yield f"{shown:.<{WIDE - 4}} {page:>3}" if len(shown) < WIDE - 8 else shown
    yield "\f"


def _folded(text: str, before: str, indent: str, wide: int = WIDE) -> Iterator[str]:
    """`text` over lines of `wide` signs at most, the first after `before`, the others after `indent`."""
    line, is_empty = before, True
    for word in text.split():
        rest = word
        while True:
            sep = "" if is_empty else " "
            if len(line) + len(sep) + len(rest) <= wide:
                line, is_empty = f"{line}{sep}{rest}", False
                break
            begun = _broken(rest, wide - len(line) - len(sep))
            if begun:
                line, rest = f"{line}{sep}{begun[0]}", begun[1]
            elif is_empty:
                line, rest = f"{line}{rest[: wide - len(line)]}", rest[wide - len(line) :]
            yield line
            line, is_empty = indent, True
            if not rest:
                break
    if not is_empty:
        yield line


def _broken(word: str, room: int) -> tuple[str, str] | None:
    """A word over two lines: after a hyphen of its own, or with one between two syllables."""
    own = [place.start() for place in _PARTS.finditer(word) if place.start() <= room]
    if own:
        return word[: own[-1]], word[own[-1] :]
    if not word.rstrip(".,;:)").isalpha() or len(word) < 9:
        return None
    places = [place.start() for place in _SYLLABLE.finditer(word) if place.start() < room]
    return (f"{word[: places[-1]]}-", word[places[-1] :]) if places else None


def _drawn(rows: Sequence[Piece]) -> Iterator[str]:
    """A table in columns, with a rule below its header. Where a cell takes more lines there is room between rows."""
    wides = _wides(rows)
    folded = [
        [list(_folded(cell, "", "", wide)) or [""] for cell, wide in zip(row.cells, wides, strict=True)] for row in rows
    ]
    is_roomy = any(len(cell) > 1 for cells in folded for cell in cells)
    yield ""
    for number, cells in enumerate(folded):
        for line in range(max(map(len, cells))):
            parts = (cell[line] if line < len(cell) else "" for cell in cells)
            yield (" " * _ROOM).join(f"{part:<{wide}}" for part, wide in zip(parts, wides, strict=True)).rstrip()
        if number == 0:
            yield (" " * _ROOM).join("-" * wide for wide in wides)
        elif is_roomy:
            yield ""


def _wides(rows: Sequence[Piece]) -> list[int]:
    longest = [max(map(len, column)) for column in zip(*(row.cells for row in rows), strict=True)]
    room = WIDE - _ROOM * (len(longest) - 1)
    least = [
        max(max(map(len, cell.split() or [""])) for cell in column)
        for column in zip(*(r.cells for r in rows), strict=True)
    ]
    share = (room - sum(least)) / max(1, sum(longest))
    return (
        [min(whole, word + int(share * whole)) for whole, word in zip(longest, least, strict=True)]
        if share < 1
        else longest
    )
