"""Tables in Word: a caption above, a head that comes back on each page, rows that stay whole where they are short."""

from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table as MadeTable
from docx.table import _Cell, _Row

from ..notes import printable
from ..word import LANGUAGES, language_of, lines_in
from . import styles
from .facts import Cell, Column, Stretch, Table, words_of
from .numbering import element

TWIPS = 56.7
"""Of Word's own measure in a millimetre."""
WIDE, NUMBER, NAME = 163, 24, 45
"""Millimetres of the page between its margins; of a column of numbers and of the one before them, below a promise."""
SHORT = 600
"""Characters of a row that is never parted over two pages."""


def add_table(made: Made, table: Table) -> None:
    """Write the table at the end, and a small space after it."""
    widths = _widths(table)
    grid = made.add_table(rows=0, cols=len(table.columns))
    grid.style = made.styles[styles.GRID]
    style = str(made.styles[styles.CELL].style_id)
    _measured(grid, table, widths)
    _head(grid, table.columns, style)
    for words in table.rows:
        row: _Row = grid.add_row()
        if sum(len(words_of(cell)) for cell in words) <= SHORT:
            _row_says(row, "w:cantSplit")
        for cell, column, said in zip(row.cells, table.columns, words, strict=True):
            _fill(cell, column, said, style)
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            measured = cell._tc.get_or_add_tcPr().get_or_add_tcW()
            measured.set(qn("w:w"), str(width))
            measured.set(qn("w:type"), "dxa")


def _head(grid: MadeTable, columns: tuple[Column, ...], style: str) -> None:
    row: _Row = grid.add_row()  # type: ignore[no-untyped-call]
    _row_says(row, "w:cantSplit")
    _row_says(row, "w:tblHeader")
    for cell, column in zip(row.cells, columns, strict=True):
        _fill(cell, Column(column.heading, is_number=column.is_number), column.heading, style)


def _fill(cell: _Cell, column: Column, said: Cell, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style
    for stretch in (Stretch(said, "same"),) if isinstance(said, str) else said:
        before = len(paragraph.runs)
        lines_in(paragraph, stretch.words)
        for run in paragraph.runs[before:]:
            if stretch.change != "same":
                run.style = styles.CHANGES[stretch.change]
    if column.is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if column.language:
        for run in paragraph.runs:
            language_of(run._r.get_or_add_rPr(), LANGUAGES[column.language])


def _widths(table: Table) -> list[int]:
    """Of each column, in Word's own measure."""
    if table.is_narrow:
        return [int((NAME if at == 0 else NUMBER) * TWIPS) for at in range(len(table.columns))]
    shares = sum(column.share for column in table.columns)
    return [int(WIDE * TWIPS * column.share / shares) for column in table.columns]


def _measured(grid: MadeTable, table: Table, widths: list[int]) -> None:
    """Say how wide it is, where it begins and what it is called."""
    grid.autofit = False
    for column, width in zip(grid._tbl.tblGrid.iter(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    properties = grid._tbl.tblPr
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(element("w:tblW", w=str(sum(widths)), type="dxa"))
    if table.is_below:
        layout.addprevious(element("w:tblInd", w=str(int(styles.HANGING.mm * TWIPS)), type="dxa"))
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    marks = {"firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    properties.append(element("w:tblLook", val="0620", **marks))
    properties.append(element("w:tblCaption", val=printable(table.caption)))


def _row_says(row: _Row, what: str) -> None:
    row._tr.get_or_add_trPr().append(element(what))
