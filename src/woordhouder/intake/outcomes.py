"""What a sentence promises without a party as its subject: what will be there by a day, at most how long, for how much.

"Vóór 1 juli 2027 ligt er een plan", "Een storing is binnen vier uur verholpen", "Er staat een ton klaar": who does it
is said elsewhere. Each sort is a feature of its own; how much it says is learnt (weights.json).
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from .cues import cues, years_in
from .grammar import Core
from .naming import THEY, WE
from .party_words import name_first
from .passages import Candidate
from .words import pattern, small

_NOT_OURS = frozenset(["forecast", "others", "so_far", "defines", "validity", "dispute", "agreed_not", "announces"])
_OF_PAPERS = re.compile(r"\b(?:afspraken|overeenkomst|convenant|woningwet|\w+wet)\b", re.I)
# One of these must occur for a pattern to be tried, which is cheap to see.
_TRIGGERS = {
    "norm": (
        *("binnen", "uiterlijk", "hoogst", "hooguit", "maximaal", "later dan", "langer dan", "meer dan", "hoger dan"),
        *("minder dan", "minste", "minstens", "minimaal", "peil", "op de ", "helft", "derde", "kwart", "procent", "%"),
        *("beter", "niet boven", "niet onder", "dezelfde", " of meer", " of minder", " of langer", " of korter"),
        *(" of hoger", " of lager", " of eerder"),
    ),
    "funds": ("euro", "€", "miljoen", "ton", "garant", "borg"),
    "receives": (
        *("krijg", "houd", "ontvang", "kan", "mag", "mogen", "kunnen", "heeft", "hebben", "betaal", "betalen", "hoef"),
        *("hoeven", "hoort", "kunt", "voorrang", "recht", "terecht", "beslissen"),
    ),
    "none_at_all": ("geen", "niemand", "nergens", "niets", "achterwege"),
    "homes": ("woning", "huiz", "appartement", "studio", "eenhe", "kamer", "flat"),
    "new_thing": ("een ",),
    "our_aim": ("doel", "ambitie", "inzet", "strev", "streef", "mijlpaal", "stap ", "horizon"),
    "arrived": (
        *("klaar", "gereed", " af", "open", "beschikbaar", "gebruik", "verleden", "geschikt", "op orde", "op peil"),
        "terug",
    ),
    "agreed_that": ("dat", "afgesproken", "afspraak", "actie", "besluit", "stemt", "stemmen"),
    "agreed_before": (
        *("werd", "was", "waren", "vorig", "destijds", "eerder", "geen", "niet", "20", "inmiddels", "had"),
        *("nationale", "landelijk", "regio", "provinci", "rijk", "wet"),
    ),
}
_TYPES = re.compile(
    r"stichting|vereniging|huurders|bewoners|corporatie|verhuurder|zorg|welzijn|raad\b|waterschap|provincie|coöperatie|"
    r"wonen\b|woon|woning|bouw|federatie|koepel|hb[vo]\b|\bh[vo]\b|dorps|wijk|ouderen|opvang|kredietbank|energie|netbeheer"
)
_BY = re.compile(r"\bdoor (?:het|de|een) (\w+)", re.I)
_NEAR = 60
_AT_END, _AT_BEGIN = 3, 4  # signs between a name and the end or begin
_YEAR = re.compile(r"(?:19|20)\d\d|[’']?\d\d")
_GOES = frozenset(["present", "stay", "will"])
_NOW = frozenset(["present", "passive", "perfect", "stay", "will", "may", "can", "let"])


def outcomes(
    candidate: Candidate, core: Core | None, since: int, said: Collection[str], *, is_elsewhere: bool
) -> Iterator[str]:
    """The sorts that a sentence or item is.

    `since`: the first year of the term; `said`: the cues that it holds; `is_elsewhere`: below a heading that tells of
    the past, the law and the like.
    """
    text = candidate.text
    if _is_of_strangers(candidate):
        yield "stranger"
        return
    if core is None or not core.by_party:
        doers = {match[1].lower() for match in _BY.finditer(text)}
        if doers & small("authority"):
            yield "by_others"
            return
    if is_elsewhere or not _NOT_OURS.isdisjoint(said):
        return
    if core is None:
        yield from _nominal(text, since)
        return
    moods = {other.mood for other in candidate.parsed.cores if not other.is_sub}
    if core.is_sub or core.mood not in _NOW or moods & {"past", "would"}:
        return
    doer = "party" if core.by_party else "none"
    low = text.lower()
    yield from (f"{name}:{doer}" for name in ("norm", "funds") if _holds(name, low))
    if doer == "party":
        return
    yield from (name for name in ("receives", "none_at_all", "homes", "new_thing", "our_aim") if _holds(name, low))
    told = main_clause(candidate, core)
    if is_ahead(told, since) and "law" not in said and not _OF_PAPERS.search(told):
        yield from _dated(candidate, core, told)
    elif core.mood in _GOES and core.verb in small("change"):
        yield "change"
    elif core.sense == "state" and _holds("arrived", low):
        yield "change:done"


def counts_something(candidate: Candidate) -> bool:
    """Whether a sentence has a figure that is no year, day or number of an article."""
    tokens = candidate.parsed.tokens
    low = candidate.text.lower()
    for at, word in enumerate(tokens.lows):
        if word in small("number_word") or (word[0].isdigit() and not _YEAR.fullmatch(word)):
            behind = tokens.lows[at + 1] if at + 1 < len(tokens) else ""
            before = tokens.lows[at - 1] if at else ""
            if behind not in small("of_a_day") and before not in small("numbered") and word in low:
                return True
    return False


def is_agreed(candidate: Candidate) -> bool:
    """Whether a sentence says itself that it was agreed: "Afgesproken is dat ...", "Partijen spreken af dat ..."."""
    low = candidate.text.lower()
    return _holds("agreed_that", low) and not _holds("agreed_before", low)


def main_clause(candidate: Candidate, core: Core) -> str:
    """The words of a candidate up to the subordinate clause behind its verb; a day within that is of something else."""
    later = [one.start for one in candidate.parsed.cores if one.is_sub and one.start > core.at]
    if not later:
        return candidate.text
    end = candidate.parsed.tokens.starts[min(later)]
    return candidate.parsed.text[:end]


def _dated(candidate: Candidate, core: Core, text: str) -> Iterator[str]:
    """A result by a moment to come: by a day or within a year, whether something changes, and whose it is."""
    low = text.lower()
    when = "by" if pattern("by_when").search(low) else "in"
    yield f"outcome:{when}"
    if pattern("arrives").search(low):
        yield f"outcome:{when}:arrives"
    if is_owned(candidate):
        yield f"outcome:{when}:owned"
    if core.mood in ("passive", "perfect"):
        yield f"outcome:{when}:done"


def _nominal(text: str, since: int) -> Iterator[str]:
    """Without a verb: "Nieuwe kozijnen in de Hof, tussen april en oktober 2027"."""
    if is_ahead(text, since):
        yield "nominal:dated"
    low = text.lower()
    if pattern("to_do").search(low):
        yield "nominal:to_do"
    if _holds("norm", low):
        yield "nominal:norm"
    if _holds("homes", low):
        yield "nominal:homes"


def _holds(name: str, low: str) -> bool:
    """Whether a text in small letters has what the pattern of that name says."""
    return any(word in low for word in _TRIGGERS[name]) and bool(pattern(name).search(low))


def is_owned(candidate: Candidate) -> bool:
    """Whether words say whose the result is, or by whom: "van SWD", "door de gemeente", "op kosten van Thuis"."""
    text = candidate.parsed.text
    said = [one for one in candidate.parsed.mentions if one.how not in (WE, THEY)]
    before = [text[max(0, one.start - _NEAR) : one.start].lower() for one in said]
    return any(pattern(name).search(words) for words in before for name in ("owner", "doer"))


def is_ahead(text: str, since: int) -> bool:
    """Whether a sentence names a moment in the term, and none before it; a month or a day alone counts."""
    years = years_in(text)
    if years:
        return min(years) >= (since or 2020)
    return bool(pattern("moment").search(text.lower())) and not cues(text) & {"so_far"}


def _is_of_strangers(candidate: Candidate) -> bool:
    """Whether an organisation that is no party is what a sentence begins with: "Zorggroep Elders sluit in 2029"."""
    mentions = candidate.parsed.mentions
    is_tagged = bool(mentions) and len(candidate.parsed.text) - mentions[-1].end < _AT_END  # "... (OHA)"
    if is_tagged or any(mention.start < _AT_BEGIN for mention in mentions):
        return False
    beginning = candidate.text[:90]
    return any(map(_is_type, beginning.lower().split())) and " " in (name_first(beginning) or "")


@lru_cache(maxsize=50_000)
def _is_type(word: str) -> bool:
    """Whether a word in small letters may say what kind of organisation something is."""
    return bool(_TYPES.search(word))
