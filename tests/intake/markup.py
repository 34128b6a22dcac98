"""The light markup in which the fictional agreements are written: a paper without a format, and where its promises are.

A line each: `@title`, `@header`, `@footer`, `@layout one|two`, `@contents`, `@page`; `#` headings; `= LABEL` numbered
items and `-` bullets, two spaces deeper a level deeper; `|` rows of a table, the first its header; else a paragraph.
A promise stands between `⟦k12|` and `⟧`; `⟦k12⟧` at the end of a row makes the whole row one.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
OPEN, LOCKED = HERE / "agreements", HERE / "locked"
LOCKED_LATER = HERE / "locked_later"  # written after the first rules, to measure what came of them
LOCKED_LAST = HERE / "locked_last"  # written after those were scored, for the rules that came of that
LOCKS = {"first": LOCKED, "later": LOCKED_LATER, "last": LOCKED_LAST}  # two agreements each
SHORT = HERE / "short"  # each of another manner, written one by one while rules were made; learnt from once scored
FIRST = ("brakelmeer", "hogerade", "oosterlinge", "vlietbeke")  # written before the first rule
BULLET = "-"
BETWEEN_CELLS = " | "
_MARK = re.compile(r"⟦(k\d+)(\||⟧)|⟧")
_LABEL = re.compile(
    r"(?:(?:Afspraak|Prestatieafspraak|Artikel|Art\.|Actie|Ambitie|Doel|Maatregel)\s+\d+(?:\.\d+)*[a-z]?[.:]?|\S+)"
)


class Form(StrEnum):
    """What a piece of a paper is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CONTENTS = "contents"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Mark:
    """A promise within a piece: `text[start:end]`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, paragraph, item or row. `text` is without label and marks; of a row it is the cells, bars between.

    `level` is the depth of a heading or an item, from 1. Rows of one table have the same number in `table`.
    """

    form: Form
    text: str = ""
    label: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    is_header: bool = False
    table: int | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def is_bullet(self) -> bool:
        return self.form is Form.ITEM and self.label == BULLET


@dataclass(frozen=True)
class Paper:
    """An agreement before it is printed, with its labels: `labels["commitments"]["k12"]` says what mark k12 is."""

    name: str
    title: str
    header: str
    footer: str
    columns: int
    pieces: tuple[Piece, ...]
    labels: dict[str, Any]


def papers(folder: Path = OPEN) -> list[Paper]:
    """The agreements in a folder, by name."""
    return [paper_at(path) for path in sorted(folder.glob("*.txt"))]


def paper_at(path: Path) -> Paper:
    """The agreement `path` (NAME.txt) with its labels beside it (NAME.yaml). Raises ValueError where they differ."""
    labels = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    return paper_of(path.stem, path.read_text(encoding="utf-8"), labels)


def paper_of(name: str, markup: str, labels: dict[str, Any]) -> Paper:
    """The agreement in `markup`. Raises ValueError for a mark that does not pair, stands twice or has no label."""
    orders: dict[str, str] = {}
    pieces = list[Piece]()
    tables, above = 0, ""
    for line in markup.splitlines():
        if line.startswith("@") and line.split()[0] not in ("@contents", "@page"):
            order, _, rest = line.partition(" ")
            orders[order] = rest.strip()
        elif line.strip():
            if line.startswith("|") and not above.startswith("|"):
                tables += 1
            pieces.append(_piece(line, tables, is_first=not above.startswith("|")))
        above = line
    _check(name, pieces, labels)
    columns = 2 if orders.get("@layout") == "two" else 1
    header, footer = orders.get("@header", ""), orders.get("@footer", "")
    return Paper(name, orders["@title"], header, footer, columns, tuple(pieces), labels)


def _piece(line: str, table: int, *, is_first: bool) -> Piece:
    words = line.strip()
    if words in ("@contents", "@page"):
        return Piece(Form(words[1:]))
    if words.startswith("#"):
        signs, _, rest = words.partition(" ")
        return Piece(Form.HEADING, rest.strip(), level=len(signs))
    if words.startswith("|"):
        return _row(words, table, is_first)
    level = 1 + (len(line) - len(line.lstrip())) // 2
    if words.startswith("= "):
        found = _LABEL.match(words, 2)
        label = found[0] if found else ""
        text, marks = _unmarked(words[2 + len(label) :].strip())
        return Piece(Form.ITEM, text, label, level, marks=marks)
    if words.startswith("- "):
        text, marks = _unmarked(words[2:].strip())
        return Piece(Form.ITEM, text, BULLET, level, marks=marks)
    text, marks = _unmarked(words)
    return Piece(Form.PARAGRAPH, text, marks=marks)


def _row(words: str, table: int, is_header: bool) -> Piece:
    bare, bar, after = words.rpartition("|")
    if "⟦" in after:
        bare, marked = f"{bare}{bar}", re.findall(r"⟦(k\d+)⟧", after)
    else:
        bare, marked = words, []
    cells = tuple(cell.strip() for cell in bare.strip().strip("|").split("|"))
    text = BETWEEN_CELLS.join(cells)
    marks = tuple(Mark(name, 0, len(text)) for name in marked)
    return Piece(Form.ROW, text, cells=cells, is_header=is_header, table=table, marks=marks)


def _unmarked(words: str) -> tuple[str, tuple[Mark, ...]]:
    """`words` without marks, and where the marks are then."""
    made, marks, last = "", list[Mark](), 0
    begun: tuple[str, int] | None = None
    for found in _MARK.finditer(words):
        made += words[last : found.start()]
        last = found.end()
        if found[2] == "|" and begun is None:
            begun = (found[1], len(made))
        elif found[0] == "⟧" and begun is not None:
            marks.append(Mark(begun[0], begun[1], len(made)))
            begun = None
        else:
            raise ValueError(f"Marks that do not pair: {words[max(0, last - 40) : last]}")
    if begun is not None:
        raise ValueError(f"A mark that does not end: {begun[0]}")
    return made + words[last:], tuple(marks)


def _check(name: str, pieces: list[Piece], labels: dict[str, Any]) -> None:
    marked = [mark.name for piece in pieces for mark in piece.marks]
    odd = set(marked) ^ set(labels["commitments"])
    if odd or len(marked) != len(set(marked)):
        raise ValueError(f"{name}: marks and labels differ ({len(odd)}), or a mark stands twice.")
