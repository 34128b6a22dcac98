"""Small words and word lists of the room, read once."""

from functools import cache
from importlib.resources import files


@cache
def words_of(name: str) -> dict[str, frozenset[str]]:
    """The lists of data/`name`: lines "key: word word"; a key may have several lines."""
    found: dict[str, set[str]] = {}
    for line in files("woordhouder.intake").joinpath("data", name).read_text(encoding="utf-8").splitlines():
        key, colon, rest = line.partition("#")[0].partition(":")
        if colon:
            found.setdefault(key.strip(), set()).update(rest.split())
    return {key: frozenset(words) for key, words in found.items()}


def small(key: str) -> frozenset[str]:
    """The small words of that kind."""
    return words_of("small.txt")[key]
