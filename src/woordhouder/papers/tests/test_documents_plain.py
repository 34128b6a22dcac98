"""Plain text: what stands in it, wherever its lines end."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.papers.documents.blocks import BlockKind, Unreadable
from woordhouder.papers.documents.reading import read

from .papers_in import check_places, lines, shown

WRAPPED = """\
PRESTATIEAFSPRAKEN 2026-2029

Inhoudsopgave
1 Inleiding .............. 2
2 Beschikbaarheid ........ 3

1 Inleiding

In dit stuk leggen de gemeente, de corporatie en de huur-
dersvereniging vast wat zij doen. Zij overleggen over huur-
en koopwoningen.

Artikel 2 Beschikbaarheid

2.1 De corporatie bouwt in de periode 2026 tot en met
    2029 ten minste 200 woningen in de gemeente.
2.2 De gemeente:
    a. levert grond;
    b. zorgt voor de vergunningen en houdt zich aan de
       termijn.
"""
BLOCKS = [
    "title |PRESTATIEAFSPRAKEN 2026-2029",
    "heading 1|Inleiding",
    "paragraph |In dit stuk leggen de gemeente, de corporatie en de huurdersvereniging vast wat zij doen. "
    "Zij overleggen over huur- en koopwoningen.",
    "heading Artikel 2|Beschikbaarheid",
    "item 2.1|De corporatie bouwt in de periode 2026 tot en met 2029 ten minste 200 woningen in de gemeente.",
    "item 2.2|De gemeente:",
    "item a.|levert grond;",
    "item b.|zorgt voor de vergunningen en houdt zich aan de termijn.",
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_that_are_wrapped_become_paragraphs_with_their_labels(line_end):
    document = read("stuk.txt", WRAPPED.replace("\n", line_end).encode())
    assert shown(document) == BLOCKS
    assert document.text == WRAPPED.replace("\n", line_end)
    assert [block.level for block in document.blocks] == [0, 1, 0, 1, 1, 1, 2, 2]


def test_a_paragraph_a_line_reads_the_same():
    made = [f"{block.split(' ', 1)[1].replace('|', ' ', 1).strip()}" for block in BLOCKS]
    assert lines("\n\n".join(made).encode()) == BLOCKS


def test_a_place_says_where_a_sign_of_the_clean_line_stands():
    document = read("stuk.txt", WRAPPED.encode())
    block = document.blocks[2]
    begin = block.clean.index("huurdersvereniging")
    assert document.text[block.place(begin) : block.place(begin + 18)] == "huur-\ndersvereniging"


def test_headers_footers_and_page_numbers_are_no_blocks_and_sentences_go_on_over_pages():
    page = "Prestatieafspraken Duin\n\n{}\n\nGemeente Duin            Pagina {} van 3\n"
    whole = "De gemeente zorgt ervoor dat er in elke wijk genoeg woningen zijn voor iedereen die"
    content = "\f".join(
        [
            page.format(f"{whole}\nin de wijken woont en die daar wil blijven of komen wonen, ook voor wie", 1),
            page.format("minder geld heeft.\n\nDe corporatie bouwt mee.", 2),
            page.format("- Een punt.\n- Nog een punt.", 3),
        ]
    )
    document = read("stuk.txt", content.encode())
    assert shown(document)[0].endswith("ook voor wie minder geld heeft.")
    assert shown(document)[1:] == ["paragraph |De corporatie bouwt mee.", "item -|Een punt.", "item -|Nog een punt."]
    assert [block.page for block in document.blocks] == [1, 2, 3, 3]
    assert document.pages == 3


TABLES = {
    "bars": "| Partij | Doet |\n|---|---|\n| Gemeente | grond leveren |\n| Corporatie | bouwen |\n",
    "tabs": "Partij\tDoet\nGemeente\tgrond leveren\nCorporatie\tbouwen aan woningen in de wijk\n",
    "rule": "Partij      Doet\n----------  -------------\nGemeente    grond leveren\nCorporatie  bouwen\n",
    "roomy": "Partij      Doet\n----------  --------\nGemeente    grond\n            leveren\n\nCorporatie  bouwen\n",
}


@pytest.mark.parametrize("way", TABLES)
def test_tables_are_rows_with_the_header_of_each_cell(way):
    document = read("stuk.txt", f"Vooraf staat hier een zin.\n\n{TABLES[way]}\nEn dan een zin erna.\n".encode())
    rows = [block for block in document.blocks if block.kind is BlockKind.ROW]
    assert [row.is_header for row in rows] == [True, False, False]
    assert [(cell.header, cell.clean) for cell in rows[1].cells] == [("Partij", "Gemeente"), ("Doet", "grond leveren")]
    assert len(document.blocks) == 5
    check_places(document)


def test_a_cell_of_only_a_soft_hyphen_is_empty_and_keeps_its_place():
    document = read("tabel.txt", "wat | \u00ad\nwoning | 12\n".encode())
    check_places(document)
    assert [(cell.clean, cell.start, cell.end) for cell in document.blocks[0].cells] == [("wat", 0, 3), ("", 6, 6)]


def test_columns_of_numbers_without_a_rule_are_a_table():
    content = b"Maatregel          2026   2027\nNieuwbouw            20     30\nSloop                 1      4\n"
    assert lines(content)[1:] == ["row |Nieuwbouw | 20 | 30", "row |Sloop | 1 | 4"]


@pytest.mark.parametrize(
    ("content", "text", "notes"),
    [
        ("Eén woning.".encode(), "Eén woning.", 0),
        (b"\xef\xbb\xbf" + "Eén woning.".encode(), "Eén woning.", 0),
        ("Eén woning.".encode("utf-16"), "Eén woning.", 0),
        ("Eén woning.".encode("cp1252"), "Eén woning.", 1),
        (b"Een woning. " * 20 + b"\x00", "Een woning. " * 20 + "\ufffd", 1),
    ],
    ids=["utf-8", "mark", "utf-16", "windows", "nul"],
)
def test_signs_are_read_as_they_were_meant_and_a_doubt_is_told(content, text, notes):
    document = read("stuk.txt", content)
    assert document.text == text
    assert len(document.unread) == notes


PIECES = st.sampled_from(
    [
        *(
            "Artikel 3 ",
            "3.1 ",
            "a. ",
            "- ",
            "• ",
            "woning-",
            "en ",
            "\n",
            "\n\n",
            "\r\n",
            "\f",
            "\t",
            "  ",
            " | ",
            "|--|",
        ),
        *(
            "De gemeente bouwt",
            "2029. ",
            "Inhoud",
            " ..... 3",
            "\u00ad",
            "\u00a0",
            "\x00",
            "Pagina 1 van 2",
            "\u2028",
            "---",
        ),
    ]
)


@given(st.lists(PIECES | st.text(max_size=12), max_size=60).map("".join))
def test_blocks_of_any_text_lie_in_order_and_know_their_places(text):
    with suppress(Unreadable):  # nothing but white space, or signs that are no text
        check_places(read("stuk.txt", text.encode("utf-8", "replace")))
