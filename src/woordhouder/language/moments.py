"""Words that name a stretch of time in a known year: "1 juli 2026", "Q2 2026", "voorjaar van 2027", "2026-2029".

What stands before them ("uiterlijk", "vanaf") is read in `periods`. Conventions: voorjaar and lente are March to May,
zomer June to August, najaar and herfst September to November, winter December to February of the next year, the summer
recess July and August; begin is the first quarter, medio the second quarter and eind the last one; of a month, begin is
until the 10th, medio until the 15th. A school year runs from 1 August to 31 July. A year of two digits ("31-12-26") is
of this century.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTHS = ("jan", "feb", "maart mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?:januari|jan|februari|febr|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|september|sept|sep"
    r"|oktober|okt|november|nov|december|dec)\b\.?"
)
_YEAR = r"(?:(?<![\d.,€])(?:19|20)\d\d(?![\d]|[.,]\d)|['’]\d\d\b|(?:datzelfde|hetzelfde|dat|dit)\s+jaar\b)"
_OF = r"\s*(?:,\s*)?(?:(?:van|in)\s+)?(?:het\s+(?:kalender)?jaar\s+)?"
_AND = r"\s*(?:,|/|-|–|\ben\b|\bof\b|\btot\s+en\s+met\b|\bt/m\b|\btot\b|\btm\b)\s*"
_PART = r"(?:begin|medio|half|midden|halverwege|eind(?:e)?|ultimo|afloop|slot)"
_ORDINAL = r"(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e|1ste|2de|3de|4de)"
_SEASON = r"(?:zomerreces|zomervakantie|voorjaar|lente|zomer|najaar|herfst|winter)"
_MOMENT = re.compile(
    rf"""
      (?P<iso>(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d))
    | (?P<numeric>(?<![\d.,-])\d{{1,2}}(?P<sign>[-/.])\d{{1,2}}(?P=sign)(?:(?:19|20)\d\d|\d\d)(?![\d]|[.,/-]\d))
    | (?P<school>\b(?:school|studie|college)jaar\s+(?P<school_year>(?:19|20)\d\d)(?:\s*[-–/]\s*(?:20)?\d\d)?)
    | (?P<dated>\b(?:{_PART}\s+(?:van\s+)?)?
        (?:(?:\d{{1,2}}(?:e|ste|de)?\s+)?{_MONTH}{_AND}(?:begin\s+|eind\s+|medio\s+)?){{0,6}}
        (?:\d{{1,2}}(?:e|ste|de)?\s+)?{_MONTH}{_OF}(?P<dated_year>{_YEAR}))
    | (?P<week>\bweek\s+(?P<week_number>\d{{1,2}}){_OF}(?P<week_year>{_YEAR}))
    | (?P<months>\b(?P<months_side>eerste|laatste)\s+(?P<months_count>twee|drie|vier|vijf|zes|\d{{1,2}})\s+maanden
        {_OF}(?P<months_year>{_YEAR}))
    | (?P<quarters>\b(?:{_PART}\s+(?:van\s+)?(?:het\s+)?)?(?:{_ORDINAL}{_AND}(?:het\s+)?){{0,3}}
        {_ORDINAL}\s+kwartaal{_OF}(?P<quarters_year>{_YEAR}))
    | (?P<q>\b(?:{_PART}\s+)?(?:kwartaal\s+|[qk])\s?[1-4](?:{_AND}(?:[qk]\s?)?[1-4]\b(?![.\d])){{0,3}}
        {_OF}[-/]?\s*(?P<q_year>{_YEAR}))
    | (?P<year_q>(?<![\d.,])(?P<year_q_year>(?:19|20)\d\d)[-/,\s]*(?:kwartaal\s+|[qk])[1-4](?!\d))
    | (?P<half>\b(?:(?P<which>eerste|tweede|1e|2e)\s+(?:helft|halfjaar|half\s+jaar)|h(?P<h>[12]))
        {_OF}(?P<half_year>{_YEAR}))
    | (?P<season>\b(?P<season_name>{_SEASON}){_OF}(?P<season_year>{_YEAR})(?:\s?[-–/]\s?(?:20)?\d\d(?!\d))?)
    | (?P<part>\b(?P<part_name>{_PART}|(?:de\s+)?eerste\s+maanden|(?:de\s+)?laatste\s+maanden|jaareinde)
        {_OF}(?P<part_year>{_YEAR}))
    | (?P<years>(?<![\d.,€-])(?P<first>(?:19|20)\d\d)
        (?:\s*[-–/]\s*['’]?(?=\d)|(?:\s*,\s*(?:19|20)\d\d){{0,8}}
            \s*,?\s*(?:tot\s+en\s+met|t/m|tot|en|of)\s+(?:het\s+jaar\s+|eind(?:e)?\s+)?(?=(?:19|20)\d\d))
        (?P<last>(?:19|20)\d\d|\d\d)(?![\d-]|[.,]\d))
    | (?P<year>(?:\b(?:kalender|begrotings|boek)?jaar\s+)?(?P<only_year>{_YEAR}))
    """,
    re.VERBOSE,
)
_DATED = re.compile(rf"(?:(?P<day>\d{{1,2}})(?:e|ste|de)?\s+)?(?P<month>{_MONTH})")
_SEASONS = {
    "voorjaar": (3, 3), "lente": (3, 3), "zomer": (6, 3), "najaar": (9, 3), "herfst": (9, 3), "winter": (12, 3),
    "zomerreces": (7, 2), "zomervakantie": (7, 2),
}  # fmt: skip
_COUNTED = re.compile(
    r"\s+(?:euro|woning|huishoud|person|inwoner|appartement|vierkante|m2|m²|sociale|keer\b|uur\b|kwh|stuks|studenten"
    r"|huur|adressen|zonnepanel|eenheden|bomen|kg\b|kilo|leden\b|huishouden|daken|statushouder)"
)
_HINT = re.compile(r"(?:19|20)\d\d|\d[-/.]\d{1,2}[-/.]\d\d(?!\d)|['’]\d\d\b|(?:datzelfde|hetzelfde|dat|dit)\s+jaar\b")
_WORD_START = re.compile(
    r"(?<![\w'’])(?=[\d'’]|begin|medio|mei|maa|mrt|half|hal|midden|ein|ulti|aflo|slot|j[au][nla]|feb|ap|au|sep|okt|nov|dec"
    r"|eers|twee|derd|vierd|laat|school|studie|colle|kwart|week\s|[qkh]\s?[1-4]|voorj|lent|zomer|naj|her|wint|de\s|d[ai]t"
    r"|het|kalen|begro|boek)"
)
_REACH = 60  # no moment has more code points before its year


@dataclass(frozen=True, slots=True)
class Moment:
    """The days from `first` until `last` that `text[start:end]` names.

    `kind`: day, month (or week), quarter, half, season, begin, medio, eind, school, year or years.
    """

    start: int
    end: int
    first: date
    last: date
    kind: str


def lowered(text: str) -> str:
    """`text` in lower case with every code point in its place, which str.lower does not keep for a dotted capital I."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def moments(lower: str, year: int | None = None) -> tuple[Moment, ...]:
    """The stretches of time with a year in a text in lower case, from left to right; what is no real date is left out.

    "dat jaar" is the last year named before it in the text, or else `year`.
    """
    found = list[Moment]()
    for match in _matches(lower):
        if moment := _moment(match, year):
            found.append(moment)
            year = moment.first.year if moment.kind == "season" else moment.last.year
    return tuple(found)


@lru_cache(maxsize=256)  # figures and periods of a sentence both ask
def _matches(lower: str) -> tuple[re.Match[str], ...]:
    """What may be stretches of time, from left to right."""
    found, end = list[re.Match[str]](), 0
    for hint in _HINT.finditer(lower):
        if hint.end() <= end:
            continue
        for word in _WORD_START.finditer(lower, max(end, hint.start() - _REACH), hint.end()):
            if word.start() < end or not (match := _MOMENT.match(lower, word.start())):
                continue
            end = match.end()
            found.append(match)
    return tuple(found)


def _moment(match: re.Match[str], year: int | None) -> Moment | None:
    """What `match` names, or None where that is no real time ("31 februari 2026", "2026 woningen")."""
    kind = next(name for name in _READERS if match[name] is not None)
    if kind == "year" and _COUNTED.match(match.string, match.end()):
        return None
    try:
        read = _READERS[kind](match, year)
    except ValueError:
        return None
    return Moment(match.start(), match.end(), *read) if read else None


Read = tuple[date, date, str] | None


def _iso(match: re.Match[str], _: int | None) -> Read:
    day = date.fromisoformat(match["iso"])
    return day, day, "day"


def _numeric(match: re.Match[str], _: int | None) -> Read:
    day, month, year = match["numeric"].split(match["sign"])
    if len(year) == 2 and match["sign"] == ".":
        return None  # "3.2.10" is the number of a section
    found = date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    return found, found, "day"


def _school(match: re.Match[str], _: int | None) -> Read:
    year = int(match["school_year"])
    return date(year, 8, 1), date(year + 1, 7, 31), "school"


def _dated(match: re.Match[str], said: int | None) -> Read:
    """Days and months: of a list ("maart, juni en november 2026") from the first until the last."""
    year = _year(match["dated_year"], said)
    words = match["dated"]
    parts = list(_DATED.finditer(words))
    first_month, last_month = _month(parts[0]["month"]), _month(parts[-1]["month"])
    first = date(year, first_month, int(parts[0]["day"] or 1))
    last = date(year, last_month, int(parts[-1]["day"] or monthrange(year, last_month)[1]))
    if first > last:  # "november tot en met februari 2027"
        first = first.replace(year=year - 1)
    if parts[0]["day"] and parts[-1]["day"]:
        return first, last, "day" if len(parts) == 1 else "years"
    name = "month" if len(parts) == 1 else "years"
    if part := re.match(rf"{_PART}", words):
        name = _part_name(part[0])
        last = {"begin": last.replace(day=10), "medio": last.replace(day=15)}.get(name, last)
    return first, last, name


def _quarters(match: re.Match[str], said: int | None) -> Read:
    words = re.findall(_ORDINAL, match["quarters"])
    order = {"e": 1, "t": 2, "d": 3, "v": 4, "l": 4}
    numbers = [int(word[0]) if word[0].isdigit() else order[word[0]] for word in words]
    return _part_of_quarter(match["quarters"], *_quarter_span(_year(match["quarters_year"], said), numbers))


def _q(match: re.Match[str], said: int | None) -> Read:
    numbers = [int(digit) for digit in re.findall(r"[1-4]", match["q"][: match.start("q_year") - match.start("q")])]
    return _part_of_quarter(match["q"], *_quarter_span(_year(match["q_year"], said), numbers))


def _part_of_quarter(words: str, first: date, last: date, kind: str) -> Read:
    """A quarter, or the beginning or end of one."""
    part = re.match(_PART, words)
    return first, last, _part_name(part[0]) if part else kind


def _week(match: re.Match[str], said: int | None) -> Read:
    year, number = _year(match["week_year"], said), int(match["week_number"])
    return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7), "month"


