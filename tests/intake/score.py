"""Figures of how well the labelled agreements are read: `python -m tests.intake.score [--name NAME] [--wrong]`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from .gold import labelled, located
from .markup import LOCKS, OPEN, SHORT, Paper, papers
from .printing import PRINTED, printed
from .scoring import FIELDS, PROPOSED, Promise, Score, has_same_unit, is_same, names_of, promises_of, score, together

TITLES = ("agreement", "marked", "proposed", "prec.", "recall", "F1", *FIELDS, "edits/10")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line per agreement. Of the locked ones only what they give together is ever shown."""
    parser = argparse.ArgumentParser(prog="python -m tests.intake.score", description=__doc__)
    parser.add_argument("--name", help="only this agreement")
    parser.add_argument("--wrong", action="store_true", help="what was missed, wrongly proposed, or has a wrong field")
    parser.add_argument("--least", type=float, default=PROPOSED, help="probability from which a passage is proposed")
    parser.add_argument("--locked", choices=LOCKS, help="only the figures of two locked agreements together")
    parser.add_argument("--format", choices=PRINTED, default="txt", help="how the agreements are printed")
    told = parser.parse_args(arguments)
    if told.locked:
        locked = papers(LOCKS[told.locked])
        line(TITLES)
        line(figures("locked", together(read_and_scored(paper, told.least, told.format)[0] for paper in locked)))
        return
    every_open = [*papers(OPEN), *papers(SHORT)]
    chosen = [paper for paper in every_open if told.name in (None, paper.name)]
    if not chosen:
        sys.exit(f"There is no agreement {told.name}; there are {', '.join(paper.name for paper in every_open)}.")
    scores = {paper.name: read_and_scored(paper, told.least, told.format) for paper in chosen}
    if told.wrong:
        for name, (one, reading) in scores.items():
            show_wrong(name, one, reading)
    line(TITLES)
    for name, (one, _reading) in scores.items():
        line(figures(name, one))
    for paper in chosen:
        say(facts_of_the_whole(paper, scores[paper.name][1]))
    if len(scores) > 1:
        every = together(one for one, _ in scores.values())
        line(figures("together", every))
        say(facts_with_something(every))


def read_and_scored(paper: Paper, least: float = PROPOSED, way: str = "txt") -> tuple[Score, Any]:
    """The score of an agreement, printed as one of `PRINTED`, and the `Reading`."""
    read: Callable[[str, bytes], Any] = import_module("woordhouder.papers.documents.reading").read
    proposals: Callable[[Any], Any] = import_module("woordhouder.intake.reading").proposals
    reading = proposals(read(*printed(paper, way)))
    marked = labelled(paper).promises if way == "txt" else tuple(located(paper, reading.document))
    assert way != "txt" or reading.document.text == labelled(paper).text, "The text of a .txt file is the file itself."
    proposed = promises_of(reading, names_of(paper.labels["parties"]), least)
    return score(marked, proposed), reading


def figures(name: str, one: Score) -> tuple[str, ...]:
    """A row of the table."""
    shares = (one.precision, one.recall, one.f1, *(one.accuracy(field) for field in FIELDS))
    return (
        name,
        str(one.labelled),
        str(one.proposed),
        *(f"{share:.3f}" for share in shares),
        f"{one.edits_per_ten:.2f}",
    )


def facts_of_the_whole(paper: Paper, reading: Any) -> str:
    """Title, term and parties of an agreement, and which of these were read as they are labelled."""
    labels = paper.labels
    marked = {(party["kind"], party["name"]) for party in labels["parties"]}
    found = {(party.kind, party.name) for party in reading.parties}
    odd = [
        f"{sign}{name} ({kind})" for sign, row in (("-", marked - found), ("+", found - marked)) for kind, name in row
    ]
    term = (labels["period"]["from"], labels["period"]["until"])
    return (
        f"{paper.name}: title {'right' if reading.title == labels['title'] else f'wrong: {reading.title!r}'}, "
        f"term {'right' if tuple(reading.period) == term else f'wrong: {reading.period}'}, "
        f"parties {len(marked & found)} of {len(marked)}{' ' if odd else ''}{', '.join(sorted(odd))}"
    )


def facts_with_something(one: Score) -> str:
    """Accuracy where there is something to be found or something was found, which "none" on both sides flatters."""
    parts = []
    for name in ("contributors", "quantity", "deadline"):
        told = [pair for pair in one.pairs if getattr(pair[0], name) or getattr(pair[1], name)]
        right = sum(is_same(name, *pair) for pair in told)
        parts.append(f"{name} {right} of {len(told)}")
    both = [pair for pair in one.pairs if pair[0].quantity and pair[1].quantity]
    parts.append(f"unit {sum(has_same_unit(*pair) for pair in both)} of {len(both)}")
    return f"Right where one of the two has something: {', '.join(parts)}."


def show_wrong(name: str, one: Score, reading: Any) -> None:
    """Every fault in an open agreement, in reading order."""
    say(f"\n== {name}")
    said = [(promise.start, missed(promise, reading)) for promise in one.missed]
    said += [
        (promise.start, f"SURPLUS {promise.certainty:.2f} {promise.text}\n        why: {promise.why}")
        for promise in one.surplus
    ]
    for marked, found in one.pairs:
        faults = [
            f"        {field}: marked {shown(marked, field)}, found {shown(found, field)}"
            for field in FIELDS
            if not is_same(field, marked, found)
        ]
        if marked.quantity and found.quantity and not has_same_unit(marked, found):
            faults.append(f"        unit: marked {marked.unit}, found {found.unit}")
        if faults:
            said.append((marked.start, "\n".join([f"FIELD   {marked.name} {marked.text}", *faults])))
    for _start, words in sorted(said):
        say(words)


def missed(promise: Promise, reading: Any) -> str:
    """What was missed, with what was made of that place."""
    there = [one for one in reading.passages if one.start < promise.end and one.end > promise.start]
    nothing = "\n        no passage there"
    near = [f"\n        there: {one.commitment:.2f} [{one.kind}] {one.text!r} ({one.why})" for one in there]
    return f"MISSED  {promise.name} {promise.kind}: {promise.text}{''.join(near) or nothing}"


def shown(promise: Promise, field: str) -> str:
    """A field for people."""
    value = getattr(promise, field)
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "nobody"
    if field == "quantity" and value:
        return f"{value[1]} {' - '.join(map(str, value[0]))} {promise.unit}"
    if field == "deadline" and value:
        return f"{value[0] or ''} .. {value[1] or ''}"
    return str(value)


def line(cells: Sequence[str]) -> None:
    """A row, in columns."""
    say(f"{cells[0]:<12}" + "".join(f"{cell:>13}" if cell == "contributors" else f"{cell:>10}" for cell in cells[1:]))


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    main()
