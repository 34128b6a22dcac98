"""Whatever a paper says: passages lie inside its text, in order, apart, and are what they quote."""

import json

from hypothesis import given
from hypothesis import strategies as st

from woordhouder.intake.form import as_json
from woordhouder.intake.reading import proposals
from woordhouder.intake.tests.papers_of_lines import reading_of
from woordhouder.papers.documents.blocks import Block, BlockKind, Document

WORDS = """De gemeente|Breesand|zij|wij|bouwt|bouwen|wordt|worden|en|;|,|.|:|?|(|)|"|door|van|dat|die|of|waarna|terwijl|
2027|€ 5.000|uiterlijk|niet|de stuurgroep|gaat|na|- |1.1 |Artikel 3|Trekker: |Planning: 2027|hierna te noemen: |é|
Stichting X"""
PIECES = st.sampled_from([*WORDS.replace("\n", "").split("|"), "\n", "\n\n", "| a | b |"])


def holds(reading):
    """The promise of every reading."""
    text, last = reading.document.text, 0
    for one in reading.passages:
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert 0 <= one.commitment <= 1
        last = one.end
    json.dumps(as_json(reading))


@given(st.lists(PIECES, max_size=60))
def test_any_row_of_dutch_pieces(pieces):
    holds(reading_of(" ".join(pieces)))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_any_text(text):
    holds(reading_of(text))


@given(st.lists(st.tuples(st.sampled_from(BlockKind), st.text(max_size=80)), max_size=12))
def test_any_blocks(told):
    text, blocks = "", []
    for kind, words in told:
        start = len(text)
        text += f"{words}\n"
        blocks.append(Block(kind, start, start + len(words), words, None, None, "", 1))
    holds(proposals(Document("x", "", None, text, tuple(blocks))))


def test_the_form_is_the_one_that_programs_rely_on():
    made = as_json(reading_of("Breesand bouwt vóór 1 mei 2027 samen met De Terp ten minste 30 woningen."))
    assert set(made) == {"source", "document", "passages", "unread"}
    assert set(made["document"]) == {"title", "parties", "period"}
    one = made["passages"][-1]
    assert one["lead"] == [{"kind": "housing_association", "name": "Woningstichting Breesand", "explicit": True}]
    assert one["contributors"][0]["name"] == "Stichting De Terp"
    assert one["quantity"] == {"value": 30, "unit": "woningen", "comparison": "min"}
    assert (one["deadline"]["from"], one["deadline"]["until"]) == (None, "2027-05-01")
    assert " ".join(one) == (
        "start end text page label heading kind commitment commitment_kind lead contributors theme quantity deadline "
        "why"
    )
