"""The markup of the agreements: what is parsed of it, what it refuses, and where promises then stand."""

from pathlib import Path

import pytest

from .gold import labelled
from .markup import LOCKS, OPEN, Form, Mark, paper_of, papers

LABEL = {"kind": "result", "lead": ["Ons"], "contributors": [], "theme": "finance", "quantity": None, "deadline": None}
MARKUP = """@title Afspraken
@header Boven
@layout two
@contents

# 1 Wonen

De raad koos. ⟦k1|Wij bouwen.⟧ Punt.
= Afspraak 2 ⟦k2|Wij slopen⟧ en ⟦k3|vegen op⟧.
  - los

| Wie | Wat |
| Wij | kopen | ⟦k4⟧
"""


def paper(markup: str = MARKUP, marks: int = 4):
    return paper_of("proef", markup, {"commitments": {f"k{number + 1}": LABEL for number in range(marks)}})


def test_a_paper_is_parsed_to_its_pieces():
    made = paper()
    assert (made.title, made.header, made.footer, made.columns) == ("Afspraken", "Boven", "", 2)
    assert [(piece.form.value, piece.label, piece.level, piece.text) for piece in made.pieces] == [
        ("contents", "", 0, ""),
        ("heading", "", 1, "1 Wonen"),
        ("paragraph", "", 0, "De raad koos. Wij bouwen. Punt."),
        ("item", "Afspraak 2", 1, "Wij slopen en vegen op."),
        ("item", "-", 2, "los"),
        ("row", "", 0, "Wie | Wat"),
        ("row", "", 0, "Wij | kopen"),
    ]
    assert made.pieces[3].marks == (Mark("k2", 0, 10), Mark("k3", 14, 22))
    assert [piece.is_header for piece in made.pieces if piece.form is Form.ROW] == [True, False]
    assert made.pieces[-1].cells == ("Wij", "kopen")


def test_a_promise_stands_where_it_is_said_to():
    printed = labelled(paper())
    assert printed.text == (
        "Afspraken\n\n1 Wonen\n\nDe raad koos. Wij bouwen. Punt.\n\n"
        "Afspraak 2 Wij slopen en vegen op.\n  - los\n\n| Wie | Wat |\n| Wij | kopen |\n"
    )
    said = [printed.text[one.start : one.end] for one in printed.promises]
    assert said == ["Wij bouwen.", "Wij slopen", "vegen op", "Wij | kopen"]


@pytest.mark.parametrize("bad", ["⟦k1|open", "dicht⟧", "⟦k1|in ⟦k2|elkaar⟧⟧", "⟦k1|a⟧ ⟦k1|b⟧", "geen"])
def test_marks_that_cannot_be_are_refused(bad: str):
    assert labelled(paper("@title T\n⟦k1|goed⟧", 1)).promises
    with pytest.raises(ValueError, match=r"[mM]ark"):
        paper(f"@title T\n{bad}", 1)


@pytest.mark.parametrize(("folder", "least"), [(OPEN, 4), *((folder, 2) for folder in LOCKS.values())])
def test_each_agreement_is_whole(folder: Path, least: int):
    made = papers(folder)
    assert len(made) >= least
    for one in made:
        printed = labelled(one)
        assert all(printed.text[promise.start : promise.end] == promise.text for promise in printed.promises)
        assert len(printed.promises) >= 65
        assert not set("⟦⟧") & set(printed.text)
