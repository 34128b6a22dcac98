"""The same agreement in each format gives the same proposals, white space and broken words aside."""

from functools import cache

import pytest

from woordhouder.intake.facts import Reading
from woordhouder.intake.reading import proposals
from woordhouder.papers.documents.reading import read

from .alike import said_at, share
from .markup import FIRST, LOCKED, OPEN, papers
from .printing import PRINTED, printed

EVERY = [*papers(OPEN), *papers(LOCKED)]
# Those written before the first rule, the locked ones among them; the others came later.
SIX = {number for number, paper in enumerate(EVERY) if paper.name in FIRST} | {len(EVERY) - 2, len(EVERY) - 1}
OTHERS = [way for way in PRINTED if way != "txt"]
LEAST, LEAST_OF_LATER = 0.95, 0.85


@cache
def reading(number: int, way: str) -> Reading:
    return proposals(read(*printed(EVERY[number], way)))


def proposed(number: int, way: str) -> list[str]:
    made = reading(number, way)
    return [said_at(made.document, one.start, one.end) for one in made.passages if one.is_proposed]


def alike(number: int, way: str) -> float:
    """What part of the proposals stands in both, of a format and of plain text with a paragraph a line."""
    return share(proposed(number, "txt"), proposed(number, way))


@pytest.mark.parametrize("way", OTHERS)
@pytest.mark.parametrize("number", range(len(EVERY)))
def test_each_format_gives_the_same_proposals(number: int, way: str):
    found = alike(number, way)  # only the share is shown: two of the agreements are locked
    assert found >= (LEAST if number in SIX else LEAST_OF_LATER)


@pytest.mark.parametrize("way", PRINTED)
@pytest.mark.parametrize("number", range(len(EVERY)))
def test_passages_are_places_in_the_text_in_order(number: int, way: str):
    made = reading(number, way)
    text, last = made.document.text, 0
    for passage in made.passages:
        is_in_order = last <= passage.start < passage.end <= len(text)
        is_quoted = text[passage.start : passage.end] == passage.text
        assert is_in_order
        assert is_quoted
        last = passage.end


@pytest.mark.parametrize("number", range(len(EVERY)))
def test_parties_and_term_are_read_from_every_format(number: int):
    made = [reading(number, way) for way in PRINTED]
    parties = {frozenset((party.kind, party.name) for party in one.parties) for one in made}
    terms = {one.period for one in made}
    of_each = (len(parties), len(terms))
    assert of_each == (1, 1)
