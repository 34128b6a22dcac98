"""What a number counts: the unit behind it, as "sociale huurwoningen" or "euro per jaar". A piece of `quantities`."""

import re

from woordhouder.language.counts import TIMES, Count, Token, time_units
from woordhouder.language.data import word_set
from woordhouder.language.numbers import number_in_digits, number_in_word

_PARTICIPLE = re.compile(r"(?:\w*ge|be|ver|ont|her)\w+[dt]")
_THINGS = re.compile(
    r"\b(?:[\w-]*(?:woningen|appartementen|studio['’]s|kamers|eenheden|huishoudens|standplaatsen|personen|plaatsen|daken"
    r"|tuinen|complexen|statushouders|vergunninghouders|projecten|huizen)|woning|huis)\b"
)
_LEFT_OUT = frozenset(
    [
        "extra",
        "nog",
        "gemiste",
        "hele",
        "volle",
        "houten",
        "stenen",
        "betonnen",
        "glazen",
        "loden",
        "koperen",
        "open",
        "eigen",
    ]
)  # words that describe what is counted, and do not end as an adjective mostly does
_REACH = 300


def unit_of(lower: str, tokens: list[Token], count: Count) -> tuple[str, int]:
    """The unit behind (or, of euros, before) the number, and the place of the token after it."""
    after = count.after
    place = count.first - 1
    while place >= 0 and tokens[place].text in ("ruim", "circa", "ca"):
        place -= 1
    is_money = place >= 0 and tokens[place].text in ("€", "eur")
    words = [token.text for token in tokens[after : after + 3]]
    if words[:1] == ["of"] and words[1:2] in (["meer"], ["minder"]):
        after += 2
        words = [token.text for token in tokens[after : after + 3]]
    if count.unit:
        unit, used = count.unit, 0
    elif is_money or words[:1] == ["euro"] or (_is_large(tokens[after - 1].text) and _no_thing(words)):
        unit, used = "euro", 1 if words[:1] == ["euro"] else 0
        if words[:2] in ([",", "-"], [".", "-"], [",", "–"]):
            used = 2
    elif words[:1] == ["%"] or words[:1] in (["procent"], ["pct"]):
        unit, used = "procent", 1
    elif words[:1] in (["procentpunt"], ["procentpunten"]):
        unit, used = "procentpunten", 1
    else:
        unit, used = _thing(lower, tokens, after, count.value == 1 and count.high is None)
    after += used
    is_of_what = unit == "euro" and len(words) > used + 1 and words[used].isalpha() and words[used + 1] == "per"
    per, used = _per(tokens, after + is_of_what)  # "€ 500 subsidie per jaar"
    used += is_of_what
    if not unit:
        unit = thing_named(lower[max(0, tokens[count.first].start - _REACH) : tokens[count.first].start])
    return f"{unit}{per}".strip(), after + used


def _is_large(word: str) -> bool:
    """Whether a multiplier says money by itself: "twee ton", "3 miljoen"."""
    return word in TIMES and word != "duizend"


def _no_thing(words: list[str]) -> bool:
    """Whether no counted thing follows "3 miljoen", so that euros are meant."""
    return not words or not words[0].isalpha() or words[0] in word_set("no_unit.txt") or words[0] == "euro"


def _thing(lower: str, tokens: list[Token], after: int, is_one: bool) -> tuple[str, int]:
    """The counted thing behind a number ("sociale huurwoningen") and how many tokens that takes; ("", 0) if none."""
    kept: list[str] = []
    end = len(tokens)
    place = after
    words = [token.text for token in tokens[after : after + 2]]
    if words[:1] == ["van"] and words[1:] in (["de"], ["het"], ["haar"], ["deze"]):
        place += 2
        if place < end and (number_in_digits(tokens[place].text) or number_in_word(tokens[place].text)):
            place += 1
    begun = place
    for place in range(begun, min(end, begun + 6)):
        word = tokens[place].text
        if (times := time_units().get(word)) and place == begun:
            return times, place + 1 - after
        if place == begun and word in ("keer", "maal", "x"):
            return "keer", place + 1 - after
        if place > begun and _links_adjectives(tokens, place):
            continue
        if word in _LEFT_OUT or _is_adjective(word):
            if word in word_set("unit_adjectives.txt") and "en" not in (token.text for token in tokens[begun:place]):
                kept.append(word)
            if place + 1 < end and tokens[place + 1].text.isalpha():
                continue
        if word == "m²" or (word == "m" and lower.startswith("2", tokens[place].end)):
            return "vierkante meter", place + 1 + (word == "m") - after
        if not word[0].isalpha() or word in word_set("no_unit.txt") or not _is_thing(word, is_one):
            break
        return " ".join([*kept, word]), place + 1 - after
    return "", 0


def _links_adjectives(tokens: list[Token], place: int) -> bool:
    """Whether the noun is still to come: "150 sociale en 60 middeldure huurwoningen"."""
    word, before = tokens[place].text, tokens[place - 1].text
    return (word in ("en", "of") and _is_adjective(before)) or (word[0].isdigit() and before in ("en", "of"))


def _is_thing(word: str, is_one: bool) -> bool:
    """Whether a word can be what is counted: a plural, or for one a word that is no participle ("bestemd")."""
    if word.endswith(("en", "s")) or word in word_set("measures.txt"):
        return True
    return is_one and not _PARTICIPLE.fullmatch(word)


def _is_adjective(word: str) -> bool:
    """Whether a word behind a number seems to describe what follows: "nieuwe", not "coöperatie"."""
    if not word.endswith("e") or len(word) < 4 or word in ("gemeente", "ruimte", "etage", "garage", "periode"):
        return False
    return not word.endswith("ie") or word.endswith(("ooie", "aaie", "oeie", "uie"))


def thing_named(lead: str) -> str:
    """The homes or people that were named before a number without unit: "van de woningen worden er tien"."""
    named = _THINGS.findall(lead)
    return {"woning": "woningen", "huis": "huizen"}.get(named[-1], named[-1]) if named else ""


def _per(tokens: list[Token], after: int) -> tuple[str, int]:
    """The words " per jaar" or " per woning per jaar" at `after`, and how many tokens they take."""
    made, used = "", 0
    for _ in range(2):
        words = [token.text for token in tokens[after + used : after + used + 3]]
        if len(words) > 2 and words[0] == "per" and words[2] in time_units() and not words[1].isalpha():
            made, used = f"{made} per {words[1]} {words[2]}", used + 3  # "1 keer per 2 jaar"
        elif len(words) > 2 and words[0] == "per" and number_in_word(words[1]) and words[2].isalpha():
            made, used = f"{made} per {words[1]} {words[2]}", used + 3
        elif words[:2] in (["per", "m"], ["per", "m²"]):
            made, used = f"{made} per vierkante meter", used + 2 + (words[2:] == ["2"])
        elif len(words) > 1 and words[0] == "per" and words[1].isalpha():
            made, used = f"{made} per {words[1]}", used + 2
    return made, used
