"""What reading gives: a text, and blocks in reading order that say where in it each title, item and row stands."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is to who reads the paper."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: `text[start:end]`, as `clean` on one line; `header` is what stands above its column, or ""."""

    start: int
    end: int
    clean: str
    at: tuple[int, ...] | None
    header: str

    def place(self, index: int) -> int:
        """Where in the text of the document `clean[index]` stands; the end for `len(clean)`."""
        return _place(self, index)


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that the paper says. `text[start:end]` is all of it but its label or bullet sign.

    `clean` has it on one line: each run of white space is one space, and hyphens that only break a line are gone.
    `at[i]` is where `clean[i]` stands in the text; None when that is `start + i`. `page` counts from 1 and is None
    where the format knows no pages. `level` is the depth of a heading or an item, from 1; 0 for the rest.
    Only a row has `cells` and a `table`, the number of its table in the document.
    """

    kind: BlockKind
    start: int
    end: int
    clean: str
    at: tuple[int, ...] | None
    page: int | None
    label: str
    level: int
    cells: tuple[Cell, ...] = ()
    is_header: bool = False
    table: int | None = None

    def place(self, index: int) -> int:
        """Where in the text of the document `clean[index]` stands; the end for `len(clean)`."""
        return _place(self, index)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was left out or could not be read: the reason in plain words, and the words that it is about.

    `reason` is one of those in `refusals`, translated where it is shown; `page` is None where it is not known.
    """

    page: int | None
    reason: str
    detail: str = ""


@dataclass(frozen=True)
class Document:
    """A paper as it was read. For a plain text file `text` is the file itself; for others it is made of the blocks."""

    name: str
    sha256: str
    pages: int | None
    text: str
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()


class Unreadable(Exception):
    """No text can be had from a file. `code` is for programs; `words` say what is wrong and what to do next."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code = code
        self.words = words


def _place(part: Cell | Block, index: int) -> int:
    if not 0 <= index <= len(part.clean):
        raise IndexError(f"The block has {len(part.clean)} signs; there is no {index}.")
    if index == len(part.clean):
        return part.end
    return part.start + index if part.at is None else part.at[index]
