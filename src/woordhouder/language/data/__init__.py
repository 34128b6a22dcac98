"""The word lists of the field, made by hand, and how they are read."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def lines(name: str) -> Iterator[str]:
    """The filled lines of the list `name`, without comments ("#" to the end of the line)."""
    for line in files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines():
        if filled := line.partition("#")[0].strip():
            yield filled


@cache
def word_set(name: str) -> frozenset[str]:
    """All words of the list `name`, separated by white space."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def word_map(name: str) -> dict[str, str]:
    """Word to its counterpart, from lines "counterpart: word word ..."."""
    pairs: dict[str, str] = {}
    for line in lines(name):
        counterpart, _, members = line.partition(":")
        pairs.update(dict.fromkeys(members.split(), counterpart.strip()))
    return pairs
