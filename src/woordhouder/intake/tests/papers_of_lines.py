"""Small papers of plain text with the parties of a fictional place, for the rules that read them."""

from woordhouder.intake.facts import Passage, Reading
from woordhouder.intake.naming import Names
from woordhouder.intake.parties import Seat, Table
from woordhouder.intake.reading import proposals
from woordhouder.papers.documents.reading import read

OPENING = """Prestatieafspraken Zandweer 2026-2029

De gemeente Zandweer, hierna te noemen: de gemeente.

Woningstichting Breesand, hierna te noemen: Breesand.

Stichting De Terp, hierna te noemen: De Terp.

Huurdersbond Zandweer, hierna te noemen: de Huurdersbond.

"""
TOWN, BREESAND, TERP, TENANTS = (
    "Gemeente Zandweer",
    "Woningstichting Breesand",
    "Stichting De Terp",
    "Huurdersbond Zandweer",
)
NAMES = Names(
    Table(
        [
            Seat("municipality", TOWN, {"de gemeente": None}),
            Seat("housing_association", BREESAND, {"Breesand": None}),
            Seat("housing_association", TERP, {"De Terp": None}),
            Seat("tenants_organisation", TENANTS, {"de Huurdersbond": None}),
        ]
    )
)


def reading_of(body: str, opening: str = OPENING) -> Reading:
    """What is read in a paper with this body."""
    return proposals(read("afspraken.txt", f"{opening}{body}\n".encode()))


def passages_of(body: str) -> list[Passage]:
    """The passages of the body alone."""
    begin = len(OPENING)
    return [one for one in reading_of(body).passages if one.start >= begin and one.kind != "heading"]


def passage_of(body: str) -> Passage:
    """The last passage of a body."""
    return passages_of(body)[-1]
