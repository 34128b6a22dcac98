"""The versions of a thing, each with the receipt of its entry in the public record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from woordhouder.record.models import Entry, Ground
from woordhouder.record.queries import receipt_address

from ..models import Description, PageVersion, Removal


@dataclass(frozen=True)
class Tombstone:
    """In the place of what was removed: on what ground, why and when."""

    part: str
    ground: object
    reason: str
    removed_at: datetime


@dataclass(frozen=True)
class VersionLine:
    """One version in the history of a thing; `receipt` is where its proof can be fetched."""

    number: int
    at: datetime
    is_from_file: bool
    receipt: str


def tombstone(row: Removal) -> Tombstone:
    """What stands in the place of what was removed."""
    return Tombstone(row.part, Ground(row.ground).label, row.reason, row.removed_at)


def entries_of(stream: str) -> dict[int, Entry]:
    """The entry of each version in a thing's stream, by the version's number. Always 1 query."""
    published = Entry.objects.filter(stream_id=stream, kind__startswith="examples.").order_by("n")
    return dict(enumerate(published, 1))


def version_lines(stream: str, rows: Sequence[Description | PageVersion]) -> list[VersionLine]:
    """The history of a thing from all its versions, oldest first. Always 1 query."""
    entries = entries_of(stream)
    return [
        VersionLine(row.number, row.published_at, row.origin == "file", receipt_address(entries[row.number]))
        for row in rows
    ]
