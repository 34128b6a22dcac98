"""What a figure is worth as the figure of a promise, by the words around it: a table. A piece of `quantities`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from woordhouder.language.counts import ODD_SHARE, time_units
from woordhouder.language.numbers import number_in_word


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
class Around:
    """A number and what stands around it, in lower case.

    `last` and `second`: the last word before the number and the one before that; `edge`: the last word of `before`.

    `lead`: the text before the number; `before`: before the words that compare, or the same without a euro sign;
    `comparing`: the kind of those words (max, min, about, over, under, age, bound), or ""; `said`: those words.
    `behind`: the text after the number; `right`: after its unit. `word`: the first word of the number itself.
    """

    word: str
    lead: str
    before: str
    comparing: str
    said: str
    unit: str
    has_own_unit: bool
    behind: str
    right: str
    last: str
    second: str
    edge: str

    @property
    def head(self) -> str:
        """The first word of the unit."""
        return self.unit.partition(" ")[0]

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time: "zes weken", and not "zes uur per week"."""
        return self.head in time_units().values() and " per " not in self.unit

    @property
    def is_target(self) -> bool:
        """Whether "tot" leads to what something is to become, and is no bound: "breidt uit tot", "ombouw tot"."""
        return bool(_TARGET.search(self.before) or _TURNS.search(self.before))


