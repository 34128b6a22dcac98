"""What the search engine stores of a document and asks for a question.

A document gives terms; a question gives asked words, each with alternatives. A document's score for one asked word is
its best alternative (the alternative's weight times the stored term's), and the asked words are summed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from woordhouder.language.data import word_set
from woordhouder.language.forms import EXACT, Form, Why, key, part_lemmas, word_forms
from woordhouder.language.questions import without_frame
from woordhouder.language.related import expressions, thesaurus
from woordhouder.language.words import Word, words

INSIDE = 0.5
"""How much a single part counts beside the compound or expression in which it was asked."""


@dataclass(frozen=True, slots=True)
class Term:
    """A form that stands at `text[start:end]`; `weight` (0-1] says how much of that place it is."""

    form: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """A form that answers an asked word, how well (0-1], and why it does."""

    form: str
    weight: float
    why: Why


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked: `text` is the question's own `[start:end]`; the alternatives come heaviest first.

    A compound or expression is asked as a whole and then once more for each of its parts, lighter; these share its
    place or lie inside it and have `is_part`.
    """

    text: str
    start: int
    end: int
    alternatives: tuple[Alternative, ...]
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was given, and what it asks for; `words` is empty if it holds no word at all."""

    text: str
    words: tuple[Asked, ...]


def analyse(text: str) -> list[Term]:
    """The terms of a document in the order of its words: lemma, family, parts, and expressions of the thesaurus.

    Glue (articles, prepositions) gives no terms. Each form occurs at most once per place.
    """
    content = [word for word in words(text) if not is_glue(word.text)]
    found = [
        Term(form.text, word.start, word.end, form.weight) for word in content for form in document_forms(word.text)
    ]
    spans = expressions([key(word.text) for word in content])
    found += [Term(form, content[first].start, content[behind - 1].end, EXACT) for first, behind, form in spans]
    return found


def ask(question: str) -> Question:
    """What `question` asks for: words of a typed list, a whole question, or a phrase, in Dutch or (themes) English.

    Stop words and the frame of a question ("welke gemeenten hebben ...") are dropped, unless nothing else remains; a
    word asked twice counts once.
    """
    content = without_frame(question)
    inside: set[int] = set()
    asked: list[Asked] = []
    for first, behind, form in _longest(expressions([key(word.text) for word in content]) if content else ()):
        inside.update(range(first, behind))
        start, end = content[first].start, content[behind - 1].end
        asked.append(Asked(question[start:end], start, end, _alternatives([Form(form, EXACT, "exact")])))
    only_stops = not inside and all(is_stop(word.text) for word in content)
    for at, word in enumerate(content):
        if is_stop(word.text) and not only_stops:
            continue
        asked += [_asked_inside(word)] if at in inside else _asked_word(word)
    order = sorted(range(len(asked)), key=lambda at: (asked[at].start, asked[at].is_part, at))
    once = {asked[at].alternatives: at for at in reversed(order)}
    return Question(question, tuple(asked[at] for at in order if once[asked[at].alternatives] == at))


@lru_cache(maxsize=100_000)
def document_forms(word: str) -> tuple[Form, ...]:
    """The forms of one word in a document: its own, and the expression that a compound writes as one word."""
    forms = word_forms(word)
    parts = part_lemmas(word)
    if len(parts) > 1 and (written := thesaurus().expressions.get(tuple(sorted(map(key, parts))))):
        return (*forms, Form(written, EXACT, "exact"))
    return forms


def is_glue(word: str) -> bool:
    """Whether `word` is an article, preposition or the like, which no document stores."""
    return word.lower() in word_set("glue.txt")


def is_stop(word: str) -> bool:
    """Whether `word` says nothing in a question that has other words."""
    return is_glue(word) or word.lower() in word_set("stop.txt")


def _longest(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of `spans` those that do not overlap, longer ones first."""
    kept: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for first, behind, form in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint(range(first, behind)):
            taken.update(range(first, behind))
            kept.append((first, behind, form))
    return kept


def _asked_word(word: Word) -> list[Asked]:
    """`word` as asked by itself: the whole and, if it is a compound, its parts."""
    whole = [form for form in document_forms(word.text) if form.why != "compound"]
    parts = part_lemmas(word.text)
    if not parts:
        whole = list(document_forms(word.text))
    asked = [Asked(word.text, word.start, word.end, _alternatives(whole))]
    if len(parts) > 1:
        asked += [_asked_inside(word, part, whole[0]) for part in parts]
    return asked


def _asked_inside(word: Word, part: str = "", *wholes: Form) -> Asked:
    """A part of something bigger that is asked too: `word` itself or its `part`; `wholes` answer it as well."""
    found = (*map(_as_given, wholes), *_alternatives(word_forms(part or word.text)))
    light = tuple(Alternative(each.form, round(each.weight * INSIDE, 3), each.why) for each in found)
    return Asked(word.text, word.start, word.end, light, is_part=True)


def _as_given(form: Form) -> Alternative:
    """A form as an alternative of its own weight."""
    return Alternative(form.text, form.weight, form.why)


def _alternatives(forms: Sequence[Form]) -> tuple[Alternative, ...]:
    """`forms` and what they are related to, each form once with its highest weight, heaviest first."""
    best = {form.text: _as_given(form) for form in reversed(forms)}
    for other, weight in thesaurus().related(form.text for form in forms if form.why != "compound").items():
        if other not in best or best[other].weight < weight:
            best[other] = Alternative(other, weight, "related")
    return tuple(sorted(best.values(), key=lambda found: (-found.weight, found.form)))
