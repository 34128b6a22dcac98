"""The forms in which one word is stored and asked: its lemma, its family, its parts, the expression it writes as one.

A form is plain text without accents, at most LONGEST_FORM long; expressions carry "_" between their words, so they
never meet a word's form.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from woordhouder.language.compounds import head_lemma, split
from woordhouder.language.data import word_set
from woordhouder.language.families import family
from woordhouder.language.lemmas import lemma
from woordhouder.language.words import NUMBER, fold, number_forms

Why = Literal["exact", "family", "compound", "related"]

EXACT = 1.0
FAMILY = 0.8
PART = 0.6
PART_FAMILY = 0.5
INSIDE_NUMBER = 0.6


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word, how much of the word it is (0-1], and by which way it came."""

    text: str
    weight: float
    why: Why


@lru_cache(maxsize=100_000)
def word_forms(word: str) -> tuple[Form, ...]:
    """The forms of `word`, the exact one first, each once with its highest weight. Never empty."""
    if NUMBER.fullmatch(word):
        full, *inner = number_forms(word)
        return _once([Form(full, EXACT, "exact"), *(Form(text, INSIDE_NUMBER, "compound") for text in inner)])
    base = head_lemma(word)
    found = [Form(fold(base), EXACT, "exact"), Form(fold(family(base)), FAMILY, "family")]
    if "-" in base:
        found.append(Form(fold(base.replace("-", "")), FAMILY, "family"))
    for part in part_lemmas(word):
        found += [Form(fold(part), PART, "compound"), Form(fold(family(part)), PART_FAMILY, "compound")]
    return _once(found)


@lru_cache(maxsize=100_000)
def part_lemmas(word: str) -> tuple[str, ...]:
    """The lemmas of the parts of a compound that say something by themselves ("houder" does not)."""
    if NUMBER.fullmatch(word):
        return ()
    empty = word_set("weak.txt") | word_set("glue.txt")
    return tuple(part for part in map(lemma, split(word)) if part not in empty)


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """What `word` counts as inside an expression: its family, so that "de huur bevriezen" is "bevroren huur"."""
    return number_forms(word)[0] if NUMBER.fullmatch(word) else fold(family(head_lemma(word)))


def _once(found: list[Form]) -> tuple[Form, ...]:
    """`found` without doubles: the first of each form, since they come heaviest first."""
    kept: dict[str, Form] = {}
    for form in found:
        if form.text not in kept or kept[form.text].weight < form.weight:
            kept[form.text] = form
    return tuple(kept.values())
