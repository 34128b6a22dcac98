"""What stands beside a passage: where most of a section, list or table are promises, one of its shape likely is too.

A second look at what the first one found: how sure it was of the others is told in a few steps, each with a weight of
its own ("near:..." in weights.json).
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from woordhouder.papers.documents.blocks import BlockKind

from .passages import Candidate

_STEPS = (0.1, 0.25, 0.45, 0.7)
_FEWEST = 2
_LIKELY = 0.5


class Groups(NamedTuple):
    """With whom a candidate stands together: its section, its list or table, its paragraph, all of its shape."""

    section: Hashable
    row: Hashable
    block: Hashable
    shape: str


def groups_of(found: Sequence[Candidate]) -> list[Groups]:
    """The groups of each candidate of a paper, in reading order."""
    made, section, run, last = list[Groups](), 0, 0, None
    headings: tuple[str, ...] | None = None
    above: BlockKind | None = None
    for one in found:
        if one.place.headings != headings or one.kind == "heading":
            section, headings = section + 1, one.place.headings
        if one.block is not last and (one.block.kind is not above or one.kind == "heading"):
            run += 1
        last, above = one.block, one.block.kind
        is_listed = one.block.kind in (BlockKind.ITEM, BlockKind.ROW)
        table = one.block.table if one.block.kind is BlockKind.ROW else one.block.level
        made.append(Groups(section, (run, table) if is_listed else None, id(one.block), _shape(one)))
    return made


def _shape(one: Candidate) -> str:
    if one.kind in ("row", "heading"):
        return one.kind
    if one.block.kind is BlockKind.ITEM:
        return "item" if one.number == 0 else "item later"
    return "alone" if one.of == 1 else "sentence"


def beside(groups: Sequence[Groups], sure: Sequence[float]) -> list[frozenset[str]]:
    """The features that say how sure the first look was of the others in each group."""
    sums, counts = defaultdict[Hashable, float](float), defaultdict[Hashable, int](int)
    for at, one in enumerate(groups):
        for key in _keys(one):
            sums[key] += sure[at]
            counts[key] += 1
    made = []
    for at, one in enumerate(groups):
        if one.shape == "heading":
            made.append(frozenset[str]())
            continue
        names = {f"near:{one.shape}"}
        for key in _keys(one):
            others = counts[key] - 1
            if others >= _FEWEST:
                names.add(f"near:{key[0]}:{_step((sums[key] - sure[at]) / others)}")
        names.update(_neighbours(at, groups, sure))
        made.append(frozenset(names))
    return made


def _keys(one: Groups) -> list[tuple[str, Hashable]]:
    if one.shape == "heading":
        return []
    keys: list[tuple[str, Hashable]] = [("section", (one.section, one.shape)), ("shape", one.shape)]
    if one.row is not None:
        keys.append(("list", (one.row, one.shape)))
    return keys


def _neighbours(at: int, groups: Sequence[Groups], sure: Sequence[float]) -> list[str]:
    """Whether the sentences before and behind in the same paragraph are promises."""
    found = []
    for name, other in (("before", at - 1), ("behind", at + 1)):
        if 0 <= other < len(groups) and groups[other].block == groups[at].block:
            found.append(f"near:{name}:{'yes' if sure[other] >= _LIKELY else 'no'}")
    return found


def _step(share: float) -> int:
    return sum(share >= step for step in _STEPS)
