"""Papers that this site itself made: read back by their labels, so that what went out comes in the same. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from woordhouder.papers.documents.blocks import Block, BlockKind, Document

from .deadlines import deadline_of
from .facts import Lead, Party, Passage, Quantity, Reading
from .figures import quantity_of
from .kinds import RESULT
from .period import find_period
from .themes import Themes
from .words import lines_of

_FRONT = 30  # blocks in which such a paper says what it is
_NUMBER = re.compile(r"\d+\.")
_BELOW = ("summary", "lead", "contributors", "deadline", "kind", "figure")
_LABELS = ("between", "advise", "text", *_BELOW)
_KINDS = {BlockKind.ROW: "row", BlockKind.HEADING: "heading"}
_PARTY = re.compile(r"(?P<name>\S.*?) \((?P<kind>[^()]+)\)(?:\s+|$)")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The labels by name, each in both languages."""
    rows = (line.partition(": ") for line in lines_of("own.txt"))
    return {name: tuple(word.strip() for word in words.split("|")) for name, _colon, words in rows}


@dataclass
class _Promise:
    """A numbered text with its title, under which theme (a code), and by name what the labelled lines below it say.

    Its own words are its blocks, of the last of them the first `length` signs.
    """

    blocks: list[Block]
    length: int
    title: str
    theme: str | None
    lines: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Its own words, a line each block."""
        *before, last = self.blocks
        return "\n".join([*(block.clean for block in before), last.clean[: self.length]])


def is_own(document: Document) -> bool:
    """Whether this site made the paper: it tells of which day its text is, and its promises have leads by label."""
    says_when = any(words.startswith(_words()["as of"]) for name, words in _front(document) if name == "text")
    return says_when and bool(_promises(document))


def read_back(document: Document) -> Reading:
    """What stands in such a paper: each numbered text with a lead below it, and nothing else, is a commitment."""
    title = next((block.clean for block in document.blocks if block.kind is BlockKind.TITLE), "")
    parties = tuple(_parties(document))
    period = find_period(document, title)
    promises = {promise.blocks[0].start: promise for promise in _promises(document)}
    further = {block.start for promise in promises.values() for block in promise.blocks[1:]}
    themes = Themes(((promise.title,), promise.words) for promise in promises.values())
    passages = tuple(
        _passage(document, block, promises.get(block.start), parties, themes)
        for block in document.blocks
        if block.start < block.end and block.start not in further
    )
    return Reading(document, title, parties, period, passages)


def _promises(document: Document) -> list[_Promise]:
    """Also a text so short that its number makes it look like a heading: the lead below it tells what it is.

    All that stands between the number and the first label is its text, numbered lines too.
    """
    blocks = document.blocks
    found: list[_Promise] = []
    theme: str | None = None
    open_: _Promise | None = None
    for place, block in enumerate(blocks):
        goes_on = open_ is not None and not open_.lines and block.kind is not BlockKind.HEADING
        if _is_numbered(block) and not goes_on:
            open_ = _Promise([], 0, blocks[place - 1].clean if place else "", theme)
            found.append(open_)
            _add(open_, blocks, place)
        elif block.kind is BlockKind.HEADING:
            is_title = place + 1 < len(blocks) and _is_numbered(blocks[place + 1])
            theme = theme if is_title else _coded("theme", block.clean) or theme
            open_ = None
        elif open_ and (told := _told(blocks, place)):
            open_.lines.setdefault(*told)
        elif open_ and goes_on:
            _add(open_, blocks, place)
    return [promise for promise in found if "lead" in promise.lines]


def _add(promise: _Promise, blocks: Sequence[Block], place: int) -> None:
    """The words of the block at this place, without a label that a page's end left behind them."""
    promise.blocks.append(blocks[place])
    promise.length, label = _label_behind(blocks, place)
    if label:
        promise.lines[label] = blocks[place + 1].clean


def _is_numbered(block: Block) -> bool:
    return block.kind in (BlockKind.ITEM, BlockKind.HEADING) and bool(_NUMBER.fullmatch(block.label))


