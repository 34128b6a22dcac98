"""Every figure in a Dutch text: what is counted, how many, and whether that is a minimum, a maximum or about.

A year, a date, the number of an article or house, an age and a condition ("plannen met meer dan twaalf woningen") are
no figures of a promise: they are left out, or have the role that says so.
"""

import re
from collections import deque
from dataclasses import dataclass

from woordhouder.language.counts import Count, Token, beginnings, count_at, tokens_of
from woordhouder.language.figure_roles import Around, Role, comparing, comparison_of, role_of
from woordhouder.language.moments import lowered, moments
from woordhouder.language.numbers import Number
from woordhouder.language.units import unit_of


@dataclass(frozen=True, slots=True)
class Figure:
    """`text[start:end]` says `value`, or `value` to `high`, of `unit`.

    `comparison`: eq, min, max, about or range. `unit` is as in the text, in lower case ("euro per jaar", "procent"), ""
    where none is said. Of an energy label ("label B") the value is the letter and the unit "energielabel".
    """

    start: int
    end: int
    value: Number | str
    high: Number | None
    unit: str
    comparison: str
    role: Role


_MAY_HOLD = re.compile(
    r"\d|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|tig|honderd|duizend|nul|half|halve|één|eén|helft|kwart"
    r"|anderhal|binnen|maal|dozijn|label"
)
_NAMES = frozenset(
    [
        *(
            "artikel",
            "artikelen",
            "art",
            "lid",
            "leden",
            "afspraak",
            "afspraken",
            "bijlage",
            "bijlagen",
            "hoofdstuk",
            "par",
        ),
        *(
            "hoofdstukken",
            "paragraaf",
            "§",
            "nr",
            "nrs",
            "nummer",
            "nummers",
            "tabel",
            "figuur",
            "fase",
            "fasen",
            "blok",
        ),
        *("punt", "onderdeel", "pagina", "pagina's", "blz", "kamerstuk", "versie", "postbus", "plek", "klasse", "stap"),
        *(
            "categorie",
            "deel",
            "scenario",
            "doel",
            "actie",
            "maatregel",
            "route",
            "tranche",
            "complex",
            "cluster",
            "thema",
        ),
        *("spoor", "tel", "telefoon", "kavel", "gebouw", "lijn", "ronde", "bod", "groep", "week", "vlek"),
    ]
)
"""What has a number for a name: "artikel 44", "fase 2"."""
_LISTING = frozenset([",", "en", "of", "m", "met", "-", "–", ".", ":"])
_AND = r"\s*(?:,|en|of|t/m|tot\s+en\s+met|-|–)\s*"
_NUMBERED = re.compile(
    rf"(?<!\bper )\b(?:{'|'.join(map(re.escape, sorted(_NAMES, reverse=True)))})\.?\s*:?\s*(?:[\d.,]+{_AND})*$|§\s*$"
)
_STREETS = (
    "straat", "laan", "weg", "plein", "kade", "dijk", "hof", "pad", "singel", "gracht", "steeg", "markt", "plantsoen",
    "dreef", "baan", "ring", "park", "erf", "wal", "haven", "oever", "veld", "akker", "meent", "brink",
)  # fmt: skip
_STREET = re.compile(rf"\b[A-Z][\w'’-]*(?:{'|'.join(_STREETS)})\s+(?:\d+{_AND})*$")
_DAY = re.compile(
    r"\s*(?:e|ste|de)?\s*(?:jan|feb|maart|mrt|april|mei|juni|juli|aug|sept|okt|nov|dec)"
    r"(?:uari|ruari|ustus|ember|tember|ober)?\b"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
_LABEL = re.compile(
    r"\b(?:naar|tot|op|krijg(?:t|en)|haa?l(?:t|en)|bereik(?:t|en)|(?:heeft|hebben)(?=\s+(?:ten|minimaal|minstens)))\s+"
    r"((?:ten\s*minste|minimaal|minstens|gemiddeld|een|energie)?\s*)"
    r"(?:een\s+)?(?:energie)?label\s+"
    r"(?P<letter>[A-G]\+{0,4})(?![\w+])(?!\s*(?:,|en\b|/)\s*[A-G]\b)(?P<better>\s+of\s+(?:beter|hoger))?"
)
_EURO_SIGN = re.compile(r"(?:€|\beur)\s*$")
_TELEPHONE = re.compile(r"\b0\d{1,3}[\s-]*$")
_POSTAL = re.compile(r"\s?[A-Z]{2}\b")
_REACH = 80


def figures(text: str) -> list[Figure]:
    """The figures of `text` (on one line) from left to right; what is no figure at all, as a year, is left out."""
    lower = lowered(text)
    if not _MAY_HOLD.search(lower):
        return []
    found = _labels(text) if "label" in lower else []
    if not (places := beginnings(lower)):
        return found
    times = deque((moment.start, moment.end) for moment in moments(lower))
    tokens, done = tokens_of(lower), 0
    for place in places:
        if place < done or (count := count_at(lower, tokens, place)) is None:
            continue
        done, start = count.after, tokens[count.first].start
        while times and times[0][1] <= start:
            times.popleft()
        is_time = bool(times) and times[0][0] <= start
        if not is_time and not _is_number_only(text, lower, tokens, count):
            found.append(_figure(lower, tokens, count))
    return sorted(found, key=lambda figure: figure.start)


def main_figure(text: str) -> Figure | None:
    """The figure that a promise is about, or None: the best in its role, of equals the first."""
    usable = [figure for figure in figures(text) if figure.role > Role.NONE]
    best = max(usable, key=lambda figure: (figure.role, -figure.start), default=None)
    return best if best and best.role > Role.ASIDE else None


def _is_number_only(text: str, lower: str, tokens: list[Token], count: Count) -> bool:
    """Whether it names or dates something: an article, a house, a day, a clock, a telephone or postal code."""
    first, last = tokens[count.first], tokens[count.after - 1]
    begin = max(0, first.start - _REACH)
    before = tokens[count.first - 1].text if count.first else ""
    is_list = before in _LISTING or before[:1].isdigit()
    return bool(
        ((is_list or before in _NAMES) and _NUMBERED.search(lower[begin : first.start]))
        or ((before == "-" or before[:1] == "0") and _TELEPHONE.search(lower[begin : first.start]))
        or _DAY.match(lower, last.end)
        or (first.text[0] == "0" and first.text[1:2] not in ("", ","))
        or ((is_list or before.endswith(_STREETS)) and _STREET.search(text[begin : first.start]))
        or (len(first.text) == 4 and _POSTAL.match(text, last.end))
        or (_CLOCK.fullmatch(first.text) and lower[last.end : last.end + 8].lstrip().startswith("uur"))
    )


def _figure(lower: str, tokens: list[Token], count: Count) -> Figure:
    """The figure at `count`, with its unit, comparison and role."""
    first, last = tokens[count.first], tokens[count.after - 1]
    lead = lower[max(0, first.start - _REACH) : first.start]
    unit, after = unit_of(lower, tokens, count)
    end = tokens[after - 1].end
    kind, said, at = comparing(lead)
    before = lead[:at] if kind else _EURO_SIGN.sub("", lead) if lead.rstrip().endswith(("€", "eur")) else lead
    words = lead.replace("(", " ").split()
    edge = before.split()
    around = Around(
        word=first.text,
        lead=lead,
        before=before,
        comparing=kind,
        said=said,
        unit=unit,
        has_own_unit=bool(count.unit),
        behind=lower[last.end : last.end + 30],
        right=lower[end : end + 30],
        last=words[-1] if words else "",
        second=words[-2] if len(words) > 1 else "",
        edge=edge[-1] if edge else "",
    )
    comparison = comparison_of(around) if count.high is None else "range"
    begin = first.start - len(lead) + len(before)
    return Figure(begin, end, count.value, count.high, unit, comparison, role_of(around))


def _labels(text: str) -> list[Figure]:
    """Energy labels that are to be reached: "naar label B", "tot minimaal label A of beter"."""
    found = []
    for match in _LABEL.finditer(text):
        is_least = match["better"] or match[1].strip() in ("ten minste", "tenminste", "minimaal", "minstens")
        comparison = "min" if is_least else "eq"
        found.append(Figure(match.start(), match.end(), match["letter"], None, "energielabel", comparison, Role.BOUND))
    return found
