"""Dutch numbers in words and digits: "vijfentwintig", "tweehonderdtien", "4.312", "1,5".

An own table, as it is exact and takes a look-up a word; text2num rewrites a whole sentence, loses the places, and takes
"een" for a number.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache

Number = Decimal | int

_ONES = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
_PLAIN: dict[str, Number] = {
    "anderhalf": Decimal("1.5"),
    "anderhalve": Decimal("1.5"),
    "nul": 0,
    "één": 1,
    "eén": 1,
    "tweetal": 2,
    "drietal": 3,
    "viertal": 4,
    "vijftal": 5,
    "zestal": 6,
    "tiental": 10,
    "twintigtal": 20,
    "dozijn": 12,
}
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,12}(?:,\d{1,4})?")


@cache
def _small() -> dict[str, int]:
    """The words for 2 until 999, with and without diaeresis."""
    below = {word: number for number, word in enumerate(_ONES) if number > 1}
    for ten, value in _TENS.items():
        below[ten] = value
        for one, word in enumerate(_ONES[1:10], 1):
            link = "ën" if word.endswith("e") else "en"
            below[f"{word}{link}{ten}"] = below[f"{word}en{ten}"] = value + one
    words = dict(below)
    for hundreds in range(1, 10):
        stem = "honderd" if hundreds == 1 else f"{_ONES[hundreds]}honderd"
        words[stem] = hundreds * 100
        for word, number in {"een": 1, "één": 1, **below}.items():
            words[f"{stem}{word}"] = words[f"{stem}en{word}"] = hundreds * 100 + number
    return words


@lru_cache(maxsize=20_000)
def number_in_word(word: str) -> Number | None:
    """The number that a word in lower case says, or None: "tweehonderd" is 200, "anderhalf" 1.5, "een" an article."""
    if word in _PLAIN:
        return _PLAIN[word]
    words = _small()
    if word in words:
        return words[word]
    if "duizend" in word:
        head, _, tail = word.partition("duizend")
        rest = words.get(tail.removeprefix("en"), 0) if tail else 0
        times = words.get(head, 0) if head else 1
        return times * 1000 + rest if times and (rest or not tail) else None
    if "honderd" in word and not word.startswith("honderd"):  # "twaalfhonderd"
        head, _, tail = word.partition("honderd")
        rest = words.get(tail.removeprefix("en"), 0) if tail else 0
        return words[head] * 100 + rest if head in words and (rest or not tail) else None
    return None


@lru_cache(maxsize=20_000)
def number_in_digits(digits: str) -> Number | None:
    """The number that Dutch digits say ("1.500", "1,5"), or None if they say none ("3.2", "1.50.0")."""
    if not _DIGITS.fullmatch(digits):
        return None
    plain = Decimal(digits.replace(".", "").replace(",", "."))
    return int(plain) if plain == plain.to_integral_value() else plain.normalize()
