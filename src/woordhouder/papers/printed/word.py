"""A document as a Word file: styles, Word's own numbering, contents and page numbers, tables with their heads."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.image.image import Image
from docx.shared import Inches
from docx.text.paragraph import Paragraph

from ..notes import Language, printable
from ..word import LANGUAGES, QUIET, describe, file_of, language_of, lines_in
from . import styles
from .facts import (
    Block,
    Contents,
    Drawing,
    Fact,
    Heading,
    Listed,
    Look,
    NewPage,
    Numbered,
    Printed,
    Said,
    Table,
    WriteHere,
)
from .numbering import Numbering, begin_field, contents_of, element, end_field, field, linked, marked
from .picture import DOTS, png
from .tables import add_table

LOOKS: dict[Look, str] = {
    "plain": "Normal",
    "quiet": styles.SMALL,
    "mark": styles.MARK,
    "summary": styles.SUMMARY,
    "closing": styles.CLOSING,
}
LOOKS_BELOW: dict[Look, str] = {**dict.fromkeys(LOOKS, styles.BELOW), "mark": styles.MARK_BELOW}
SIZE, SIZE_OF_A_SHEET, SMALLEST = 11, 10.5, 9
LONG_SHEET = 1500
"""Characters on a sheet, beyond which its words are smaller so that it stays one page."""


def docx(paper: Printed) -> bytes:
    """`paper` on A4, in the language of its reader, to be worked on."""
    return _Writing(paper).file()


class _Writing:
    """A document while it is written."""

    def __init__(self, paper: Printed) -> None:
        self.paper = paper
        self.made = Document()
        styles.prepare(self.made, paper.language, _size(paper))
        describe(self.made, title=paper.title, subject=paper.subtitle, author=paper.author, language=paper.language)
        # Looking a style up by its name each time costs more than all the rest.
        self.style_ids = {style.name: style.style_id for style in self.made.styles}
        self.numbering = Numbering(self.made)
        self.headings = [block for block in paper.blocks if isinstance(block, Heading)]
        self.place = 0
        self.is_new_page = False

    def file(self) -> bytes:
        """All of it as a file."""
        if self.paper.is_sheet:
            styles.tighten(self.made)
        self._around()
        self._said(self.paper.title, "Title", self.paper.title_language)
        self._said(self.paper.subtitle, "Subtitle")
        for at, block in enumerate(self.paper.blocks):
            self._add(block)
            self._keep_below(self.paper.blocks[max(0, at - 1) : at + 2])
        return file_of(self.made)

    def _add(self, block: Block) -> None:
        match block:
            case Heading():
                self.place += 1
                marked(self._said(block.words, f"Heading {block.level}", block.language), self.place)
            case Said():
                looks = LOOKS_BELOW if block.is_below else LOOKS
                for line in block.lines:
                    self._said(line, looks[block.look], block.language)
            case Numbered():
                self.numbering.number(self._said(block.text, "List Number", block.language), block.number)
            case Fact():
                self._fact(block)
            case Listed():
                for item in block.items:
                    self._said(item, "List Bullet", block.language)
            case Table():
                self._table(block)
            case Drawing():
                self._draw(block)
            case WriteHere():
                self._write_here(block)
            case Contents():
                self._contents(block)
            case NewPage():
                self.is_new_page = True

    def _keep_below(self, around: Sequence[Block]) -> None:
        """What a chapter begins with goes to the next page with the heading below it, and never stands there alone."""
        match around:
            case [Heading(level=above), Said(), Heading(level=below)] if above < below:
                self.made.paragraphs[-1].paragraph_format.keep_with_next = True

    def _paragraph(self, style: str) -> Paragraph:
        paragraph = self.made.add_paragraph()
        paragraph._p.style = self.style_ids[style]
        return paragraph

    def _said(self, words: str, style: str, language: Language | None = None) -> Paragraph:
        paragraph = lines_in(self._paragraph(style), words)
        if self.is_new_page:  # before what follows, so that no paragraph is there for its sake
            paragraph.paragraph_format.page_break_before, self.is_new_page = True, False
        return in_language(paragraph, language)

    def _fact(self, block: Fact) -> None:
        paragraph = self._paragraph(styles.FACT_BELOW if block.is_below else styles.FACT)
        paragraph.add_run(f"{printable(block.label)}:").font.color.rgb = QUIET
        paragraph.add_run("\t")
        before = len(paragraph.runs)
        lines_in(paragraph, "\n".join(block.lines))
        for run in paragraph.runs[before:]:
            properties = run._r.get_or_add_rPr()
            if block.is_open:
                properties.append(element("w:shd", val="clear", color="auto", fill="EFEFEF"))
            if block.language:
                language_of(properties, LANGUAGES[block.language])

    def _table(self, block: Table) -> None:
        caption = self._said(block.caption, "Caption")
        if block.is_below:
            caption.paragraph_format.left_indent = styles.HANGING
        add_table(self.made, block)

    def _draw(self, block: Drawing) -> None:
        paragraph = self._paragraph(styles.DRAWING)
        picture = png(block)
        seen = Image.from_blob(picture)
        shape = paragraph.add_run().add_picture(BytesIO(picture), Inches(seen.px_width / DOTS))
        shape._inline.docPr.set("descr", printable(block.says))

    def _write_here(self, block: WriteHere) -> None:
        asks = self._said(block.asks, "Normal")
        asks.paragraph_format.keep_with_next = True
        asks.runs[0].bold = True
        for _line in range(block.count):
            self._paragraph(styles.TO_WRITE)

    def _contents(self, block: Contents) -> None:
        """Chapters that lead to their place, as Word's own contents.

        They are filled in without page numbers, which only who lays out the pages knows: an estimate would be wrong,
        and a file that asks Word to count when it opens makes Word ask its reader for leave. "Update" above the
        contents in Word counts them; then dots lead to each.
        """
        heading = self._said(block.heading, "TOC Heading")
        line, lines = None, [heading._p]
        for at, one in enumerate(self.headings, 1):
            if one.level > block.depth:
                continue
            begins = line is None
            line = self._paragraph(f"toc {one.level}")
            lines.append(line._p)
            if begins:
                begin_field(line, f'TOC \\o "1-{block.depth}" \\h \\z \\u')
            words = in_language(lines_in(self.made.add_paragraph(), one.words), one.language)
            linked(line, [run._r for run in words.runs], at)
            words._p.getparent().remove(words._p)
        if line is not None:
            end_field(line)
        contents_of(lines)

    def _around(self) -> None:
        """What stands above and below each page."""
        section = self.made.sections[0]
        section.different_first_page_header_footer = True
        lines_in(section.header.paragraphs[0], self.paper.running)
        for footer in (section.footer, section.first_page_footer):
            line = footer.paragraphs[0]
            line.style = "Footer"
            lines_in(line, self.paper.footer)
            self._page_of(line)

    def _page_of(self, line: Paragraph) -> None:
        before, _page, rest = self.paper.page_of.partition("{page}")
        between, _pages, after = rest.partition("{pages}")
        line.add_run(f"\t{before}")
        field(line, "PAGE", "1")
        line.add_run(between)
        field(line, "NUMPAGES", "1")
        line.add_run(after)


def in_language(paragraph: Paragraph, language: Language | None) -> Paragraph:
    """The paragraph, of which each run says its language."""
    if language:
        for run in paragraph.runs:
            language_of(run._r.get_or_add_rPr(), LANGUAGES[language])
    return paragraph


def _size(paper: Printed) -> float:
    """Of the ordinary words, in points: a sheet is to stay one page."""
    if not paper.is_sheet:
        return SIZE
    signs = sum(len(str(value)) for block in paper.blocks for value in vars(block).values())
    return SIZE_OF_A_SHEET if signs <= LONG_SHEET else SMALLEST
