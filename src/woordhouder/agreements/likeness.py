"""Which promise of one agreement looks like which of another: a proposal that a person confirms. Pure.

Two promises are alike when their words come in the same order. Numbers do not count, since "40 homes in 2026" becomes
"45 homes in 2027". Each promise is proposed at most once.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

LEAST = 0.55
"""Below this two promises only use the same language."""

_TITLE = 0.35  # how much the title weighs beside the text
_SHORT = 4
_NEAR = 6  # candidates that are compared word by word
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")


@dataclass(frozen=True)
class Promise:
    """The words of a commitment, which `reference` names."""

    reference: str
    title: str
    text: str


@dataclass(frozen=True)
class Alike:
    """`later` looks like `earlier`. `likeness` from LEAST up to 1: the same words."""

    later: str
    earlier: str
    likeness: float


@dataclass(frozen=True)
class _Read:
    reference: str
    title: Sequence[str]
    text: Sequence[str]


def proposals(later: Iterable[Promise], earlier: Iterable[Promise], least: float = LEAST) -> list[Alike]:
    """The pairs that are most alike, best first. Equal pairs: in the order in which they were given."""
    new, old = [_read(promise) for promise in later], [_read(promise) for promise in earlier]
    near = _near(new, old)
    pairs = [(_likeness(one, other), one, other) for one in new for other in near[one.reference]]
    taken_later, taken_earlier, found = set[str](), set[str](), list[Alike]()
    for likeness, one, other in sorted(pairs, key=lambda pair: -pair[0]):
        is_free = one.reference not in taken_later and other.reference not in taken_earlier
        if likeness >= least and is_free:
            taken_later.add(one.reference)
            taken_earlier.add(other.reference)
            found.append(Alike(one.reference, other.reference, likeness))
    return found


def _read(promise: Promise) -> _Read:
    return _Read(promise.reference, _words(promise.title), _words(promise.text))


def _words(text: str) -> list[str]:
    """The words in their order; every number is the same word."""
    return ["#" if word[0].isdigit() else word for word in _WORD.findall(text.lower())]


def _likeness(one: _Read, other: _Read) -> float:
    title = Indel.normalized_similarity(one.title, other.title)
    text = Indel.normalized_similarity(one.text, other.text)
    return _TITLE * title + (1 - _TITLE) * text


def _near(new: Sequence[_Read], old: Sequence[_Read]) -> Mapping[str, Sequence[_Read]]:
    """For each new promise the few old ones that share its rare words most: comparing all pairs takes too long."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, promise in enumerate(old):
        for word in {*promise.title, *promise.text}:
            holders[word].append(place)
    # With many promises, a word that many of them use tells little and costs most.
    telling = {word: places for word, places in holders.items() if len(places) <= max(40, len(old) // 10)}
    found = {}
    for promise in new:
        weights: dict[int, float] = defaultdict(float)
        for word in {*promise.title, *promise.text} & telling.keys():
            weight = math.log(1 + len(old) / len(telling[word]))
            for place in telling[word]:
                weights[place] += weight
        best = sorted(weights, key=lambda place: (-weights[place], place))[:_NEAR]
        found[promise.reference] = [old[place] for place in best]
    return found


def nearest(words: str, others: Sequence[str], most: int) -> list[int]:
    """The places in `others` of the texts that share the rarest words with `words`, nearest first; at most `most`.

    Short words ("van", "ook") tell nothing, numbers neither.
    """
    wanted = _telling(words)
    sets = [_telling(other) for other in others]
    spread = Counter(word for held in sets for word in held & wanted)
    weights = [
        sum(math.log(1 + len(sets) / spread[word]) for word in held & wanted) / math.sqrt(4 + len(held))
        for held in sets
    ]
    order = sorted(range(len(sets)), key=lambda place: (-weights[place], place))
    return [place for place in order if weights[place] > 0][:most]


def _telling(text: str) -> set[str]:
    return {word for word in _words(text) if len(word) > _SHORT}