def _label_behind(blocks: Sequence[Block], place: int) -> tuple[int, str]:
    """How many signs of a numbered block are its own, and the name of the label that stands right behind them, or "".

    A PDF whose page ends there has what the label says in the next block.
    """
    words = blocks[place].clean
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if below and below.kind is BlockKind.PARAGRAPH and not _told(blocks, place + 1):
        for name in _BELOW:
            for label in _words()[name]:
                if words.endswith(f" {label}:"):
                    return len(words) - len(label) - 2, name
    return len(words), ""


def _told(blocks: Sequence[Block], place: int) -> tuple[str, str] | None:
    """The name of the label at this place, and what stands behind it; None where it is another line.

    That stands in the same line or in the cells beside it; a PDF has it below its label where the page ends.
    """
    block = blocks[place]
    if block.kind is BlockKind.ROW and len(block.cells) > 1:
        label, words = block.cells[0].clean.rstrip(": "), " ".join(cell.clean for cell in block.cells[1:])
    elif block.kind is BlockKind.PARAGRAPH and block.clean.endswith(":") and place + 1 < len(blocks):
        label, words = block.clean.removesuffix(":"), blocks[place + 1].clean
    else:
        label, _colon, words = block.clean.partition(": ")
    name = next((name for name in _LABELS if label in _words()[name]), None)
    return (name, words) if name else None


def _front(document: Document) -> Iterator[tuple[str, str]]:
    """What such a paper says of itself: each label with what stands behind it."""
    return filter(None, (_told(document.blocks, place) for place in range(min(_FRONT, len(document.blocks)))))


def _coded(prefix: str, words: str) -> str | None:
    """The code of these words: of "kind", "party" or "theme"."""
    codes = (name.removeprefix(f"{prefix} ") for name, said in _words().items() if words in said and " " in name)
    return next(codes, None)


def _parties(document: Document) -> Iterator[Party]:
    for name, words in _front(document):
        for match in _PARTY.finditer(words) if name in ("between", "advise") else ():
            yield Party(_coded("party", match["kind"]) or "other", match["name"])


def _named(words: str, parties: Sequence[Party]) -> tuple[Lead, ...]:
    """The parties that these words name, in the order of the paper: as a whole, or with what each does behind it."""
    found: Mapping[str, Party] = {party.name: party for party in parties}
    places = sorted(
        (match.start(), name)
        for name in found
        for match in re.finditer(rf"(?:^|(?<=\s)){re.escape(name)}(?=:|$|\s)", words)
    )
    return tuple(Lead(found[name].kind, name, explicit=True) for name in dict.fromkeys(name for _at, name in places))


def _passage(
    document: Document, block: Block, promise: _Promise | None, parties: Sequence[Party], themes: Themes
) -> Passage:
    lines = promise.lines if promise else {}
    until = lines.get("deadline")
    end = promise.blocks[-1].place(promise.length - 1) + 1 if promise else block.end
    is_item = promise or block.kind is BlockKind.ITEM
    return Passage(
        start=block.start,
        end=end,
        text=document.text[block.start : end],
        page=block.page,
        label=block.label,
        heading=promise.title if promise else "",
        kind="item" if is_item else _KINDS.get(block.kind, "sentence"),
        commitment=1.0 if promise else 0.0,
        commitment_kind=_coded("kind", lines.get("kind", "")) or RESULT,
        lead=_named(lines.get("lead", ""), parties),
        contributors=_named(lines.get("contributors", ""), parties),
        theme=(promise.theme or themes.of(promise.words, (promise.title,), "")) if promise else None,
        quantity=_quantity(lines.get("figure", "")),
        deadline=deadline_of("", (("Uiterlijk", _in_dutch(until)),)) if until else None,
        why="own" if promise else "beside",
    )


def _in_dutch(day: str) -> str:
    """ "1 July 2026" as "1 juli 2026"."""
    dutch = {words[1]: words[0] for name, words in _words().items() if name.startswith("month ")}
    return " ".join(dutch.get(word, word) for word in day.split())


def _quantity(told: str) -> Quantity | None:
    return quantity_of(told.rpartition(": ")[2]) if told else None
