"""Typing errors: what was meant by a word that neither the documents nor the dictionary know."""

from collections.abc import Mapping, Set

from rapidfuzz import process
from rapidfuzz.distance import OSA

from woordhouder.language.analyser import is_stop
from woordhouder.language.compounds import head_lemma, is_field, split
from woordhouder.language.data import word_set
from woordhouder.language.forms import key, word_forms
from woordhouder.language.lemmas import is_known
from woordhouder.language.related import thesaurus
from woordhouder.language.words import LONGEST_FORM, Word, fold, words

_SHORTEST = 4
_LONG = 8
_ENDINGS = ("en", "s", "e", "n")


class Speller:
    """Suggestions from a vocabulary: form to the number of documents that hold it."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """`vocabulary` holds the stored forms; expressions and numbers in it are passed over."""
        self._counts = {form: count for form, count in vocabulary.items() if form.isalpha()}
        for form in {*map(fold, word_set("parts.txt")), *thesaurus().links, *thesaurus().members}:
            if form.isalpha():
                self._counts.setdefault(form, 0)
        self._forms = sorted(form for form in self._counts if len(form) >= _SHORTEST)

    def suggest(self, word: str) -> str | None:
        """What was meant by `word`, in lower case, or None if it is known or nothing is near."""
        if self.knows(word):
            return None
        meant = self._meant(fold(word))
        # A short capitalised word is likelier an unknown name than a typing error in a common word.
        is_name = word[0].isupper() and len(word) < _LONG
        return None if meant and is_name and is_known(meant) else meant

    def _meant(self, typed: str) -> str | None:
        """What was meant by the unknown `typed`: a form, an inflected form, or a compound."""
        if whole := self._nearest(typed):
            return whole
        for ending in _ENDINGS:
            if typed.endswith(ending) and (base := self._nearest(typed.removesuffix(ending))):
                return base + ending if head_lemma(base + ending) == base else base
        return self._compound(typed)

    def correct(self, question: str, *, known: Set[str] = frozenset()) -> tuple[str, list[tuple[str, str]]]:
        """`question` with its typing errors corrected, and each (typed, meant) in order; capitals are kept.

        Words in `known` are right as they were typed.
        """
        meant: list[tuple[Word, str]] = []
        for word in words(question):
            if word.text not in known and (found := self.suggest(word.text)):
                meant.append((word, found.capitalize() if word.text[0].isupper() else found))
        corrected = question
        for word, found in reversed(meant):
            corrected = corrected[: word.start] + found + corrected[word.end :]
        return corrected, [(word.text, found) for word, found in meant]

    def knows(self, word: str) -> bool:
        """Whether there is nothing to correct: a stored or Dutch word, a compound of known parts, or no word."""
        if len(word) < _SHORTEST or len(word) > LONGEST_FORM or not word.isalpha() or is_stop(word):
            return True
        if is_known(word) or split(word):
            return True
        return word_forms(word)[0].text in self._counts or key(word) in thesaurus().members

    def _nearest(self, typed: str) -> str | None:
        """The vocabulary's form within the distance that the length of `typed` allows; one error for short words."""
        if len(typed) < _SHORTEST:
            return None
        allowed = 1 if len(typed) < _LONG else 2
        near = process.extract(typed, self._forms, scorer=OSA.distance, score_cutoff=allowed, limit=50)
        ranked = sorted((int(far), form[0] != typed[0], -self._counts[form], form) for form, far, _ in near)
        return ranked[0][3] if ranked else None

    def _compound(self, typed: str) -> str | None:
        """`typed` as a compound of which one part is spelled right and the other nearly so."""
        for at in range(len(typed) - _SHORTEST, _SHORTEST - 2, -1):
            head, tail = typed[:at], typed[at:]
            if is_field(head) and (meant := self._nearest(tail)) and is_known(meant):
                return head + meant
            if is_field(tail) and (meant := self._nearest(head)) and is_known(meant):
                return meant + tail
        return None