def _months(match: re.Match[str], said: int | None) -> Read:
    year, words = _year(match["months_year"], said), match["months_count"]
    count = int(words) if words.isdigit() else {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}[words]
    first, last = (1, count) if match["months_side"] == "eerste" else (13 - count, 12)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1]), "half"


def _year_q(match: re.Match[str], _: int | None) -> Read:
    return _quarter_span(int(match["year_q_year"]), [int(match["year_q"][-1])])


def _half(match: re.Match[str], said: int | None) -> Read:
    year = _year(match["half_year"], said)
    if (match["which"] or match["h"])[0] in "e1":
        return date(year, 1, 1), date(year, 6, 30), "half"
    return date(year, 7, 1), date(year, 12, 31), "half"


def _season(match: re.Match[str], said: int | None) -> Read:
    year, (month, months) = _year(match["season_year"], said), _SEASONS[match["season_name"]]
    after, last = (year + 1, 2) if month == 12 else (year, month + months - 1)
    return date(year, month, 1), date(after, last, monthrange(after, last)[1]), "season"


def _part(match: re.Match[str], said: int | None) -> Read:
    year, name = _year(match["part_year"], said), _part_name(match["part_name"])
    quarter = {"begin": 1, "medio": 2}.get(name, 4)
    first, last, _ = _quarter_span(year, [quarter])
    return first, last, name


