"""Web pages (html) to pieces: what there is to read, without scripts, menus and forms. Nothing is fetched."""

from collections.abc import Iterator

from lxml import etree

from .blocks import Document
from .composing import composed
from .pieces import Look, Piece, Strand
from .refusals import MOST_CELLS, unreadable
from .word_numbering import written

_SKIPPED = {
    "script", "style", "nav", "head", "template", "noscript", "svg", "form", "button", "select", "iframe", "object",
    "aside", "audio", "video", "canvas", "math", "footer",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "br",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
_LISTS = frozenset(("ul", "ol", "menu"))
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 150
_PER_LEVEL = 10.0


def read_html(name: str, sha256: str, text: str) -> Document:
    """The document in a web page. Raises Unreadable: "no_text", "too_deep", "too_many_cells" or "damaged"."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as fault:
        raise unreadable("damaged") from fault
    if root is None:
        raise unreadable("no_text")
    reader = _Reader()
    body = root.find("body")
    return composed(name, sha256, None, list(reader.blocks(root if body is None else body)))


class _Run:
    """Words between two blocks."""

    def __init__(self) -> None:
        self.parts = list[str]()
        self.is_strong = True

    def say(self, text: str | None, is_bold: bool) -> None:
        if text:
            self.parts.append(text.replace("\u00ad", ""))
            self.is_strong = self.is_strong and (is_bold or not text.strip())

    def piece(self) -> Piece | None:
        """What was said, as a paragraph; None for nothing."""
        clean = " ".join("".join(self.parts).split())
        look = Look.STRONG if self.is_strong else Look.BODY
        self.parts, self.is_strong = [], True
        return Piece(clean, look=look) if clean else None


class _Reader:
    def __init__(self) -> None:
        self._tables = self._cells = 0

    def blocks(self, element: etree._Element, depth: int = 0) -> Iterator[Piece]:
        """The pieces within `element`, in order."""
        run = _Run()
        yield from self._within(element, run, depth, False)
        yield from _last(run)

    def _within(self, element: etree._Element, run: _Run, depth: int, is_bold: bool) -> Iterator[Piece]:
        if depth > _DEEPEST:
            raise unreadable("too_deep")
        run.say(element.text, is_bold)
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else "script"
            if tag == "br":
                run.say(" ", is_bold)
            elif tag in _INLINE:
                yield from self._within(child, run, depth + 1, is_bold or tag in _BOLD)
            elif tag not in _SKIPPED and child.get("hidden") is None:
                yield from _last(run)
                yield from self._block(child, tag, depth + 1)
            run.say(child.tail, is_bold)

    def _block(self, element: etree._Element, tag: str, depth: int) -> Iterator[Piece]:
        if tag in _HEADINGS:
            for piece in self.blocks(element, depth):
                piece.heading = _HEADINGS[tag]
                piece.look = Look.STRONG
                yield piece
        elif tag in _LISTS:
            yield from self._list(element, depth, 1)
        elif tag == "table":
            yield from self._table(element, depth)
        else:
            yield from self.blocks(element, depth)

    def _list(self, element: etree._Element, depth: int, level: int) -> Iterator[Piece]:
        if depth > _DEEPEST:
            raise unreadable("too_deep")
        number = _number(element.get("start"), 1)
        form = _FORMS.get(element.get("type", "1"), "decimal")
        for item in element:
            if item.tag in _LISTS:
                yield from self._list(item, depth + 1, level + 1)
            if item.tag != "li":
                continue
            number = _number(item.get("value"), number)
            mark = f"{written(number, form)}." if element.tag == "ol" else "•"
            yield from self._item(item, mark, depth, level)
            number += 1

    def _item(self, item: etree._Element, mark: str, depth: int, level: int) -> Iterator[Piece]:
        run, is_first = _Run(), True
        run.say(item.text, False)
        for child in [*item, None]:
            inner: Iterator[Piece] = iter(())
            if child is None or not isinstance(child.tag, str) or child.tag not in _INLINE:
                piece = run.piece()
                inner = iter([piece] if piece else [])
            for one in inner:
                one.mark, one.indent = (mark if is_first else ""), level * _PER_LEVEL
                is_first = False
                yield one
            if child is None or not isinstance(child.tag, str):
                continue
            if child.tag in _LISTS:
                yield from self._list(child, depth + 1, level + 1)
            elif child.tag in _INLINE:
                yield from self._within(child, run, depth + 1, child.tag in _BOLD)
            elif child.tag not in _SKIPPED:
                for one in self._block(child, child.tag, depth + 1):
                    if is_first and not one.cells and not one.mark:
                        one.mark, one.indent, is_first = mark, level * _PER_LEVEL, False
                    yield one
            run.say(child.tail, False)

    def _table(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        rows = [list(row.iterchildren("td", "th")) for row in _rows(element)]
        if all(len(cells) < 2 for cells in rows):  # a frame around text
            for cells in rows:
                for cell in cells:
                    yield from self.blocks(cell, depth + 1)
            return
        self._tables += 1
        table = self._tables
        for number, cells in enumerate(rows):
            self._cells += len(cells)
            if self._cells > MOST_CELLS:
                raise unreadable("too_many_cells")
            made, inner = list[Strand](), list[Piece]()
            for cell in cells:
                within = list(self.blocks(cell, depth + 1))
                inner.extend(piece for piece in within if piece.cells)
                own = (f"{piece.mark} {piece.clean}".strip() for piece in within if not piece.cells)
                made.append(Strand(" ".join(own)))
                made.extend(Strand("") for _spanned in range(min(64, _number(cell.get("colspan"), 1)) - 1))
            if any(cell.clean for cell in made):
                is_header = number == 0 and all(cell.tag == "th" for cell in cells)
                yield Piece("", cells=made, table=table, is_header=is_header)
            yield from inner


def _last(run: _Run) -> Iterator[Piece]:
    piece = run.piece()
    if piece:
        yield piece


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else otherwise
