"""What a passage is about: words of each theme, with the headings above it as what is likely beforehand."""

import re
from functools import cache, lru_cache
from importlib.resources import files

_HEADING = 2.2  # how much more a word in a heading says than one in the passage
_NEAREST = 1.0
_LEAST = 1.0
_MOST_OF_TEXT = 9.0


@cache
def _parts() -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = {}
    text = files("woordhouder.intake").joinpath("data", "themes.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        key, _, words = line.partition(":")
        theme, weight = key.split()
        for word in words.split():
            found.setdefault(word.replace("_", " ").strip() if word.endswith("_") is False else word.replace("_", " "), []).append((theme, float(weight)))
    return {part: tuple(themes) for part, themes in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(part) for part in sorted(_parts(), key=len, reverse=True)))


@lru_cache(maxsize=4096)
def weights(text: str) -> dict[str, float]:
    """How much each theme weighs in `text`; a word counts once."""
    made: dict[str, float] = {}
    for part in set(_pattern().findall(f" {text.lower()} ".replace(",", " ").replace(".", " "))):
        for theme, weight in _parts()[part]:
            made[theme] = made.get(theme, 0.0) + weight
    return made


def theme_of(text: str, headings: tuple[str, ...], beside: str = "") -> str | None:
    """The theme of a passage; None when nothing says it. `beside` is what stands by it: a lead-in, another cell."""
    total: dict[str, float] = {}
    own = weights(text)
    scale = min(1.0, _MOST_OF_TEXT / (sum(own.values()) or 1.0))
    for theme, weight in own.items():
        total[theme] = total.get(theme, 0.0) + weight * scale
    for number, heading in enumerate(headings):
        factor = _HEADING * (_NEAREST if number == len(headings) - 1 else 1.0)
        found = weights(heading)
        most = max(found.values(), default=0.0)
        for theme, weight in found.items():
            total[theme] = total.get(theme, 0.0) + factor * (weight if weight == most else weight / 2)
    for theme, weight in weights(beside).items() if beside else ():
        total[theme] = total.get(theme, 0.0) + weight / 2
    if not total:
        return None
    best = max(total, key=lambda theme: total[theme])
    return best if total[best] >= _LEAST else None