def _years(match: re.Match[str], _: int | None) -> Read:
    first, last = int(match["first"]), int(match["first"][: 4 - len(match["last"])] + match["last"])
    return (date(first, 1, 1), date(last, 12, 31), "years") if first < last <= first + 60 else None


def _only_year(match: re.Match[str], said: int | None) -> Read:
    year = _year(match["only_year"], said)
    return date(year, 1, 1), date(year, 12, 31), "year"


_READERS = {
    "iso": _iso,
    "numeric": _numeric,
    "school": _school,
    "dated": _dated,
    "week": _week,
    "months": _months,
    "quarters": _quarters,
    "q": _q,
    "year_q": _year_q,
    "half": _half,
    "season": _season,
    "part": _part,
    "years": _years,
    "year": _only_year,
}


def _quarter_span(year: int, numbers: list[int]) -> tuple[date, date, str]:
    first, last = min(numbers), max(numbers)
    return date(year, first * 3 - 2, 1), date(year, last * 3, monthrange(year, last * 3)[1]), "quarter"


def _year(words: str, said: int | None) -> int:
    """The year that `words` say; ValueError for "dat jaar" where none was said before."""
    if words[0] in "'’":
        return 2000 + int(words[1:])
    if words[0].isdigit():
        return int(words)
    if said is None:
        raise ValueError(words)
    return said


def _month(word: str) -> int:
    return next(number for number, stems in enumerate(_MONTHS, 1) if word[:3] in (stem[:3] for stem in stems.split()))


def _part_name(word: str) -> str:
    if word.startswith(("begin", "eerste", "de eerste")):
        return "begin"
    return "medio" if word.startswith(("medio", "hal", "midden")) else "eind"
