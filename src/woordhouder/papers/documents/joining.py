"""Lines that are one paragraph to one line: line-break hyphens go, hyphens that belong to a word stay."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HYPHENS = "-\u2010\u00ad"
_LAST_WORD = re.compile(r"[\w'’.-]*$")
_UNEVEN = re.compile("[^\\S ]|  |\u00ad|^ | $")
_RUN = re.compile("\\s+|\u00ad|[^\\s\u00ad]+")
_LONGEST_WORD = 60
_FIRST_WORD = re.compile(r"\w+")
# Words that a hyphen follows within a word ("sociaal-economisch", "niet-daeb"), wherever the line ends.
_BEFORE_A_HYPHEN = {
    "sociaal", "niet", "oud", "privaat", "publiek", "bestuurlijk", "financieel", "ruimtelijk", "technisch",
    "juridisch", "fysiek", "cultureel",
}  # fmt: skip
_WITHOUT_A_HYPHEN = re.compile(r"niet(?:temin|tegenstaande|s)|oud(?:ste|jaar|heid)")
_ONE_SOUND = frozenset(("aa", "ae", "ai", "au", "ee", "ei", "eu", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"))
# After "en" or "of" these go on with the sentence; any other word is the second of two ("huur- en koopwoningen").
_GOES_ON = {
    "in", "van", "voor", "die", "dat", "de", "het", "een", "te", "op", "met", "wordt", "worden", "zijn", "is", "was",
    "waren", "en", "of", "aan", "bij", "per", "uit", "door", "naar", "om", "als", "binnen", "over", "tot", "onder",
    "tegen", "tussen", "zonder", "niet", "ook", "kan", "kunnen", "zal", "zullen", "moet", "moeten", "heeft", "hebben",
    "waar", "welke",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """The words that stand whole within the lines of a paper, to see how it writes a broken one itself."""

    printed: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()


def words_of(lines: Iterable[str]) -> Known:
    """The words of `lines`, as printed and in small letters."""
    printed = frozenset(" ".join(lines).split())
    return Known(printed, frozenset(word.lower() for word in printed))


def seam(left: str, right: str, known: Known) -> tuple[int, str]:
    """How `left` and the line `right` below it become one: how many signs of `left` go, and what comes between."""
    if not left or left[-1] not in HYPHENS or len(left) < 2 or not left[-2].isalnum() or not right[:1].isalpha():
        return 0, " "
    if left[-1] == "\u00ad":
        return 1, ""
    begun = _LAST_WORD.search(left[-_LONGEST_WORD:-1])
    begun_word = begun[0] if begun else ""
    words = _FIRST_WORD.findall(right[:_LONGEST_WORD])
    rest = words[0]
    if rest in ("en", "of") and len(words) > 1 and words[1].lower() not in _GOES_ON and right[len(rest) :][:1] in " /":
        return 0, " "
    if _keeps(begun_word, rest, known):
        return 0, ""
    return 1, ""


def _keeps(begun: str, rest: str, known: Known) -> bool:
    """Whether the hyphen belongs to the word: "NPA-afspraken", "sociaal-economisch", "Noord-Brabant"."""
    last = begun.rsplit("-", 1)[-1]
    if not last or last.isdigit() or (last.isupper() and len(last) > 1) or any(sign.isdigit() for sign in last):
        return True
    if rest[0].isupper() or len(last) == 1 or last.lower() in _BEFORE_A_HYPHEN:
        return not _WITHOUT_A_HYPHEN.match(f"{last}{rest}".lower())
    joined = f"{begun}{rest}".lower()
    if joined in known.small:
        return False
    # "Wmo-aanvraag", in a paper that has "Wmo" as well and never "wmo".
    is_name = last[0].isupper() and last in known.printed and last.lower() not in known.printed
    return is_name or _clash(last, rest) or f"{begun}-{rest}".lower() in known.small


def _clash(last: str, rest: str) -> bool:
    """Whether two vowels would read as one sound, which a hyphen prevents in Dutch: "energie-index", "auto-ongeluk"."""
    is_one_word = rest.startswith(("um", "us")) or len(last) < 3
    return f"{last[-1]}{rest[0]}".lower() in _ONE_SOUND and not is_one_word


def joined(lines: Sequence[str], known: Known) -> str:
    """`lines` as one, each run of white space one space."""
    made = [lines[0]]
    for line in lines[1:]:
        gone, between = seam(made[-1], line, known)
        if gone:
            made[-1] = made[-1][:-gone]
        made.append(f"{between}{line}")
    return " ".join("".join(made).replace("\u00ad", "").split())


def joined_with_places(lines: Sequence[tuple[str, int]], known: Known) -> tuple[str, list[int]]:
    """The same of lines with where each begins in the file, and for each sign of the result where it stands."""
    signs, places = list[str](), list[int]()
    for number, (line, start) in enumerate(lines):
        if number:
            gone, between = seam("".join(signs[-_LONGEST_WORD:]), line, known)
            del signs[len(signs) - gone :], places[len(places) - gone :]
            if between:
                above, begins = lines[number - 1]
                signs.append(" ")
                places.append(begins + len(above))
        if not _UNEVEN.search(line):
            signs.extend(line)
            places.extend(range(start, start + len(line)))
            continue
        for run in _RUN.finditer(line):
            if run[0].isspace():
                if signs and signs[-1] != " ":
                    signs.append(" ")
                    places.append(start + run.start())
            elif run[0] != "\u00ad" or run.end() == len(line):
                signs.extend(run[0])
                places.extend(range(start + run.start(), start + run.end()))
    while signs and signs[-1] in " \u00ad":
        signs.pop()
        places.pop()
    return "".join(signs), places
