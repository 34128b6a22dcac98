"""Which passage of a newer version of a paper is which of the earlier one: the same, changed, or new. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from woordhouder.agreements.likeness import Promise, proposals

from .drafting import on_one_line

SAME, CHANGED, NEW = "same", "changed", "new"


@dataclass(frozen=True)
class Written:
    """The words of a passage, which `name` names."""

    name: str
    text: str


@dataclass(frozen=True)
class Matched:
    """What became of a passage: `earlier` names the one it was, "" when it is new."""

    name: str
    earlier: str
    change: str


def matched(later: Iterable[Written], earlier: Iterable[Written]) -> list[Matched]:
    """For each passage of the later version what it was before, in their order. The same words are found first."""
    new, old = list(later), list(earlier)
    same = _same(new, old)
    left = [one for one in new if one.name not in same]
    free = [one for one in old if one.name not in same.values()]
    alike = {pair.later: pair.earlier for pair in proposals(_as_promises(left), _as_promises(free))}
    return [
        Matched(one.name, same[one.name], SAME)
        if one.name in same
        else Matched(one.name, alike[one.name], CHANGED)
        if one.name in alike
        else Matched(one.name, "", NEW)
        for one in new
    ]


def _same(new: Sequence[Written], old: Sequence[Written]) -> dict[str, str]:
    """The same words, whatever their spaces, line ends and capitals; equal ones in their order."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for one in old:
        waiting[_plain(one.text)].append(one.name)
    found: dict[str, str] = {}
    for one in new:
        if names := waiting.get(_plain(one.text)):
            found[one.name] = names.pop(0)
    return found


def is_same(text: str, other: str) -> bool:
    """Whether both say the same words, whatever their spaces, line ends and capitals."""
    return _plain(text) == _plain(other)


def _plain(text: str) -> str:
    return on_one_line(text).casefold()


def _as_promises(passages: Iterable[Written]) -> list[Promise]:
    return [Promise(one.name, on_one_line(one.text), on_one_line(one.text)) for one in passages]
