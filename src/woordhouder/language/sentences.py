"""Where the sentences of a Dutch text on one line begin and end.

An own rule, as the free splitters are slow or part "1 jan. | 2026" and "Dhr. | De Wit". A full stop, "!", "?" or "…"
ends a sentence when white space follows and what comes next can begin one; the marks that close a quotation or a
bracket still belong to it. A semicolon or colon ends nothing. A quotation or bracket that holds more than one sentence
stays whole, so that nobody's quoted words are taken for a promise of their own.
"""

import re
from collections import deque

from woordhouder.language.data import word_set

_END = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?=\s|$)")
_LAST_WORD = re.compile(r"\S{1,20}$")
_LETTERED = re.compile(r"([^\W\d_]+)\s+(?:[A-Z]\+*(?:,\s|\s(?:en|of|tot(?: en met)?|t/m)\s)){0,5}$")
_INITIALS = re.compile(r"(?:[A-Z]|Th|Ch|Chr|Ph|IJ)\.(?:-?[A-Z]\.)*")
_DOTTED = re.compile(r"(?:[a-z]{1,2}\.){2,6}")
_LABEL = re.compile(r"\d{1,3}[a-z]?\.|[a-z]\.|(?:\d{1,3}\.){2,4}")
_QUOTED = re.compile(r"\"[^\"]{1,600}\"|[“„][^“„”]{1,600}[”“]|«[^«»]{1,600}»|\([^()]{1,400}\)|\[[^\[\]]{1,400}\]")


def sentences(clean: str) -> list[tuple[int, int]]:
    """The spans (start, end) of the sentences of `clean`, a text on one line, without the white space around them.

    Together they hold all of `clean` but white space; an empty text has none. Linear in the length of the text.
    """
    found: list[tuple[int, int]] = []
    start = 0
    wholes = deque(match.span() for match in _QUOTED.finditer(clean)) if _may_quote(clean) else deque()
    for match in _END.finditer(clean):
        if match.start() < start:
            continue
        while wholes and wholes[0][1] <= match.start():
            wholes.popleft()
        if wholes and wholes[0][0] < match.start() and match.end() < wholes[0][1]:
            continue
        if _ends(clean, start, match):
            _add(found, clean, start, match.end())
            start = match.end()
    _add(found, clean, start, len(clean))
    return found


def _may_quote(clean: str) -> bool:
    """Whether looking for quotations and brackets can find any."""
    return any(sign in clean for sign in '"“„«([')


def _add(found: list[tuple[int, int]], clean: str, start: int, end: int) -> None:
    """Append the span without white space at its ends, if anything is left."""
    while start < end and clean[start].isspace():
        start += 1
    while end > start and clean[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _ends(clean: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark at `match` ends the sentence that began at `start`."""
    after = match.end()
    while after < len(clean) and clean[after].isspace():
        after += 1
    if after == len(clean):
        return True
    following = clean[after]
    if following.islower() or following in ",;:":
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    last = _LAST_WORD.search(clean, max(start, match.start() - 20), match.start() + 1)
    word = last[0].lstrip("(\"'“‘„[") if last else "."
    return not _goes_on(clean, start, match.start() + 1 - len(word), word, following)


def _goes_on(clean: str, start: int, at: int, word: str, following: str) -> bool:
    """Whether the full stop of `word`, which begins at `at`, belongs to the word and not to the sentence."""
    lower = word.lower()
    if lower in word_set("abbreviations_closing.txt"):
        # These stand at the end as often as inside ("enz.", "jl.", "B.V."): a figure goes on, a capital begins.
        return not following.isupper() and following not in "\"'“‘„("
    if lower in word_set("abbreviations.txt") or _DOTTED.fullmatch(word):
        return True
    if _INITIALS.fullmatch(word):
        return not _names_a_letter(clean[max(start, at - 40) : at])
    # A number or letter that opens the sentence, or follows a colon or semicolon, is the label of what comes.
    if _LABEL.fullmatch(word):
        led = clean[start:at].rstrip("(\"'“ ")
        return not led.strip() or led[-1] in ":;"
    return False


def _names_a_letter(lead: str) -> bool:
    """Whether a letter behind `lead` is a name, as in "label E, F of G.", and no initial, as in "J. de Wit"."""
    before = _LETTERED.search(lead)
    return before is not None and before[1].lower() in word_set("lettered.txt")
