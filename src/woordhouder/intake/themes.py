"""What a passage is about: words of each theme, with the headings above it as what is likely beforehand."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain

from .words import lines_of

_WORD = re.compile(r"[\w€-]+")
_HEADING = 2.2  # how much more a word in a heading says than one in the passage
_CHAPTER = 12.0  # what a chapter that is about one theme only says
_CLEAR = 2.0
_BEFORE_ROW, _STRONG = 0.4, 3.0
_OVER_ALL = 0.7
_LEAST = 1.0
_MOST_OF_TEXT = 9.0


@cache
def _parts() -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = {}
    for line in lines_of("themes.txt"):
        key, _, words = line.partition(":")
        theme, weight = key.split()
        for word in words.split():
            found.setdefault(word.replace("_", " "), []).append((theme, float(weight)))
    return {part: tuple(themes) for part, themes in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(part) for part in sorted(_parts(), key=len, reverse=True)))


@cache
def _rows_of_words() -> tuple[str, ...]:
    """The parts that are more than one word."""
    return tuple(part for part in _parts() if " " in part.strip())


@lru_cache(maxsize=50_000)
def _parts_in(word: str) -> tuple[str, ...]:
    """The parts in one word; an agreement has the same words again and again."""
    return tuple(_pattern().findall(f" {word} "))


def weights(text: str) -> dict[str, float]:
    """How much each theme weighs in `text`, in the order in which it names them; a part counts once."""
    low = text.lower()
    parts = [part for part in _rows_of_words() if part in low]
    parts += chain.from_iterable(map(_parts_in, _WORD.findall(low)))
    made: dict[str, float] = {}
    themes_of = _parts()
    for part in dict.fromkeys(parts):
        for theme, weight in themes_of[part]:
            made[theme] = made.get(theme, 0.0) + weight
    return made


def _clearness(found: dict[str, float]) -> float:
    """How far a chapter is about one theme: 1 where the first weighs twice the second, 0 where both weigh the same.

    A chapter about a place has a bit of everything, and says nothing of what stands in it.
    """
    first, second = sorted([0.0, 0.0, *found.values()])[:-3:-1]
    return min(1.0, _CLEAR * (first - second) / first) if first else 0.0


class Themes:
    """The themes of one paper: what a chapter is about by all its words says most of what stands in it."""

    def __init__(self, blocks: Iterable[tuple[tuple[str, ...], str]]) -> None:
        """`blocks`: (headings above it, words) of each block."""
        told = list(blocks)
        self._weights = cache(weights)  # a text is asked for twice: for its chapter, and for itself
        firsts = Counter(headings[0] for headings, _ in told if headings)
        common = firsts.most_common(1)
        # One heading over nearly everything says nothing: then what is below it are the chapters.
        self._depth = 1 if common and common[0][1] > _OVER_ALL * len(told) else 0
        self._chapters: dict[str, dict[str, float]] = {}
        self._known: dict[tuple[str, ...], dict[str, float]] = {}
        for headings, words in told:
            if len(headings) > self._depth:
                self._add(headings[self._depth], words)
        for chapter, found in self._chapters.items():
            total = sum(found.values()) or 1.0
            clear = _clearness(found)
            self._chapters[chapter] = {theme: clear * weight / total for theme, weight in found.items()}

    def _add(self, chapter: str, words: str) -> None:
        found = self._chapters.setdefault(chapter, {})
        own = self._weights(words)
        total = sum(own.values())
        for theme, weight in own.items():
            found[theme] = found.get(theme, 0.0) + weight / (total**0.5)

    def of(self, text: str, headings: tuple[str, ...], beside: str = "", *, is_row: bool = False) -> str | None:
        """The theme of a passage; None when nothing says it. `beside` is what stands by it: a lead-in.

        A row of a table that says itself what it is about may stand in a list of everything: its own words go first.
        """
        own = self._weights(text)
        share = _BEFORE_ROW if is_row and max(own.values(), default=0.0) >= _STRONG else 1.0
        total = {theme: share * weight for theme, weight in self._beforehand(headings).items()}
        scale = min(1.0, _MOST_OF_TEXT / (sum(own.values()) or 1.0))
        for theme, weight in own.items():
            total[theme] = total.get(theme, 0.0) + weight * scale
        for theme, weight in self._weights(beside).items() if beside else ():
            total[theme] = total.get(theme, 0.0) + weight / 2
        if not total:
            return None
        best = max(total, key=lambda theme: total[theme])
        return best if total[best] >= _LEAST else None

    def _beforehand(self, headings: tuple[str, ...]) -> dict[str, float]:
        """What headings and chapter say before a word is read."""
        if headings in self._known:
            return self._known[headings]
        total: dict[str, float] = {}
        for heading in headings:
            found = self._weights(heading)
            most = max(found.values(), default=0.0)
            for theme, weight in found.items():
                total[theme] = total.get(theme, 0.0) + _HEADING * (weight if weight == most else weight / 2)
        if len(headings) > self._depth:
            for theme, share in self._chapters.get(headings[self._depth], {}).items():
                total[theme] = total.get(theme, 0.0) + _CHAPTER * share
        self._known[headings] = total
        return total
