"""Documents: Word and PDF say the same, keep every text as text, and are the same each time."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woordhouder.papers.documents.reading import read
from woordhouder.papers.printed.facts import (
    Attachment,
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
    lowered,
)
from woordhouder.papers.printed.pdf import pdf
from woordhouder.papers.printed.word import docx

from .reading import (
    around,
    attached,
    contents,
    headings,
    in_order,
    numbered,
    opened,
    pages,
    parts,
    signs,
    tables,
    texts,
)

MARKUP = "#let x = 1 $a^2$ *vet* _schuin_ <script>alert(1)</script> \\ {} [x] // /* */ @ref `code` = ~ & 1. - + /"
DATA = Attachment("a.json", '{"é": 1}'.encode(), "application/json", "Gegevens", is_source=True)
PROMISES = ((1, "Wij bouwen.\n\n- Veertig woningen;\n- in Noord."), (2, MARKUP), (7, "Zeven."), (4, "Vier."))

CHANGED = (Stretch("Wij bouwen ", "same"), Stretch("twintig", "gone"), Stretch("veertig", "new"), Stretch(".", "same"))
BARS = (Bar("2025", "120", 120, is_open=True), Bar("2026", "1.200", 1200), Bar("2027", "-0,5", -0.5))


def blocks():
    columns = (Column("Nr.", 1, is_number=True), Column("Afspraak", 4, "nl"), Column("Trekker", 3))
    rows = tuple((str(number), text, "Gemeente") for number, text in PROMISES)
    yield from (Fact("Tussen", ("Gemeente", "Woonstichting")), Fact("Datum", ("[in te vullen]",), is_open=True))
    yield from (Contents("Inhoud"), Heading(1, "Overzicht"), Table("Alle afspraken", columns, rows))
    for number, text in PROMISES:
        yield from (Heading(2, f"Titel {number}"), Numbered(number, text, "nl"))
        yield Fact("Trekker", ("Gemeente",), is_below=True)
        yield Table(f"Per jaar {number}", columns[:2], (("2026", "40"),), is_below=True, is_narrow=True)
    yield from (Said(("Bezwaar: nee.",), "mark"), Said(("Klein.",), "quiet"), Said(("Kort.",), "summary"))
    yield from (WriteHere("Wat vragen wij?", 2), Said(("Met groet,",), "closing"), NewPage())
    yield from (Heading(1, "Bijlage"), Listed(("Een.", "Twee.")), Heading(2, "Deel"), Heading(3, "Diep"))
    yield Table("Verschil", columns[1:], ((CHANGED, "Gemeente"), ("Niets.", "–")))
    yield from (Drawing("Wat per jaar komt.", BARS), Said(("Slot.",)))


def paper(*given, **more):
    facts = {"language": "nl", "on": date(2026, 11, 27), **more}
    said = tuple(given) or tuple(blocks())
    return Printed("Afspraken 2026", "Tafel", said, "Afspraken", "Geldt nu", "pagina {page} van {pages}", **facts)


def test_word_and_pdf_say_the_same_in_the_same_order():
    word = docx(paper())
    said, at = in_order(pdf(paper()), without=around(word)), 0
    for text in texts(word):
        at = said.find(signs(text), at)
        assert at >= 0, text


def test_a_promise_is_one_numbered_paragraph_with_exactly_its_text():
    assert numbered(docx(paper())) == dict(PROMISES)


def test_what_follows_goes_on_in_the_same_list_and_what_does_not_begins_anew():
    lists = [one._p.pPr.numPr.numId.val for one in opened(docx(paper())).paragraphs if one.style.name == "List Number"]
    assert lists[0] == lists[1]
    assert len(set(lists)) == 3


def test_headings_contents_and_page_numbers_are_words_own():
    made = docx(paper())
    assert headings(made, 1) == ["Overzicht", "Bijlage"]
    assert headings(made, 2) == ["Titel 1", "Titel 2", "Titel 7", "Titel 4", "Deel"]
    with zipfile.ZipFile(BytesIO(made)) as packed:
        body, footer = packed.read("word/document.xml").decode(), packed.read("word/footer1.xml").decode()
    assert 'TOC \\o "1-2"' in body
    led = re.findall(r'w:anchor="(_Toc\d+)"', body)
    assert led
    assert set(led) <= set(re.findall(r'w:bookmarkStart [^>]*w:name="(_Toc\d+)"', body))
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


def test_the_contents_of_a_long_document_have_only_the_highest_headings():
    made = docx(paper(Contents("Inhoud", 1), Heading(1, "Een"), Heading(2, "Twee")))
    assert contents(made) == [("TOC Heading", "Inhoud"), ("toc 1", "Een")]


def test_the_contents_are_words_own_filled_in_and_ask_nobody_for_leave():
    made = docx(paper())
    assert contents(made)[:3] == [("TOC Heading", "Inhoud"), ("toc 1", "Overzicht"), ("toc 2", "Titel 1")]
    with zipfile.ZipFile(BytesIO(made)) as packed:
        body, settings = packed.read("word/document.xml").decode(), packed.read("word/settings.xml").decode()
    assert 'w:docPartGallery w:val="Table of Contents"' in body
    assert "w:dirty" not in body
    assert "w:updateFields" not in settings
    assert [one.kind.value for one in read("stuk.docx", made).blocks if one.clean == "Overzicht"] == ["heading"]


def test_tables_have_a_caption_and_a_head_that_comes_back():
    made = docx(paper())
    assert tables(made)[0][0] == ["Nr.", "Afspraak", "Trekker"]
    assert len(tables(made)[0]) == 1 + len(PROMISES)
    inside = opened(made)
    for table in inside.tables:
        assert table.style.name == "Woordhouder Table"
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert "w:tblCaption" in table._tbl.xml
    assert next(one.text for one in inside.paragraphs if one.style.name == "Caption") == "Alle afspraken"


def test_no_part_is_empty_but_the_lines_to_write_on():
    empty = [one for one in parts(docx(paper())) if hasattr(one, "text") and not one.text.strip()]
    assert [one.style.name for one in empty] == ["To write on"] * 2 + ["Drawing"]


def test_changed_words_are_struck_through_or_underlined():
    cell = next(
        table for table in opened(docx(paper())).tables if table.rows[1].cells[0].text.startswith("Wij bouwen t")
    )
    looks = [(run.text, bool(run.style.font.strike), bool(run.style.font.underline)) for run in runs(cell)]
    assert looks == [
        ("Wij bouwen ", False, False),
        ("twintig", True, False),
        ("veertig", False, True),
        (".", False, False),
    ]
    table = Table("Verschil", (Column("Was"),), ((CHANGED,),))
    plain = replace(table, rows=(("Wij bouwen twintigveertig.",),))
    assert pdf(paper(table)) != pdf(paper(plain))
    assert signs("".join(pages(pdf(paper(table))))) == signs("".join(pages(pdf(paper(plain)))))


def runs(table):
    return table.rows[1].cells[0].paragraphs[0].runs


def test_a_drawing_is_a_picture_with_words_and_its_numbers_can_be_read_in_the_pdf():
    drawn = paper(Drawing("Wat per jaar komt.", BARS, is_line=True))
    shape = opened(docx(drawn)).inline_shapes[0]
    assert shape._inline.docPr.get("descr") == "Wat per jaar komt."
    assert 50 < shape.width.mm < 60
    said = signs("".join(pages(pdf(drawn))))
    assert said.find("120") < said.find("1.200") < said.find("2027")


@pytest.mark.parametrize(("caption", "is_beside"), [("Per jaar", True), ("Per jaar en nog veel meer " * 6, False)])
def test_the_numbers_of_a_drawing_stand_beside_it_where_there_is_room(caption, is_beside):
    table = Table(caption, (Column("Jaar"), Column("2026", is_number=True)), (("Woningen", "20"),), is_narrow=True)
    made = pdf(paper(Drawing("Staven.", BARS), table))
    (left_of_drawing, bottom), (left_of_table, top) = place(made, "2025"), place(made, "Jaar")
    assert (top > bottom) == is_beside
    assert (left_of_table > left_of_drawing + 100) == is_beside


def place(made, words):
    """Where words begin on the first page of a PDF: from the left, and from below, in points."""
    text = pypdfium2.PdfDocument(made)[0].get_textpage()
    left, bottom, _right, _top = text.get_charbox(text.search(words, match_case=True).get_next()[0])
    return left, bottom


@pytest.mark.parametrize("heights", [(0, 0), (-2, -1), tuple(range(40))])
def test_any_heights_can_be_drawn_within_the_page(heights):
    bars = tuple(Bar(str(2000 + at), str(height), height) for at, height in enumerate(heights))
    drawn = paper(Drawing("Cijfers.", bars, is_line=True))
    assert len(pages(pdf(drawn))) == 1
    assert opened(docx(drawn)).inline_shapes[0].width.mm < 163


@pytest.mark.parametrize("make", [lambda made: pdf(made, [DATA]), docx], ids=["pdf", "docx"])
def test_the_same_facts_give_the_same_bytes(make):
    assert make(paper()) == make(paper())
    assert make(paper()) != make(paper(author="Een ander"))


def test_a_pdf_claims_both_standards_and_carries_its_files():
    made = pdf(paper(), [DATA])
    assert re.search(rb"<pdfaid:part>3</pdfaid:part>", made)
    assert re.search(rb"<pdfaid:conformance>A</pdfaid:conformance>", made)
    assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", made)
    assert attached(made) == {"a.json": DATA.content}
    document = pypdfium2.PdfDocument(made)
    assert document.is_tagged()
    assert document.get_metadata_value("Title") == "Afspraken 2026"
    assert re.search(rb"/Lang ?\(nl\)", made)


def test_each_page_says_which_it_is():
    first, *_rest, last = pages(pdf(paper()))
    count = len(pages(pdf(paper())))
    assert f"pagina 1 van {count}" in first
    assert f"pagina {count} van {count}" in last


def test_a_sheet_stays_one_page_and_a_long_one_loses_nothing():
    said = Numbered(1, "Zin van een gewone lengte over wonen. " * 55)
    assert len(pages(pdf(paper(said, WriteHere("Vraag?", 3), is_sheet=True)))) == 1
    long = Numbered(1, " ".join(f"woord{at}" for at in range(4000)))
    assert "woord3999" in signs("".join(pages(pdf(paper(long, is_sheet=True)))))


def test_an_annex_has_its_headings_a_level_lower_and_no_contents():
    shown = lowered([Contents("Inhoud"), Heading(1, "A"), Heading(3, "B"), Said(("C",))])
    assert [(one.kind, getattr(one, "level", 0)) for one in shown] == [("heading", 2), ("heading", 3), ("said", 0)]


def test_many_years_and_long_rows_break_over_pages_without_loss():
    rows = tuple((str(at), f"cel{at} " + "lang " * 300, "x") for at in range(6))
    columns = (Column("Nr."), Column("Afspraak"), Column("Wie"))
    text = signs("".join(pages(pdf(paper(Table("Tabel", columns, rows))))))
    assert all(f"cel{at}" in text for at in range(6))


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_makes_a_document(text, title):
    words = text if text.strip() else "-"
    cells = Table(title, (Column(title), Column("x", language="nl")), ((title, text),))
    said = (Heading(1, f"Over {title}"), Numbered(3, words, "nl"), Fact(title, (words,)), Said((words,), "mark"), cells)
    made = paper(*said, Listed((words,)), WriteHere(f"?{title}", 1))
    assert pdf(made, [DATA]).startswith(b"%PDF-")
    assert len(numbered(docx(made))) == 1
