"""Which documents answer a question best: BM25F over stored weights. Pure; the same numbers on every database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from types import MappingProxyType

from woordhouder.language.analyser import Asked, Term, analyse

SATURATION = 2.5
LENGTH_SHARE = 0.5
THOUSAND = 1000


@dataclass(frozen=True)
class Field:
    """How much a field counts, and the number of words at which its length is neither short nor long."""

    boost: float
    usual_length: int


FIELDS: Mapping[str, Field] = {
    "title": Field(3.0, 6),
    "place": Field(3.0, 3),
    "summary": Field(2.0, 25),
    "labels": Field(1.5, 12),
    "keywords": Field(2.0, 60),
    "parties": Field(1.0, 12),
    "commitments": Field(1.5, 80),
    "prose": Field(0.4, 220),
}

Postings = Mapping[str, Mapping[int, int]]
"""Per form: document id -> weight in thousandths."""


def weights(texts: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The weight of each form in a document, in thousandths, from its texts per field (keys of FIELDS)."""
    found: dict[str, float] = {}
    for name, field in FIELDS.items():
        terms = [term for text in texts.get(name, ()) for term in analyse(text)]
        length = 1 - LENGTH_SHARE + LENGTH_SHARE * _words(terms) / field.usual_length
        for term in terms:
            found[term.form] = found.get(term.form, 0.0) + field.boost * term.weight / length
    return {form: max(1, round(weight * THOUSAND)) for form, weight in found.items()}


def _words(terms: Iterable[Term]) -> int:
    return len({(term.start, term.end) for term in terms})


def rank(
    asked: Sequence[Asked], postings: Postings, documents: int, numbers: Mapping[str, int] = MappingProxyType({})
) -> dict[int, float]:
    """The score of each document that answers at least one asked word; higher is better.

    Per asked word the best alternative counts. Documents that answer more of what was asked come first. `numbers`: in
    how many documents a form stands of which `postings` holds only some.
    """
    scores: dict[int, float] = {}
    answered: dict[int, float] = {}
    wanted = 0.0
    for word in asked:
        best = _best(word, postings)
        with_it = max(len(best), *(numbers.get(alternative.form, 0) for alternative in word.alternatives), 0)
        rarity = log(1 + (max(documents, with_it) - with_it + 0.5) / (with_it + 0.5))
        importance = rarity * max(alternative.weight for alternative in word.alternatives)
        wanted += importance
        for document, share in best.items():
            scores[document] = scores.get(document, 0.0) + rarity * share
            answered[document] = answered.get(document, 0.0) + importance * min(1.0, 2 * share)
    if wanted == 0:
        return scores
    return {document: round(score * (0.5 + answered[document] / wanted), 6) for document, score in scores.items()}


def _best(word: Asked, postings: Postings) -> dict[int, float]:
    """Per document how well it answers `word` (0-1): its best alternative, saturated."""
    best: dict[int, float] = {}
    for alternative in word.alternatives:
        for document, weight in postings.get(alternative.form, {}).items():
            share = alternative.weight * weight / (weight + SATURATION * THOUSAND)
            if share > best.get(document, 0.0):
                best[document] = share
    return best


HEAVIEST = 3  # the weight of a subject that is the heart of a thing
SUBJECT_SHARE = 2.0

Subjects = Mapping[int, Mapping[str, int]]
"""Per document id: its subjects and their weights (1 to 3)."""


def with_subjects(scores: Mapping[int, float], asked: Sequence[Asked], subjects: Subjects) -> dict[int, float]:
    """The scores, the best as 1, and to them the subject of each document that answers the question best."""
    answers = _subjects_asked(asked, {name for own in subjects.values() for name in own})
    highest = max(scores.values(), default=1.0) or 1.0
    found = {document: score / highest for document, score in scores.items()}
    for document, own in subjects.items():
        best = max((answers[name] * weight / HEAVIEST for name, weight in own.items() if name in answers), default=0.0)
        if best:
            found[document] = found.get(document, 0.0) + SUBJECT_SHARE * best
    return {document: round(score, 6) for document, score in found.items()}


def _subjects_asked(asked: Sequence[Asked], names: set[str]) -> dict[str, float]:
    """The subjects that answer something of the question, and how much of it (0-1)."""
    forms = {name: _forms_of(name) for name in sorted(names)}
    answered: dict[str, float] = {}
    wanted = 0.0
    for word in asked:
        shares = {
            name: share
            for name, own in forms.items()
            if (share := max((choice.weight * own.get(choice.form, 0.0) for choice in word.alternatives), default=0.0))
        }
        rarity = log(1 + (len(forms) - len(shares) + 0.5) / (len(shares) + 0.5))
        wanted += rarity * max(choice.weight for choice in word.alternatives)
        for name, share in shares.items():
            answered[name] = answered.get(name, 0.0) + rarity * share
    return {name: share / wanted for name, share in answered.items()} if wanted else {}


@lru_cache(maxsize=2000)
def _forms_of(subject: str) -> Mapping[str, float]:
    """The forms in the name of a subject; the same few names are asked for at every search."""
    return {term.form: term.weight for term in analyse(subject)}
