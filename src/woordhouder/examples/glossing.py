"""Words of the field in running text: which of them stand where, so that a page can explain each once. Pure.

A longer term wins over a shorter one that starts at the same place, and no term is sought inside another.
Only whole words count, whatever their capitals: "bod" is not found in "bodem", nor in "bod-brief".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

# A hyphen or apostrophe between letters makes one word of two.
BEFORE = r"(?<![\w])(?<![\w]['’-])"
AFTER = r"(?![\w])(?!['’-][\w])"


@dataclass(frozen=True)
class Term:
    """A word with what it means; `forms` are all the ways in which it is written."""

    slug: str
    forms: tuple[str, ...]
    explanation: str


@dataclass(frozen=True)
class Piece:
    """A part of a text; with `term` when it is a word to explain."""

    words: str
    term: Term | None = None


class Glossary:
    """All terms of the field, ready to be found."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_form: Mapping[str, Term] = {
            form.casefold(): term for term in reversed(list(terms)) for form in term.forms
        }
        longest_first = sorted(self._by_form, key=lambda form: (-len(form), form))
        choices = "|".join(_pattern(form) for form in longest_first)
        self._pattern = re.compile(f"{BEFORE}(?:{choices}){AFTER}", re.IGNORECASE) if choices else None

    def found(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Start, end and term of each word of the field, from left to right."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            term = self._by_form.get(" ".join(match.group().split()).casefold())
            if term:
                yield match.start(), match.end(), term


def _pattern(form: str) -> str:
    """A form of more words is also found when a line breaks inside it."""
    return r"\s+".join(re.escape(word) for word in form.split())


class Reader:
    """One who reads a page from top to bottom: each term is explained where it is met first."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._met: set[str] = set()

    def pieces(self, text: str) -> list[Piece]:
        """`text` in parts that joined are the same text; those with a term have to be explained."""
        parts: list[Piece] = []
        last = 0
        for start, end, term in self._glossary.found(text):
            if term.slug in self._met:
                continue
            self._met.add(term.slug)
            parts += [Piece(text[last:start]), Piece(text[start:end], term)]
            last = end
        parts.append(Piece(text[last:]))
        return [part for part in parts if part.words]
