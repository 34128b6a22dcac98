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
_PARTY = re.compile(r"(?P<name>\S.*?) \((?P<kind>[^()]+)\)(?:\s+|$)")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The labels by name, each in both languages."""
    rows = (line.partition(": ") for line in lines_of("own.txt"))
    return {name: tuple(word.strip() for word in words.split("|")) for name, _colon, words in rows}


@dataclass
class _Promise:
    """A numbered text, under which theme, with the labelled lines below it."""

    block: Block
    headings: tuple[str, ...]
    lines: dict[str, Block] = field(default_factory=dict)


def is_own(document: Document) -> bool:
    """Whether this site made the paper: it tells of which day its text is, and its promises have leads by label."""
    says_when = any((_after(block, "text") or "").startswith(_words()["as of"]) for block in document.blocks[:_FRONT])
    return says_when and bool(_promises(document))


def read_back(document: Document) -> Reading:
    """What stands in such a paper: each numbered text with a lead below it, and nothing else, is a commitment."""
    title = next((block.clean for block in document.blocks if block.kind is BlockKind.TITLE), "")
    parties = tuple(_parties(document))
    period = find_period(document, title)
    promises = {promise.block.start: promise for promise in _promises(document)}
    themes = Themes((promise.headings, promise.block.clean) for promise in promises.values())
    passages = tuple(
        _passage(document, block, promises.get(block.start), parties, themes)
        for block in document.blocks
        if block.start < block.end
    )
    return Reading(document, title, parties, period, passages)


def _promises(document: Document) -> list[_Promise]:
    found: list[_Promise] = []
    headings: tuple[str, ...] = ()
    open_: _Promise | None = None
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            headings = (*headings[: block.level - 1], block.clean)
            open_ = None
        elif block.kind is BlockKind.ITEM and block.level == 1:
            open_ = _Promise(block, headings)
            found.append(open_)
        elif open_:
            for name in ("lead", "contributors", "deadline", "kind", "figure"):
                if _after(block, name) is not None:
                    open_.lines.setdefault(name, block)
    return [promise for promise in found if "lead" in promise.lines]


def _after(block: Block | None, name: str) -> str | None:
    """What stands behind this label, in one line or in two cells beside each other; None where it is another line."""
    if block is None:
        return None
    if block.kind is BlockKind.ROW and len(block.cells) > 1:
        label, words = block.cells[0].clean.rstrip(": "), " ".join(cell.clean for cell in block.cells[1:])
    else:
        label, _colon, words = block.clean.partition(": ")
    return words if label in _words()[name] else None


def _coded(prefix: str, words: str) -> str | None:
    """The code of these words: of "kind", "party" or "theme"."""
    codes = (name.removeprefix(f"{prefix} ") for name, said in _words().items() if words in said and " " in name)
    return next(codes, None)


def _parties(document: Document) -> Iterator[Party]:
    for block in document.blocks[:_FRONT]:
        told = _after(block, "between") or _after(block, "advise")
        for match in _PARTY.finditer(told or ""):
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
    until = _after(lines.get("deadline"), "deadline")
    kind = _coded("kind", _after(lines.get("kind"), "kind") or "")
    theme = promise and next((code for words in promise.headings if (code := _coded("theme", words))), None)
    return Passage(
        start=block.start,
        end=block.end,
        text=document.text[block.start : block.end],
        page=block.page,
        label=block.label,
        heading=promise.headings[-1] if promise and promise.headings else "",
        kind=block.kind.value if block.kind.value in ("item", "row", "heading") else "sentence",
        commitment=1.0 if promise else 0.0,
        commitment_kind=kind or RESULT,
        lead=_named(_after(lines.get("lead"), "lead") or "", parties),
        contributors=_named(_after(lines.get("contributors"), "contributors") or "", parties),
        theme=(theme or themes.of(block.clean, promise.headings, "")) if promise else None,
        quantity=_quantity(block, lines),
        deadline=deadline_of("", (("Uiterlijk", _in_dutch(until)),)) if until else None,
        why="own" if promise else "beside",
    )


def _in_dutch(day: str) -> str:
    """ "1 July 2026" as "1 juli 2026"."""
    dutch = {words[1]: words[0] for name, words in _words().items() if name.startswith("month ")}
    return " ".join(dutch.get(word, word) for word in day.split())


def _quantity(block: Block, lines: Mapping[str, Block]) -> Quantity | None:
    told = _after(lines.get("figure"), "figure")
    return quantity_of(told.rpartition(": ")[2]) if told else None
