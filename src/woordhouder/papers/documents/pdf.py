"""PDF with a text layer to pieces: running headers gone, columns in order, paragraphs whole over pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from .blocks import Document, Unread
from .composing import composed
from .furniture import without_contents, without_furniture
from .joining import joined, words_of
from .labels import label_of
from .lines import Line, gathered
from .pdf_layout import Grid, laid_out
from .pdf_pages import Sheet, sheets
from .pieces import Look, Piece, Strand
from .refusals import BROKEN_PAGE, PICTURE_OF_PAGE, unreadable

_LARGER = 1.12
_SMALLER = 0.92
_MORE_ROOM = 1.22
_HARDLY_TEXT = 20  # signs a page
_SAME_EDGE = 6.0
_FEWEST_IN_A_COLUMN = 4


def read_pdf(name: str, sha256: str, content: bytes) -> Document:
    """The document in a PDF. Raises Unreadable: "scan", "no_text", and as `pdf_pages.sheets` does."""
    pages = sheets(content)
    signs = sum(len(line.text) for page in pages for line in page.lines)
    if signs < _HARDLY_TEXT * len(pages) and any(page.has_picture for page in pages):
        raise unreadable("scan")
    if not signs:
        raise unreadable("damaged" if all(page.is_broken for page in pages) else "no_text")
    unread = [Unread(page.number, PICTURE_OF_PAGE) for page in pages if page.has_picture]
    unread += [Unread(page.number, BROKEN_PAGE) for page in pages if page.is_broken]
    pieces = list(_Flow(_text(pages)).pieces())
    return composed(name, sha256, len(pages), pieces, unread)


def _text(pages: Sequence[Sheet]) -> list[list[Line]]:
    """The lines of each page, in the order of the file, without headers, footers and contents."""
    by_height = [sorted(page.lines, key=lambda line: (-round(line.y), line.left)) for page in pages]
    kept = {id(line) for page in without_furniture(by_height) for line in page}
    bodies = [[line for line in page.lines if id(line) in kept] for page in pages]
    kept = {id(line) for line in without_contents([line for page in bodies for line in page])}
    return [[line for line in page if id(line) in kept] for page in bodies]


class _Flow:
    """The text of all pages as one."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        lines = [line for page in pages for line in page]
        self._body = _most_used_size(lines)
        self._known = words_of(line.text for line in lines)
        self._notes = list[Line]()
        self._laid = [one for page in pages for one in self._on_page(page)]
        self._body = _most_used_size([one for one in self._laid if isinstance(one, Line)]) or self._body
        for one in self._laid:
            if isinstance(one, Line):
                one.is_large = one.size > self._body * _LARGER
        large = {line.size for line in lines if line.size > self._body * _LARGER}
        self._ranks = {size: rank for rank, size in enumerate(sorted(large, reverse=True), 1)}
        self._measure()

    def _on_page(self, page: Sequence[Line]) -> list[Line | Grid]:
        notes = self._notes_of(page)
        self._notes.extend(notes)
        away = {id(line) for line in notes}
        return laid_out([line for line in page if id(line) not in away])

    def _notes_of(self, page: Sequence[Line]) -> list[Line]:
        """Footnotes: small lines at the bottom, the first of which begins with a number."""
        made = list[Line]()
        for line in sorted(page, key=lambda line: line.y):
            if line.size >= self._body * _SMALLER:
                break
            made.insert(0, line)
        return made if made and made[0].text[:1].isdigit() and len(made) < len(page) else []

    def _measure(self) -> None:
        """How far lines are apart within a paragraph, and how far to the right a full line goes."""
        rooms = Counter[float]()
        columns: dict[tuple[int, int], list[Line]] = {}
        page, column, height = 0, 0, 0.0
        above: Line | None = None
        for one in self._laid:
            top = one if isinstance(one, Line) else one.rows[0].cells[0][0]
            is_up = top.is_new_column or top.y > height + top.size
            column = 0 if top.page != page else column + is_up
            is_below = top.page == page and not is_up
            page = top.page
            height = one.y if isinstance(one, Line) else one.rows[-1].bottom
            if isinstance(one, Grid):
                above = None
                continue
            if above and is_below:
                one.gap = (above.y - one.y) / one.size
                if one.size == above.size and not one.is_large and 0 < one.gap < 3:
                    rooms[round(one.gap, 1)] += 2 if one.text[:1].islower() else 1
            columns.setdefault((page, column), []).append(one)
            above = one
        self._room = (rooms.most_common(1)[0][0] if rooms else 1.3) * _MORE_ROOM
        self._set_edges(columns)

    def _set_edges(self, columns: dict[tuple[int, int], list[Line]]) -> None:
        split = {page for page, column in columns if column}
        rights = sorted(line.right for (page, _column), lines in columns.items() if page not in split for line in lines)
        whole = rights[int(len(rights) * 0.98)] if rights else 0.0
        halves = list[float]()
        for (page, column), lines in columns.items():
            own, margin = max(line.right for line in lines), min(line.left for line in lines)
            for line in lines:
                line.edge = max(own, whole) if page in split or own > whole else whole
                line.margin = margin
            if (page, column - 1) in columns:
                width = _set_edges_beside(columns[page, column - 1], lines)
                halves += [width] if len(lines) >= _FEWEST_IN_A_COLUMN else []
        if halves:
            self._set_edges_alone(columns, split, median(halves))

    def _set_edges_alone(self, columns: dict[tuple[int, int], list[Line]], split: set[int], width: float) -> None:
        """On a page where one of two columns is filled, or both in part, a full line is as wide as on the others."""
        for (page, _column), lines in columns.items():
            margin = lines[0].margin
            if page not in split and all(line.right < margin + width + _SAME_EDGE for line in lines):
                for line in lines:
                    line.edge = margin + width
            for line in lines:
                if page in split and line.edge < line.margin + width:
                    line.edge = line.margin + width

    def pieces(self) -> Iterator[Piece]:
        waiting, tables = list[Line](), 0
        previous: Grid | None = None
        for one in self._laid:
            if isinstance(one, Line):
                waiting.append(one)
                continue
            goes_on = previous is not None and not waiting and _is_same(previous, one)
            yield from self._paragraphs(waiting)
            waiting = []
            tables += not goes_on
            yield from self._rows(one, tables, previous if goes_on else None)
            previous = one
        yield from self._paragraphs(waiting)
        yield from self._paragraphs(self._without_numbers(self._notes))

    def _without_numbers(self, notes: Sequence[Line]) -> list[Line]:
        for line in notes:
            line.gap = 0.0
            stripped = line.text.lstrip("0123456789 ")
            if stripped != line.text and stripped:
                line.text, line.gap = stripped, 99.0
        return list(notes)

    def _paragraphs(self, lines: Sequence[Line]) -> Iterator[Piece]:
        for one in gathered(lines, self._room):
            first = one.lines[0]
            clean = joined([line.text for line in one.lines], self._known)
            is_strong = first.is_large or all(line.is_bold for line in one.lines)
            yield Piece(
                clean,
                page=first.page,
                indent=first.left,
                look=Look.STRONG if is_strong else Look.BODY,
                is_title=self._is_title(first, clean),
                heading=0,
            )

    def _is_title(self, first: Line, clean: str) -> bool:
        is_largest = first.is_large and self._ranks.get(first.size) == 1 and first.page <= 2
        return is_largest and label_of(clean) is None

    def _rows(self, grid: Grid, table: int, above: Grid | None) -> Iterator[Piece]:
        header = self._cells(above, 0) if above else None
        for number, row in enumerate(grid.rows):
            cells = self._cells(grid, number)
            if number == 0 and header and [cell.clean for cell in cells] == [cell.clean for cell in header]:
                continue  # a header that is printed again on the next page
            is_bold = all(line.is_bold for cell in row.cells for line in cell)
            is_header = number == 0 and above is None and is_bold
            yield Piece("", page=row.cells[0][0].page, cells=cells, table=table, is_header=is_header)

    def _cells(self, grid: Grid, number: int) -> list[Strand]:
        made = list[Strand]()
        for cell in grid.cells(grid.rows[number]):
            made.append(Strand(joined([line.text for line in cell], self._known) if cell else ""))
        return made


def _is_same(above: Grid, below: Grid) -> bool:
    """Whether a table goes on in the next column or on the next page: its columns are as far apart."""
    pages = [grid.rows[0].cells[0][0].page for grid in (above, below)]
    if pages[1] - pages[0] not in (0, 1) or len(above.columns) != len(below.columns):
        return False
    shift = below.columns[0] - above.columns[0]
    return all(abs(one - other + shift) < _SAME_EDGE for one, other in zip(above.columns, below.columns, strict=True))


def _set_edges_beside(first: Sequence[Line], second: Sequence[Line]) -> float:
    """The edges of two columns: the second is to the right of the lines of the first that are not as wide as both.

    Gives how wide the wider one is.
    """
    gutter = min(line.left for line in second)
    beside = [line for line in first if line.right < gutter]
    width = 0.0
    for column in (beside, second):
        edge = max((line.right for line in column), default=0.0)
        margin = min((line.left for line in column), default=0.0)
        for line in column:
            line.edge, line.margin = edge, margin
        width = max(width, edge - margin)
    return width


def _most_used_size(lines: Sequence[Line]) -> float:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
