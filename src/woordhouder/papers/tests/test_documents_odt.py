"""OpenDocument texts, written by hand: lists that count, headings that do, tables, changes and notes."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from woordhouder.papers.documents.reading import read
from woordhouder.papers.documents.refusals import COMMENT, DELETED, INSERTED

from .papers_in import check_places, shown

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SHORT = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing"}
NAMES = " ".join(f'xmlns:{short}="{OASIS}:{name}:1.0"' for short, name in SHORT.items())
NAMES += f' xmlns:fo="{OASIS}:xsl-fo-compatible:1.0"'
LIST = """
<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
  <text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="B">
  <text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>
</text:list-style>
<style:style style:name="Vet" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Kop" style:family="paragraph" style:default-outline-level="2"/>
"""
OUTLINE = (
    '<text:outline-style style:name="O"><text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
)


def odt(body, styles=LIST, outline=""):
    made = BytesIO()
    with ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}"
        end = "</office:text></office:body></office:document-content>"
        package.writestr("content.xml", f"<office:document-content {NAMES}>{content}{end}")
        package.writestr(
            "styles.xml",
            f"<office:document-styles {NAMES}><office:styles>{outline}</office:styles></office:document-styles>",
        )
    return made.getvalue()


def item(words, inner="", start=""):
    return f"<text:list-item{start}><text:p>{words}</text:p>{inner}</text:list-item>"


def listed(*items, style=' text:style-name="L"'):
    return f"<text:list{style}>{''.join(items)}</text:list>"


def blocks(body, **parts):
    document = read("stuk.odt", odt(f"<text:p>Vooraf staat dit.</text:p>{body}", **parts))
    check_places(document)
    return shown(document)[1:]


def test_lists_count_by_level_begin_anew_and_go_on():
    inner = listed(item("diep", listed(item("dieper"), style="")), item("ook diep"), style="")
    body = listed(item("een", inner), item("twee")) + listed(item("nieuw"))
    body += '<text:list text:style-name="L" text:continue-numbering="true">' + item("verder") + "</text:list>"
    body += listed(item("zeven", start=' text:start-value="7"'), item("acht"))
    assert blocks(body) == [
        "item 1.|een",
        "item 1.1|diep",
        "item (a)|dieper",
        "item 1.2|ook diep",
        "item 2.|twee",
        "item 1.|nieuw",
        "item 2.|verder",
        "item 7.|zeven",
        "item 8.|acht",
    ]


def test_bullets_of_a_font_for_signs_are_shown_as_bullets():
    assert blocks(listed(item("een"), item("twee"), style=' text:style-name="B"')) == ["item •|een", "item •|twee"]


def test_headings_are_known_by_element_style_looks_and_have_their_numbers():
    body = (
        '<text:h text:outline-level="1">Wonen</text:h><text:h text:outline-level="2">Bouwen</text:h>'
        '<text:p text:style-name="Kop">Kopen</text:p><text:p text:style-name="Vet">Slopen</text:p>'
        '<text:p text:style-name="Vet">De gemeente sloopt niets.</text:p>'
    )
    assert blocks(body, outline=OUTLINE) == [
        "heading 1|Wonen",
        "heading 1.1|Bouwen",
        "heading |Kopen",
        "heading |Slopen",
        "paragraph |De gemeente sloopt niets.",
    ]


def test_tables_have_headers_and_cells_that_are_covered_are_empty():
    def row(*cells):
        return (
            f"<table:table-row>{''.join(f'<table:table-cell><text:p>{c}</text:p></table:table-cell>' for c in cells)}"
        )

    wide = '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>samen</text:p>'
    body = (
        f"<table:table><table:table-header-rows>{row('Wat', 'Wie')}</table:table-row></table:table-header-rows>"
        f"{row('bouwen', 'gemeente')}</table:table-row>{wide}</table:table-cell><table:covered-table-cell/>"
        "</table:table-row></table:table>"
    )
    document = read("stuk.odt", odt(body))
    assert shown(document) == ["row |Wat | Wie", "row |bouwen | gemeente", "row |samen | "]
    assert [cell.header for cell in document.blocks[1].cells] == ["Wat", "Wie"]
    assert [block.is_header for block in document.blocks] == [True, False, False]


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        ("Een<text:s text:c='3'/>woning<text:tab/>erbij<text:line-break/>hier.", "Een woning erbij hier."),
        ("Een <text:span>woning</text:span> <text:a>erbij</text:a>.", "Een woning erbij."),
        ("Zacht\u00adheid.", "Zachtheid."),
        ("Zin<text:note><text:note-citation>1</text:note-citation></text:note>.", "Zin."),
    ],
)
def test_signs_of_the_format_become_signs_that_people_read(words, clean):
    assert blocks(f"<text:p>{words}</text:p>") == [f"paragraph |{clean}"]


def test_changes_and_comments_are_told_and_contents_are_left_out():
    region = '<text:changed-region text:id="{}"><text:{}>{}</text:{}></text:changed-region>'
    changes = region.format("c1", "insertion", "", "insertion") + region.format(
        "c2", "deletion", "<text:p>dertig</text:p>", "deletion"
    )
    body = (
        f"<text:tracked-changes>{changes}</text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Wonen 3</text:p></text:index-body></text:table-of-content>"
        '<text:p>De gemeente bouwt <text:change-start text:change-id="c1"/>twintig<text:change-end '
        'text:change-id="c1"/><text:change text:change-id="c2"/> woningen.'
        "<office:annotation><text:p>Klopt dit?</text:p></office:annotation></text:p>"
    )
    document = read("stuk.odt", odt(body))
    assert shown(document) == ["paragraph |De gemeente bouwt twintig woningen."]
    told = [(one.reason, one.detail.split("”")[0]) for one in document.unread]
    assert told == [(INSERTED, "“twintig"), (DELETED, "“dertig"), (COMMENT, "“Klopt dit?")]


def test_notes_and_text_boxes_are_blocks_of_their_own():
    note = "<text:note><text:note-body><text:p>Zie de begroting van dit jaar.</text:p></text:note-body></text:note>"
    box = "<draw:frame><draw:text-box><text:p>In een kader staat dit.</text:p></draw:text-box></draw:frame>"
    assert blocks(f"<text:p>De gemeente bouwt{note}.{box}</text:p><text:p>Daarna komt dit.</text:p>") == [
        "paragraph |De gemeente bouwt.",
        "paragraph |In een kader staat dit.",
        "paragraph |Daarna komt dit.",
        "paragraph |Zie de begroting van dit jaar.",
    ]
