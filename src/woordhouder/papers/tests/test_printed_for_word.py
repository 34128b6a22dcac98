"""What Word refuses to open: parts of a file in another order than the standard has (ECMA-376, part 1, 17)."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from docx.oxml.ns import qn
from lxml import etree

from woordhouder.papers.printed.facts import (
    Bar,
    Column,
    Contents,
    Drawing,
    Fact,
    Heading,
    Listed,
    NewPage,
    Numbered,
    Printed,
    Said,
    Stretch,
    Table,
    WriteHere,
)
from woordhouder.papers.printed.word import docx

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc"
    " outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u bdr shd"
    " vertAlign rtl cs lang",
    "tblPr": "tblStyle tblStyleRowBandSize tblStyleColBandSize tblW jc tblInd tblBorders shd tblLayout tblCellMar"
    " tblLook tblCaption",
    "tcPr": "tcW tcBorders shd vAlign",
}


@pytest.fixture(scope="module")
def files():
    columns = (Column("Nr.", is_number=True), Column("Afspraak", language="nl"))
    told = Table("Tabel", columns, (("1", "x"),)), Table("Jaar", columns, (("1", "x"),), is_below=True, is_narrow=True)
    said = [Said(("Zin.",), look, "nl") for look in ("plain", "quiet", "mark", "summary", "closing")]
    blocks = (Contents("Inhoud"), Heading(1, "Kop", "nl"), Numbered(1, "Tekst.", "nl"), Numbered(9, "Slot."))
    more = (Fact("Datum", ("x",), "nl", is_open=True), Fact("Wie", ("x",), "nl", is_below=True), Listed(("x",), "nl"))
    changed = Table("Nu", columns, (("1", (Stretch("x", "gone"), Stretch("y", "new"))),))
    drawn = Drawing("Staven.", (Bar("2026", "1", 1.0), Bar("2027", "2", 2.0)))
    both = (
        *blocks,
        *said,
        *told,
        *more,
        changed,
        drawn,
        WriteHere("Vraag?", 1),
        NewPage(),
        Said(("Zin.",), "mark", is_below=True),
    )
    made = docx(Printed("T", "S", both, "r", "f", "pagina {page} van {pages}", "en", date(2026, 11, 27)))
    with zipfile.ZipFile(BytesIO(made)) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name.endswith(".xml")}


@pytest.mark.parametrize("kind", ORDER)
def test_the_parts_stand_in_the_order_of_the_standard(files, kind):
    order, seen = [qn(f"w:{name}") for name in ORDER[kind].split()], 0
    for name in ("word/document.xml", "word/styles.xml"):
        for one in etree.fromstring(files[name]).iter(qn(f"w:{kind}")):
            tags = [part.tag for part in one if part.tag in order]
            assert tags == sorted(set(tags), key=order.index), (name, tags)
            seen += 1
    assert seen > 5


def test_no_two_places_have_the_same_name(files):
    body = etree.fromstring(files["word/document.xml"])
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert names
    assert len(names) == len(set(names))


def test_what_a_chapter_begins_with_is_not_left_alone_at_the_end_of_a_page():
    said, theme, title = Said(("Genoeg woningen.",), "quiet"), Heading(1, "Thema"), Heading(2, "Titel")
    blocks = (theme, said, title, Said(("Tekst.",), "quiet"), theme, said)
    made = docx(Printed("T", "S", blocks, "r", "f", "{page} {pages}", "nl", date(2026, 11, 27)))
    body = etree.fromstring(zipfile.ZipFile(BytesIO(made)).read("word/document.xml"))
    kept = [
        "".join(one.itertext())
        for one in body.iter(qn("w:p"))
        if one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    ]
    assert kept == ["Genoeg woningen."]
    assert len([one for one in body.iter(qn("w:p")) if "".join(one.itertext()) == "Genoeg woningen."]) == 2
