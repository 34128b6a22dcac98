"""Verbs and their nouns as one family, named by its verb or adjective: "bevriezing" belongs to "bevriezen".

Endings go by rule. Bare nouns ("sloop", "bouw") are listed: a rule for them also makes verbs of lifts and of the west.
"""

from collections.abc import Iterator
from functools import lru_cache

from woordhouder.language.data import word_map, word_set
from woordhouder.language.lemmas import is_known, lemma


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
