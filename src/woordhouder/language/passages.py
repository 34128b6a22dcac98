"""The place in a document that answers a question best, with the words to mark."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from woordhouder.language.analyser import Question, Term, analyse
from woordhouder.language.sentences import sentences as sentences_of_line

ELLIPSIS = "…"

_BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*[-•*–] )")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text to show, cut at word borders with "…", and the places in it to mark: whole words, in order, apart."""

    text: str
    marks: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Hit:
    """A place that answers the asked word number `asked`, and how well."""

    start: int
    end: int
    asked: int
    weight: float


def best_passage(texts: Sequence[str], question: Question, length: int = 240) -> Passage:
    """The window of at most `length` code points (and two ellipses) that answers most of `question`.

    Texts are in order of preference: the first of equals wins. Without any match the beginning of the first filled
    text, without marks; without any text an empty passage.
    """
    best: tuple[float, int, int, str, list[_Hit]] | None = None
    for text in texts:
        if not (hits := _hits(text, question)):
            continue
        starts = [hit.start for hit in hits]
        for start, end in _windows(text, hits, length):
            inside = hits[bisect_left(starts, start) : bisect_left(starts, end)]
            score = _score([hit for hit in inside if hit.end <= end])
            if best is None or score > best[0]:
                best = (score, start, end, text, hits)
    if best:
        _, start, end, text, hits = best
        return _cut(text, start, end, hits)
    filled = next((text for text in texts if text.strip()), "")
    return _cut(filled, *_fit(filled, 0, length), [])


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of `text` start and end; an empty line or a bullet ends one as well."""
    start = 0
    for match in _BREAK.finditer(text):
        yield from _within(text, start, match.start())
        start = match.end()
    yield from _within(text, start, len(text))


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in sentences_of_line(text[start:end]):
        yield start + first, start + last


def _hits(text: str, question: Question) -> list[_Hit]:
    """The places of `text` that answer any asked word, in order."""
    asked: dict[str, list[tuple[int, float]]] = {}
    for number, word in enumerate(question.words):
        for found in word.alternatives:
            asked.setdefault(found.form, []).append((number, found.weight))
    hits = [
        _Hit(term.start, term.end, number, weight * term.weight)
        for term in _terms(text)
        for number, weight in asked.get(term.form, ())
    ]
    return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.asked))


@lru_cache(maxsize=8_000)
def _terms(text: str) -> tuple[Term, ...]:
    """The terms of a text: the same promises are looked through at every search (some 2 kB each)."""
    return tuple(analyse(text))


def _windows(text: str, hits: list[_Hit], length: int) -> Iterator[tuple[int, int]]:
    """A window for each sentence with hits: from its start if the hits fit so, else from just before a hit."""
    at = 0
    for start, end in sentences(text):
        first = at
        while at < len(hits) and hits[at].start < end:
            at += 1
        if first == at:
            continue
        yield _fit(text, start, length)
        for hit in hits[first:at] if end - start > length else ():
            yield _fit(text, _word_start(text, max(start, hit.start - length // 6), hit.start), length)


def _word_start(text: str, start: int, latest: int) -> int:
    """The first place from `start` on at which a word begins after white space, at most `latest`."""
    while 0 < start < latest and not text[start - 1].isspace():
        start += 1
    return start


def _fit(text: str, start: int, length: int) -> tuple[int, int]:
    """The span from the first character at or after `start`, at most `length` long, ending at a word border."""
    while start < len(text) and text[start].isspace():
        start += 1
    end = min(len(text), start + length)
    if end < len(text) and not text[end].isspace():
        border = end
        while border > start and not text[border - 1].isspace():
            border -= 1
        end = border if border > start else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _score(hits: list[_Hit]) -> float:
    """The sum of the best hit per asked word; more hits of one word add a trifle."""
    best: dict[int, float] = {}
    for hit in hits:
        best[hit.asked] = max(best.get(hit.asked, 0.0), hit.weight)
    return round(sum(best.values()) + 0.01 * min(len(hits), 10), 6)


def _cut(text: str, start: int, end: int, hits: list[_Hit]) -> Passage:
    """The passage `text[start:end]` with ellipses where something was left out; line breaks become spaces."""
    before = ELLIPSIS if text[:start].strip() else ""
    after = ELLIPSIS if text[end:].strip() else ""
    shown = before + re.sub(r"\s", " ", text[start:end]) + after
    marks: list[tuple[int, int]] = []
    for hit in hits:
        if start <= hit.start and hit.end <= end:
            left, right = hit.start - start + len(before), hit.end - start + len(before)
            if marks and left < marks[-1][1]:
                marks[-1] = (marks[-1][0], max(right, marks[-1][1]))
            else:
                marks.append((left, right))
    return Passage(shown, marks)
