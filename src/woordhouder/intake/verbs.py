"""Verbs of agreements: which forms they have, and whether they do, promise, try, aim, ask, meet, tell, are or think.

Forms are made by the rules of Dutch spelling from the infinitives of data/verbs.txt; strong ones are in irregular.txt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .words import lines_of, small

PRESENT, PLURAL, PAST, PARTICIPLE = "present", "plural", "past", "participle"
AUXILIARIES = {
    "zal": "will", "zullen": "will", "gaat": "will", "gaan": "will",
    "wil": "want", "willen": "want", "kan": "can", "kunnen": "can", "kunt": "can", "mag": "may", "mogen": "may",
    "moet": "must", "moeten": "must", "dient": "must", "dienen": "must", "hoeft": "must", "hoeven": "must",
    "is": "be", "zijn": "be", "heeft": "have", "hebben": "have", "wordt": "become", "worden": "become",
    "laat": "let", "laten": "let", "blijft": "stay", "blijven": "stay",
    "zou": "would", "zouden": "would", "was": "past", "waren": "past", "had": "past", "hadden": "past",
    "werd": "past", "werden": "past", "kon": "past", "konden": "past", "moest": "past", "moesten": "past",
    "wilde": "past", "wilden": "past", "mocht": "past", "mochten": "past", "bleef": "past", "bleven": "past",
    "ging": "past", "gingen": "past", "liet": "past", "lieten": "past",
}  # fmt: skip
_VOWELS = "aeiouy"
_DOUBLE = {"a": "aa", "e": "ee", "i": "ie", "o": "oo", "u": "uu"}
_UNSTRESSED_ER = small("unstressed")
_STRESSED = frozenset(["verdel", "verlen", "ontsten", "aanstel"])


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word form: of which verb, of what class, and which tense. `seam`: "aan" of "aanbieden"."""

    verb: str
    sense: str
    tense: str
    seam: str


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in lines_of(name):
        key, _, rest = line.partition("#")[0].partition(":")
        if rest.strip():
            yield key.strip(), rest.split()


@cache
def _irregular() -> dict[str, list[str]]:
    return dict(_lines("irregular.txt"))


def _vowel_count(word: str) -> int:
    """How many syllables, by runs of vowels."""
    return sum(
        1 for at, sign in enumerate(word) if sign in _VOWELS + "ëïöü" and (at == 0 or word[at - 1] not in _VOWELS)
    )


def _stem(infinitive: str) -> str:
    """The first person: "bouwen" bouw, "leveren" lever, "maken" maak, "zetten" zet, "geven" geef, "lezen" lees."""
    if infinitive.endswith(("gaan", "staan", "slaan", "doen", "zien")):
        return infinitive[:-2] if infinitive.endswith("aan") else infinitive[:-1]
    if infinitive.endswith("komen"):
        return infinitive[:-2]
    if not infinitive.endswith("en"):
        return infinitive.removesuffix("n")
    base = infinitive[:-2].replace("iër", "ieer")
    if len(base) > 1 and base[-1] == base[-2] and base[-1] not in _VOWELS:
        return base[:-1]
    if base.endswith(("uer", "eer", "ëer", "ier")):
        return base if base.endswith("eer") else f"{base[:-2]}eer"
    single = (
        len(base) > 1 and base[-1] not in _VOWELS and base[-2] in _DOUBLE and (len(base) < 3 or base[-3] not in _VOWELS)
    )
    if single and not _is_weak_ending(base):
        base = base[:-2] + (base[-2] * 2 if base[-2] != "i" else "ie") + base[-1]
    if base[-1] == "v":
        base = base[:-1] + "f"
    elif base[-1] == "z":
        base = base[:-1] + "s"
    return base


def _is_weak_ending(base: str) -> bool:
    """A last syllable without stress: "lever", "wissel", "teken", "matig"; not "realiser", "verdel", "verlen"."""
    if base in _STRESSED or _vowel_count(base) < 2:
        return False
    return base in _UNSTRESSED_ER if base.endswith("er") else base.endswith(("el", "en", "em", "ig", "ik"))


def _simple_forms(infinitive: str) -> Iterator[tuple[str, str]]:
    """Forms of a verb without seam, each with its tense."""
    stem = _stem(infinitive)
    third = f"{infinitive[:-1]}t" if infinitive.endswith("aan") else stem if stem.endswith("t") else f"{stem}t"
    yield third, PRESENT
    yield infinitive, PLURAL
    if strong := _irregular().get(infinitive):
        yield strong[0], PAST
        yield strong[1], PAST
        yield strong[2], PARTICIPLE
        return
    raw = infinitive[:-2]
    weak = "t" if raw and (raw[-1] in "tkfsp" or raw.endswith("ch") or raw[-1] == "x") else "d"
    yield f"{stem}{weak}e", PAST
    yield f"{stem}{weak}en", PAST
    ending = "" if stem.endswith(weak) else weak
    has_prefix = (
        infinitive.startswith(("be", "ge", "her", "ver", "ont", "er", "onder", "door", "over", "vol"))
        and _vowel_count(infinitive) > 2
    )
    yield f"{'' if has_prefix else 'ge'}{_dotted(stem) if not has_prefix else stem}{ending}", PARTICIPLE


def _dotted(stem: str) -> str:
    """After "ge" a vowel that would run on gets dots: geïsoleerd, geëvalueerd, geüpload."""
    if stem.startswith(("ei", "ie", "ui", "eu", "ij")) or stem[0] not in "eiu":
        return stem
    return {"e": "ë", "i": "ï", "u": "ü"}[stem[0]] + stem[1:]


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every written form, small, with its readings; of a separable verb also what is written as one word."""
    found: dict[str, dict[Form, None]] = {}

    def add(word: str, form: Form) -> None:
        found.setdefault(word, {})[form] = None

    for sense, verbs in _lines("verbs.txt"):
        for written in verbs:
            seam, _, base = written.rpartition("|")
            seam = seam.replace("|", "")
            for word, tense in _simple_forms(base):
                form = Form(seam + base, sense, tense, seam)
                if seam and tense != PARTICIPLE:
                    add(word, form)
                if not seam:
                    add(word, form)
                else:
                    add(seam + word, Form(seam + base, sense, tense, ""))
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def seams() -> frozenset[str]:
    """The parts of separable verbs that stand alone: "aan", "op", "bij"."""
    return frozenset(form.seam for readings in forms().values() for form in readings if form.seam)


@cache
def finite_forms() -> frozenset[str]:
    """Every form that can be the finite verb of a clause."""
    known = (word for word, readings in forms().items() if any(form.tense != PARTICIPLE for form in readings))
    return frozenset(known) | frozenset(AUXILIARIES)
