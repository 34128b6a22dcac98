"""Numbers where they stand in a text, in digits or words, with ranges and multipliers. A piece of `quantities`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from woordhouder.language.data import word_map
from woordhouder.language.numbers import Number, number_in_digits, number_in_word


class Token(NamedTuple):
    """A number, a word or a sign of a text in lower case."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """A number, or a range until `high`, from token `first` up to `after`; `unit` where the words hold it."""

    first: int
    after: int
    value: Number
    high: Number | None = None
    unit: str = ""


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
TIMES = {"miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mrd": 10**9, "duizend": 1000, "ton": 10**5}
_SHARES = {
    "helft": 50, "kwart": 25, "driekwart": 75, "vijfde": 20, "tiende": 10, "kwartdeel": 25,
}  # fmt: skip
_MULTIPLE = re.compile(r"(een|één|twee|drie|vier|vijf|zes|acht|tien|twaalf)(?:maal|keer)")
_STARTS = frozenset(["een", "half", "halve", "helft", "driekwart", "tweederde"])
_HALVES = ("procent", "procentpunt", "miljoen", "fte", "uur", "dag")
_BEFORE_ONE = ("binnen", "minste", "minstens")
_ODD_PARTS = ("derde", "derden", "vijfden", "achtste")
_BETWEEN = re.compile(r"\btussen\s+(?:de\s+|€\s*)*$")
ODD_SHARE = "deel"
"""The unit of a share that is no round percentage ("een derde"): nobody promised 33.3 procent."""


def tokens_of(lower: str) -> list[Token]:
    """The numbers, words and signs of a text in lower case."""
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(lower)]


def beginnings(lower: str) -> list[int]:
    """The places of the tokens of `lower` at which a number can begin: most words are out at once."""
    words = _TOKEN.findall(lower)
    return [place for place, word in enumerate(words) if _may_begin(word) and (word != "een" or _counts(words, place))]


@lru_cache(maxsize=20_000)
def _may_begin(word: str) -> bool:
    return word[0].isdigit() or word in _STARTS or word.endswith(("maal", "keer")) or number_in_word(word) is not None


def _counts(words: list[str], place: int) -> bool:
    """Whether "een" is the number one: "een kwart", "binnen een week"."""
    after = words[place + 1] if place + 1 < len(words) else ""
    return after in _SHARES or after in _ODD_PARTS or after == "op" or (place > 0 and words[place - 1] in _BEFORE_ONE)


def time_units() -> dict[str, str]:
    """How a length of time is written as a unit, by its spellings."""
    return word_map("units.txt")


def count_at(lower: str, tokens: list[Token], place: int) -> Count | None:
    """The number at token `place` of `lower`, with a range ("40 tot 60") and a multiplier ("1,2 miljoen"), or None."""
    one = _share(tokens, place) or _single(lower, tokens, place)
    if one is None or one.unit:
        return one
    value, after = one.value, one.after
    if [token.text for token in tokens[after : after + 3]] in (["en", "een", "half"], ["en", "een", "halve"]):
        return Count(place, after + 3, value + Decimal("0.5"))
    if after + 1 < len(tokens) and tokens[after].text in ("x", "×") and (by := _single(lower, tokens, after + 1)):
        return Count(place, by.after, _scaled(value, by.value))  # "2 x 24 uur"
    link = _link(lower, tokens, place, after)
    high: Number | None = None
    if link and (other := _single(lower, tokens, link)) and not other.unit and other.value > value:
        linked = tokens[after].text
        if linked != "of" or other.value == value + 1:
            high, after = other.value, other.after
    if after < len(tokens) and (times := TIMES.get(tokens[after].text)):
        after += 1
        value = _scaled(value, times) if high is None or value < 1000 else value
        high = None if high is None else _scaled(high, times)
        if after < len(tokens) and tokens[after].text == "." and tokens[after - 1].text in ("mln", "mrd"):
            after += 1
    return Count(place, after, value, high)


def _scaled(value: Number, times: Number) -> Number:
    made = Decimal(value) * times
    return int(made) if made == made.to_integral_value() else made.normalize()


def _link(lower: str, tokens: list[Token], place: int, after: int) -> int | None:
    """Where the second number of a range would begin, or None."""
    words = [token.text for token in tokens[after : after + 4]]
    if not words:
        return None
    skip = 0
    if words[0] in ("à", "-", "–", "tot", "of"):
        skip = 3 if words[:3] == ["tot", "en", "met"] else 1
    elif words[:3] == ["t", "/", "m"]:
        skip = 3
    elif words[0] == "en" and _BETWEEN.search(lower[max(0, tokens[place].start - 30) : tokens[place].start]):
        skip = 1
    if not skip:
        return None
    while skip < len(words) and words[skip] in ("€", "de"):
        skip += 1
    return after + skip if after + skip < len(tokens) else None


def _single(lower: str, tokens: list[Token], place: int) -> Count | None:
    """One number in digits or words, or how often ("driemaal", "4x")."""
    token = tokens[place]
    if token.text[0].isdigit():
        after = lower[token.end : token.end + 1]
        before = lower[token.start - 1 : token.start] if token.start else ""
        if after == "x" and not lower[token.end + 1 : token.end + 2].isalnum():
            return Count(place, place + 2, number_in_digits(token.text) or 0, unit="keer")
        is_part = after.isalpha() or before.isalnum() or before in ("/", "_") or _is_tied(lower, token)
        value = None if is_part else number_in_digits(token.text)
        if value is None and not is_part and lower[token.end : token.end + 3].lstrip()[:1] == "%":
            value = number_in_digits(token.text.replace(".", ","))
        return None if value is None else Count(place, place + 1, value)
    if match := _MULTIPLE.fullmatch(token.text):
        times = number_in_word(match[1]) or 1
        return Count(place, place + 1, times, unit="keer")
    value = number_in_word(token.text)
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if token.text in ("half", "halve") and following in _HALVES:
        value = Decimal("0.5")
    if value is None and token.text == "een" and place and tokens[place - 1].text in _BEFORE_ONE:
        value = 1 if following in time_units() else None
    return None if value is None else Count(place, place + 1, value)


def _is_tied(lower: str, token: Token) -> bool:
    """Whether a hyphen ties the digits to letters: "65-plus", "co-2"."""
    after, before = lower[token.end : token.end + 2], lower[max(0, token.start - 2) : token.start]
    return (after[:1] in "-‑'’" and after[1:].isalpha()) or (before[1:] in ("-", "‑") and before[:1].isalpha())


def _share(tokens: list[Token], place: int) -> Count | None:
    """A share in words: "de helft", "een kwart", "een derde"."""
    words = [token.text for token in tokens[place : place + 4]]
    second = words[1] if len(words) > 1 else ""
    if words[0] in ("helft", "driekwart"):
        return Count(place, place + 1, _SHARES[words[0]], unit="procent")
    if words[0] == "tweederde":
        return Count(place, place + 1, 1, unit=ODD_SHARE)
    if words[0] in ("een", "één", "twee", "drie", "vier") and second in _ODD_PARTS:
        return Count(place, place + 2, 1, unit=ODD_SHARE)
    if (words[0] in ("een", "één", "1") and second in _SHARES) or (words[0] == "drie" and second == "kwart"):
        return Count(place, place + 2, 75 if words[0] == "drie" else _SHARES[second], unit="procent")
    return _out_of(words, place)


def _out_of(words: list[str], place: int) -> Count | None:
    """A share as so many of so many: "één op de tien", and of 10 or 100 also "8 van de 10"."""
    if len(words) < 4 or words[1:3] not in (["op", "de"], ["van", "de"]):
        return None
    first = 1 if words[0] == "een" else number_in_word(words[0]) or number_in_digits(words[0])
    of = number_in_word(words[3]) or number_in_digits(words[3])
    if not first or not of or of <= first or (words[1] == "van" and (of not in (10, 100) or words[0] == "een")):
        return None
    percent = Decimal(first) * 100 / Decimal(of)
    is_round = percent == percent.to_integral_value()
    return Count(place, place + 4, int(percent) if is_round else 1, unit="procent" if is_round else ODD_SHARE)
