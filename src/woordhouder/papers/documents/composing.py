"""A document from pieces without a text of their own: the text is made here, and blocks say where they stand in it."""

from collections.abc import Iterable, Sequence

from .blocks import Block, BlockKind, Cell, Document, Unread
from .furniture import without_contents
from .headers import has_header
from .joining import Known, joined_with_places
from .lines import Line
from .pieces import Piece
from .refusals import MORE, unreadable
from .structure import Told, told

_BETWEEN_CELLS = " | "
_MOST_OF_A_KIND, _LONGEST_DETAIL = 100, 300


def composed(
    name: str, sha256: str, pages: int | None, pieces: Sequence[Piece], unread: Iterable[Unread] = ()
) -> Document:
    """The document of `pieces`: a block a line, labels before their words. Raises Unreadable when there are none."""
    _mark_headers(pieces)
    text, blocks, length = list[str](), list[Block](), 0
    headers: dict[int | None, list[str]] = {}
    for one in told(_without_contents(pieces)):
        printed = _printed(one)
        start = length + len(printed)
        if one.kind is BlockKind.ROW:
            if one.piece.is_header:
                headers[one.piece.table] = [cell.clean for cell in one.piece.cells]
            words = _BETWEEN_CELLS.join(cell.clean for cell in one.piece.cells)
            blocks.append(_row(one.piece, words, start, headers.get(one.piece.table, [])))
        else:
            words, piece = one.words, one.piece
            blocks.append(Block(one.kind, start, start + len(words), words, None, piece.page, one.label, one.level))
        text.append(f"{printed}{words}")
        length = start + len(words) + 1
    if not blocks:
        raise unreadable("no_text")
    return Document(name, sha256, pages, "\n".join(text), tuple(blocks), tuple(_few(unread)))


def _printed(one: Told) -> str:
    if one.found is None or not one.label:
        return ""
    return f"{one.piece.mark} " if one.piece.mark else f"{one.found.printed} "


def _row(piece: Piece, words: str, start: int, headers: Sequence[str]) -> Block:
    cells, begin = list[Cell](), start
    for number, cell in enumerate(piece.cells):
        header = headers[number] if number < len(headers) else ""
        cells.append(Cell(begin, begin + len(cell.clean), cell.clean, None, header))
        begin += len(cell.clean) + len(_BETWEEN_CELLS)
    clean, places = joined_with_places([(words, start)], Known())  # next to an empty cell stand more spaces
    while clean[:1] == " ":
        clean, places = clean[1:], places[1:]
    first, end = places[0], places[-1] + 1
    at = None if end - first == len(clean) else tuple(places)
    return Block(BlockKind.ROW, first, end, clean, at, piece.page, "", 0, tuple(cells), piece.is_header, piece.table)


def _mark_headers(pieces: Sequence[Piece]) -> None:
    """Where no row of a table is marked as its header, the first may look like one."""
    tables: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.table is not None:
            tables.setdefault(piece.table, []).append(piece)
    for rows in tables.values():
        if not any(row.is_header for row in rows):
            rows[0].is_header = has_header([[cell.clean for cell in row.cells] for row in rows])


def _without_contents(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without contents that somebody typed, with dots or after the word "Inhoud"."""
    lines = [Line(piece.printed or piece.clean) for piece in pieces]
    kept = {id(line) for line in without_contents(lines)}
    return [piece for piece, line in zip(pieces, lines, strict=True) if id(line) in kept]


def _few(unread: Iterable[Unread]) -> Iterable[Unread]:
    """At most so many of a kind, with short details, so that a hostile file cannot flood the page."""
    counts: dict[str, int] = {}
    for one in unread:
        counts[one.reason] = counts.get(one.reason, 0) + 1
        if counts[one.reason] <= _MOST_OF_A_KIND:
            yield Unread(one.page, one.reason, one.detail[:_LONGEST_DETAIL])
        elif counts[one.reason] == _MOST_OF_A_KIND + 1:
            yield Unread(None, MORE, one.reason)
