"""How a document looks in Word: only styles, so that who works on it changes the look in one place."""

from docx.document import Document as Made
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle

from ..notes import Language
from ..word import LANGUAGES, QUIET, language_of, look

FACT, FACT_BELOW, BELOW = "Fact", "Fact of a promise", "Note of a promise"
SUMMARY, SMALL, CLOSING = "Summary", "Small print", "End of a letter"
MARK, MARK_BELOW = "Mark", "Mark of a promise"
TO_WRITE, DRAWING, CELL, GRID = "To write on", "Drawing", "Table text", "Woordhouder Table"
CHANGES = {"gone": "Gone words", "new": "New words"}
HANGING, LABELS = Mm(9), Mm(37)
"""Where the words of a numbered promise begin, and where the words after a label begin."""

_ALL_SIDES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TABLE = f"""
<w:style xmlns:w="{_ALL_SIDES}" w:type="table" w:customStyle="1" w:styleId="WoordhouderTable">
  <w:name w:val="{GRID}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="1B1B1B"/>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="8A8A8A"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="8A8A8A"/>
    </w:tblBorders>
    <w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
      <w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="1B1B1B"/></w:tcBorders>
      <w:shd w:val="clear" w:color="auto" w:fill="EFEFEF"/></w:tcPr>
  </w:tblStylePr>
</w:style>"""


def prepare(made: Made, language: Language, size: float) -> None:
    """Page and styles. `size` in points of the ordinary words; all other sizes follow it."""
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(25), Mm(22), Mm(24), Mm(24)
    page.header_distance, page.footer_distance = Mm(13), Mm(12)
    look(made, "Normal", size, after=6)
    language_of(made.styles["Normal"].element.get_or_add_rPr(), LANGUAGES[language])
    _headings(made, size)
    for name, indent in ((FACT, Mm(0)), (FACT_BELOW, HANGING)):
        _new(made, name, size, after=2)
        _hang(_style(made, name), Length(indent + LABELS), LABELS)
    _new(made, BELOW, size, after=4, indent=HANGING)
    _new(made, SUMMARY, size + 1, after=6)
    _new(made, CLOSING, size, before=20, after=6)
    _new(made, SMALL, size - 1, after=4, ink=QUIET)
    for name, aside in ((MARK, Mm(2)), (MARK_BELOW, Length(HANGING + Mm(2)))):
        _new(made, name, size, after=4, indent=aside)
        _border(made.styles[name], "left", 14, space=6)
    _new(made, TO_WRITE, size, before=14)
    _border(made.styles[TO_WRITE], "bottom", 4)
    _new(made, DRAWING, size, before=4, after=4)
    _style(made, DRAWING).paragraph_format.keep_with_next = True
    _new(made, CELL, size - 1)
    for change, name in CHANGES.items():
        font = made.styles.add_style(name, WD_STYLE_TYPE.CHARACTER).font
        font.strike, font.underline = change == "gone", change == "new"
    made.styles["List Number"].base_style = made.styles["Normal"]
    look(made, "List Number", size, after=4)
    look(made, "List Bullet", size, after=2)
    for name in ("Header", "Footer"):
        look(made, name, size - 2, ink=QUIET)
        for tabs in list(made.styles[name].element.iter(qn("w:tabs"))):
            tabs.getparent().remove(tabs)
        _style(made, name).paragraph_format.tab_stops.add_tab_stop(Mm(163), WD_TAB_ALIGNMENT.RIGHT)
    made.styles.element.append(parse_xml(_TABLE))


def tighten(made: Made) -> None:
    """Less white, for a sheet that is to be one page."""
    page = made.sections[0]
    page.left_margin = page.right_margin = Mm(23.5)
    page.top_margin, page.bottom_margin, page.header_distance, page.footer_distance = Mm(14), Mm(16), Mm(8), Mm(8)
    for name in ("Normal", SUMMARY, "List Number", FACT, FACT_BELOW, SMALL):
        _style(made, name).paragraph_format.space_after = Pt(2)
    _style(made, "Heading 1").paragraph_format.space_before = Pt(8)
    _style(made, "Heading 1").paragraph_format.space_after = Pt(2)


def _headings(made: Made, size: float) -> None:
    look(made, "Title", size * 1.95, after=2, bold=True)
    for border in list(made.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    look(made, "Subtitle", size * 1.08, after=8, ink=QUIET)
    _border(made.styles["Subtitle"], "bottom", 6, space=6)
    sizes = {1: (1.3, 16, 5), 2: (1.1, 12, 4), 3: (1.0, 10, 3)}
    for level, (times, before, after) in sizes.items():
        look(made, f"Heading {level}", size * times, before=before, after=after, bold=True)
    look(made, "Caption", size - 1, before=6, after=3, ink=QUIET)
    _style(made, "Caption").font.italic = True
    _style(made, "Caption").paragraph_format.keep_with_next = True
    for level, indent in ((1, Mm(0)), (2, Mm(6))):
        _new(made, f"toc {level}", size, after=2, indent=indent)
        stops = _style(made, f"toc {level}").paragraph_format.tab_stops
        stops.add_tab_stop(Mm(163), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _new(made, "TOC Heading", size * 1.3, before=16, after=5, bold=True)


def _new(made: Made, name: str, size: float, *, indent: Length | None = None, **given: object) -> None:
    """A style based on the ordinary one. `given`: see `look`."""
    if name not in made.styles:
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.styles[name].base_style = made.styles["Normal"]
    look(made, name, size, **given)  # type: ignore[arg-type]
    if indent is not None:
        _style(made, name).paragraph_format.left_indent = indent


def _style(made: Made, name: str) -> ParagraphStyle:
    style = made.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _hang(style: ParagraphStyle, at: Length, back: Length) -> None:
    """The first line begins `back` before `at`, to which a tab leads."""
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = at, Length(-back)
    style.paragraph_format.tab_stops.add_tab_stop(at)


def _border(style: ParagraphStyle, side: str, width: int, space: int = 1) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(width)), ("space", str(space)), ("color", "4D4D4D")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"
    )
