"""The texts of an agreement as open data: the form of docs/rules.md, for `.json` and for who builds on it."""

from collections.abc import Sequence
from typing import Any

from ..facts import IndicatorFacts
from .texts import AgreementText, CommitmentText, Newer, WordingText


def agreement_data(text: AgreementText) -> dict[str, Any]:
    """An agreement with the texts of its commitments."""
    head = text.head
    return {
        "reference": head.reference,
        "table": head.table,
        "agreement": head.slug,
        "title": head.title,
        "kind": head.kind,
        "starts": head.starts,
        "until": head.until,
        "op": text.day,
        "bekend": text.known,
        "term_ended": text.term_ended,
        "seats": [{"seat": seat.reference, "organisation": seat.organisation} for seat in head.seats],
        "commitments": [commitment_data(row) for row in text.commitments],
    }


def commitment_data(row: CommitmentText) -> dict[str, Any]:
    """What stands for one commitment. `newer`: a newer text is in force which this reader cannot read yet, or null."""
    act = row.act
    return {
        "reference": row.reference,
        "number": row.number,
        "state": row.state,
        "wording": wording_data(row.wording) if row.wording else None,
        "act": {
            "ref": act.reference,
            "kind": act.kind,
            "effective_from": row.effective_from,
            "completed_at": act.completed_at,
        }
        if act
        else None,
        "seats": row.seats,
        "newer": newer_data(row.newer),
    }


def newer_data(newer: Newer | None) -> dict[str, Any] | None:
    """That there is a newer text, in force since a day, which this reader can read from a moment on."""
    return {"since": newer.since, "readable_from": newer.readable_from} if newer else None


def wording_data(words: WordingText) -> dict[str, Any]:
    """One wording, in the form in which a promise is handed in, with what was removed of it."""
    return {
        "ref": words.reference,
        "title": words.title,
        "text": words.text,
        "plain_summary": words.plain_summary,
        "kind": words.kind,
        "theme": words.theme,
        "lead": words.lead,
        "contributors": [{"seat": part.seat, "what": part.what} for part in words.contributors],
        "for_whom": words.for_whom,
        "area": words.area,
        "deadline": words.deadline,
        "indicator": _figure(words.figure) if words.figure else None,
        "depends_on": [other.reference for other in words.depends_on],
        "in_return_for": [other.reference for other in words.in_return_for],
        "goals": [goal.reference for goal in words.goals],
        "origin": words.origin or None,
        "why": words.why,
        "removed": _removed(words),
    }


def _figure(figure: IndicatorFacts) -> dict[str, Any]:
    told = figure.model_dump(mode="json")
    return told | {"targets": dict(sorted(told["targets"].items()))}


def _removed(words: WordingText) -> Sequence[dict[str, Any]] | None:
    stones = [
        {"part": stone.part, "ground": str(stone.ground), "reason": stone.reason, "removed_at": stone.removed_at}
        for stone in words.removed
    ]
    return stones or None
