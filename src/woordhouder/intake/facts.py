"""What the rules find in a paper: its title, parties and term, and each passage that may be a commitment.

Offsets count code points in the text of the document; `text[start:end]` is the quoted text. Passages stand in reading
order and do not overlap.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from woordhouder.papers.documents.blocks import Document

PROPOSED_FROM = 0.5
"""From here on a passage is proposed as a commitment; below it people can still say that it is one."""

Value: TypeAlias = Decimal | int
Amount: TypeAlias = Value | tuple[Value, Value] | str


@dataclass(frozen=True, slots=True)
class Party:
    """Who makes the agreement. `kind`: municipality, housing_association, tenants_organisation or other."""

    kind: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """A party that does something: one of the document by its `name`. Not `explicit`: only the context says it."""

    kind: str
    name: str
    explicit: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that is promised, in `unit`. `comparison`: eq, min, max, about, or range with a pair as `value`.

    Of an energy label the value is its letter ("B", "A++") and the unit "energielabel".
    """

    value: Amount
    unit: str
    comparison: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, as it is written, and the first and last day that this means (None: open on that side)."""

    text: str
    from_: date | None
    until: date | None


class Passage(NamedTuple):
    """A sentence, item, row or heading that may be a commitment: how sure that is (0..1), and why.

    `kind`: item, sentence, row or heading. `label`: as printed before it ("3.1"). `heading`: the nearest above it.
    `commitment_kind`: result, effort, process, ambition or request. `theme`: a code of `parties.themes.Theme`.
    """

    start: int
    end: int
    text: str
    page: int | None
    label: str
    heading: str
    kind: str
    commitment: float
    commitment_kind: str
    lead: tuple[Lead, ...]
    contributors: tuple[Lead, ...]
    theme: str | None
    quantity: Quantity | None
    deadline: Deadline | None
    why: str

    @property
    def is_proposed(self) -> bool:
        """Whether the rules take it for a commitment."""
        return self.commitment >= PROPOSED_FROM


@dataclass(frozen=True)
class Reading:
    """A document with what was found in it. `period`: the first and last day of its term, each None if not said."""

    document: Document
    title: str
    parties: tuple[Party, ...]
    period: tuple[date | None, date | None]
    passages: tuple[Passage, ...]
