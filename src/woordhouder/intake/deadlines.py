"""The deadline of a passage, as it is written and as days."""

import re
from collections.abc import Sequence
from datetime import date

from woordhouder.intake.facts import Deadline
from woordhouder.intake.figures import MANY_YEARS, YEAR
from woordhouder.language.periods import Period, Strength, main_period

# The first that a table has: when a thing is done says more than when it begins.
_COLUMNS = (
    re.compile(r"gereed|oplever|klaar|afgerond|afronding|einddatum|uiterlijk|deadline|eindtermijn|realisatie"),
    re.compile(r"wanneer|planning|termijn|datum|tijd|periode|jaar\b|kwartaal|looptijd|moment|fasering"),
    re.compile(r"\bstart|aanvang|begin|ingang"),
)
_NO_TIME = re.compile(
    r"wie|trekker|partij|opmerking|toelichting|bron|indicator|meet|resultaat|verantwoord|bijzonder|kosten"
)

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_YEARLESS = re.compile(
    rf"(?i)\b(?:\d{{1,2}} )?(?:{_MONTHS})\b(?! (?:en|tot en met|tot) (?:\d{{1,2}} )?(?:{_MONTHS}))(?! \d{{4}})|"
    r"\b(?:eerste|tweede|derde|vierde|laatste) (?:kwartaal|helft)\b(?! van (?:het jaar )?20)"
)
_YEARS = re.compile(r"(?<![\d.-])20\d\d(?![\d-])")
_WORDS = re.compile(r"[a-zA-Z]{3,}|\d{1,2}-\d{1,2}-")
_THIS_YEAR = re.compile(r"(?i)\b(?:dit (?:kalender)?jaar|in de loop van het jaar)\b")
_AGAIN = re.compile(r"\b(?:jaarlijks|(?:elk|ieder) (?:jaar|voorjaar|najaar)|per jaar)\b")


def deadline_of(
    clean: str,
    cells: Sequence[tuple[str, str]] = (),
    *,
    since: date | None = None,
    year: int | None = None,
    only: int | None = None,
) -> Deadline | None:
    """By when the passage `clean` (on one line) promises, or None; without days where it names no year.

    `cells` are (header, text) of a row: filled columns that are years are its term; else a column for times decides,
    else the columns that tell of the deed. What ended before `since`, the first day of the agreement, is past. `year`
    is what "dat jaar" may look back to; `only` the year of an agreement for one, in which "in september" must be.
    """
    if not cells:
        own = _deadline(clean, main_period(clean, since=since, year=year))
        return own if not only or (own and (own.from_ or own.until)) else _within(clean, only) or own
    headed = [(header.lower(), text) for header, text in cells]
    years = sorted(int(header) for header, text in headed if YEAR.fullmatch(header) and text.strip(" -–"))
    if years and sum(bool(YEAR.fullmatch(header)) for header, _ in headed) >= MANY_YEARS:
        told = str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
        return Deadline(told, date(years[0], 1, 1), date(years[-1], 12, 31))
    for column in _COLUMNS:
        for header, text in headed:
            if column.search(header) and (term := _years_only(text)):
                return term
            if column.search(header) and (found := main_period(text, since=since, year=year, least=Strength.BARE)):
                return _deadline(text, found)
    told = " | ".join(text for header, text in headed if not _NO_TIME.search(header))
    return _deadline(told, main_period(told, since=since, year=year))


def _years_only(text: str) -> Deadline | None:
    """Years one behind the other ("2028: 85; 2029: 95"): from the first to the last."""
    years = [int(year) for year in _YEARS.findall(text)]
    if len(years) < MANY_YEARS or _WORDS.search(text) or years != sorted(years):
        return None
    return Deadline(text, date(years[0], 1, 1), date(years[-1], 12, 31))


def _within(clean: str, year: int) -> Deadline | None:
    """The time that `clean` names without its year, which can be one year only; "elk jaar in maart" is no such time."""
    if _AGAIN.search(clean.lower()):
        return None
    if _THIS_YEAR.search(clean):
        return Deadline(str(year), date(year, 1, 1), date(year, 12, 31))
    for match in _YEARLESS.finditer(clean):
        text = f"{clean[: match.end()]} {year}{clean[match.end() :]}"
        found = main_period(text, year=year)
        if found and (found.first or found.last) and found.start <= match.start() < found.end:
            return Deadline(clean[found.start : min(found.end, match.end())], found.first, found.last)
    return None


def _deadline(text: str, found: Period | None) -> Deadline | None:
    return Deadline(text[found.start : found.end], found.first, found.last) if found else None
