"""Words that tell promises from what is merely said: by when, how often, how much, what was, what others do."""

import re
from functools import cache, lru_cache

from .words import lines_of

_QUOTED = re.compile(r"\"[^\"]{12,}\"?|[“„][^”“„]{12,}[”“]?|(?<!\w)'[^']{25,}'(?!\w)")
_YEARS = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d/]|\.\d)")
_LEAST_LINES = 3


@cache
def table() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """The cues of data/cues.txt: name, triggers (one must occur, which is cheap to see), pattern."""
    lines = list(lines_of("cues.txt"))
    rows = zip(*[iter(lines)] * _LEAST_LINES, strict=True)
    return tuple((name, tuple(triggers[2:].split("|")), re.compile(pattern[2:])) for name, triggers, pattern in rows)


@cache
def _triggers() -> tuple[tuple[str, str], ...]:
    """Each trigger with the cue that it may bring."""
    return tuple((word, name) for name, triggers, _pattern in table() for word in triggers)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: pattern for name, _triggers, pattern in table()}


@lru_cache(maxsize=4096)
def cues(text: str) -> frozenset[str]:
    """The names of the cues that `text` holds."""
    low = text.lower()
    may = {name for word, name in _triggers() if word in low}
    known = _patterns()
    return frozenset(name for name in may if known[name].search(low))


def is_quoted(text: str, place: int) -> bool:
    """Whether what stands at `place` of a sentence is between quotation marks: somebody's own words."""
    if not any(sign in text for sign in "\"“„'"):
        return False
    return any(match.start() <= place < match.end() for match in _QUOTED.finditer(text))


def years_in(text: str) -> list[int]:
    """The years that a text names."""
    return [int(year) for year in _YEARS.findall(text)] if "20" in text or "19" in text else []
