"""Words by which organisations of an agreement are known: what they are called and what kind that makes them."""

import re
from collections.abc import Collection, Iterator

MUNICIPALITY, ASSOCIATION, TENANTS, OTHER = "municipality", "housing_association", "tenants_organisation", "other"

_TENANTS_TYPE = (
    r"(?:Overkoepelende\s+)?(?:Huurders(?!\s)[\w-]*|"
    r"Bewoners(?:raad|groep|belang\w*|vereniging|platform|organisatie|advies\w*|federatie|koepel|bond|collectief)|HBV|HBO|HV|HO|"
    r"Koepel van Huurders\w*|Vereniging van [Hh]uurders|Huurders)"
)
_ASSOCIATION_TYPE = (
    r"(?:(?:Christelijke |Algemene |Protestants-Christelijke |R\.?K\.? )?"
    r"(?:Woon|Woning)(?:stichting|corporatie|bouwvereniging|bouwstichting|vereniging|maatschappij|bedrijf|groep|dienst|"
    r"beheer|belang|zorg)|Wooncorporatie|Corporatie|Volkshuisvesting|Bouwvereniging|Toegelaten instelling)"
)
_OTHER_TYPE = (
    r"(?:Dorpsraad|Wijkraad|Bewonersco[öo]peratie|Bewonersinitiatief|Bewonersbedrijf|Dorpsbelang\w*|Zorg[a-z]+|"
    r"Welzijn[a-z]*|Stichting (?:Welzijn|Zorg)\w*|Ouderenbond|Seniorenraad|Provincie|Waterschap|Energiecoöperatie|"
    r"Wooncoöperatie|Thuiszorg\w*|Maatschappelijke Opvang|"
    r"Kredietbank|Netbeheer(?:der)?|Opvang[a-z]*|Stichting Maatschappelijk\w*|Studentenhuisvest\w*)"
)
# Types as a sentence writes them, in small letters. Of the first ones the type is part of the name.
_SMALL_TYPE = (
    r"(?:woon|woning)(?:bouw)?(?:stichting|vereniging)|huurders(?:vereniging|raad|bond|belangenvereniging|federatie)|"
    r"bewonersraad|dorpsraad|zorggroep|welzijnsstichting"
)
_SMALL_ROLE = (
    r"(?:woning|woon)?corporaties?|verhuurders?|toegelaten instelling|huurders(?:belangen)?organisaties?|"
    r"bewonersorganisatie|(?:zorg|welzijns)(?:organisatie|aanbieder|instelling)"
)
_WORD = r"(?:[A-ZÀ-Ý0-9][\w'’&.-]*[\w'’]|[A-Z]\b|\b[a-z]{1,4}[A-Z][\w-]+)"
_JOIN = r"(?:(?:\s+(?:de|het|der|den|van|voor|op|aan|en|in|bij|&|'t|te)){1,2}(?=\s+[A-ZÀ-Ý])|\s*[/&]\s*)?"
NAME = rf"(?:(?:[Dd]e|[Hh]et|'t)\s+)?{_WORD}(?:{_JOIN}\s+{_WORD}){{0,4}}"
_SEATED = re.compile(r"\s+te\s+[A-ZÀ-Ý].*$")
_KEPT_EN = re.compile(r" en (?:Omstreken|Omgeving|Omgeving|Zorg|Welzijn|Service)\b")
# How a name or the word for its type begins, so that all else is passed over at once.
_BEGINS = (
    r"[A-ZÀ-Ý0-9]|gemeente\s|w(?:oon|oning|elzijn)|huurders|bewonersraad|bewonersorganisatie|dorpsraad|zorg|corporatie|"
    r"verhuurder|toegelaten|[a-z]{1,4}[A-Z]"
)
_FIND = re.compile(
    rf"""
    \b(?={_BEGINS})(?:
    (?P<town>[Gg]emeente\s+(?:'s-|’s-)?[A-ZÀ-Ý][\w'’-]+
        (?:(?:\s+(?:aan|op|bij|en(?=\s+Dal\b)|in|den|de|der|van)){{0,2}}\s+[A-ZÀ-Ý][\w'’-]+){{0,3}})
    |(?P<tenants>(?:(?:Stichting|Vereniging|Coöperatie|Federatie)\s+)?{_TENANTS_TYPE}(?:\s+{NAME})?)
    |(?P<small>(?:{_SMALL_TYPE})\s+{NAME})
    |(?P<role>{_SMALL_ROLE})\s+(?:(?P<called>{NAME}))
    |(?P<association>(?:Stichting\s+)?{_ASSOCIATION_TYPE}\s+{NAME})
    |(?P<other>{_OTHER_TYPE}\s+{NAME})
    |(?P<foundation>(?:Stichting|Coöperatie|Vereniging)\s+{NAME})
    |(?P<suffixed>(?:(?:De|Het)\s+)?{_WORD}(?:\s+{_WORD})?\s+
        (?:Wonen|Woningen|Woondiensten|Woonservice|Woongroep|Volkshuisvesting)\b)
    )""",
    re.VERBOSE,
)
_KINDS = {
    "town": MUNICIPALITY,
    "tenants": TENANTS,
    "association": ASSOCIATION,
    "other": OTHER,
    "foundation": ASSOCIATION,
    "suffixed": ASSOCIATION,
}
_TYPE = re.compile(
    rf"^(?:(?:Stichting|Vereniging|Coöperatie|Federatie)\s+)?(?:[Gg]emeente|{_TENANTS_TYPE}|{_ASSOCIATION_TYPE}|"
    rf"{_OTHER_TYPE}|Stichting|Vereniging|Coöperatie|Federatie)\s+"
)
# What a foundation or cooperative is for, when that is not to let homes to whoever has waited for one.
_CARE = re.compile(
    r"zorg|welzijn|sociaal|sociale|opvang|ggz|maatschappelijk|thuis(?:haven|loos)|fonds|verdeling|urgentie|student|jongeren|dorps|wijk|"
    r"eigenaren|platform|netwerk|zon(?:ne|kracht)|energie|warmte|ouderen|senioren|bewind|schuld|sport|cultu|gemeenten|"
    r"provincie|corporaties|bibliotheek|toezicht",
    re.I,
)
_RENTERS = re.compile(r"huurder|bewoner", re.I)
# Words that begin a sentence or a title and are no part of a name.
_GENERAL = frozenset(
    ["huurders", "huurdersorganisatie", "huurdersorganisaties", "huurdersvereniging", "huurdersverenigingen"]
)
# "Kaderafspraken Wonen" is a paper, "wethouder Wonen" a person: no association.
_IS_PAPER = re.compile(
    r"(?i)(?:afspraken|akkoord|visie|programma|agenda|beleid|nota|monitor|overleg|plan|fonds|overeenkomst|kader|team|"
    r"afdeling|cluster|domein|wethouder|houder|commissie|raad|groep|platform|thema|artikel|hoofdstuk|bijlage|samen|wonen|over)$"
)


