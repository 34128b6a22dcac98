"""Plain text, hard-wrapped or a paragraph a line: the file is the text itself, and blocks say where they stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .blocks import Block, Cell, Document, Unread
from .furniture import NAMED_PAGE, without_contents, without_furniture
from .headers import has_header
from .joining import Known, joined_with_places, words_of
from .labels import label_of
from .lines import FINAL, Line, gathered
from .pieces import Look, Piece, Strand
from .structure import Told, told
from .text_tables import Drawn, table_at

_LINE_END = re.compile("\r\n|[\n\r\v\x1c\x1d\x1e\x85\u2028\u2029]")
_RULE = re.compile(r"([=\-_*~#─━.])\1{2,}$|([=\-_*~]\s){3,}[=\-_*~]?$")
_TAB = 8
_LONGEST_FOOTER = 120
_ENDLESS = 1e9


def read_plain(name: str, sha256: str, text: str, unread: Sequence[Unread] = ()) -> Document:
    """The blocks of `text`. Pages are known where the file has form feeds."""
    pages = list(_pages(text))
    has_pages = len(pages) > 1
    lines = [line for page in without_furniture(_parted(pages)) for line in page]
    lines = without_contents(lines)
    edge = _edge(lines)
    for line in lines:
        line.edge = edge
    pieces = list(_pieces(lines))
    blocks = tuple(_blocks(told(pieces), has_pages))
    return Document(name, sha256, len(pages) if has_pages else None, text, blocks, tuple(unread))


def _pages(text: str) -> Iterator[list[Line]]:
    start = 0
    for number, page in enumerate(text.split("\f"), 1):
        yield list(_lines(page, start, number))
        start += len(page) + 1


def _lines(page: str, start: int, number: int) -> Iterator[Line]:
    at, blank = 0, 0
    above: Line | None = None
    for found in [*_LINE_END.finditer(page), None]:
        end = found.start() if found else len(page)
        row = page[at:end]
        words = row.strip()
        if above and words and _RULE.match(words) and not blank:
            above.is_rule_below = words[0] in "=-_~─━"
            blank = 1
        elif not words or _RULE.match(words):
            blank += 1
        else:
            lead = len(row) - len(row.lstrip())
            left = len(row[:lead].expandtabs(_TAB))
            above = Line(words, number, left, left + len(words), blank, start + at + lead)
            yield above
            blank = 0
        at = found.end() if found else end


def _parted(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages where the file has no form feeds but does have lines such as "Pagina 3 van 24"."""
    if len(pages) > 1:
        return pages
    lines = pages[0]
    ends = [
        index for index, line in enumerate(lines) if len(line.text) < _LONGEST_FOOTER and NAMED_PAGE.match(line.text)
    ]
    if len(ends) < 2:
        return pages
    cuts = [0, *(index + 1 for index in ends), len(lines)]
    parted = [lines[begin:end] for begin, end in pairwise(cuts)]
    for number, page in enumerate(parted, 1):
        for line in page:
            line.page = number
    return [page for page in parted if page]


def _edge(lines: Sequence[Line]) -> float:
    """How long a full line is: what every broken sentence could not have gone beyond. Endless if none is broken."""
    needs, pairs = list[float](), 0
    for above, below in pairwise(lines):
        if below.gap or label_of(below.text) or above.page != below.page:
            continue
        pairs += 1
        if below.text[0].islower() and above.text[-1] not in FINAL:
            needs.append(above.right + 1 + len(below.text.split(" ", 1)[0]))
    if len(needs) < max(1, 0.15 * pairs):
        return _ENDLESS
    return sorted(needs)[len(needs) // 10] - 1


def _pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    known = words_of(line.text for line in lines)
    waiting, index, tables = list[Line](), 0, 0
    while index < len(lines):
        found = table_at(lines, index)
        if found is None:
            waiting.append(lines[index])
            index += 1
            continue
        yield from _paragraphs(waiting, lines[index : index + 1], known)
        waiting = []
        tables += 1
        yield from _rows(found[0], tables, known)
        index += found[1]
    yield from _paragraphs(waiting, (), known)


def _paragraphs(lines: list[Line], after: Sequence[Line], known: Known) -> Iterator[Piece]:
    made = gathered(lines, 0)
    for number, one in enumerate(made):
        first, last = one.lines[0], one.lines[-1]
        below = made[number + 1].lines[0] if number + 1 < len(made) else next(iter(after), None)
        clean, places = joined_with_places([(line.text, line.start) for line in one.lines], known)
        yield Piece(
            clean,
            places,
            page=first.page,
            indent=first.left,
            look=Look.STRONG if last.is_rule_below else Look.UNKNOWN,
            is_apart=(number == 0 or first.gap > 0) and (below is None or below.gap > 0 or below.page != last.page),
        )


def _rows(drawn: Drawn, table: int, known: Known) -> Iterator[Piece]:
    rows = list[list[Strand]]()
    for row in drawn.rows:
        rows.append([_strand(cell, known) for cell in row])
    is_headed = drawn.has_header or has_header([[cell.clean for cell in row] for row in rows])
    for number, (cells, lines) in enumerate(zip(rows, drawn.lines, strict=True)):
        clean, places = joined_with_places([(line.text, line.start) for line in lines], Known())
        begin, end = len(clean) - len(clean.lstrip("| ")), len(clean.rstrip("| "))
        if begin < end:
            yield Piece(
                clean[begin:end],
                places[begin:end],
                page=lines[0].page,
                cells=cells,
                table=table,
                is_header=is_headed and number == 0,
            )


def _strand(lines: list[tuple[str, int]], known: Known) -> Strand:
    clean, places = joined_with_places([line for line in lines if line[0]], known)
    return Strand(clean, places or [lines[0][1]])  # of a cell without a sign, or with soft hyphens only, where it is


def _blocks(made: Sequence[Told], has_pages: bool) -> Iterator[Block]:
    headers: dict[int | None, list[str]] = {}
    for one in made:
        piece = one.piece
        if piece.is_header:
            headers[piece.table] = [cell.clean for cell in piece.cells]
        start, end, at = _span(one.words, (piece.at or [])[one.offset :])
        yield Block(
            one.kind,
            start,
            end,
            one.words,
            at,
            piece.page if has_pages else None,
            one.label,
            one.level,
            tuple(_cells(piece.cells, headers.get(piece.table, []))),
            piece.is_header,
            piece.table,
        )


def _cells(cells: Sequence[Strand], headers: Sequence[str]) -> Iterator[Cell]:
    for number, cell in enumerate(cells):
        start, end, at = _span(cell.clean, cell.at or [])
        yield Cell(start, end, cell.clean, at, headers[number] if number < len(headers) else "")


def _span(clean: str, places: list[int]) -> tuple[int, int, tuple[int, ...] | None]:
    """Where `clean` stands, and where each sign does unless it stands there as it is."""
    if not clean:
        return places[0], places[0], None
    start, end = places[0], places[-1] + 1
    return start, end, None if end - start == len(clean) else tuple(places)
