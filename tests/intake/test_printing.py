"""An agreement says the same in every format: block by block, without header, footer, page numbers and contents."""

from dataclasses import replace

import pytest

from woordhouder.papers.documents.reading import read

from .alike import said, said_at, share, squeezed, words_of
from .gold import labelled, located
from .markup import LOCKED, OPEN, Paper, papers
from .printing import PRINTED, printed

EVERY = [*papers(OPEN), *papers(LOCKED)]
STORY, GUIDE = (next(paper for paper in EVERY if paper.name == name) for name in ("brakelmeer", "hogerade"))
LEAST = {"txt": 0.95, "wrapped": 0.95, "docx": 0.99, "odt": 0.99, "pdf": 0.95}


@pytest.mark.parametrize("way", PRINTED)
@pytest.mark.parametrize("number", range(len(EVERY)))
def test_each_format_gives_the_blocks_that_were_written(number: int, way: str):
    paper = EVERY[number]
    found = share(words_of(paper), map(said, read(*printed(paper, way)).blocks)) >= LEAST[way]
    assert found, f"Too little of agreement {number} as {way} is as it was written."


def test_columns_are_read_one_after_the_other():
    paper = replace(STORY, columns=2)
    assert share(words_of(paper), map(said, read(*printed(paper, "pdf")).blocks)) >= 0.95


@pytest.mark.parametrize("way", PRINTED)
def test_what_stands_on_every_page_is_no_block(way: str):
    paper = replace(STORY, header="Kop van elke bladzijde", footer="Voet van elke bladzijde")
    blocks = [block.clean for block in read(*printed(paper, way)).blocks]
    assert paper.title in blocks
    assert not [words for words in blocks if "van elke bladzijde" in words]


@pytest.mark.parametrize("signs", [60, 121, 122, 123, 124, 140])
def test_a_full_footer_may_leave_its_number_to_the_next_line(signs: int):
    footer = " ".join(GUIDE.pieces[1].text.split() * 9)[:signs]
    paper = replace(STORY, columns=2, footer=footer)
    assert share(words_of(paper), map(said, read(*printed(paper, "pdf")).blocks)) >= 0.98


@pytest.mark.parametrize("way", ["wrapped", "docx", "odt", "pdf"])
def test_contents_are_left_out(way: str):
    headings = [squeezed(piece.text) for piece in GUIDE.pieces if piece.form == "heading" and piece.level == 1]
    blocks = [squeezed(said(block)) for block in read(*printed(GUIDE, way)).blocks]
    assert [blocks.count(heading) for heading in headings] == [1] * len(headings)


@pytest.mark.parametrize("way", PRINTED)
def test_promises_are_found_back_in_each_format(way: str):
    document = read(*printed(GUIDE, way))
    for promise, found in zip(labelled(GUIDE).promises, located(GUIDE, document), strict=True):
        assert squeezed(said_at(document, found.start, found.end)).endswith(squeezed(promise.text))


def test_a_promise_that_is_not_there_stands_nowhere():
    document = read("kort.txt", b"Dit staat er niet in, al lijkt het er wel op.")
    assert {(found.start, found.end) for found in located(GUIDE, document)} == {(0, 0)}


def test_alike_is_measured_on_words_and_on_how_often_they_stand():
    assert share(["een huis", "een huis"], ["een huis"]) == 0.5
    assert share(["ver-\nbouwen | nu"], ["verbouwen nu"]) == 1
    assert share(["a"], ["b"]) == 0


def test_a_paper_printed_twice_is_the_same_file():
    paper: Paper = replace(STORY, pieces=STORY.pieces[:20])
    for way in PRINTED:
        if way != "docx":  # Word's own library writes the moment into it
            assert printed(paper, way) == printed(paper, way)