# What stands straight before a figure.
_FILL = (
    r"(?:\s*(?:de|het|een|nog|eens|in\s+totaal|totaal|gemiddeld|jaarlijks|€|eur"
    r"|een\s+(?:bedrag|aantal|aandeel|totaal|budget|termijn|periode)\s+van))*\s*$"
)
_LEAD = re.compile(
    rf"""(?<!\w)(?:
      (?P<max>niet\s+(?:meer|langer|hoger|groter|later)\s+dan|maximaal|ten\s+hoogste|hoogstens|hooguit|max\.?|uiterlijk
        |op\s+(?:zijn|z['’]n)\s+(?:hoogst|meest)|(?:een\s+)?(?:maximum|plafond)\s+van|maximale\s+\w+\s+van
        |binnen|≤|<|niet\s+boven)
    | (?P<min>niet\s+(?:minder|korter|lager|kleiner)\s+dan|ten\s*minste|minimaal|minstens|min\.
        |op\s+(?:zijn|z['’]n)\s+minst
        |(?:een\s+)?minimum\s+van|minimale\s+\w+\s+van|≥|>|niet\s+onder)
    | (?P<about>circa|ca\.?|ongeveer|zo['’]n|plusminus|plm\.?|±|naar\s+schatting
        |om\s+en\s+nabij(?:\s+de)?|rond(?:\s+de)?
        |bijna|ruim|een\s+kleine|pakweg|grofweg|richting(?:\s+de)?|omstreeks|rondom(?:\s+de)?)
    | (?P<over>meer\s+dan|boven|vanaf|hoger\s+dan)
    | (?P<under>minder\s+dan|onder|lager\s+dan|langer\s+dan)
    | (?P<age>ouder\s+dan|jonger\s+dan|kleiner\s+dan|groter\s+dan|korter\s+dan)
    | (?P<bound>tot\s+een\s+(?:bedrag|totaal|plafond|maximum)\s+van|tot\s+en\s+met|t/m|tot)
    ){_FILL}""",
    re.VERBOSE,
)
# Single words that stand straight before.
_CONDITION = frozenset(["met", "van", "voor", "bij", "dat", "die", "waar", "als", "indien", "wanneer", "vanaf", "mits"])
_NOW = frozenset(["nu", "thans", "momenteel", "inmiddels", "vandaag"])
_KNOWN = frozenset(["de", "alle", "onze", "haar", "hun", "beide"])
_REST = frozenset(["laatste", "resterende", "overige"])
_POINTED = frozenset(["die", "deze", "dezelfde", "andere", "elke", "iedere"])
_NTH = frozenset(["eerste", "laatste", "volgende", "afgelopen", "voorgaande", "komende"])
_LEADS = frozenset(
    [
        *(
            "dan",
            "maximaal",
            "hoogste",
            "hoogstens",
            "hooguit",
            "max",
            "max.",
            "uiterlijk",
            "hoogst",
            "meest",
            "van",
            "binnen",
        ),
        *(
            "≤",
            "<",
            "≥",
            ">",
            "±",
            "boven",
            "minste",
            "tenminste",
            "minimaal",
            "minstens",
            "min.",
            "minst",
            "onder",
            "circa",
        ),
        *(
            "ca",
            "ca.",
            "ongeveer",
            "zo'n",
            "zo’n",
            "plusminus",
            "plm",
            "plm.",
            "schatting",
            "nabij",
            "de",
            "rond",
            "bijna",
        ),
        *(
            "ruim",
            "kleine",
            "pakweg",
            "grofweg",
            "richting",
            "omstreeks",
            "rondom",
            "vanaf",
            "tot",
            "met",
            "t/m",
            "het",
        ),
        *("een", "nog", "eens", "totaal", "gemiddeld", "jaarlijks", "€", "eur"),
    ]
)  # every last word of _LEAD and _FILL: without one of them the pattern need not be tried
_TARGET = re.compile(
    r"\b(?:uit|terug|om|omhoog|omlaag|op|verhogen|uitbreiden|uitgebreid|verhoogd|verlaagd|terugbrengen|teruggebracht"
    r"|daalt?|dalen|gedaald|groeit?|groeien|gegroeid|stijgt?|stijgen|gestegen|toegenomen|afgenomen)\s+$"
)
_TURNS = re.compile(
    r"\b(?:transform|ombouw|omgebouw|om\s+te\s+bouwen|omvorm|verbouw|splits|samenvoeg|herontwikkel|uitgroei)\w*\s"
)
_NOUN_BEFORE = re.compile(r"[^\W\d_]{3,}\s+$")
_NOBODY = re.compile(r"\b(?:niemand|niet|geen|nooit)\b")
_RIGHT_MIN = re.compile(r"\s*(?:of\s+(?:meer|hoger|beter)|en\s+meer|of\s+langer)\b")
_RIGHT_MAX = re.compile(r"\s*(?:of\s+(?:minder|lager|korter))\b")
_AGED = re.compile(r"\s*(?:jaar\s*)?(?:(?:en|of)\s+(?:ouder|jonger)|oud\b|wordt\b|worden\b|jarige)")
_PEOPLE = re.compile(
    r"(?:jongeren|ouderen|huurders|mensen|inwoners|kinderen|personen|starters|bewoners|senioren|iedereen|leden|vrouwen"
    r"|mannen|jeugd|jongvolwassenen|studenten|doorstromers|\w+zoekenden|\w+plussers|kandidaten|huishoudens|huurder|bewoner"
    r"|iemand|inwoner|leeftijd)\s+(?:van|vanaf|tot|tot\s+en\s+met|t/m|onder(?:\s+de)?|boven(?:\s+de)?|tussen(?:\s+de)?)"
    r"\s+(?:\d+\s+(?:en|tot)\s+)?$"
)
_GOES_TO = re.compile(
    r"\s*(?:(?:in|op|eind)\s+[\w ]{1,20})?\bnaar\s+"
    r"(?:(?:ten|minimaal|minste|minstens|maximaal|hoogste|circa|ongeveer|de)\s+)*([^\W_]+)"
)
_FIRST = re.compile(r"\b(?:gedurende|voor|in|tijdens)\s+(?:de|het|haar|hun)\s+eerste\s+$")
_PLACES = re.compile(
    r"(?:kern|gemeente|dorp|partij|corporatie|wijk|punt|organisatie|buurt|hoofdstuk|kolom|thema|vereniging|jaar|bestuur"
    r"|partner|doel|pijler|zijde|huurdersorganisatie|lid|leden|gebied|stad|regio)"
)
_PAID = re.compile(r"\s*(?:betaald|gefinancierd|bekostigd)")
_OF_OTHERS = re.compile(
    r"\s*(?:(?:aan\s+)?(?:subsidie|rijksgeld|steun|bijdrage)\s+)?(?:van|uit|door)\s+"
    r"(?:het\s+(?:rijk|ministerie|waterschap|waarborgfonds)|de\s+(?:provincie|minister|rijksoverheid|staat)|europa|brussel)\b"
)
_AMOUNT = re.compile(r"\s*(?:%|procent|euro)")
_COMPARISONS = {"max": "max", "min": "min", "about": "about", "over": "min", "under": "max", "age": "max"}


def _is_loose(a: Around) -> bool:
    return a.comparing in ("over", "under")


def _goes_to(right: str) -> bool:
    """Whether another number follows: "(van 48) naar minimaal negentig", not "naar voren"."""
    match = _GOES_TO.match(right)
    return match is not None and (match[1].isdigit() or number_in_word(match[1]) is not None)


def _is_or_more(a: Around) -> bool:
    return bool(_RIGHT_MIN.match(a.behind) or _RIGHT_MAX.match(a.behind))


def _is_bound(a: Around) -> bool:
    return a.comparing in ("bound", "under", "over")


def _is_longer(a: Around) -> bool:
    return a.comparing == "under" and a.said.startswith("langer")


def _may_be_age(a: Around) -> bool:
    return a.unit in ("", "jaar")


def _is_known(a: Around) -> bool:
    is_said = a.last in _KNOWN or (a.last in _REST and a.second in _KNOWN)
    return is_said and not a.comparing and not a.has_own_unit


def _is_one(a: Around) -> bool:
    return a.word in ("één", "eén", "eenmaal") and not a.comparing and not a.unit.startswith(("procent", "euro"))


