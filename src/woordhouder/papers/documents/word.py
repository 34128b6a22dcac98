"""Word files (docx): document.xml with its numbering, styles, notes and comments, to pieces. Headers are left out."""

from collections.abc import Iterator

from lxml import etree

from .blocks import Document, Unread
from .composing import composed
from .packages import Package
from .pieces import Look, Piece, Strand
from .refusals import COMMENT, MOST_CELLS, MOST_SIGNS, unreadable
from .word_numbering import Numbering
from .word_runs import Runs, Words, local
from .word_styles import Style, Styles, is_on, number

_THROUGH = frozenset(("ins", "moveTo", "customXml", "smartTag", "sdtContent"))
_DEEPEST = 25
_LAST_OWN_NOTE = 0  # notes up to this id are lines that Word draws itself


def read_word(name: str, sha256: str, content: bytes) -> Document:
    """The document in a docx. Raises Unreadable as `Package` does, and "macros", "no_text", "too_many_cells"."""
    package = Package(content)
    if any(part.lower().endswith("vbaproject.bin") for part in package.names):
        raise unreadable("macros")
    if "word/document.xml" not in package.names:
        raise unreadable("damaged")
    reader = _Reader(package)
    pieces = reader.pieces()
    return composed(name, sha256, None, pieces, reader.unread)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        root = package.xml("word/document.xml")
        self._w = w = f"{root.tag.rpartition('}')[0]}}}"
        body = root.find(f"{w}body")
        if body is None:
            raise unreadable("damaged")
        self._body = body
        self._styles = Styles(package.xml_if_there("word/styles.xml"), w)
        self._numbering = Numbering(package.xml_if_there("word/numbering.xml"), w)
        self._runs = Runs(w, self._styles.normal, self._styles.of)
        self._notes = list[tuple[str, str]]()
        self._comments = list[tuple[str, str]]()
        self._tables = self._cells = self._signs = 0
        self._waiting = ""
        self.unread = list[Unread]()

    def pieces(self) -> list[Piece]:
        """All pieces in order, notes last."""
        made = list(self._blocks(self._body, 0))
        made.extend(self._of_notes())
        self._tell_comments()
        return made

    def _blocks(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        if depth > _DEEPEST:
            raise unreadable("too_deep")
        for child in element:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield from self._table(child, depth)
            elif name == "sdt":
                if not self._is_contents(child):
                    yield from self._blocks(child, depth + 1)
            elif name in _THROUGH:
                yield from self._blocks(child, depth + 1)

    def _is_contents(self, control: etree._Element) -> bool:
        gallery = control.find(f"{self._w}sdtPr/{self._w}docPartObj/{self._w}docPartGallery")
        return gallery is not None and gallery.get(f"{self._w}val") == "Table of Contents"

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        w = self._w
        properties = element.find(f"{w}pPr")
        named = properties.find(f"{w}pStyle") if properties is not None else None
        style_id = named.get(f"{w}val", "") if named is not None else self._styles.default_id
        style = self._styles.of(style_id)
        words = self._words(element, style)
        if style.is_contents or words.is_contents:
            return
        is_listed_by_style = bool(style.list_id)
        if properties is not None:
            is_listed_by_style = is_listed_by_style and properties.find(f"{w}numPr") is None
            style = self._styles.in_paragraph(style, properties)
        printed = f"{self._waiting}{words.printed}"
        self._waiting = ""
        if properties is not None and properties.find(f"{w}rPr/{w}del") is not None:
            self._waiting = f"{printed} " if printed else ""  # the end of the paragraph is deleted
            return
        clean = " ".join(printed.split())
        if clean:
            level = self._numbering.level_of(style.list_id, style_id if is_listed_by_style else "", style.level)
            mark = self._numbering.next_mark(style.list_id, level) if style.list_id else ""
            yield Piece(
                clean,
                printed=printed,
                mark=mark,
                indent=style.indent or (self._numbering.indent_of(style.list_id, level) if mark else 0.0),
                heading=style.heading,
                is_title=style.is_title,
                look=Look.STRONG if words.is_strong else Look.BODY,
            )
        for box in words.boxes:
            yield from self._blocks(box, depth + 1)

    def _words(self, element: etree._Element, style: Style) -> Words:
        words = self._runs.read(element, style)
        self._signs += sum(map(len, words.parts))
        if self._signs > MOST_SIGNS:
            raise unreadable("too_large")
        self.unread.extend(words.told())
        self._notes.extend(words.notes)
        self._comments.extend((one, words.printed) for one in words.comments)
        return words

    def _table(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        rows = [[*self._cells_of(row)] for row in self._rows(element)]
        if all(len(row) < 2 for row in rows):  # a frame around text
            for row in rows:
                for cell in row:
                    yield from self._blocks(cell, depth + 1)
            return
        self._tables += 1
        table = self._tables
        for number_of_row, (row, cells) in enumerate(zip(self._rows(element), rows, strict=True)):
            made, inner, is_bold = list[Strand](), list[Piece](), True
            for cell in cells:
                within = list(self._blocks(cell, depth + 1))
                own = [piece for piece in within if not piece.cells]
                inner.extend(piece for piece in within if piece.cells)
                clean = " ".join(f"{piece.mark} {piece.clean}".strip() for piece in own)
                is_bold = is_bold and all(piece.look is Look.STRONG for piece in own)
                made.append(Strand(clean))
                made.extend(Strand("") for _spanned in range(self._span(cell) - 1))
            if any(cell.clean for cell in made):
                is_header = number_of_row == 0 and (self._is_header(row) or (is_bold and len(rows) > 1))
                yield Piece("", cells=made, table=table, is_header=is_header)
            yield from inner

    def _rows(self, element: etree._Element) -> Iterator[etree._Element]:
        for child in element:
            name = local(child)
            if name == "tr":
                yield child
            elif name in _THROUGH or name == "sdt":
                yield from self._rows(child)

    def _cells_of(self, row: etree._Element) -> Iterator[etree._Element]:
        for child in row:
            name = local(child)
            if name == "tc":
                self._cells += 1
                if self._cells > MOST_CELLS:
                    raise unreadable("too_many_cells")
                yield child
            elif name in _THROUGH or name == "sdt":
                yield from self._cells_of(child)

    def _span(self, cell: etree._Element) -> int:
        span = cell.find(f"{self._w}tcPr/{self._w}gridSpan")
        return min(64, max(1, int(number(span, f"{self._w}val", 1))))

    def _is_header(self, row: etree._Element) -> bool:
        properties = row.find(f"{self._w}trPr")
        return properties is not None and is_on(properties, f"{self._w}tblHeader", self._w, False)

    def _of_notes(self) -> Iterator[Piece]:
        for kind in ("footnote", "endnote"):
            root = self._package.xml_if_there(f"word/{kind}s.xml") if self._notes else None
            named = {one for of, one in self._notes if of == kind}
            for note in root if root is not None else ():
                note_id = note.get(f"{self._w}id", "")
                if note_id in named and int(note_id) > _LAST_OWN_NOTE:
                    yield from self._blocks(note, 1)

    def _tell_comments(self) -> None:
        if not self._comments:
            return
        root = self._package.xml_if_there("word/comments.xml")
        said = {}
        for one in root if root is not None else ():
            words = " ".join("".join(one.itertext(f"{self._w}t")).split())
            said[one.get(f"{self._w}id", "")] = words
        for comment, near in self._comments:
            self.unread.append(Unread(None, COMMENT, f"“{said.get(comment, '')}” ({' '.join(near.split())[:60]})"))
