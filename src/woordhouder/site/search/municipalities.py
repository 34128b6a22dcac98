"""The municipalities that a question names, as finds. Known from the list, so that none needs to be in the index."""

from woordhouder.language.passages import Passage
from woordhouder.parties.municipalities import municipality_address

from ..models import FoundKind
from .finds import Find
from .places import named_in

MOST = 3


def municipality_finds(question: str) -> list[Find]:
    """A find per municipality named, the first three. No query."""
    return [
        Find(
            kind=FoundKind.MUNICIPALITY.value,
            slug=address.rpartition("/")[2],
            title=municipality.name,
            address=address,
            place=municipality.province,
            years="",
            passage=Passage("", []),
        )
        for municipality in named_in(question)[:MOST]
        if (address := municipality_address(municipality.name))
    ]
