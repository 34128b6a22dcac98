"""Small words, lists and patterns of the room, read once from its data."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def lines_of(name: str) -> Iterator[str]:
    """The filled lines of data/`name`, without those that begin with "#"."""
    text = files("woordhouder.intake").joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words_of(name: str) -> dict[str, frozenset[str]]:
    """The lists of data/`name`: lines "key: word word"; a key may have several lines."""
    found: dict[str, set[str]] = {}
    for line in lines_of(name):
        key, colon, rest = line.partition("#")[0].partition(":")
        if colon:
            found.setdefault(key.strip(), set()).update(rest.split())
    return {key: frozenset(words) for key, words in found.items()}


def small(key: str) -> frozenset[str]:
    """The small words of that kind."""
    return words_of("small.txt")[key]


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name in data/patterns.txt, for text in lower case, since looking in any case is slow.

    One that is listed with "^" fits the start only.
    """
    found: dict[str, list[str]] = {}
    above = ""
    for line in lines_of("patterns.txt"):
        if line.startswith(" "):
            found[above].append(line.strip())
        else:
            above = line.rstrip(":")
            found[above] = []
    anchored = f"^{name}"
    joined = "|".join(found.get(name) or found[anchored])
    return re.compile(f"^(?:{joined})" if anchored in found else joined)
