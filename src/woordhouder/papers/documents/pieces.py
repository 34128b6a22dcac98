"""What a reader of one format hands on: pieces in reading order with what is known of their looks."""

from dataclasses import dataclass, field
from enum import Enum


class Look(Enum):
    """How a piece looks beside the rest: as running text, as something that stands out, or nothing is known."""

    UNKNOWN = 0
    BODY = 1
    STRONG = 2


@dataclass(slots=True)
class Strand:
    """Words on one line; `at` has where each sign stands in the file, None where the text is still to be made."""

    clean: str
    at: list[int] | None = None


@dataclass(slots=True)
class Piece(Strand):
    """A paragraph, or with `cells` a row of a table.

    `mark` is a number or bullet that a program put before it. `heading` is a depth by its style, 0 if it has none.
    `printed` is the line with its tabs, where it has any. `indent` only orders pieces among themselves.
    `is_apart`: white lines around it, in a format without looks.
    """

    printed: str = ""
    page: int | None = None
    indent: float = 0.0
    mark: str = ""
    heading: int = 0
    is_title: bool = False
    look: Look = Look.UNKNOWN
    is_apart: bool = False
    cells: list[Strand] = field(default_factory=list)
    table: int | None = None
    is_header: bool = False
