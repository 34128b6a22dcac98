"""PDF: printed lines back to what somebody wrote, however the pages are laid out."""

import pytest
import typst

from woordhouder.papers.documents.reading import read

from .papers_in import check_places, shown

SENTENCE = (
    "De gemeente en de corporatie spreken af dat zij samen met de huurdersvereniging voldoende betaalbare woningen "
    "bouwen voor jongeren, ouderen en gezinnen in alle wijken en kernen"
)
HEAD = """
#set page(paper: "a5", margin: 2cm)
#set text(size: 10pt, lang: "nl", hyphenate: true)
#set par(justify: true)
"""


def pdf(source, head=HEAD):
    made = typst.compile(f"{head}\n{source}".encode(), ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def blocks(source, head=HEAD):
    document = read("stuk.pdf", pdf(source, head))
    check_places(document)
    return shown(document)


def test_headings_are_larger_or_bold_and_headers_footers_and_contents_are_gone():
    made = blocks(
        f"""#set page(header: [Prestatieafspraken Duin], footer: context [Pagina #counter(page).display()])
        #set heading(numbering: "1.1")
        #align(center, text(size: 22pt, weight: "bold")[Prestatieafspraken 2026])
        #outline()
        #pagebreak()
        = Wonen
        {SENTENCE}.
        #pagebreak()
        == Bouwen
        {SENTENCE}.

        *Vet kopje*

        {SENTENCE}."""
    )
    assert made == [
        "title |Prestatieafspraken 2026",
        "heading 1|Wonen",
        f"paragraph |{SENTENCE}.",
        "heading 1.1|Bouwen",
        f"paragraph |{SENTENCE}.",
        "heading |Vet kopje",
        f"paragraph |{SENTENCE}.",
    ]


def test_broken_words_are_whole_and_paragraphs_go_on_over_pages():
    long = f"{SENTENCE}, zodat iedereen prettig en zelfstandig kan blijven wonen. "
    made = blocks(f"{long * 9}\n\n{long * 9}")
    assert made == [f"paragraph |{(long * 9).strip()}"] * 2


def test_items_keep_their_labels_and_hang():
    made = blocks(
        f"""#set enum(numbering: "1.a)")
        Wij spreken af:
        + {SENTENCE}
        + kort
          + dieper
        - een punt
        #grid(columns: (2em, 1fr), [3.1], [{SENTENCE}.])"""
    )
    assert made == [
        "paragraph |Wij spreken af:",
        f"item 1)|{SENTENCE}",
        "item 2)|kort",
        "item a)|dieper",
        "item •|een punt",
        f"item 3.1|{SENTENCE}.",
    ]


def test_two_columns_are_read_one_after_the_other():
    left, right = f"{SENTENCE} aan de linkerkant. ", f"{SENTENCE} aan de rechterkant. "
    made = blocks(
        f"""#text(size: 16pt, weight: "bold")[Over beide kolommen]
        #columns(2)[{left * 3}

        Kort slot links.
        #colbreak()
        {right * 3}]"""
    )
    assert made[0].endswith("|Over beide kolommen")
    assert made[1:] == [
        f"paragraph |{(left * 3).strip()}",
        "paragraph |Kort slot links.",
        f"paragraph |{(right * 3).strip()}",
    ]


@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_tables_are_rows_with_cells_that_go_on_over_lines(stroke):
    document = read(
        "stuk.pdf",
        pdf(
            f"""{SENTENCE}.
            #table(columns: (1fr, 1fr, 1fr), stroke: {stroke}, [*Maatregel*], [*Wie*], [*Wanneer*],
              [Sloop van oude woningen in de wijk], [corporatie], [eind 2026],
              [Nieuwbouw], [Gemeente en corporatie samen met anderen], [2027])"""
        ),
    )
    assert shown(document)[1:] == [
        "row |Maatregel | Wie | Wanneer",
        "row |Sloop van oude woningen in de wijk | corporatie | eind 2026",
        "row |Nieuwbouw | Gemeente en corporatie samen met anderen | 2027",
    ]
    assert [block.is_header for block in document.blocks] == [False, True, False, False]
    assert document.blocks[2].cells[1].header == "Wie"


def test_a_table_over_pages_is_one_table_with_one_header():
    rows = ", ".join(f"[Maatregel {number}], [wijk {number}]" for number in range(60))
    document = read("stuk.pdf", pdf(f"Vooraf.\n#table(columns: 2, table.header([*Wat*], [*Waar*]), {rows})"))
    tables = [block for block in document.blocks if block.table]
    assert len(tables) == 61
    assert {block.table for block in tables} == {1}
    assert [block.is_header for block in tables] == [True, *[False] * 60]
    assert {cell.header for block in tables for cell in block.cells} == {"Wat", "Waar"}


def test_footnotes_stand_at_the_end_without_their_numbers():
    made = blocks(f"{SENTENCE}#footnote[Zie de begroting.]. {SENTENCE}.\n\n{SENTENCE}.")
    assert made == [f"paragraph |{SENTENCE}. {SENTENCE}.", f"paragraph |{SENTENCE}.", "paragraph |Zie de begroting."]


def test_pages_are_counted_and_each_block_knows_its_page():
    document = read("stuk.pdf", pdf(f"{SENTENCE}.\n#pagebreak()\nEen tweede zin.\n#pagebreak()\nEen derde zin."))
    assert document.pages == 3
    assert [block.page for block in document.blocks] == [1, 2, 3]
