"""Which promises of one list are the same: typed or pasted twice. Pure."""

import re
from collections.abc import Mapping

from rapidfuzz.distance import Indel

_FEW = 150  # a longer list is compared by the same words only: all pairs would take too long
_NEARLY = 0.93


def duplicates(promises: Mapping[str, str]) -> dict[str, str]:
    """Which promise says the same as an earlier one: its name -> the name of that one. `promises`: texts by name.

    The same words count, whatever their capitals and signs; in a list of at most 150 also nearly the same ones. With
    another figure it is another promise, however alike the rest is.
    """
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for name, text in promises.items():
        plain = " ".join(re.findall(r"\w+", text.casefold()))
        other = first.get(plain) or (_nearly(plain, first) if len(promises) <= _FEW else "")
        if plain and other:
            found[name] = other
        elif plain:
            first[plain] = name
    return found


def _nearly(plain: str, first: Mapping[str, str]) -> str:
    figures = re.findall(r"\d+", plain)
    return next(
        (
            name
            for words, name in first.items()
            if re.findall(r"\d+", words) == figures and Indel.normalized_similarity(plain, words) >= _NEARLY
        ),
        "",
    )
