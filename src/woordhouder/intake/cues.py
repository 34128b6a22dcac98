"""Words that tell promises from what is merely said: by when, how often, how much, what was, what others do."""

import re
from functools import cache, lru_cache

from .words import lines_of

_QUOTED = re.compile(r"\"[^\"]{12,}\"?|[“„][^”“„]{12,}[”“]?|(?<!\w)'[^']{25,}'(?!\w)")
_YEARS = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d/]|\.\d)")
_LINES = 3  # of a cue


@cache
def table() -> dict[str, tuple[tuple[str, ...], re.Pattern[str]]]:
    """The cues of data/cues.txt by name: triggers, of which some word must hold one, and the pattern."""
    rows = zip(*[iter(lines_of("cues.txt"))] * _LINES, strict=True)
    return {
        name: (tuple(triggers[2:].replace("_", " ").split("|")), re.compile(pattern[2:]))
        for name, triggers, pattern in rows
    }


@lru_cache(maxsize=50_000)
def _may_bring(word: str) -> frozenset[str]:
    """The cues that a word may bring; papers have the same words again and again."""
    return frozenset(
        name for name, (triggers, _pattern) in table().items() if any(trigger in f" {word} " for trigger in triggers)
    )


def cues(text: str) -> frozenset[str]:
    """The names of the cues that `text` holds."""
    low, known = text.lower(), table()
    likely = frozenset[str]().union(*map(_may_bring, low.split()))
    return frozenset(name for name in likely if known[name][1].search(low))


def is_quoted(text: str, place: int) -> bool:
    """Whether what stands at `place` of a sentence is between quotation marks: somebody's own words."""
    if not any(sign in text for sign in "\"“„'"):
        return False
    return any(match.start() <= place < match.end() for match in _QUOTED.finditer(text))


def years_in(text: str) -> list[int]:
    """The years that a text names."""
    return [int(year) for year in _YEARS.findall(text)] if "20" in text or "19" in text else []
