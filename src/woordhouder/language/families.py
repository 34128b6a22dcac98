"""Verbs and their nouns as one family, named by its verb or adjective: "bevriezing" belongs to "bevriezen"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from woordhouder.language.data import word_map, word_set
from woordhouder.language.lemmas import is_known, lemma

_SINGLE_VOWEL = re.compile(r"(a|e|o|u)\1([^aeiou])$")
_SHORT_END = re.compile(r"(?<![aeiou])[aeiou]([bdfgklmnprst])$")
_VOICED = {"f": "v", "s": "z"}


@lru_cache(maxsize=100_000)
def family(word: str) -> str:
    """The name of the family of the lemma `word`; a word without one is its own."""
    if listed := word_map("families.txt").get(word):
        return listed
    if word in word_set("alone.txt") or len(word) < 4:
        return word
    return next((name for name in _names(word) if is_known(name) and lemma(name) == name), word)


def _names(word: str) -> Iterator[str]:
    """What the family of `word` may be called, likeliest first; the caller asks the dictionary."""
    if word.endswith("ing") and len(word) > 5:
        yield word[:-3] + "en"
        yield word[:-3] + "n"
    elif word.endswith("atie"):
        yield word[:-4] + "eren"
    elif word.endswith("heid") and len(word) > 7:
        yield word[:-4]
    elif not word.endswith(("en", "er", "el", "e")):
        yield from _verbs(word)


def _verbs(noun: str) -> Iterator[str]:
    """The verbs that a bare noun may be the stem of: "sloop" slopen, "aanpak" aanpakken, "beheer" beheren."""
    stem = _SINGLE_VOWEL.sub(r"\1\2", noun)
    if stem == noun and _SHORT_END.search(noun):
        yield noun + noun[-1] + "en"
    if stem[-1] in _VOICED:
        yield stem[:-1] + _VOICED[stem[-1]] + "en"
    yield stem + "en"
