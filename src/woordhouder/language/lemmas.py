"""A word to its dictionary form: "bevroren" to "bevriezen", "corporaties" to "corporatie".

The dictionary (simplemma) is loaded at the first word, not at import: it costs a good 0.2 seconds.
"""

from functools import lru_cache

import simplemma

from woordhouder.language.data import word_map
from woordhouder.language.words import plain

_LONGEST = 40
# Typed without diaeresis ("geisoleerd"), a word is unknown to the dictionary: try the places where one may stand.
_DIAERESES = (("ei", "eï"), ("oo", "oö"), ("ee", "eë"), ("ie", "ië"), ("eu", "eü"), ("oi", "oï"), ("ai", "aï"))


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Whether the dictionary or our own corrections hold `word` (any case)."""
    word = plain(word)
    return word in word_map("corrections.txt") or (_is_dutch(word) and simplemma.is_known(word, "nl"))


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The dictionary form of `word` in lower case, with accents; an unknown word is its own."""
    word = plain(word)
    if corrected := word_map("corrections.txt").get(word):
        return corrected
    if not _is_dutch(word):
        return word
    if not is_known(word):
        word = _with_diaeresis(word)
    # Separable verbs come with their seam ("toe_wijzen"). A very short answer is a wrong one.
    found = plain(simplemma.lemmatize(word, "nl").replace("_", ""))
    if found == word and word.endswith("'s"):
        return word[:-2]
    return found if len(found) > 1 else word


def _is_dutch(word: str) -> bool:
    """Whether looking `word` up can make sense: letters only, of a length that words have."""
    return len(word) <= _LONGEST and word.replace("-", "").replace("'", "").isalpha()


def _with_diaeresis(word: str) -> str:
    """`word` with the one diaeresis that makes it known, or as it is."""
    if not word.isascii():
        return word
    for bare, dotted in _DIAERESES:
        at = word.find(bare)
        while at >= 0:
            candidate = word[:at] + dotted + word[at + 2 :]
            if is_known(candidate):
                return candidate
            at = word.find(bare, at + 1)
    return word
