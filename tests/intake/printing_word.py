"""An agreement as Word makes it: styles, numbers that Word counts, header, footer, a field of contents, tables."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from .counting import Counted, Outlined, heading_label, labels
from .markup import Form, Paper, Piece

_FIRST = 900  # number of our first list, above those of the template


def word(paper: Paper) -> bytes:
    """A .docx file. Numbers that do not follow are typed, as people do."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = paper.header
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{paper.footer}\tPagina ")
    _field(foot, "PAGE", "1")
    if paper.columns > 1:
        columns = document.sections[0]._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), str(paper.columns))
    document.add_paragraph(paper.title, style="Title")
    lists = _Lists(document.part.numbering_part.element)
    tables: dict[int | None, Any] = {}
    for piece, counted in zip(paper.pieces, labels(paper.pieces), strict=True):
        if piece.form is Form.ROW:
            _row(document, tables, piece)
        elif piece.form is Form.CONTENTS:
            _contents(document, paper.pieces)
        elif piece.form is Form.PAGE:
            document.add_page_break()
        else:
            _paragraph(document, lists, piece, counted)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _paragraph(document: Any, lists: "_Lists", piece: Piece, counted: Counted | Outlined | None) -> None:
    if piece.is_bullet:
        document.add_paragraph(piece.text, style="List Bullet" if piece.level == 1 else f"List Bullet {piece.level}")
        return
    style = {Form.HEADING: f"Heading {piece.level}", Form.ITEM: "List Paragraph"}.get(piece.form, "Normal")
    text = piece.text
    if piece.form is Form.HEADING and counted:
        text = text[len(heading_label(text)) :].strip()
    if piece.form is Form.ITEM and not counted:
        text = f"{piece.label}\t{text}"
    made = document.add_paragraph(text, style=style)
    if counted:
        lists.count(made, counted)


def _row(document: Any, tables: dict[int | None, Any], piece: Piece) -> None:
    if piece.is_header:
        made = tables[piece.table] = document.add_table(rows=1, cols=len(piece.cells), style="Table Grid")
        cells = made.rows[0].cells
        repeated = OxmlElement("w:tblHeader")
        made.rows[0]._tr.get_or_add_trPr().append(repeated)
    else:
        cells = tables[piece.table].add_row().cells
    for cell, text in zip(cells, piece.cells, strict=True):
        cell.text = text


def _contents(document: Any, pieces: Sequence[Piece]) -> None:
    document.add_paragraph("Inhoud", style="TOC Heading")
    entries = [piece for piece in pieces if piece.form is Form.HEADING and piece.level < 3]
    for level in (1, 2):
        document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
    for number, piece in enumerate(entries):
        made = document.add_paragraph(style=f"toc {piece.level}")
        if number == 0:
            _begin_field(made, 'TOC \\o "1-2" \\h \\z \\u')
        label = heading_label(piece.text)
        text = f"{label}\t{piece.text[len(label) :].strip()}" if label else piece.text
        made.add_run(f"{text}\t{2 + number // 4}")
        if number == len(entries) - 1:
            _sign(made, "end")


def _field(paragraph: Any, order: str, shown: str) -> None:
    _begin_field(paragraph, order)
    paragraph.add_run(shown)
    _sign(paragraph, "end")


def _begin_field(paragraph: Any, order: str) -> None:
    _sign(paragraph, "begin")
    said = OxmlElement("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = f" {order} "
    paragraph.add_run()._r.append(said)
    _sign(paragraph, "separate")


def _sign(paragraph: Any, kind: str) -> None:
    sign = OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(sign)


class _Lists:
    """The lists that Word counts: one for the chapters, and one for each list that begins anew."""

    def __init__(self, numbering: Any) -> None:
        self.numbering = numbering
        self.numbers: dict[int, int] = {}
        outline = "".join(
            _level(depth, "decimal", ".".join(f"%{place + 1}" for place in range(depth + 1))) for depth in range(9)
        )
        self.outline = self._add(outline)

    def count(self, paragraph: Any, counted: Counted | Outlined) -> None:
        """Let Word count the label of `paragraph`."""
        if isinstance(counted, Outlined):
            self._put(paragraph, self.outline, counted.depth)
            return
        depth = counted.manner.level - 1
        if counted.run not in self.numbers:
            manner = counted.manner
            form = "lowerLetter" if manner.is_letters else "decimal"
            self.numbers[counted.run] = self._add(
                "".join(_level(place, form, f"{manner.before}%{place + 1}{manner.after}") for place in range(depth + 1))
            )
        self._put(paragraph, self.numbers[counted.run], depth)

    def _add(self, levels: str) -> int:
        number = _FIRST + len(self.numbering.findall(qn("w:abstractNum")))
        drawn = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}'
            "</w:abstractNum>"
        )
        self.numbering.insert(0, drawn)
        used = parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        self.numbering.append(used)
        return number

    def _put(self, paragraph: Any, number: int, depth: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = depth
        properties.get_or_add_numId().val = number


def _level(depth: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )
