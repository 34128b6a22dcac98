"""Word files: what people see in Word, with its numbers, and what they do not see told apart."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from woordhouder.papers.documents.reading import read
from woordhouder.papers.documents.refusals import COMMENT, DELETED, INSERTED

from .papers_in import check_places, shown


@pytest.fixture
def word():
    return Document()


def saved(word):
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def blocks(word):
    document = read("stuk.docx", saved(word))
    check_places(document)
    return shown(document)


def numbered(word, words, list_id, level=0):
    paragraph = word.add_paragraph(words)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = list_id
    properties.get_or_add_ilvl().val = level
    return paragraph


def add_list(word, list_id, *levels, restart=None, pattern=None):
    """A list whose levels are (form, text, start)."""
    root = word.part.numbering_part.element
    if levels:
        rows = "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for place, (form, text, start) in enumerate(levels)
        )
        made = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{rows}</w:abstractNum>')
        root.insert(0, made)
    start = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>' if restart else ""
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{pattern or list_id}"/>{start}</w:num>'
        )
    )


def test_titles_headings_and_lists_have_the_numbers_that_word_shows(word):
    word.add_heading("Prestatieafspraken", 0)
    word.add_heading("Bouwen", 1)
    add_list(word, 90, ("decimal", "%1.", 1), ("lowerLetter", "%2)", 1), ("upperRoman", "%3.", 4))
    for words, level in (("een", 0), ("twee", 0), ("diep", 1), ("dieper", 2), ("weer", 1), ("drie", 0), ("nieuw", 1)):
        numbered(word, words, 90, level)
    assert blocks(word) == [
        "title |Prestatieafspraken",
        "heading |Bouwen",
        "item 1.|een",
        "item 2.|twee",
        "item a)|diep",
        "item IV.|dieper",
        "item b)|weer",
        "item 3.|drie",
        "item a)|nieuw",
    ]


def test_numbers_of_several_levels_restarts_and_words_before_the_number(word):
    word.add_paragraph("Vooraf.")
    add_list(word, 91, ("decimal", "Afspraak %1:", 3), ("decimal", "%1.%2", 1))
    add_list(word, 92, restart=7, pattern=91)
    for words, list_id, level in (("een", 91, 0), ("twee", 91, 1), ("drie", 91, 1), ("vier", 92, 0), ("vijf", 91, 0)):
        numbered(word, words, list_id, level)
    assert blocks(word)[1:] == [
        "item Afspraak 3|een",
        "item 3.1|twee",
        "item 3.2|drie",
        "item Afspraak 7|vier",
        "item Afspraak 8|vijf",
    ]


def test_a_list_of_zero_takes_the_number_away(word):
    paragraph = word.add_paragraph("Zonder nummer gaat deze zin verder.", style="List Number")
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = 0
    assert blocks(word) == ["paragraph |Zonder nummer gaat deze zin verder."]


def test_a_heading_is_known_by_its_outline_its_local_name_or_its_looks(word):
    word.add_paragraph("Dit is gewone tekst in dit stuk.")
    style = word.styles.add_style("Kop 1", 1)
    word.add_paragraph("Wonen", style=style)
    outlined = word.add_paragraph("Bouwen")
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "1")
    outlined._p.get_or_add_pPr().append(level)
    word.add_paragraph().add_run("Vet kopje").bold = True
    word.add_paragraph().add_run("Groot kopje").font.size = Pt(18)
    word.add_paragraph().add_run("De gemeente bouwt dit jaar twintig woningen.").bold = True
    assert [line.split("|")[0] for line in blocks(word)] == ["paragraph ", *["heading "] * 4, "paragraph "]


def test_tables_have_headers_and_nested_tables_are_read_in_their_place(word):
    table = word.add_table(2, 2)
    for place, words in enumerate(("Maatregel", "Aantal", "Nieuwbouw", "20")):
        table.cell(place // 2, place % 2).text = words
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "sociaal", "15"
    document = read("stuk.docx", saved(word))
    assert shown(document) == ["row |Maatregel | Aantal", "row |Nieuwbouw | 20", "row |sociaal | 15"]
    assert [block.is_header for block in document.blocks] == [True, False, False]
    assert document.blocks[1].cells[1].header == "Aantal"
    assert document.blocks[1].table != document.blocks[2].table


def test_changes_show_as_they_stand_and_are_told(word):
    paragraph = word.add_paragraph("De gemeente bouwt ")
    for tag, text, words in (("ins", "t", "twintig"), ("del", "delText", "dertig")):
        paragraph._p.append(
            parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1"><w:r><w:{text}>{words}</w:{text}></w:r></w:{tag}>')
        )
    paragraph.add_run(" woningen.")
    document = read("stuk.docx", saved(word))
    assert document.blocks[0].clean == "De gemeente bouwt twintig woningen."
    assert [(one.reason, one.detail.split("”")[0]) for one in document.unread] == [
        (INSERTED, "“twintig"),
        (DELETED, "“dertig"),
    ]


def test_a_comment_is_told_with_where_it_stands(word):
    paragraph = word.add_paragraph("De gemeente bouwt.")
    word.add_comment(paragraph.runs[0], "Klopt dit?")
    document = read("stuk.docx", saved(word))
    assert [block.clean for block in document.blocks] == ["De gemeente bouwt."]
    assert [(one.reason, one.detail) for one in document.unread] == [(COMMENT, "“Klopt dit?” (De gemeente bouwt.)")]


def test_headers_and_contents_are_left_out(word):
    word.sections[0].header.paragraphs[0].text = "Kop van elke bladzijde"
    word.add_paragraph("Inhoudsopgave")
    word.add_paragraph("1 Wonen\t3")
    word.add_paragraph("2 Bouwen\t4")
    word.add_paragraph("Hier begint de tekst van dit stuk.")
    assert blocks(word) == ["paragraph |Hier begint de tekst van dit stuk."]


def test_signs_of_word_become_signs_that_people_read(word):
    paragraph = word.add_paragraph()
    paragraph._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:t>zacht</w:t><w:softHyphen/><w:t>heid</w:t><w:tab/><w:t>NPA</w:t>"
            "<w:noBreakHyphen/><w:t>afspraken</w:t><w:br/><w:t>van&#160;ons.</w:t></w:r>"
        )
    )
    assert blocks(word) == ["paragraph |zachtheid NPA-afspraken van ons."]


def test_text_boxes_and_controls_are_read_once(word):
    box = "<w:txbxContent><w:p><w:r><w:t>Tekst in een kader staat hier.</w:t></w:r></w:p></w:txbxContent>"
    paragraph = word.add_paragraph("Een zin staat hier.")
    mark = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} {mark}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    control = "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>In een veld staat dit.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    word.element.body.insert(1, parse_xml(control.format(nsdecls("w"))))
    assert blocks(word) == [
        "paragraph |Een zin staat hier.",
        "paragraph |Tekst in een kader staat hier.",
        "paragraph |In een veld staat dit.",
    ]


def test_notes_stand_at_the_end(word):
    paragraph = word.add_paragraph("De gemeente bouwt")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.add_run(" woningen.")
    word.add_paragraph("Daarna volgt dit.")
    made = BytesIO(saved(word))
    with ZipFile(made, "a") as package:
        note = '<w:footnote w:id="2"><w:p><w:r><w:t>Zie de begroting van dit jaar.</w:t></w:r></w:p></w:footnote>'
        package.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>")
    assert shown(read("stuk.docx", made.getvalue())) == [
        "paragraph |De gemeente bouwt woningen.",
        "paragraph |Daarna volgt dit.",
        "paragraph |Zie de begroting van dit jaar.",
    ]


def test_a_question_that_stands_alone_is_a_heading_whatever_it_looks_like(word):
    word.add_paragraph("Wat doet de gemeente?")
    word.add_paragraph("De gemeente bouwt veertig woningen. Wie doet mee?")
    assert blocks(word)[1:] == ["paragraph |De gemeente bouwt veertig woningen. Wie doet mee?"]
    word.add_paragraph("Wat doet de corporatie?")
    word.add_paragraph("De corporatie isoleert.")
    assert blocks(word)[2:] == ["heading |Wat doet de corporatie?", "paragraph |De corporatie isoleert."]


def test_many_questions_after_each_other_are_no_headings(word):
    word.add_paragraph("Vragen van bewoners.")
    for asked in ("Wie betaalt dat?", "Wat kost het?", "Hoe lang duurt het?", "Wanneer begint u?"):
        word.add_paragraph(asked)
    word.add_paragraph("De wethouder antwoordt in mei.")
    assert [line.split(" ")[0] for line in blocks(word)] == ["paragraph"] * 4 + ["heading", "paragraph"]
