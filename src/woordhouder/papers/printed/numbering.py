"""Word's own numbering, fields and bookmarks, for which python-docx has no words."""

from collections.abc import Iterable, Sequence

from docx.document import Document as Made
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ABSTRACT = 90
_NUMBERS = f"""
<w:abstractNum xmlns:w="{_W}" w:abstractNumId="{_ABSTRACT}">
  <w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="ListNumber"/>
    <w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
    <w:pPr><w:tabs><w:tab w:val="num" w:pos="510"/></w:tabs><w:ind w:left="510" w:hanging="510"/></w:pPr></w:lvl>
</w:abstractNum>"""


def element(name: str, /, **given: str) -> BaseOxmlElement:
    """An element of WordprocessingML with these attributes: `element("w:fldChar", fldCharType="begin")`."""
    made = OxmlElement(name)
    for attribute, value in given.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


class Numbering:
    """Gives paragraphs their number. What follows the number before it goes on in the same list of Word."""

    def __init__(self, made: Made) -> None:
        self._numbering = made.part.numbering_part.element
        first = self._numbering.find(qn("w:num"))
        first.addprevious(parse_xml(_NUMBERS))
        taken = [int(num.get(qn("w:numId"))) for num in self._numbering.iter(qn("w:num"))]
        self._list, self._next = max(taken), 0

    def number(self, paragraph: Paragraph, number: int) -> None:
        """Let the paragraph stand at this number."""
        if number != self._next:
            self._list += 1
            self._begin(number)
        self._next = number + 1
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self._list

    def _begin(self, number: int) -> None:
        begun = element("w:num", numId=str(self._list))
        override = element("w:lvlOverride", ilvl="0")
        override.append(element("w:startOverride", val=str(number)))
        begun.extend([element("w:abstractNumId", val=str(_ABSTRACT)), override])
        self._numbering.append(begun)


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field at the end of the paragraph, such as PAGE; `shown` until Word counts itself."""
    begin_field(paragraph, code)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """What follows, also in next paragraphs, is what the field shows until Word makes it anew."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin"))
    told = element("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {code} "
    paragraph.add_run()._r.append(told)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))


def end_field(paragraph: Paragraph) -> None:
    """Here ends what the field shows."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def contents_of(paragraphs: Sequence[BaseOxmlElement]) -> None:
    """Make the paragraphs Word's own table of contents, over which Word offers to make it anew."""
    control, properties, part = element("w:sdt"), element("w:sdtPr"), element("w:docPartObj")
    part.extend([element("w:docPartGallery", val="Table of Contents"), element("w:docPartUnique")])
    properties.append(part)
    control.append(properties)
    paragraphs[0].addprevious(control)
    within = element("w:sdtContent")
    within.extend(paragraphs)
    control.append(within)


def marked(paragraph: Paragraph, place: int) -> None:
    """Make the paragraph a place to which the contents lead."""
    paragraph.runs[0]._r.addprevious(element("w:bookmarkStart", id=str(place), name=place_name(place)))
    paragraph._p.append(element("w:bookmarkEnd", id=str(place)))


def linked(paragraph: Paragraph, words: Iterable[BaseOxmlElement], place: int) -> None:
    """Runs that lead to such a place."""
    link = element("w:hyperlink", anchor=place_name(place), history="1")
    link.extend(list(words))
    paragraph._p.append(link)


def place_name(place: int) -> str:
    """What Word calls a place of its contents."""
    return f"_Toc{place:08d}"
