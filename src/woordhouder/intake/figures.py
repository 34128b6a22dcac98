"""The figure of a passage: how many of what it promises."""

import re
from collections.abc import Sequence

from woordhouder.intake.facts import Amount, Quantity
from woordhouder.language.numbers import number_in_digits
from woordhouder.language.quantities import Figure, main_figure
from woordhouder.language.units import thing_named

_COUNTS = re.compile(r"aantal|hoeveel|omvang|bedrag|budget|streefwaarde|norm\b|woningen|eenheden|appartementen")
_MEASURED = re.compile(
    r"indicator|meetbaar|doelwaarde|streef|\bkpi\b|\bnorm\b|maatstaf|hoe ?veel|\bmaat\b|wat is klaar"
)
"""A column that says by what one sees that it is done: its figure is the one promised."""
_DEEDS = re.compile(
    r"wat\b|afspra|actie|activiteit|maatregel|inzet|omschrijving|levert|prestatie|resultaat|ambitie|werkzaamhe|toezegging"
)
_ASIDE = re.compile(
    r"\bwie\b|trekker|partij|opmerking|toelichting|bron\b|indicator|meet|monitor|verantwoord|bijzonder|kosten|betrokken|\bmet\b"
    r"|\bdoor\b|\bnr\b|nummer|wanneer|planning|termijn|gereed|oplever|datum|stand|huidig|nulmeting|start|periode|jaar"
)
YEAR = re.compile(r"20\d\d")
"""A header that is a year: with `MANY_YEARS` or more of them, a row says how many each year."""
MANY_YEARS = 2
_MOST = re.compile(r"\bmax|ten hoogste|hoogstens")
_LEAST = re.compile(r"\bmin(?:imaal|\.|imum)|ten minste|minstens")
_NO_COUNT = re.compile(
    r"(?<![\d.,])\d{2}\s?\+(?!\d)|"
    r"(?i:\b(?:blok|fase|artikel|hoofdstuk|paragraaf|bijlage|kavel|deelgebied|nr\.?)) \d+(?:\.\d+)*"
    r"(?: (?:en|t/m|tot en met) \d+)?"
)
"""Numbers that count nothing: an age ("60+"), the number of a block, an article."""
_NUMBER_OF_ROW = re.compile(r"\d{1,3}[a-z]?\.?")
_THING = re.compile(r"(?:aantal|hoeveel|omvang|in|de|te|bouwen)\b|[^\w\s]")


def quantity_of(clean: str, cells: Sequence[tuple[str, str]] = ()) -> Quantity | None:
    """The main figure of the passage `clean` (on one line), or None.

    `cells` are (header, text) of a row: columns for years give their total; else a column of numbers goes first, then
    the column that tells the deed, then the others but those that tell who, when or what more. The unit of a bare
    number is the header's ("Aantal woningen").
    """
    if not cells:
        return _quantity(main_figure(_NO_COUNT.sub(_masked, clean)))
    headed = [(header.lower(), text) for header, text in cells]
    if _NUMBER_OF_ROW.fullmatch(headed[0][1]) and not _COUNTS.search(headed[0][0]):
        headed = headed[1:]
    if total := _by_year(headed):
        return total
    for header, text in headed:
        if _COUNTS.search(header) and not _ASIDE.search(header) and (found := main_figure(text)):
            thing = " ".join(_THING.sub(" ", header).split())
            return _quantity(found, thing or "woningen")
    for header, text in headed:
        if _MEASURED.search(header) and (found := main_figure(text)):
            thing = thing_named(" ".join(words.lower() for other, words in headed if _DEEDS.search(other)))
            return _quantity(found, thing or "")
    for header, text in headed:
        if _DEEDS.search(header) and (found := main_figure(text)):
            return _quantity(found)
    told = " | ".join(text for header, text in headed if not _ASIDE.search(header))
    return _quantity(main_figure(told))


def _masked(found: re.Match[str]) -> str:
    """Words of the same length without a digit in them."""
    return re.sub(r"\d", "x", found[0])


def _by_year(headed: Sequence[tuple[str, str]]) -> Quantity | None:
    """The total of a row with a column for each year, or None if it is no such row."""
    counts = [number_in_digits(text) for header, text in headed if YEAR.fullmatch(header)]
    told = [count for count in counts if count is not None]
    if len(counts) < MANY_YEARS or not told:
        return None
    totals = [number_in_digits(text) for header, text in headed if header.startswith("totaal")]
    name = " ".join(
        text.lower() for header, text in headed if not YEAR.fullmatch(header) and number_in_digits(text) is None
    )
    comparison = "max" if _MOST.search(name) else "min" if _LEAST.search(name) else "eq"
    total = totals[0] if totals and totals[0] is not None else sum(told)
    return Quantity(total, thing_named(name), comparison)


def _quantity(figure: Figure | None, unit: str = "") -> Quantity | None:
    """`figure` as what an agreement promises; `unit` is for a bare number."""
    if figure is None:
        return None
    amount: Amount = figure.value
    if figure.high is not None and not isinstance(figure.value, str):
        amount = (figure.value, figure.high)
    return Quantity(amount, figure.unit or unit, figure.comparison)
