"""Text to words: where each word stands, and the form in which words are compared.

Offsets count code points of the text as it was given, never of a normalised copy, so that a page can mark the very
characters a person wrote.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST_FORM = 64
"""Forms are cut here, so that a column of this width holds every one of them."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number of a text: `text` is exactly `source[start:end]`."""

    text: str
    start: int
    end: int


def _marks() -> str:
    """Every combining mark of the basic plane as a character class: `\\w` leaves them out, scripts need them."""
    return "".join(re.escape(chr(code)) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M")


# Soft hyphens and joiners stand inside words of PDF files and of several scripts.
_LETTER = r"[^\W_]"
_LETTERS = rf"(?:{_LETTER}|[{_marks()}\u00ad\u200c\u200d])"
# Every repetition has an end: no word outgrows the caches, and an endless "1.1.1..." is not read again from each digit.
_WORD_TAIL = rf"{_LETTERS}{{0,63}}(?:[-\u2010\u2011'’]{_LETTER}{_LETTERS}{{0,63}}){{0,7}}"
_NUMBER = (
    r"(?:(?:19|20)\d\d ?[-–/] ?(?:19|20)?\d\d"
    r"|(?:€[ \u00a0]?)?\d{1,30}(?:[.,]\d{1,30}){0,6}\+?(?:[ \u00a0]?(?:%|procent|euro)|,-)?)"
    rf"(?!{_LETTERS}|[-'’]{_LETTER})"
)
NUMBER = re.compile(_NUMBER)
"""A number, an amount, a percentage or a span of years; "65-plussers" is a word."""
_WORDS = re.compile(rf"{_NUMBER}|['’]s-{_LETTER}{_WORD_TAIL}|{_LETTER}{_WORD_TAIL}")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200c\u200d"))
_ALIKE = str.maketrans({"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-"})
_ACCENTS = dict.fromkeys(range(0x300, 0x370))


def words(text: str) -> Iterator[Word]:
    """The words and numbers of `text` from left to right, in time linear in its length; punctuation is left out.

    A run of more than 64 letters gives several words.
    """
    for match in _WORDS.finditer(text):
        yield Word(match[0], match.start(), match.end())


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """`word` in lower case and composed (NFC), with one kind of apostrophe and hyphen; accents stay."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.translate(_INVISIBLE).translate(_ALIKE).lower())


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The form in which words are compared: plain, without accents ("coördinatie" is "coordinatie"), cut to length."""
    if word.isascii():
        return word.lower()[:LONGEST_FORM]
    bare = unicodedata.normalize("NFD", plain(word)).translate(_ACCENTS)
    return unicodedata.normalize("NFC", bare.casefold())[:LONGEST_FORM]


_YEARS = re.compile(r"((?:19|20)\d\d) ?[-–/] ?((?:19|20)?\d\d)")
_LONGEST_TERM = 15


@lru_cache(maxsize=10_000)
def number_forms(number: str) -> tuple[str, ...]:
    """The forms of a number, fullest first: "€ 1.500" gives "€1500" and "1500"; "2024-2026" also 2024, 2025, 2026."""
    if span := _YEARS.fullmatch(number):
        first, last = int(span[1]), int(span[1][: 4 - len(span[2])] + span[2])
        years = range(first, last + 1) if first <= last <= first + _LONGEST_TERM else (first, last)
        return (f"{first}-{last}", *map(str, years))
    bare = "".join(char for char in re.sub(r"\.(?=\d{3}(?!\d))|,-$", "", number) if char.isdigit() or char in ".,+")
    bare = bare[:LONGEST_FORM]
    if "€" in number or "euro" in number:
        return (f"€{bare}"[:LONGEST_FORM], bare)
    if "%" in number or "procent" in number:
        return (f"{bare[: LONGEST_FORM - 1]}%", bare)
    return (bare,)
