"""The weights of judging, learnt anew: `python -m tests.intake.learning [--write] [--wrong NAME]`.

Regularised logistic regression over the features of every candidate in the open agreements and the invented
sentences. Printed per agreement: how it is read with weights that were learnt without it.
"""

import argparse
import json
import math
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from woordhouder.intake.features import Setting, features
from woordhouder.intake.judging import AT_MOST, BIAS
from woordhouder.intake.naming import Names
from woordhouder.intake.parties import find_parties
from woordhouder.intake.passages import Candidate, candidates
from woordhouder.intake.period import find_period, find_title
from woordhouder.papers.documents.blocks import Document
from woordhouder.papers.documents.reading import read

from .gold import labelled
from .markup import OPEN, SHORT, Paper, papers
from .scoring import PROPOSED, SAME
from .sentences import MANNERS, SENTENCES, cases

WEIGHTS = Path(__file__).parents[2] / "src" / "woordhouder" / "intake" / "data" / "weights.json"
STRENGTH, STEPS, RATE = 1.5, 300, 0.5
LEAST_WEIGHT = 0.02
# Regularised weights lean to "no", and of papers that nobody saw most of the missed stand just below the line: with
# this on the bias each agreement, judged without it, is read best.
LEAN = 0.6
FURTHEST = 30.0


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with its features; `promise` is the label that it matches, "" for none."""

    features: frozenset[str]
    is_promise: bool
    promise: str
    text: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what is learnt from all but one, for each; with --write keep what is learnt from all."""
    parser = argparse.ArgumentParser(prog="python -m tests.intake.learning", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights that are learnt from all")
    parser.add_argument("--wrong", default="", help="show the faults in this agreement, read without it")
    told = parser.parse_args(arguments)
    sets = {paper.name: examples_of(paper) for paper in (*papers(OPEN), *papers(SHORT))}
    invented = invented_examples()
    shares = []
    for name, (rows, marked) in sets.items():
        others = [row for other, (more, _) in sets.items() if other != name for row in more]
        weights = learnt([*others, *invented])
        precision, recall, f1 = measured(rows, marked, weights)
        shares.append(f1)
        say(f"{name:<14} without it: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
        if told.wrong == name:
            for row in rows:
                sure = probability(row.features, weights)
                if (sure >= PROPOSED) != row.is_promise:
                    say(f"   {'missed' if row.is_promise else 'surplus'} {sure:.2f} {row.text[:160]}")
    say(f"{'mean':<14} F1 {sum(shares) / len(shares):.3f}")
    if told.write:
        weights = learnt([*(row for rows, _ in sets.values() for row in rows), *invented])
        kept = {name: round(weight, 3) for name, weight in sorted(weights.items()) if abs(weight) >= LEAST_WEIGHT}
        WEIGHTS.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def examples_of(paper: Paper) -> tuple[list[Example], int]:
    """Every candidate of an agreement, and how many promises are marked in it."""
    printed = labelled(paper)
    document = read(f"{paper.name}.txt", printed.text.encode())
    setting, found = candidates_of(document)
    made = []
    for one in found:
        start, end = one.block.place(one.start), one.block.place(one.end)
        best = max(((_overlap(start, end, p.start, p.end), p.name) for p in printed.promises), default=(0.0, ""))
        is_promise = best[0] >= SAME
        made.append(Example(features(one, setting), is_promise, best[1] if is_promise else "", one.text))
    return made, len(printed.promises)


def invented_examples() -> list[Example]:
    """The invented sentences; what only tells where in a paragraph one stands is left out."""
    made = []
    for path in (SENTENCES, MANNERS):
        document, told = cases(path)
        by_block = {id(document.blocks[case.block]): case for case in told}
        setting, found = candidates_of(document)
        for one in found:
            if case := by_block.get(id(one.block)):
                names = frozenset(name for name in features(one, setting) if not name.startswith("paragraph:"))
                made.append(Example(names, case.promises > 0, case.text, one.text))
    return made


def candidates_of(document: Document) -> tuple[Setting, list[Candidate]]:
    """The candidates of a document and what holds for it."""
    period = find_period(document, find_title(document))
    names = Names(find_parties(document))
    return Setting(names, period[0].year if period[0] else 0), list(candidates(document, names))


def learnt(rows: Sequence[Example]) -> dict[str, float]:
    """Weights by gradient descent with a step for each feature (Adagrad); the bias is not regularised."""
    names = sorted({name for row in rows for name in row.features})
    number = {name: at for at, name in enumerate(names)}
    places = [[number[name] for name in row.features] for row in rows]
    weights, squares, bias, bias_square = [0.0] * len(names), [1e-8] * len(names), 0.0, 1e-8
    for _step in range(STEPS):
        slopes, slope = [STRENGTH * weight for weight in weights], 0.0
        for row, at in zip(rows, places, strict=True):
            fault = _squash(bias + sum(weights[place] for place in at)) - row.is_promise
            slope += fault
            for place in at:
                slopes[place] += fault
        for place, value in enumerate(slopes):
            squares[place] += value * value
            weights[place] -= RATE * value / math.sqrt(squares[place])
        bias_square += slope * slope
        bias -= RATE * slope / math.sqrt(bias_square)
    return {BIAS: bias + LEAN, **dict(zip(names, weights, strict=True))}


def probability(names: Collection[str], weights: Mapping[str, float]) -> float:
    """As in judging, with these weights."""
    sure = _squash(weights[BIAS] + sum(weights.get(name, 0.0) for name in names))
    return sure if "card:first" in names else min([sure, *(most for name, most in AT_MOST.items() if name in names)])


def measured(rows: Iterable[Example], marked: int, weights: Mapping[str, float]) -> tuple[float, float, float]:
    """Precision, recall and F1; each promise is found at most once."""
    found, surplus = set[str](), 0
    for row in rows:
        if probability(row.features, weights) >= PROPOSED:
            if row.is_promise and row.promise not in found:
                found.add(row.promise)
            else:
                surplus += 1
    right = len(found)
    return right / ((right + surplus) or 1), right / marked, 2 * right / (right + surplus + marked)


def _overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    shared = min(end, other_end) - max(start, other_start)
    return shared / (max(end, other_end) - min(start, other_start)) if shared > 0 else 0.0


def _squash(value: float) -> float:
    return 1 / (1 + math.exp(-max(-FURTHEST, min(FURTHEST, value))))


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    main()