def kind_of(word: str) -> str | None:
    """What kind of organisation a type word names: "Huurdersraad", "Dorpsraad"; None when it is none."""
    if re.fullmatch(_TENANTS_TYPE, word):
        return TENANTS
    if re.fullmatch(_OTHER_TYPE, word):
        return OTHER
    return ASSOCIATION if re.fullmatch(_ASSOCIATION_TYPE, word) else None


def without_type(name: str) -> str:
    """The name proper: "Woonstichting De Beek" is "De Beek"; "Huurdersfederatie Vliet" is "Vliet"."""
    return _TYPE.sub("", name, count=1)


def as_word(name: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of `name` as a whole word. It begins with the name itself: that is found quicker than a border."""
    written = re.escape(name)
    return re.compile(rf"{written}(?<=\b{written})\b", flags)


def names_in(text: str, wholes: Collection[str] = ()) -> Iterator[tuple[int, int, str, str]]:
    """Each organisation that `text` names by a word for its type: start, end, kind, name.

    "en" parts two names, unless the pair is one of `wholes` ("Dak en Deur").
    """
    at = 0
    while match := _FIND.search(text, at):
        at = match.end()
        group = match.lastgroup or ""
        written = match["called"] if group == "called" else match[0]
        name = " ".join(written.split()).rstrip(".-'’").removesuffix(" U.A").removesuffix(" B.V")
        if group == "town":
            name = ("Gemeente" + name[8:]).split(" en ")[0]
        elif group == "suffixed" and _IS_PAPER.search(name.split()[0]):
            continue
        elif " en " in name and group != "suffixed" and not _KEPT_EN.search(name) and not _ends_in(name, wholes):
            name = name.split(" en ")[0]
            # What stands behind it may be another one: "Stichting Beek en Huurdersraad Beek".
            at = match.start() + match[0].index(" en ") if " en " in match[0] else at
        name = _without_seat(name)
        if group == "small":
            name = name[:1].upper() + name[1:]
        if len(name) > _SHORTEST[group == "called"] and without_type(name) != "" and name.lower() not in _GENERAL:
            yield match.start(), at, _kind(group, match[0], name), name


def _without_seat(name: str) -> str:
    """The name without where it has its seat: "Woonstichting Beek te Beekdorp". A type alone is no name."""
    bare = _SEATED.sub("", name)
    return bare if without_type(f"{bare} ").strip() else name


def name_first(text: str) -> str | None:
    """The name with which `text` begins, behind an article or "ook" too; None if it begins with none."""
    begin = len(text) - len(text.lstrip())
    behind = _ARTICLE.match(text, begin)
    if not (_FIND.match(text, begin) or (behind and _FIND.match(text, behind.end()))):
        return None
    found = next(names_in(text), None)
    return found[3] if found and text[: found[0]].lower().strip() in ("", *_ARTICLES) else None


_ARTICLES = ("de", "het", "ook")
_ARTICLE = re.compile(rf"(?i:{'|'.join(_ARTICLES)})\s+")
_SHORTEST = (4, 1)  # signs of what is no name yet; behind a word for its role letters are one ("corporatie WSB")


def _ends_in(name: str, wholes: Collection[str]) -> bool:
    return any(name.endswith(whole) for whole in wholes)


def _kind(group: str, written: str, name: str) -> str:
    if group not in ("foundation", "small", "called"):
        return _KINDS[group]
    told = name if group == "foundation" else written
    return TENANTS if _RENTERS.search(told) else OTHER if _CARE.search(told) else ASSOCIATION


_ROLES = (
    (TENANTS, r"huurders(?:organisatie|vereniging|raad|belangen\w*|koepel)|bewonersraad|"
              r"\w*organisatie van (?:de )?huurders|koepel (?:van|waarin)|vertegenwoordiging van (?:de )?huurders"),
    (ASSOCIATION, r"(?:woning|woon)?corporatie\b|toegelaten instelling|verhuurder|woonstichting|woningstichting"),
    (OTHER, r"(?:zorg|welzijns)(?:organisatie|instelling|aanbieder|stichting)|dorpsraad|wijkraad"),
)  # fmt: skip
_ROLE = re.compile(
    r"\s*[,(:–-]\s*(?:(?:de|het|een|als|onze|haar|zijn|enige|erkende|regionale|lokale|grootste|kleinste|sociale|met|"
    r"[\d.]+ \w+|in \w+|van)\s+)*(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _ROLES) + ")"
)


def role_in(behind: str) -> str | None:
    """The kind that the words behind a name say: ", de grootste verhuurder", "(huurdersorganisatie)"."""
    match = _ROLE.match(behind[:120])
    return match.lastgroup if match else None


_INTRODUCED = re.compile(
    rf"^(?:(?:de|het) )?(?:publiekrechtelijke rechtspersoon |rechtspersoon |besloten vennootschap |"
    r"vereniging met volledige rechtsbevoegdheid )?"
    rf"(?P<name>(?:[Dd]e |[Hh]et )?{_WORD}(?:{_JOIN}\s+{_WORD}){{0,5}}),\s+"
    r"(?=[^.;]{0,300}?\b(?:gevestigd|vertegenwoordigd|hierna|handelend|verder te noemen)\b)",
)
_TENANTS_ROLE = re.compile(
    r"\b(?:huurders|bewonerscommissies|bewoners)\b.{0,60}\b(?:behartig|verenig|vertegenwoordig|organisatie|belangen|koepel)|"
    r"belangenorganisatie",
    re.I,
)
_OTHER_ROLE = re.compile(r"\b(?:zorg|welzijn|opvang|hulpverlening|maatschappelijk|provincie|waterschap)", re.I)


def introduced_in(text: str) -> tuple[int, int, str, str] | None:
    """A party that a clause introduces by name ("Terpenta, gevestigd te ...", whatever it is called), or None."""
    match = _INTRODUCED.match(text)
    if not match:
        return None
    name = _without_seat(" ".join(match["name"].split()))
    known = [found for found in names_in(f"{name} ") if found[0] <= 4]
    if known:
        return None
    if name.lower().startswith("gemeente"):
        return match.start("name"), match.end("name"), MUNICIPALITY, f"Gemeente{name[8:]}"
    rest = text[match.end() : match.end() + 200]
    kind = TENANTS if _TENANTS_ROLE.search(rest) else OTHER if _OTHER_ROLE.search(rest[:90]) else ASSOCIATION
    return match.start("name"), match.end("name"), kind, name
