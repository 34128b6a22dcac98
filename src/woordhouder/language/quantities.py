"""Every figure in a Dutch text: what is counted, how many, and whether that is a minimum, a maximum or about.

A year, a date, the number of an article or house, an age and a condition ("plannen met meer dan twaalf woningen") are
no figures of a promise: they are left out, or have the role that says so.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from woordhouder.language.data import word_map, word_set
from woordhouder.language.moments import moments
from woordhouder.language.numbers import Number, number_in_digits, number_in_word


class Role(IntEnum):
    """How well a figure serves as the figure of a promise; the highest that stands first is the main one."""

    NONE = 0
    """A condition, an age, or a number that somebody else counts."""
    ASIDE = 1
    """A single one ("één tafel"), or a length of time said in passing."""
    BOUND = 2
    """A bound on what a deed is about: "aanpassingen tot 5.000 euro"."""
    TIME = 3
    """A time in which, or a length of time for which, something holds."""
    KNOWN = 4
    """Things that are known already: "de 36 duplexwoningen"."""
    MAIN = 5


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


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Count:
    """A number at `first` up to `after` (places of tokens)."""

    first: int
    after: int
    value: Number
    high: Number | None = None
    unit: str = ""


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_MAY_HOLD = re.compile(
    r"\d|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|tig|honderd|duizend|één|eén|helft|kwart"
    r"|anderhal|binnen|maal|dozijn|label"
)
_TIMES = {"miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mrd": 10**9, "duizend": 1000, "ton": 10**5}
_SHARES = {
    "helft": 50, "kwart": 25, "driekwart": 75, "vijfde": 20, "tiende": 10, "kwartdeel": 25,
}  # fmt: skip
_MULTIPLE = re.compile(r"(een|één|twee|drie|vier|vijf|zes|acht|tien|twaalf)(?:maal|keer)")

# What stands straight before a figure.
_FILL = (
    r"(?:\s*(?:de|het|een|nog|eens|nog\s+eens|in\s+totaal|totaal|gemiddeld|jaarlijks|een\s+(?:bedrag|aantal|aandeel|totaal|budget"
    r"|termijn|periode)\s+van|€|eur))*\s*$"
)
_LEAD = re.compile(
    rf"""(?<!\w)(?:
      (?P<max>niet\s+(?:meer|langer|hoger|groter|later)\s+dan|maximaal|ten\s+hoogste|hoogstens|hooguit|max\.?|uiterlijk
        |op\s+(?:zijn|z['’]n)\s+(?:hoogst|meest)|(?:een\s+)?maximum\s+van|maximale\s+\w+\s+van|binnen|≤|<|niet\s+boven)
    | (?P<min>niet\s+(?:minder|korter|lager|kleiner)\s+dan|ten\s*minste|minimaal|minstens|min\.|op\s+(?:zijn|z['’]n)\s+minst
        |(?:een\s+)?minimum\s+van|minimale\s+\w+\s+van|≥|>|niet\s+onder)
    | (?P<about>circa|ca\.?|ongeveer|zo['’]n|plusminus|plm\.?|±|naar\s+schatting|om\s+en\s+nabij(?:\s+de)?|rond(?:\s+de)?
        |bijna|ruim|een\s+kleine|pakweg|grofweg|richting(?:\s+de)?|omstreeks|rondom(?:\s+de)?)
    | (?P<over>meer\s+dan|boven|vanaf|hoger\s+dan)
    | (?P<under>minder\s+dan|onder|lager\s+dan|langer\s+dan)
    | (?P<age>ouder\s+dan|jonger\s+dan|kleiner\s+dan|groter\s+dan|korter\s+dan)
    | (?P<bound>tot\s+een\s+(?:bedrag|totaal|plafond|maximum)\s+van|tot\s+en\s+met|t/m|tot)
    ){_FILL}""",
    re.VERBOSE,
)
_CONDITION = re.compile(r"(?:\bmet|\bvan|\bvoor|\bbij|\bdat|\bdie|\bwaar|\bals|\bindien|\bwanneer|\bvanaf|\bmits)\s+$")
_TARGET = re.compile(r"\b(?:uit|terug|om|omhoog|omlaag|op|verhogen|uitbreiden|uitgebreid|verhoogd|terugbrengen|daalt?|groeit?)\s+$")
_TURNS = re.compile(r"\b(?:transform|ombouw|omgebouw|om\s+te\s+bouwen|omvorm|verbouw|splits|samenvoeg|herontwikkel|uitgroei)\w*\s")
_NOUN_BEFORE = re.compile(r"[^\W\d_]{3,}\s+$")
_NOBODY = re.compile(r"\b(?:niemand|niet|geen|nooit)\b")
_RIGHT_MIN = re.compile(r"\s*(?:of\s+(?:meer|hoger|beter)|en\s+meer|of\s+langer)\b")
_RIGHT_MAX = re.compile(r"\s*(?:of\s+(?:minder|lager|korter))\b")
_AGED = re.compile(r"\s*(?:jaar\s*)?(?:(?:en|of)\s+(?:ouder|jonger)|oud\b|wordt\b|worden\b|jarige)")
_PEOPLE = re.compile(
    r"(?:jongeren|ouderen|huurders|mensen|inwoners|kinderen|personen|starters|bewoners|senioren|iedereen|leden|vrouwen"
    r"|mannen|jeugd|jongvolwassenen|studenten|doorstromers|\w+zoekenden|\w+plussers|kandidaten|huishoudens|huurder|bewoner"
    r"|iemand|inwoner|leeftijd)\s+(?:van|vanaf|tot|tot\s+en\s+met|t/m|onder\s+de|boven\s+de|tussen(?:\s+de)?|onder|boven)\s+(?:\d+\s+(?:en|tot)\s+)?$"
)
_NUMBERED = re.compile(
    r"(?:artikel(?:en)?|art\.|lid|afspraak|afspraken|bijlagen?|hoofdstuk(?:ken)?|paragraaf|par\.|§|nrs?\.?|nummers?|tabel|figuur"
    r"|fasen?|blok|punt|onderdeel|pagina['’]?s?|blz\.?|kamerstuk|versie|postbus|plek|klasse|categorie|stap|deel|scenario"
    r"|doel|actie|maatregel|route|tranche|complex|cluster|thema|spoor|n-|tel\.?|telefoon|kavel|gebouw|lijn|ronde|bod|groep)"
    r"\s*:?\s*(?:[\d.,]+\s*(?:,|en|of|t/m|tot\s+en\s+met|-|–)\s*)*$"
)
_STREET = re.compile(
    r"\b[A-Z][\w'’-]*(?:straat|laan|weg|plein|kade|dijk|hof|pad|singel|gracht|steeg|markt|plantsoen|dreef|baan|ring|park|erf|wal"
    r"|haven|oever|veld|akker|meent|brink)\s+(?:[\d]+\s*(?:,|en|t/m|-|–)\s*)*$"
)
_NOW = re.compile(r"\b(?:nu|thans|momenteel|inmiddels|vandaag)\s+(?:al\s+|nog\s+)?$")
_KNOWN = re.compile(r"\b(de|alle|onze|haar|hun|zijn|beide|al\s+(?:de|haar|hun|onze)|(?:de|haar|hun)\s+(?:laatste|resterende|overige))\s+$")
_POINTED = re.compile(r"\b(?:die|deze|dezelfde|andere|elke|iedere|om\s+de)\s+$")
_NTH = re.compile(r"\b(?:eerste|laatste|volgende|afgelopen|voorgaande|komende)\s+$")
_FROM = re.compile(r"\bvan\s+(?:de\s+|nu\s+|circa\s+)*$")
_GOES_TO = re.compile(r"\s*naar\s+(?:[^\W\d]+\s+){0,2}?(?:\d|\w+tig|[^\W\d]+)")
_FIRST = re.compile(r"\b(?:gedurende|voor|in|tijdens)\s+(?:de|het|haar|hun)\s+eerste\s+$")
_ONE_OF = re.compile(r"\b(?:in|aan|met|na|op|per|van|voor|uit|door|bij|of)\s+$")
_RATIO = re.compile(r"\bverhouding\b")
_PLACES = re.compile(
    r"(?:kern|gemeente|dorp|partij|corporatie|wijk|punt|organisatie|buurt|hoofdstuk|kolom|thema|vereniging|jaar|bestuur"
    r"|partner|doel|pijler|zijde|huurdersorganisatie|lid|leden|gebied|stad|regio)"
)
_DAY = re.compile(
    r"\s*(?:e|ste|de)?\s*(?:jan|feb|maart|mrt|april|mei|juni|juli|aug|sept|okt|nov|dec)(?:uari|ruari|ustus|ember|tember|ober)?\b"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
_LABEL = re.compile(
    r"\b(?:naar|tot|op)\s+((?:ten\s*minste|minimaal|minstens|gemiddeld|een|energie)?\s*)(?:een\s+)?(?:energie)?label\s+"
    r"(?P<letter>[A-G]\+{0,4})(?![\w+])(?!\s*(?:,|en\b|/)\s*[A-G]\b)(?P<better>\s+of\s+(?:beter|hoger))?"
)
_THINGS = re.compile(
    r"\b(?:[\w-]*(?:woningen|appartementen|studio['’]s|kamers|eenheden|huishoudens|standplaatsen|personen|plaatsen|daken"
    r"|tuinen|complexen|statushouders|vergunninghouders|projecten|huizen)|woning|huis)\b"
)
_REACH = 70


def figures(text: str) -> list[Figure]:
    """The figures of `text` (on one line) from left to right; what is no figure at all, as a year, is left out."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if not _MAY_HOLD.search(lower):
        return []
    times = [(moment.start, moment.end) for moment in moments(lower)]
    tokens = [_Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(lower)]
    found, place = list[Figure](), 0
    while place < len(tokens):
        count = _count(lower, tokens, place)
        if count is None:
            place += 1
            continue
        start = tokens[count.first].start
        is_time = any(begin <= start < end for begin, end in times)
        if not is_time and not _is_number_only(text, lower, tokens, count):
            figure = _figure(lower, tokens, count)
            found.append(figure)
        place = count.after
    found += _labels(text)
    return sorted(found, key=lambda figure: figure.start)


def main_figure(text: str) -> Figure | None:
    """The figure that a promise is about, or None: the best in its role, of equals the first."""
    usable = [figure for figure in figures(text) if figure.role > Role.NONE]
    best = max(usable, key=lambda figure: (figure.role, -figure.start), default=None)
    return best if best and best.role > Role.ASIDE else None


def _count(lower: str, tokens: list[_Token], place: int) -> _Count | None:
    """The number that begins at `place`, with a range ("40 tot 60") and a multiplier ("1,2 miljoen")."""
    one = _share(tokens, place) or _single(lower, tokens, place)
    if one is None or one.unit:
        return one
    value, after = one.value, one.after
    link = _link(lower, tokens, place, after)
    high: Number | None = None
    if link and (other := _single(lower, tokens, link)) and not other.unit and other.value > value:
        linked = tokens[after].text
        if linked != "of" or other.value == value + 1:
            high, after = other.value, other.after
    if after < len(tokens) and (times := _TIMES.get(tokens[after].text)):
        after += 1
        value = _scaled(value, times) if high is None or value < 1000 else value
        high = None if high is None else _scaled(high, times)
        if after < len(tokens) and tokens[after].text == "." and tokens[after - 1].text in ("mln", "mrd"):
            after += 1
    return _Count(place, after, value, high)


def _scaled(value: Number, times: int) -> Number:
    made = Decimal(value) * times
    return int(made) if made == made.to_integral_value() else made.normalize()


def _link(lower: str, tokens: list[_Token], place: int, after: int) -> int | None:
    """Where the second number of a range would begin, or None."""
    words = [token.text for token in tokens[after : after + 4]]
    if not words:
        return None
    skip = 0
    if words[0] in ("à", "-", "–", "tot", "of"):
        skip = 3 if words[:3] == ["tot", "en", "met"] else 1
    elif words[:3] == ["t", "/", "m"]:
        skip = 3
    elif words[0] == "en" and re.search(r"\btussen\s+(?:de\s+|€\s*)*$", lower[: tokens[place].start][-30:]):
        skip = 1
    if not skip:
        return None
    while skip < len(words) and words[skip] in ("€", "de"):
        skip += 1
    return after + skip if after + skip < len(tokens) else None


def _single(lower: str, tokens: list[_Token], place: int) -> _Count | None:
    """One number in digits or words, or how often ("driemaal", "4x")."""
    token = tokens[place]
    if token.text[0].isdigit():
        after = lower[token.end : token.end + 1]
        before = lower[token.start - 1 : token.start] if token.start else ""
        if after == "x" and not lower[token.end + 1 : token.end + 2].isalnum():
            return _Count(place, place + 2, number_in_digits(token.text) or 0, unit="keer")
        is_part = after.isalpha() or before.isalnum() or before in ("/", "_") or _is_tied(lower, token)
        value = None if is_part else number_in_digits(token.text)
        if value is None and not is_part and lower[token.end :].lstrip()[:1] == "%":
            value = number_in_digits(token.text.replace(".", ","))
        return None if value is None else _Count(place, place + 1, value)
    if match := _MULTIPLE.fullmatch(token.text):
        times = number_in_word(match[1]) or 1
        return _Count(place, place + 1, times, unit="keer")
    value = number_in_word(token.text)
    if value is None and token.text == "een" and place and tokens[place - 1].text in ("binnen", "minste", "minstens"):
        value = 1 if place + 1 < len(tokens) and tokens[place + 1].text in _TIME_UNITS() else None
    return None if value is None else _Count(place, place + 1, value)


def _is_tied(lower: str, token: _Token) -> bool:
    """Whether a hyphen ties the digits to letters: "65-plus", "co-2"."""
    after, before = lower[token.end : token.end + 2], lower[max(0, token.start - 2) : token.start]
    return (after[:1] in "-‑'’" and after[1:].isalpha()) or (before[1:] in ("-", "‑") and before[:1].isalpha())


def _TIME_UNITS() -> dict[str, str]:
    return word_map("units.txt")


def _share(tokens: list[_Token], place: int) -> _Count | None:
    """A share in words: "de helft", "een kwart", "één op de tien"."""
    words = [token.text for token in tokens[place : place + 4]]
    if words[0] in ("helft", "driekwart"):
        return _Count(place, place + 1, _SHARES[words[0]], unit="procent")
    if words[0] in ("een", "één", "1") and len(words) > 1 and words[1] in _SHARES:
        return _Count(place, place + 2, _SHARES[words[1]], unit="procent")
    if words[:2] == ["drie", "kwart"]:
        return _Count(place, place + 2, 75, unit="procent")
    if len(words) == 4 and words[1:3] == ["op", "de"]:
        first = 1 if words[0] == "een" else number_in_word(words[0]) or number_in_digits(words[0])
        of = number_in_word(words[3]) or number_in_digits(words[3])
        if first and of and of > first and (percent := Decimal(first) * 100 / Decimal(of)) == percent.to_integral_value():
            return _Count(place, place + 4, int(percent), unit="procent")
    return None


def _is_number_only(text: str, lower: str, tokens: list[_Token], count: _Count) -> bool:
    """Whether it names or dates something: an article, a house, a day, a clock, a telephone or postal code."""
    first, last = tokens[count.first], tokens[count.after - 1]
    lead = lower[max(0, first.start - _REACH) : first.start]
    if _NUMBERED.search(lead) or _DAY.match(lower, last.end) or (first.text[0] == "0" and len(first.text) > 1 and first.text[1] != ","):
        return True
    if _STREET.search(text[max(0, first.start - _REACH) : first.start]):
        return True
    if re.match(r"\s?[A-Z]{2}\b", text[last.end : last.end + 4]) and len(first.text) == 4:
        return True
    return bool(_CLOCK.fullmatch(first.text) and lower[last.end :].lstrip().startswith("uur"))


def _figure(lower: str, tokens: list[_Token], count: _Count) -> Figure:
    """The figure at `count`, with its unit, comparison and role."""
    first = tokens[count.first]
    lead = lower[max(0, first.start - _REACH) : first.start]
    unit, after, value, high = _unit(lower, tokens, count)
    end = tokens[after - 1].end
    match = _LEAD.search(lead)
    # "voor minimaal" and "van 40 tot": the words before the first that compares.
    kind = next((name for name, words in match.groupdict().items() if words), "") if match else ""
    before = lead[: match.start()] if match else re.sub(r"(?:€|eur)\s*$", "", lead)
    right = lower[end : end + 40]
    comparison = _comparison(kind, match, before, right) if high is None else "range"
    role = _role(lower, first, count, kind, match, before, right, unit)
    return Figure(first.start - len(lead) + len(before.rstrip()) + 1 if match else first.start, end, value, high, unit, comparison, role)


def _comparison(kind: str, match: re.Match[str] | None, before: str, right: str) -> str:
    if _RIGHT_MIN.match(right):
        return "min"
    if _RIGHT_MAX.match(right):
        return "max"
    if kind == "bound":
        return "eq" if match and match["bound"] == "tot" and _is_target(before) else "max"
    return {"max": "max", "min": "min", "about": "about", "over": "min", "under": "max", "age": "max"}.get(kind, "eq")


def _is_target(before: str) -> bool:
    """Whether "tot" leads to what something is to become, and is no bound: "breidt uit tot", "transformatie tot"."""
    return bool(_TARGET.search(before) or _TURNS.search(before))


def _role(
    lower: str, first: _Token, count: _Count, kind: str, match: re.Match[str] | None, before: str, right: str, unit: str
) -> Role:
    """What the figure is worth as the figure of a promise."""
    lead = lower[max(0, first.start - _REACH) : first.start]
    head = unit.partition(" ")[0]
    is_time = head in _TIME_UNITS().values() and " per " not in unit
    if kind == "age" or (kind in ("over", "under") and _CONDITION.search(before)) or _NOW.search(before):
        return Role.NONE
    if kind in ("over", "under") and head in ("", "jaar") and not lower[first.end :].lstrip().startswith(("%", "procent", "euro")):
        return Role.NONE
    if kind == "under" and match and match["under"].startswith("langer") and not _NOBODY.search(before):
        return Role.NONE
    if head in ("", "jaar") and (_AGED.match(right) or (_PEOPLE.search(lead) and " per " not in unit)):
        return Role.NONE
    if _RATIO.search(lower[max(0, first.start - 80) : first.start]) or unit.startswith("gevallen"):
        return Role.NONE
    if _POINTED.search(lead) or ((is_time or not head) and _NTH.search(lead)):
        return Role.TIME if is_time and _FIRST.search(lead) else Role.NONE
    if _FROM.search(lead) and _GOES_TO.match(right):
        return Role.NONE
    if not kind and not count.unit and _KNOWN.search(lead):
        return Role.NONE if _PLACES.match(head) or is_time or not head else Role.KNOWN
    if first.text in ("één", "eén", "eenmaal") and not kind:
        return Role.ASIDE if _ONE_OF.search(lead) or is_time or not head or head == "keer" else Role.KNOWN
    if is_time:
        return Role.TIME
    if unit == "procent" and first.text == "helft" and re.match(r"\s*(?:betaald|gefinancierd|bekostigd)", right):
        return Role.NONE
    if kind in ("bound", "under", "over") and _NOUN_BEFORE.search(before) and not _is_target(before):
        return Role.BOUND
    return Role.MAIN


def _unit(lower: str, tokens: list[_Token], count: _Count) -> tuple[str, int, Number, Number | None]:
    """The unit behind (or, of euros, before) the number, the place of the token after it, and the number itself."""
    after = count.after
    value, high = count.value, count.high
    place = count.first - 1
    while place >= 0 and tokens[place].text in ("ruim", "circa", "ca"):
        place -= 1
    is_money = place >= 0 and tokens[place].text in ("€", "eur")
    words = [token.text for token in tokens[after : after + 9]]
    if count.unit:
        unit, used = count.unit, 0
    elif is_money or words[:1] == ["euro"] or (tokens[after - 1].text in _TIMES and tokens[after - 1].text != "duizend" and _no_thing(words)):
        unit, used = "euro", 1 if words[:1] == ["euro"] else 0
        if words[:2] == [",", "-"]:
            used = 2
        if is_money and used == 0 and words[:1] == ["."] and words[1:2] == ["-"]:
            used = 2
    elif words[:1] == ["%"] or words[:1] in (["procent"], ["pct"]):
        unit, used = "procent", 1
    elif words[:1] in (["procentpunt"], ["procentpunten"]):
        unit, used = "procentpunten", 1
    else:
        unit, used = _thing(lower, tokens, after)
    after += used
    per, used = _per(tokens, after)
    if not unit:
        unit = _unit_before(lower[: tokens[count.first].start])
    return f"{unit}{per}".strip(), after + used, value, high


def _no_thing(words: list[str]) -> bool:
    """Whether no counted thing follows "3 miljoen", so that euros are meant."""
    return not words or not words[0].isalpha() or words[0] in word_set("no_unit.txt") or words[0] == "euro"


def _thing(lower: str, tokens: list[_Token], after: int) -> tuple[str, int]:
    """The counted thing behind a number ("sociale huurwoningen") and how many tokens that takes; ("", 0) if none."""
    kept: list[str] = []
    end = len(tokens)
    place = after
    if [token.text for token in tokens[after : after + 2]] in (["van", "de"], ["van", "het"], ["van", "haar"], ["van", "deze"]):
        place += 2
        if place < end and (number_in_digits(tokens[place].text) or number_in_word(tokens[place].text)):
            place += 1
    begun = place
    for place in range(begun, min(end, begun + 5)):
        word = tokens[place].text
        if (times := _TIME_UNITS().get(word)) and place == begun:
            return times, place + 1 - after
        if place == begun and word in ("keer", "maal", "x"):
            return "keer", place + 1 - after
        if word in ("extra", "nog", "stuks", "gemiste", "hele", "volle") or _is_adjective(word):
            if word in word_set("unit_adjectives.txt"):
                kept.append(word)
            if word not in ("stuks",) and place + 1 < end and tokens[place + 1].text.isalpha():
                continue
        if not word[0].isalpha() or word in word_set("no_unit.txt"):
            break
        return " ".join([*kept, word]), place + 1 - after
    return "", 0


def _is_adjective(word: str) -> bool:
    """Whether a word behind a number seems to describe what follows: "nieuwe", not "coöperatie"."""
    if not word.endswith("e") or len(word) < 4 or word in ("gemeente", "ruimte", "etage", "garage", "periode"):
        return False
    return not word.endswith("ie") or word.endswith(("ooie", "aaie", "oeie", "uie"))


def _unit_before(lead: str) -> str:
    """The homes or people that were named before a number without unit: "van de woningen worden er tien"."""
    named = _THINGS.findall(lead)
    return {"woning": "woningen", "huis": "huizen"}.get(named[-1], named[-1]) if named else ""


def _per(tokens: list[_Token], after: int) -> tuple[str, int]:
    """The words " per jaar" or " per woning per jaar" at `after`, and how many tokens they take."""
    made, used = "", 0
    while after + used + 1 < len(tokens) and tokens[after + used].text == "per" and tokens[after + used + 1].text.isalpha():
        made += f" per {tokens[after + used + 1].text}"
        used += 2
        if used >= 4:
            break
    return made, used


def _labels(text: str) -> list[Figure]:
    """Energy labels that are to be reached: "naar label B", "tot minimaal label A of beter"."""
    found = []
    for match in _LABEL.finditer(text):
        is_least = match["better"] or match[1].strip() in ("ten minste", "tenminste", "minimaal", "minstens")
        found.append(
            Figure(match.start(), match.end(), match["letter"], None, "energielabel", "min" if is_least else "eq", Role.BOUND)
        )
    return found
