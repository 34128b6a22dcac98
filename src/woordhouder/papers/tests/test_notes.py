"""A note on paper: whatever people typed is in it as text, in a file that screen readers can read."""

import io
import re
import zipfile
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from woordhouder.papers.notes import Block, Paper, Part, paragraphs
from woordhouder.papers.pdf import pdf
from woordhouder.papers.plain import LONGEST_ADDRESS, mail_address, plain
from woordhouder.papers.signs import shown
from woordhouder.papers.taking import docx_response, pdf_response
from woordhouder.papers.word import docx

MARKUP = "#let x = 1 $a^2$ *vet* _schuin_ <script>alert(1)</script> \"zo\" 'zo' \\ {} [x] // /* */ @ref `code` = ~ &"
ODD_SPACES = "a\u200bb\u00a0c\u2003d\u200d\ufeff"
WORDS = " ".join(f"woord{number}" for number in range(5000))


def note(*lines, **more):
    quote = Block("quote", ("De corporatie herstelt 300 woningen.",), "Bron: https://woordhouder.example/x", "nl")
    asked = Block("list", ("Wie doet mee?", "Wat merken huurders?"))
    parts = (Part("De opgave", (Block("paragraph", lines),), is_first=True), Part("Uit het voorbeeld", (quote,)))
    facts = {"language": "nl", "author": "Gemeente Tilburg", **more}
    return Paper(
        "Begin van een gesprek", "Naar een voorbeeld", (*parts, Part("Open", (asked,))), ("Gemaakt.",), **facts
    )


def pages(made):
    """The text of each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made)]


def words_of(made):
    return "".join(" ".join(pages(made)).replace("\u200b", "").replace("\ufffe", "-").split())


def in_word(made):
    return [(line.style.name, line.text) for line in Document(io.BytesIO(made)).paragraphs]


def test_markup_stays_text():
    assert "".join(MARKUP.split()) in words_of(pdf(note(MARKUP)))
    assert ("Normal", MARKUP) in in_word(docx(note(MARKUP)))
    assert MARKUP in plain(note(MARKUP))


def test_a_short_note_is_one_page_and_a_long_one_loses_no_word():
    assert len(pages(pdf(note("Kort.")))) == 1
    assert len(pages(pdf(note("Zin van een gewone lengte over wonen. " * 70)))) == 1
    long = pdf(note(WORDS))
    assert len(pages(long)) > 5
    assert "woord4999" in words_of(long)
    assert ("Normal", WORDS) in in_word(docx(note(WORDS)))


def test_a_word_wider_than_the_page_is_whole():
    assert words_of(pdf(note("w" * 3000))).count("w") == words_of(pdf(note("-"))).count("w") + 3000


def test_a_pdf_spells_out_signs_that_its_fonts_do_not_have():
    text = words_of(pdf(note("Fijn \U0001f600\ufe0f en 中 é ß ř → ✓ €")))
    assert "Fijn[grinningface]en[U+4E2D]éßř→✓€" in text


def test_hebrew_and_arabic_letters_are_in_it():
    text = words_of(pdf(note("Dank: תודה شكرا")))
    assert set("תודהشكر") <= set(text)


def test_word_keeps_every_sign():
    said = f"Fijn \U0001f600 中 {ODD_SPACES[:-1]} תודה شكرا"
    assert ("Normal", said) in in_word(docx(note(said)))


def test_line_ends_stay():
    said = paragraphs("Een.\r\nTwee.\r\n \r\n\r\nDrie.\n")
    assert said == ("Een.\nTwee.", "Drie.")
    assert [text for style, text in in_word(docx(note(*said))) if style == "Normal"] == list(said)


def test_every_sign_that_is_called_known_has_a_font():
    signs = sorted(shown())
    assert len(signs) > 5000
    assert pdf(note("".join(signs), " ".join(signs))).startswith(b"%PDF-")


@pytest.mark.parametrize("make", [pdf, docx])
def test_the_same_facts_give_the_same_bytes(make):
    assert make(note(MARKUP)) == make(note(MARKUP))
    assert make(note(MARKUP)) != make(note(MARKUP, author="Een ander"))


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_makes_a_paper(text, title):
    paper = Paper(f"Over {title}", text, (Part("Kop", (Block("paragraph", paragraphs(text) or ("-",)),)),), (), "en")
    assert pdf(paper).startswith(b"%PDF-")
    assert Document(io.BytesIO(docx(paper))).paragraphs[0].style.name == "Title"
    assert len(mail_address(paper, shortened="Meer in de bijlage.")) <= LONGEST_ADDRESS


def test_a_pdf_is_tagged_with_title_and_language():
    made = pdf(note("Tekst."))
    document = pypdfium2.PdfDocument(made)
    assert document.get_metadata_value("Title") == "Begin van een gesprek"
    assert document.get_metadata_value("Author") == "Gemeente Tilburg"
    assert document.is_tagged()
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    assert b"pdfuaid" in made
    assert re.search(rb"/Lang ?\(nl\)", made)


def test_word_has_real_headings_a4_and_its_language():
    made = Document(io.BytesIO(docx(note("Tekst.", language="en"))))
    assert [line.style.name for line in made.paragraphs] == [
        "Title", "Subtitle", "Heading 1", "Normal", "Heading 1", "Quote", "Note source",
        "Heading 1", "List Bullet", "List Bullet", "Note footer",
    ]  # fmt: skip
    page = made.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert (made.core_properties.title, made.core_properties.language) == ("Begin van een gesprek", "en-GB")
    with zipfile.ZipFile(io.BytesIO(docx(note("Tekst.")))) as packed:
        assert b'<w:lang w:val="nl-NL"/>' in packed.read("word/styles.xml")
        assert b'<w:lang w:val="nl-NL"/>' in packed.read("word/document.xml"), "the quote says its own language"


def test_a_mail_cannot_get_other_headers():
    address = mail_address(note("Een.\nBcc: ander@voorbeeld.example\n&cc=x?y#z"), shortened="Meer.")
    parts = urlsplit(address)
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "", "")
    asked = parse_qs(parts.query, strict_parsing=True)
    assert set(asked) == {"subject", "body"}
    assert asked["subject"] == ["Begin van een gesprek"]
    assert "Een.\r\nBcc: ander@voorbeeld.example\r\n&cc=x?y#z" in asked["body"][0]
    assert "\n" not in address
    assert "\r" not in address


def test_a_long_mail_says_that_there_is_more():
    address = mail_address(note(WORDS), shortened="De rest staat in het bestand.")
    assert len(address) <= LONGEST_ADDRESS
    assert parse_qs(urlsplit(address).query)["body"][0].endswith(" ...\r\n\r\nDe rest staat in het bestand.")


@pytest.mark.parametrize(("respond", "ending"), [(pdf_response, "pdf"), (docx_response, "docx")])
def test_a_download_has_a_name_and_is_kept_by_nobody(respond, ending):
    response = respond("gesprek", note("Tekst."))
    assert response["Content-Disposition"] == f'attachment; filename="gesprek.{ending}"'
    assert response["Cache-Control"] == "private, no-store"
