"""Compounds to their parts: "seniorenwoningen" to "senioren" and "woningen".

Splitting on any two known words gives nonsense ("hol+land", "leefbaar+der"), therefore at least one part must be a
word of the field (parts.txt), the other a long known word, and what only looks like a compound is listed (whole.txt).
"""

from functools import lru_cache

from woordhouder.language.data import word_set
from woordhouder.language.lemmas import is_known, lemma
from woordhouder.language.words import plain

_LINKS = ("", "s", "en", "n", "e", "-")
_SHORTEST = 3
_SHORTEST_FREE = 4
_LONGEST = 60
_MOST_PARTS = 4


@lru_cache(maxsize=100_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of the compound `word` as they stand in it, without linking letters; empty if it is none.

    Joined, the parts never say more than the word: "huurbevriezingen" gives ("huur", "bevriezingen").
    """
    word = plain(word)
    if "-" in word:
        return _hyphenated(word)
    if (
        not 2 * _SHORTEST <= len(word) <= _LONGEST
        or word in word_set("whole.txt")
        or lemma(word) in word_set("whole.txt")
    ):
        return ()
    if is_field(word) or not word.isalpha():
        return ()
    return _split(word, _MOST_PARTS)


@lru_cache(maxsize=100_000)
def head_lemma(word: str) -> str:
    """The lemma of `word`; of an unknown compound that of its last part ("huurbevriezingen": "huurbevriezing")."""
    if is_known(word):
        return lemma(word)
    parts = split(word)
    if not parts or not word.endswith(parts[-1]):
        return lemma(word)
    return plain(word)[: -len(parts[-1])] + lemma(parts[-1])


def _hyphenated(word: str) -> tuple[str, ...]:
    """The parts between hyphens, which may themselves be compounds; "'s-Gravenhage" stays whole."""
    pieces = [piece for piece in word.split("-") if piece]
    if len(pieces) < 2 or word.startswith("'s-"):
        return ()
    return tuple(part for piece in pieces for part in (split(piece) or (piece,)))


def _split(word: str, most: int) -> tuple[str, ...]:
    """The best split of `word` into 2 to `most` parts: the fewest parts, then the longest first one."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if not (first := _first_part(word[:at])):
            continue
        rest = word[at:]
        if _is_part(rest) and (is_field(first) or is_field(rest)):
            found.append((2, -at, (first, rest)))
        elif most > 2 and is_field(first) and (deeper := _split(rest, most - 1)):
            found.append((1 + len(deeper), -at, (first, *deeper)))
    return min(found)[2] if found else ()


@lru_cache(maxsize=100_000)
def _first_part(text: str) -> str:
    """`text` without its linking letters if that is a part, else empty; a word of the field goes first."""
    stems = [text.removesuffix(link) for link in _LINKS if text.endswith(link)]
    fitting = [stem for stem in stems if len(stem) >= _SHORTEST and _is_part(stem)]
    return next((stem for stem in fitting if is_field(stem)), fitting[0] if fitting else "")


@lru_cache(maxsize=100_000)
def is_field(text: str) -> bool:
    """Whether `text` is a word of the field, in any of its forms."""
    return text in word_set("parts.txt") or lemma(text) in word_set("parts.txt")


def _is_part(text: str) -> bool:
    """Whether `text` can be a part at all."""
    if is_field(text):
        return True
    return len(text) >= _SHORTEST_FREE and text not in word_set("endings.txt") and is_known(text)
