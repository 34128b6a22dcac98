"""What a collection holds: its members, linked where the library has them, and the same as open data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..facts import CollectionFacts
from .examples import ExampleLine
from .pages import LibraryPage, page_data


@dataclass(frozen=True)
class MemberLine:
    """One item of a collection; `example` when the library has it."""

    title: str
    place: str | None
    example: ExampleLine | None


def member_lines(page: LibraryPage[CollectionFacts]) -> Sequence[MemberLine]:
    """The items that are known, in the order of the collection."""
    here = {line.slug: line for line in page.examples}
    members = page.facts.members if page.facts else ()
    return [MemberLine(member.title, member.place, here.get(member.example or "")) for member in members]


def collection_data(page: LibraryPage[CollectionFacts]) -> Mapping[str, Any]:
    """A collection as open data: all its facts, or why they were removed."""
    return page_data(page)
