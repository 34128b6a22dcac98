"""How tests read a printed document back: as Word, and as PDF."""

import io
import re

import pypdfium2
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

PAGE_OF = re.compile(r"(pagina|page) \d+ (van|of) \d+")


def opened(made):
    return Document(io.BytesIO(made))


def parts(made):
    """The paragraphs and tables of a Word file in their order, without the contents."""
    found = list(opened(made).iter_inner_content())
    return [one for one in found if isinstance(one, Table) or not one.style.name.lower().startswith("toc")]


def texts(made):
    """Each text of a Word file in its order: of paragraphs, and of the cells of tables."""
    for one in parts(made):
        if isinstance(one, Paragraph):
            yield one.text
        else:
            yield from (cell.text for row in one.rows for cell in row.cells)


def contents(made):
    """Style and words of each line of the contents of a Word file, which stand in a control of their own."""
    found = opened(made)
    lines = found.element.body.iterfind(f"{qn('w:sdt')}/{qn('w:sdtContent')}/{qn('w:p')}")
    return [(line.style.name, line.text) for line in (Paragraph(one, found._body) for one in lines)]


def headings(made, level=None):
    named = f"Heading {level}" if level else "Heading"
    return [one.text for one in opened(made).paragraphs if one.style.name.startswith(named)]


def numbered(made):
    """The text of each numbered paragraph by the number that Word shows before it."""
    document = opened(made)
    numbering = document.part.numbering_part.element
    starts = {
        num.get(qn("w:numId")): int(start.get(qn("w:val")))
        for num in numbering.iter(qn("w:num"))
        for start in num.iter(qn("w:startOverride"))
    }
    found = {}
    for one in document.paragraphs:
        number = one._p.pPr.numPr if one._p.pPr is not None else None
        if number is not None and one.style.name == "List Number":
            place = str(number.numId.val)
            found[starts[place]] = one.text
            starts[place] += 1
    return found


def tables(made):
    """Of each table of a Word file its lines of cells."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in opened(made).tables]


def pages(made):
    """The text of each page of a PDF."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made)]


def in_order(made, without=()):
    """All signs of a PDF as it is read out, cell by cell; not the lines `without`, nor page counts."""
    left_out = {signs(line) for line in without}
    found = []
    for page in pypdfium2.PdfDocument(made):
        text = page.get_textpage()
        lines = [one.extract() for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=text)]
        found += [signs(line) for line in lines if signs(line) not in left_out and not PAGE_OF.fullmatch(line.strip())]
    return "".join(found)


def around(made):
    """The lines above and below the pages of a Word file."""
    section = opened(made).sections[0]
    return [section.header.paragraphs[0].text, section.footer.paragraphs[0].text.partition("\t")[0]]


def signs(text):
    """Without what differs by where lines end: white space, and hyphens of any sort."""
    return re.sub(r"[\s\x02\u200b\u00ad\ufffe\u2010-]+", "", text)


def attached(made):
    """The files in a PDF by name."""
    document = pypdfium2.PdfDocument(made)
    files = [document.get_attachment(at) for at in range(document.count_attachments())]
    return {one.get_name(): bytes(one.get_data()) for one in files}