_RULES: tuple[tuple[Role, str, Callable[[Around], object]], ...] = (  # the first that holds
    (Role.NONE, "a condition: complexen met vijf of meer lagen", lambda a: _is_or_more(a) and a.edge in _CONDITION),
    (Role.NONE, "an age or a size: jonger dan 40, kleiner dan 60", lambda a: a.comparing == "age"),
    (
        Role.NONE,
        "a condition: plannen met meer dan twaalf woningen",
        lambda a: _is_loose(a) and a.edge in _CONDITION,
    ),
    (
        Role.NONE,
        "how it is now: er zijn er nu vijf",
        lambda a: a.edge in _NOW or (a.edge in ("al", "nog") and a.second in _NOW),
    ),
    (Role.NONE, "an age: boven de 75", lambda a: _is_loose(a) and _may_be_age(a) and not _AMOUNT.match(a.behind)),
    (
        Role.NONE,
        "a condition: wie langer dan drie maanden wacht",
        lambda a: _is_longer(a) and not _NOBODY.search(a.before),
    ),
    (Role.NONE, "an age: 65 jaar en ouder", lambda a: _may_be_age(a) and _AGED.match(a.right)),
    (Role.NONE, "an age: jongeren tot 27 jaar", lambda a: _may_be_age(a) and _PEOPLE.search(a.lead)),
    (Role.NONE, "a time to come: over twee jaar", lambda a: a.is_time and a.edge == "over"),
    (Role.NONE, "another's money: twee miljoen euro van het Rijk", lambda a: _OF_OTHERS.match(a.right)),
    (Role.NONE, "a ratio: in de verhouding 56 procent", lambda a: "verhouding" in a.lead),
    (
        Role.NONE,
        "how often a rule holds: in 9 van de 10 gevallen",
        lambda a: a.right.lstrip().startswith(("gevallen", "van de gevallen")),
    ),
    (Role.NONE, "no round share: een derde", lambda a: a.unit.startswith((ODD_SHARE, "gevallen"))),
    (
        Role.TIME,
        "gedurende de eerste achttien maanden",
        lambda a: a.is_time and a.last == "eerste" and _FIRST.search(a.lead),
    ),
    (Role.BOUND, "how often: elke zes weken", lambda a: a.is_time and a.last in ("elke", "iedere")),
    (Role.BOUND, "how often: om de twee jaar", lambda a: a.is_time and a.last == "de" and a.second == "om"),
    (Role.NONE, "named before: die twee punten", lambda a: a.last in _POINTED or (a.last == "de" and a.second == "om")),
    (
        Role.NONE,
        "a time that passes: de komende vier jaar",
        lambda a: (a.is_time or not a.head) and a.last in _NTH,
    ),
    (
        Role.NONE,
        "where it comes from: van 48 naar 90",
        lambda a: "van" in (a.last, a.second) and _goes_to(a.right),
    ),
    (Role.NONE, "who or where: de drie gemeenten", lambda a: _is_known(a) and (_PLACES.match(a.head) or not a.head)),
    (Role.NONE, "a known time: de vier jaar", lambda a: _is_known(a) and a.is_time),
    (Role.KNOWN, "de 36 duplexwoningen", _is_known),
    (Role.BOUND, "eenmaal per jaar", lambda a: _is_one(a) and a.unit.startswith("keer per ")),
    (Role.ASIDE, "één contactpersoon, aan één tafel", _is_one),
    (Role.TIME, "binnen zes weken", lambda a: a.is_time and a.comparing),
    (Role.BOUND, "een achterstand van twee maanden", lambda a: a.is_time),
    (Role.NONE, "who pays: voor de helft betaald door", lambda a: a.word == "helft" and _PAID.match(a.right)),
    (
        Role.BOUND,
        "aanpassingen tot 500 euro",
        lambda a: _is_bound(a) and _NOUN_BEFORE.search(a.before) and not a.is_target,
    ),
    (Role.MAIN, "what is promised", lambda a: True),
)


def role_of(around: Around) -> Role:
    """What the figure is worth: the first rule that holds."""
    return next(role for role, _why, holds in _RULES if holds(around))


def comparison_of(around: Around) -> str:
    """eq, min, max or about."""
    if _RIGHT_MIN.match(around.right) or _RIGHT_MIN.match(around.behind):
        return "min"
    if _RIGHT_MAX.match(around.right) or _RIGHT_MAX.match(around.behind):
        return "max"
    if around.comparing == "bound":
        return "eq" if around.said == "tot" and around.is_target else "max"
    return _COMPARISONS.get(around.comparing, "eq")


def comparing(lead: str) -> tuple[str, str, int]:
    """The kind of the words that compare at the end of `lead`, the words and where they begin; ("", "", its length)."""
    words = lead.split()
    if not words or words[-1].lstrip("(") not in _LEADS or not (match := _LEAD.search(lead)):
        return "", "", len(lead)
    kind, said = next((name, said) for name, said in match.groupdict().items() if said)
    return kind, said, match.start()
