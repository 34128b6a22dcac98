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


def deadline_of(
    clean: str, cells: Sequence[tuple[str, str]] = (), *, since: date | None = None, year: int | None = None
) -> Deadline | None:
    """By when the passage `clean` (on one line) promises, or None; without days where it names no year.

    `cells` are (header, text) of a row: filled columns that are years are its term; else a column for times decides,
    else the columns that tell of the deed. What ended before `since`, the first day of the agreement, is past. `year`
    is what "dat jaar" may look back to.
    """
    if not cells:
        return _deadline(clean, main_period(clean, since=since, year=year))
    headed = [(header.lower(), text) for header, text in cells]
    years = sorted(int(header) for header, text in headed if YEAR.fullmatch(header) and text.strip(" -–"))
    if years and sum(bool(YEAR.fullmatch(header)) for header, _ in headed) >= MANY_YEARS:
        told = str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
        return Deadline(told, date(years[0], 1, 1), date(years[-1], 12, 31))
    for column in _COLUMNS:
        for header, text in headed:
            if column.search(header) and (found := main_period(text, since=since, year=year, least=Strength.BARE)):
                return _deadline(text, found)
    told = " | ".join(text for header, text in headed if not _NO_TIME.search(header))
    return _deadline(told, main_period(told, since=since, year=year))


def _deadline(text: str, found: Period | None) -> Deadline | None:
    return Deadline(text[found.start : found.end], found.first, found.last) if found else None
