"""A note as a Word file (docx) that people write on in: real headings, quotes and lists. The same facts, same bytes."""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Made
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from .notes import LIST, QUOTE, Block, Language, Paper, printable

LANGUAGES: dict[Language, str] = {"nl": "nl-NL", "en": "en-GB"}
FONT = "Calibri"
INK, QUIET = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x4D, 0x4D, 0x4D)
STYLES = {"paragraph": "Normal", QUOTE: "Quote", LIST: "List Bullet"}
SOURCE, FOOTER = "Note source", "Note footer"
# A zip knows no day before this one; it is also the day that the file says it was made.
ALWAYS = datetime(1980, 1, 1, tzinfo=UTC)


def docx(paper: Paper) -> bytes:
    """`paper` on A4, in the language of its reader, to be changed at will."""
    made = Document()
    _prepare(made, paper)
    made.add_paragraph(printable(paper.title), style="Title")
    made.add_paragraph(printable(paper.subtitle), style="Subtitle")
    for part in paper.parts:
        made.add_heading(printable(part.heading), level=1)
        for block in part.blocks:
            _add(made, block, is_first=part.is_first)
    for number, line in enumerate(paper.footer):
        footer = lines_in(made.add_paragraph(style=FOOTER), line)
        footer.paragraph_format.space_before = Pt(0 if number else 12)
    return file_of(made)


def file_of(made: Made) -> bytes:
    """The document as a file, the same each time."""
    written = io.BytesIO()
    made.save(written)
    return _same_each_time(written.getvalue())


def describe(made: Made, *, title: str, subject: str, author: str, language: Language) -> None:
    """What the file says of itself."""
    facts = made.core_properties
    facts.title, facts.subject, facts.author = printable(title), printable(subject), printable(author)
    facts.language, facts.comments, facts.last_modified_by = LANGUAGES[language], "", ""
    facts.created = facts.modified = ALWAYS.replace(tzinfo=None)


def _prepare(made: Made, paper: Paper) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin, page.bottom_margin = Mm(18), Mm(16)
    describe(made, title=paper.title, subject=paper.subtitle, author=paper.author, language=paper.language)
    look(made, "Normal", 11, after=5)
    language_of(made.styles["Normal"].element.get_or_add_rPr(), LANGUAGES[paper.language])
    look(made, "Title", 22, after=2, bold=True)
    look(made, "Subtitle", 12, after=8, ink=QUIET)
    look(made, "Heading 1", 12.5, before=10, after=3, bold=True)
    look(made, "Quote", 11, after=4)
    made.styles["Quote"].paragraph_format.left_indent = Mm(7)
    look(made, "List Bullet", 11, after=2)
    for name, indent in ((SOURCE, 7), (FOOTER, 0)):
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Normal"]
        look(made, name, 9, after=3, ink=QUIET)
        made.styles[name].paragraph_format.left_indent = Mm(indent)


def look(  # noqa: PLR0913 - what a style is
    made: Made,
    name: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    ink: RGBColor = INK,
) -> None:
    """Give a style its look, in the one font; sizes and spaces in points."""
    style = made.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = ink
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    # The template names fonts by theme, which would win.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name_of_theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name_of_theme}"), None)


def _add(made: Made, block: Block, *, is_first: bool) -> None:
    for words in block.lines:
        line = lines_in(made.add_paragraph(style=STYLES[block.kind]), words)
        for run in line.runs:
            run.font.size = Pt(13) if is_first else None
            if block.language:
                language_of(run._element.get_or_add_rPr(), LANGUAGES[block.language])
    if block.source:
        lines_in(made.add_paragraph(style=SOURCE), block.source)


def lines_in(paragraph: Paragraph, words: str) -> Paragraph:
    """`words` in the paragraph; what is one line in it stays one line."""
    for number, line in enumerate(printable(words).split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
    return paragraph


def language_of(properties: object, language: str) -> None:
    """Say of the properties of a run or style that its words are in this language."""
    named = OxmlElement("w:lang")
    named.set(qn("w:val"), language)
    properties.append(named)  # type: ignore[attr-defined]


def _same_each_time(made: bytes) -> bytes:
    """The same files in the zip, without the moment at which they were put in."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            facts = zipfile.ZipInfo(name, ALWAYS.timetuple()[:6])
            facts.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(facts, old.read(name))
    return packed.getvalue()
