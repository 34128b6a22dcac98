"""An agreement gives the same passages, proposals and facts in each format, white space and broken words aside."""

from collections.abc import Callable, Hashable, Iterable
from functools import cache

import pytest

from woordhouder.intake.facts import Passage, Reading
from woordhouder.intake.reading import proposals
from woordhouder.papers.documents.reading import read

from .alike import in_both, said_at, squeezed
from .markup import LOCKED, OPEN, papers
from .printing import PRINTED, printed

EVERY = [*papers(OPEN), *papers(LOCKED)]
OTHERS = [way for way in PRINTED if way != "txt"]
LEAST = 0.95
# Its chapters are places and not themes: what theme a paragraph has, and whose it is, then hangs on the level of the
# headings around it, which plain text does not have.
FACTS_OF_PLACES = {"dravenhorst": 0.7}


@cache
def reading(number: int, way: str) -> Reading:
    return proposals(read(*printed(EVERY[number], way)))


def words(made: Reading, passage: Passage) -> str:
    return squeezed(said_at(made.document, passage.start, passage.end))


def facts(passage: Passage) -> tuple[object, ...]:
    """What the rules say of a passage beside its words."""
    by = passage.deadline
    days = (by.from_, by.until) if by else None
    return (squeezed(passage.heading), passage.commitment_kind, passage.lead, passage.theme, passage.quantity, days)


def alike(number: int, way: str, told: Callable[[Reading], Iterable[Hashable]]) -> float:
    """What part of what is told stands in both, of a format and of plain text with a paragraph a line."""
    return in_both(told(reading(number, "txt")), told(reading(number, way)))


def every_passage(made: Reading) -> list[Hashable]:
    return [words(made, one) for one in made.passages]


def every_proposal(made: Reading) -> list[Hashable]:
    return [words(made, one) for one in made.passages if one.is_proposed]


def every_fact_of_proposals(made: Reading) -> list[Hashable]:
    return [(words(made, one), *facts(one)) for one in made.passages if one.is_proposed]


@pytest.mark.parametrize("told", [every_passage, every_proposal, every_fact_of_proposals])
@pytest.mark.parametrize("way", OTHERS)
@pytest.mark.parametrize("number", range(len(EVERY)))
def test_each_format_gives_the_same(number: int, way: str, told: Callable[[Reading], Iterable[Hashable]]):
    least = FACTS_OF_PLACES.get(EVERY[number].name, LEAST) if told is every_fact_of_proposals else LEAST
    assert alike(number, way, told) >= least  # only the share is shown: two of the agreements are locked


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
