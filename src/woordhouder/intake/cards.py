"""Cards: an agreement whose lead, helpers, planning and result stand in lines of their own below it."""

import re
from collections.abc import Sequence

from woordhouder.papers.documents.blocks import Block, BlockKind

from .words import words_of

_FIELDS = {word.replace("_", " "): told for told, words in words_of("fields.txt").items() for word in words}
_FIELD = re.compile(
    r"(?:(?<=[.;|] )|(?<=\| )|^)((?:"
    + "|".join(re.escape(word) for word in sorted(_FIELDS, key=len, reverse=True))
    + r")\w*(?: partij(?:en)?| door| datum)?)\s*:\s*(?=\S)",
    re.I,
)
_LONGEST = 400
_LONGEST_FIRST = sorted(_FIELDS.items(), key=lambda field: -len(field[0]))


def fields_below(blocks: Sequence[Block]) -> dict[int, tuple[tuple[str, str], ...]]:
    """By number of a block: what the lines below it tell ("Trekker: ..."); () for those lines themselves.

    Papers that give each agreement a card of its own name its lead, helpers, term and result in such lines.
    """
    found: dict[int, list[tuple[str, str]]] = {}
    lines = set[int]()
    owner: int | None = None
    for number, block in enumerate(blocks):
        told = fields_in(block.clean) if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else []
        if not told:
            owner = number if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
        elif owner is not None:
            found.setdefault(owner, []).extend(told)
            lines.add(number)
    cards = {number: tuple(told) for number, told in found.items() if any(name in ("who", "when") for name, _ in told)}
    if not cards:
        return {}
    return {**dict.fromkeys(lines, ()), **cards}


def fields_in(text: str) -> list[tuple[str, str]]:
    """What a line tells when it is nothing but fields: [("who", "gemeente"), ("when", "2027")]; else nothing."""
    if len(text) > _LONGEST or not _FIELD.match(text):
        return []
    marks = list(_FIELD.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [(_told(mark[1]), text[mark.end() : end].strip(" ;|.,")) for mark, end in zip(marks, ends, strict=True)]


def _told(word: str) -> str:
    return next(told for known, told in _LONGEST_FIRST if word.lower().startswith(known))
