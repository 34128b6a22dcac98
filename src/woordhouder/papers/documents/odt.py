"""OpenDocument texts (odt): content.xml with the styles and lists of both parts, to pieces. Headers are left out."""

from collections.abc import Iterator

from lxml import etree

from .blocks import Document, Unread
from .composing import composed
from .odt_styles import OFFICE, TABLE, TEXT, Counts, Level, OpenStyles, number
from .odt_words import Writing, changes_in
from .packages import Package
from .pieces import Look, Piece, Strand
from .refusals import MOST_CELLS, MOST_SIGNS, unreadable

_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index",
                 "object-index", "bibliography", "tracked-changes")
)  # fmt: skip
_ROWS = frozenset(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_LISTS = f"{TEXT}list"
_DEEPEST = 25
_PER_LEVEL = 10.0
_MOST_REPEATED = 64


def read_odt(name: str, sha256: str, content: bytes) -> Document:
    """The document in an odt. Raises Unreadable as `Package` does, and "macros", "no_text", "too_many_cells"."""
    package = Package(content)
    if any(part.startswith(("Basic/", "Scripts/")) and not part.endswith("/") for part in package.names):
        raise unreadable("macros")
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise unreadable("password")
    if "content.xml" not in package.names:
        raise unreadable("damaged")
    reader = _Reader(package)
    pieces = reader.pieces()
    return composed(name, sha256, None, pieces, reader.unread)


class _Reader:
    def __init__(self, package: Package) -> None:
        content, styles = package.xml("content.xml"), package.xml_if_there("styles.xml")
        body = content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise unreadable("damaged")
        self._body = body
        self._styles = OpenStyles([root for root in (styles, content) if root is not None])
        self._writing = Writing(self._styles, changes_in(body))
        self._headings = Counts()
        self._counts: dict[str, Counts] = {}
        self._last: dict[str, Counts] = {}
        self._notes = list[etree._Element]()
        self._tables = self._cells = self._signs = 0
        self.unread = list[Unread]()

    def pieces(self) -> list[Piece]:
        """All pieces in order, notes last."""
        made = list(self._blocks(self._body, 0))
        for note in self._notes:
            made.extend(self._blocks(note, 1))
        return made

    def _blocks(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        if depth > _DEEPEST:
            raise unreadable("too_deep")
        for child in element:
            tag = child.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, depth, "")
            elif tag == _LISTS:
                yield from self._list(child, depth, 1, "", None)
            elif tag == f"{TABLE}table":
                yield from self._table(child, depth)
            elif tag not in _INDEXES and isinstance(tag, str):
                yield from self._blocks(child, depth + 1)

    def _paragraph(self, element: etree._Element, depth: int, mark: str, level: int = 0) -> Iterator[Piece]:
        style = self._styles.of("paragraph", element.get(f"{TEXT}style-name", ""))
        words = self._writing.read(element, style)
        self._signs += sum(map(len, words.parts))
        if self._signs > MOST_SIGNS:
            raise unreadable("too_large")
        self._notes.extend(words.notes)
        self.unread.extend(words.told())
        clean = " ".join(words.printed.split())
        heading = style.heading
        if element.tag == f"{TEXT}h":
            heading = number(element.get(f"{TEXT}outline-level"), max(1, style.heading))
            mark = mark or self._mark_of_heading(element, heading)
        if clean:
            yield Piece(
                clean,
                printed=words.printed,
                mark=mark,
                indent=level * _PER_LEVEL,
                heading=heading,
                is_title=style.is_title,
                look=Look.STRONG if words.is_strong else Look.BODY,
            )
        for box in words.boxes:
            yield from self._blocks(box, depth + 1)

    def _mark_of_heading(self, element: etree._Element, level: int) -> str:
        rule = self._styles.outline.get(level)
        if rule is None or rule.form == "none" or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        return self._headings.next(level, rule.start, self._styles.outline)

    def _list(
        self, element: etree._Element, depth: int, level: int, above: str, counts: Counts | None
    ) -> Iterator[Piece]:
        """The items of a list; a list within an item counts with it, one level deeper."""
        if depth > _DEEPEST:
            raise unreadable("too_deep")
        style = element.get(f"{TEXT}style-name", above)
        levels = self._styles.lists.get(style, {})
        if counts is None or style != above:
            counts = self._counts_of(element, style)
        else:
            counts.forget(level - 1)
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            start = number(item.get(f"{TEXT}start-value"), -1)
            if start >= 0:
                counts.reached.pop(level, None)
            begin = start if start >= 0 else levels.get(level, Level()).start
            is_first = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    mark = counts.next(level, begin, levels) if is_first else ""
                    yield from self._paragraph(child, depth, mark, level)
                    is_first = False
                elif child.tag == _LISTS:
                    yield from self._list(child, depth + 1, level + 1, style, counts)
                elif child.tag == f"{TABLE}table":
                    yield from self._table(child, depth + 1)

    def _counts_of(self, element: etree._Element, style: str) -> Counts:
        """New counts, or those of the list that this one goes on from."""
        goes_on = self._counts.get(element.get(f"{TEXT}continue-list", ""))
        if goes_on is None and element.get(f"{TEXT}continue-numbering") == "true":
            goes_on = self._last.get(style)
        made = goes_on or Counts()
        self._last[style] = made
        list_id = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if list_id:
            self._counts[list_id] = made
        return made

    def _table(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        rows = list(self._rows(element, False))
        cells_of = [self._cells_of(row) for row, _is_header in rows]
        if all(len(cells) < 2 for cells in cells_of):  # a frame around text
            for cells in cells_of:
                for cell in cells:
                    if cell is not None:
                        yield from self._blocks(cell, depth + 1)
            return
        self._tables += 1
        table = self._tables
        for place, ((_row, is_header), cells) in enumerate(zip(rows, cells_of, strict=True)):
            made, inner, is_bold = list[Strand](), list[Piece](), True
            for cell in cells:
                within = list(self._blocks(cell, depth + 1)) if cell is not None else []
                own = [piece for piece in within if not piece.cells]
                inner.extend(piece for piece in within if piece.cells)
                is_bold = is_bold and all(piece.look is Look.STRONG for piece in own)
                made.append(Strand(" ".join(f"{piece.mark} {piece.clean}".strip() for piece in own)))
            if any(cell.clean for cell in made):
                is_head = place == 0 and (is_header or (is_bold and len(rows) > 1))
                yield Piece("", cells=made, table=table, is_header=is_head)
            yield from inner

    def _rows(self, element: etree._Element, is_header: bool) -> Iterator[tuple[etree._Element, bool]]:
        for child in element:
            if child.tag == f"{TABLE}table-row":
                yield child, is_header
            elif child.tag in _ROWS:
                yield from self._rows(child, is_header or child.tag == f"{TABLE}table-header-rows")

    def _cells_of(self, row: etree._Element) -> list[etree._Element | None]:
        """The cells of a row, None for what another cell covers; empty repeats at the end are no cells."""
        made = list[etree._Element | None]()
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            times = min(_MOST_REPEATED, number(cell.get(f"{TABLE}number-columns-repeated"), 1))
            self._cells += times
            if self._cells > MOST_CELLS:
                raise unreadable("too_many_cells")
            is_covered = cell.tag == f"{TABLE}covered-table-cell"
            made.extend([None if is_covered or (times > 1 and not len(cell)) else cell] * times)
        return made
