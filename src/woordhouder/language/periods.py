"""When something is to be done: every time that a Dutch text names, as the first and last day that it leaves.

Conventions, beside those of `moments` for what "voorjaar" or "medio" are:

- uiterlijk, vóór, voor, tot, niet later dan: until that day ("vóór 1 juli 2026" is until 1 July). Before a stretch
  ("vóór 2028", "voor de zomer van 2027") is until the day before it; "uiterlijk in maart 2027" until its last day.
  "Voor 2030" after a noun of planning ("ambitie voor 2030") is in that year.
- tot en met, t/m: until the last day of it.
- vanaf, per, met ingang van, na: from its first day on. "Per eind 2026" and "per 31 december 2026" are until.
- in, gedurende, over, rond, and a quarter, half, season or month alone: from its first until its last day.
- eind and medio have no first day; a day alone, as in a table, is until that day; "op 1 mei 2026" is that very day, but
  from then on for what begins ("start op 1 mei 2026").
- van ... tot, tussen ... en, tot en met between two: from the first until the last.
- Without a year ("jaarlijks vóór 1 maart", "binnen drie maanden na oplevering", "gedurende de looptijd"): no dates.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from woordhouder.language.moments import Moment, lowered, moments


class Strength(IntEnum):
    """How surely a time is one by which something is to be done."""

    REFERENCE = 0
    """It dates something else: "sinds 2023", "ten opzichte van 2025", "het convenant van 2022"."""
    BARE = 1
    """A year behind a name ("woonvisie 2027"): a time only where times are expected, as in a column for them."""
    NO_YEAR = 2
    """It comes back, hangs on something else, or only dates the word before it ("het overleg van 2026")."""
    PLAIN = 3
    FIRM = 4
    """An ultimate day is said."""


@dataclass(frozen=True, slots=True)
class Period:
    """The time that `text[start:end]` names, words before it included; None is open on that side, or not known."""

    start: int
    end: int
    first: date | None
    last: date | None
    strength: Strength


_BEFORE = re.compile(
    r"""(?<!\w)(?:
      (?P<by>(?:per\s+uiterlijk|uiterlijk|niet\s+later\s+dan|op\s+(?:zijn|z['’]n)\s+laatst|ten\s+laatste|deadline:?)
         (?:\s+(?:op|per|in|tegen|aan|voor|vóór|tot\s+en\s+met|t/m))?)
    | (?P<through>tussen\s+nu\s+en|tot\s+en\s+met|t/m|t\.m\.|tm|tot\s+uiterlijk|uiterlijk\s+t/m)
    | (?P<till>tot(?:\s+aan)?)
    | (?P<refers>sinds|ten\s+opzichte\s+van|t\.o\.v\.|vergeleken\s+(?:met|bij)|(?:van|uit)\s+(?:vóór|voor|na)|d\.d\.
         |gedateerd|vastgesteld\s+(?:op|in|per)|bouwjaar(?:\s+(?:vóór|voor|na))?|peildatum(?:\s+(?:is|van))?
         |peiljaar|prijspeil(?:\s+van)?
         |stand(?:\s+(?:per|op|van))?|uit|getekend\s+(?:op|in)|gesloten\s+(?:op|in))
    | (?P<of>van)
    | (?P<before>vóór|voor|voorafgaand\s+aan|tegen|voordat)
    | (?P<start>vanaf|met\s+ingang\s+van|m\.i\.v\.|ingaande(?:\s+op)?|te\s+beginnen\s+(?:in|op|met|per)
         |(?:startend|beginnend|gerekend)\s+(?:in|op|met|per|vanaf)|per)
    | (?P<after>na(?:\s+afloop\s+van)?)
    | (?P<on>op)
    | (?P<during>in|gedurende|tijdens|over|rond|omstreeks|binnen|heel|geheel|hele|nog\s+(?:in|dit)|rondom)
    | (?P<between>tussen)
    )
    (?:\s+(?:de|het|heel|geheel|een|of|in))?
    (?:\s+(?:periode|jaren|jaar|maand|maanden|loop\s+van(?:\s+het\s+jaar)?|tijdvak|planperiode|looptijd
        |(?:aanvang|begin|start)(?:\s+van)?))?
    (?:\s+(?:van|in|tussen))?(?:\s+(?:de|het))?\s*$""",
    re.VERBOSE,
)
_STRETCH_SAID = re.compile(r"(?:periode|jaren|tijdvak|planperiode|looptijd)\s+(?:van\s+|tussen\s+)?$")
_AIM = re.compile(
    r"(?:ambitie|doel|doelen|doelstelling|streefwaarde|streven|streefcijfer|planning|taakstelling|opgave|inzet|verwachting"
    r"|streefgetal|mijlpaal|mijlpalen)\s+$"
)
_PLAN = re.compile(
    r"(?:begroting|bod|jaarplan|budget|agenda|prognose|programma|raming|afspraken|overzicht|cijfers|\w+plan|\w+begroting"
    r"|\w+budget|\w+programma|\w+afspraken|\w+prognose|\w+raming)\s+$"
)
_NAMED = re.compile(r"[\w)'’-]+\s+$")
_DONE = re.compile(r"(?:oplevering|opgeleverd|gereed|klaar|afgerond|afronding|einddatum)\s*:?\s*$")
_BEGINS = re.compile(r"\b(?:begint|beginnen|start|starten|ingaat|in\s+werking|van\s+start|in\s+dienst)\b")
_ONWARDS = re.compile(r"\s*(?:e\.?\s?v\.?(?!\w)|en\s+(?:verder|later|daarna|volgende\s+jaren))")
_DEED = re.compile(
    r"(?:start|aanvang|realisatie|uitvoering|besluit|besluitvorming"
    r"|evaluatie|vaststelling|invoering|einddatum|planning|termijn|start (?:ver)?bouw|begin|oplevertermijn)\s+$"
)
_JOINS = re.compile(
    r"\s*(?:,?\s*tot en met|,?\s*t/m|,?\s*tot(?: uiterlijk)?|[-–/]|\ben(?: met)?|,?\s*en uiterlijk)"
    r"\s*(?:het |de |in )*$"
)
_LAST_DAYS = frozenset({(12, 31), (3, 31), (6, 30), (9, 30)})
_LONGEST_LEAD = 60
_DAY_MONTH = (
    r"(?:\d{1,2}\s+)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
    r"(?!\s+(?:van\s+)?(?:19|20)\d\d)"
)
_AFTER_WHAT = r"(?:\s+na\s+(?:de\s+|het\s+|een\s+|iedere\s+|elke\s+)?\w+)?"
_NO_YEAR = re.compile(
    rf"""(?<!\w)(?:
      (?:jaarlijks|(?:elk|ieder)\s+(?:kalender)?jaar|telkens|steeds)(?:\s+(?:vóór|voor|uiterlijk|per|op|in|rond))*
        \s+(?:{_DAY_MONTH}|\bhet\s+(?:eerste|tweede|derde|vierde)\s+kwartaal|(?:voor|na)jaar)
    | (?:uiterlijk|vóór|voor|per|op|in|tot)\s+{_DAY_MONTH}(?:\s+van\s+(?:elk|ieder)\s+(?:kalender)?jaar)?
    | (?:binnen|uiterlijk|na)\s+(?:uiterlijk\s+|maximaal\s+)?[\w-]+\s+(?:werkdag|dag|week|maand|kwartaal|jaar)(?:en)?\b
        {_AFTER_WHAT}
    | (?:binnen|uiterlijk)\s+(?:uiterlijk\s+|maximaal\s+)?[\w-]+\s+(?:werkdagen|dagen|weken|maanden){_AFTER_WHAT}
    | (?:gedurende|tijdens|binnen|voor|over)\s+de\s+(?:gehele\s+|hele\s+)?(?:looptijd|contractperiode)
        (?:\s+van\s+de(?:ze)?\s+\w+)?
    | doorlopend | (?:elk|ieder)\s+(?:voorjaar|najaar|kwartaal|half\s*jaar|jaar)
    | (?:jaarlijks|maandelijks|halfjaarlijks)\b
    )""",
    re.VERBOSE,
)
_MAY_RECUR = re.compile(
    r"jaar|looptijd|periode|doorlopend|maand|binnen|uiterlijk|januari|februari|maart|april|mei|ju[nl]i|augustus"
    r"|september|oktober|november|december"
)


def periods(text: str, year: int | None = None) -> list[Period]:
    """Every time that `text` (on one line) names, from left to right; `year` is what "dat jaar" may look back to."""
    lower = lowered(text)
    found = _joined(lower, [_read(lower, moment) for moment in moments(lower, year)])
    if _MAY_RECUR.search(lower):
        starts = [period.start for period in found]
        for match in _NO_YEAR.finditer(lower):
            place = bisect_left(starts, match.end())
            if not place or found[place - 1].end <= match.start():
                found.append(Period(match.start(), match.end(), None, None, Strength.NO_YEAR))
        found.sort(key=lambda period: period.start)
    return found


def main_period(
    text: str, *, since: date | None = None, year: int | None = None, least: Strength = Strength.NO_YEAR
) -> Period | None:
    """By when or in what time `text` wants its deed done, or None; what ended before `since` is past and left out.

    `least` is Strength.BARE for text that is nothing but a time, as a cell of a column "Planning". An ultimate day goes
    before other times, then what stands first. "Vanaf ... " and a later "tot en met ..." are one.
    """
    usable = [period for period in periods(text, year) if period.strength >= least and not _past(period, since)]
    if not usable:
        return None
    best = max(usable, key=lambda period: (period.strength, -period.start))
    if best.last is None and best.first:
        for one in usable:
            if one.first is None and one.last and one.last > best.first and one.start > best.end:
                return Period(best.start, best.end, best.first, one.last, best.strength)
    if best.first is None and best.last:
        for one in usable:
            # "Vanaf 2026 ..., tot en met 2028"; "in 2026 ..., voor het eind van dat jaar".
            if one.first and one.start < best.start and one.first < best.last and one.last in (None, best.last):
                return Period(one.start, one.end, one.first, best.last, one.strength)
    return best


def _past(period: Period, since: date | None) -> bool:
    """Whether a period ended before `since`; what goes on from then ("vanaf 2020") has not."""
    return bool(since and period.last and period.last < since)


@dataclass(frozen=True, slots=True)
class _Read:
    """A moment with the role that the words before it give."""

    moment: Moment
    start: int
    role: str


def _read(lower: str, moment: Moment) -> _Read:
    lead = lower[max(0, moment.start - _LONGEST_LEAD) : moment.start]
    if not (match := _BEFORE.search(lead)):
        if _ONWARDS.match(lower, moment.end):
            return _Read(moment, moment.start, "start")
        if _DONE.search(lead):
            return _Read(moment, moment.start, "done")
        is_named = _NAMED.search(lead) and not _DEED.search(lead)
        return _Read(moment, moment.start, "named" if is_named else "alone")
    role = match.lastgroup or ""
    role = next(name for name, words in match.groupdict().items() if words)
    start = moment.start - len(lead) + match.start()
    if role == "before" and moment.kind == "years" and "vóór" not in match[0]:
        role = "during"
    if role == "of" and _PLAN.search(lead[: match.start()]):
        role = "refers"
    if _STRETCH_SAID.search(lead) and role in ("before", "of"):
        role = "during"
    if role == "before" and moment.kind in ("year", "years") and "vóór" not in match[0]:
        if _AIM.search(lead[: match.start()]):
            role = "during"
        elif _PLAN.search(lead[: match.start()]):
            role = "refers"
    if role == "during" and _ONWARDS.match(lower, moment.end):
        role = "start"
    if role == "start" and (match["start"] or "").startswith("per") and _is_an_end(moment):
        role = "by"
    if role == "on" and _BEGINS.search(lower[max(0, start - 25) : moment.end + 30]):
        role = "start"
    return _Read(moment, start, role)


def _is_an_end(moment: Moment) -> bool:
    """Whether "per" that moment means by then: nobody begins at the end of something."""
    return moment.kind == "eind" or (moment.kind == "day" and (moment.last.month, moment.last.day) in _LAST_DAYS)


def _joined(lower: str, reads: list[_Read]) -> list[Period]:
    """The periods of the moments; two with "tot", "en" or a dash between them are one."""
    found = list[Period]()
    number = 0
    while number < len(reads):
        one = reads[number]
        if number + 1 < len(reads):
            other = reads[number + 1]
            between = lower[one.moment.end : other.moment.start]
            if _is_joined(one, other, between):
                found.append(Period(one.start, other.moment.end, one.moment.first, other.moment.last, _strength(one)))
                number += 2
                continue
        found.append(_period(one))
        number += 1
    return found


def _is_joined(one: _Read, other: _Read, between: str) -> bool:
    if other.moment.last < one.moment.first or not _JOINS.fullmatch(between):
        return False
    if between.strip().startswith("en"):
        return one.role in ("between", "during", "alone", "named", "of") and other.role in (
            "alone",
            "named",
            "through",
            "till",
        )
    return one.role not in ("by", "before")


def _strength(read: _Read) -> Strength:
    if read.role == "refers":
        return Strength.REFERENCE
    if read.role == "done":
        return Strength.FIRM
    return Strength.BARE if read.role == "named" and read.moment.kind in ("year", "years") else Strength.PLAIN


def _period(read: _Read) -> Period:
    """What one moment gives in its role."""
    moment, role = read.moment, read.role
    first: date | None = moment.first
    last: date | None = moment.last
    strength = Strength.PLAIN
    if role in ("by", "through", "before", "till"):
        first, strength = None, Strength.FIRM
        if role in ("before", "till") and moment.kind not in ("day", "eind", "medio"):
            last = moment.first - timedelta(days=1)
    elif role in ("start", "after"):
        is_over = moment.kind == "medio" or (role == "after" and moment.kind != "day")
        first = moment.last + timedelta(days=1) if is_over else moment.first
        last = None
    elif role == "refers":
        strength = Strength.REFERENCE
    elif role == "of":
        strength = Strength.NO_YEAR
    else:
        strength = _strength(read)
    if first and last and (moment.kind in ("eind", "medio") or (moment.kind == "day" and role != "on")):
        first = None
    return Period(read.start, moment.end, first, last, strength)
