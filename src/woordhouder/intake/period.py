"""What a paper calls itself and for which years it holds."""

import re
from datetime import date

from woordhouder.papers.documents.blocks import BlockKind, Document

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_DATE = rf"(?:(\d{{1,2}})(?:\s+({'|'.join(_MONTHS)})\s+|[-/.](\d{{1,2}})[-/.]))?((?:19|20)\d\d)"
_TO = (
    r"\s*(?:tot en met|t/m|tot|en eindigt(?: van rechtswege)? op|en loopt (?:tot en met|tot|af op)|–|-|en)\s*"
    r"(?:en met\s*)?"
)
_SPAN = re.compile(_DATE + _TO + _DATE)
_TERM = re.compile(
    r"\b(?:geld(?:t|en)|looptijd|gaat in|gaan in|treed(?:t|en) in werking|ingangsdatum|loopt|lopen|eindig(?:t|en)|"
    r"aangegaan voor|van kracht|betrekking op)\b",
    re.I,
)
_SUBJECT = re.compile(
    r"\b(?:overeenkomst|afspraken|(?:prestatie|jaar|kader)\w*afspraken|convenant|document|raamovereenkomst|zij|ze|"
    r"looptijd)\b",
    re.I,
)
_YEAR = re.compile(r"(?<![\d-])(20\d\d)(?![\d-])")
_OF_ANOTHER = re.compile(
    r"\b(?:uitwerking van|vervang|in de plaats van|vorige|eerdere|verordening|woonvisie|woondeal)", re.I
)
_LOOKED = 400
_LONGEST_TITLE = 140


def find_title(document: Document) -> str:
    """The title as the paper has it, else its first heading, else its first words."""
    first = next((block for block in document.blocks if block.clean), None)
    is_line = first and first.kind is BlockKind.PARAGRAPH and len(first.clean) < _LONGEST_TITLE
    if first and is_line and first.clean[-1].isalnum() and BlockKind.TITLE not in {one.kind for one in document.blocks}:
        return first.clean
    for kind in (BlockKind.TITLE, BlockKind.HEADING):
        for block in document.blocks:
            if block.kind is kind and block.clean:
                return block.clean
    return document.blocks[0].clean[:120] if document.blocks else ""


def find_period(document: Document, title: str) -> tuple[date | None, date | None]:
    """The first and last day of the term: from the clause that gives them, else from the years in the title."""
    best: tuple[date | None, date | None] | None = None
    own = _of_title(title)
    for block in document.blocks[:_LOOKED]:
        if block.kind in (BlockKind.ROW, BlockKind.HEADING) or not _TERM.search(block.clean):
            continue
        for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])", block.clean):
            found = _term_clause(sentence)
            if found:
                best = best or found
                if own and _years(found) != _years(own):
                    continue
                if found[0] and found[1] and (found[0].month, found[0].day) == (1, 1):
                    return found
    return own or best or (None, None)


def _years(term: tuple[date | None, date | None]) -> list[int | None]:
    return [day.year if day else None for day in term]


def _term_clause(sentence: str) -> tuple[date | None, date | None] | None:
    term = _TERM.search(sentence)
    if not term or not _SUBJECT.search(sentence):
        return None
    span = _SPAN.search(sentence)
    if not span or _OF_ANOTHER.search(sentence[: span.start()]) or len(sentence) > 400:
        return None
    if span[1] is None and span[5] is None and not re.search(r"looptijd|geld", sentence, re.I):
        return None
    return _day(span[1], span[2], span[3], span[4], is_end=False), _day(span[5], span[6], span[7], span[8], is_end=True)


def _of_title(title: str) -> tuple[date, date] | None:
    own = _OF_ANOTHER.split(title, maxsplit=1)[0]
    if span := _SPAN.search(own):
        return date(int(span[4]), 1, 1), date(int(span[8]), 12, 31)
    if years := _YEAR.findall(own):
        return date(int(years[0]), 1, 1), date(int(years[0]), 12, 31)
    return None


def _day(day: str | None, word: str | None, number: str | None, year: str, *, is_end: bool) -> date | None:
    month = _MONTHS.index(word) + 1 if word else int(number) if number else 0
    if not day:
        return date(int(year), 12, 31) if is_end else date(int(year), 1, 1)
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
