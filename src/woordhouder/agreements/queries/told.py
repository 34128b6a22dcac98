"""The pages as open data: what `.json` gives is what the page shows."""

from typing import Any

from . import data
from .commitments import CommitmentPage, Moment
from .reading import ActFacts, AgreementPage
from .texts import Answer

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


def agreement_data(page: AgreementPage) -> dict[str, Any]:
    """An agreement in the form of docs/rules.md 2, with its acts and what stands beside it."""
    return {
        **data.agreement_data(page.text),
        "address": page.address,
        "licence": LICENCE,
        "parent": page.head.parent[1] if page.head.parent else None,
        "follows": page.head.follows[1] if page.head.follows else None,
        "acts": [act_data(act) for act in page.acts],
    }


def act_data(act: ActFacts) -> dict[str, Any]:
    """An act with its sources and its proof."""
    return {
        "ref": act.reference,
        "kind": act.kind,
        "by": act.by,
        "recorded_at": act.recorded_at,
        "signed_on": act.signed_on,
        "effective_from": act.effective_from,
        "why": act.why or None,
        "receipt": act.receipt or None,
        "sources": [
            {"url": line.url, "publisher": line.publisher, "title": line.title or None, "seen_on": line.seen_on}
            for line in act.sources
        ],
        "documents": [{"name": paper.name, "address": paper.address, "size": paper.size} for paper in act.papers],
    }


def commitment_data(page: CommitmentPage) -> dict[str, Any]:
    """A commitment in the form of docs/rules.md 2, with its history and what it hangs together with."""
    return {
        "table": page.head.table,
        "agreement": page.head.slug,
        "op": page.when.day,
        "bekend": page.when.known,
        "term_ended": page.term_ended,
        "address": page.address,
        "licence": LICENCE,
        **data.commitment_data(page.commitment),
        "answers": [answer_data(answer) for answer in page.commitment.answers],
        "history": [moment_data(moment) for moment in reversed(page.history)],
        "continues": page.earlier.address if page.earlier else None,
        "continued_by": [one.address for one in page.later],
    }


def moment_data(moment: Moment) -> dict[str, Any]:
    """One act in the history of a commitment."""
    act = moment.step.act
    return {
        "ref": act.reference,
        "kind": act.kind,
        "state": moment.step.state,
        "by": act.by,
        "recorded_at": act.recorded_at,
        "completed_at": act.completed_at,
        "effective_from": act.effective_from,
        "why": act.why or None,
        "corrects": act.corrects,
        "wording": data.wording_data(moment.step.wording) if moment.step.wording else None,
        "replaces": moment.step.out,
        "answers": [answer_data(answer) for answer in moment.step.answers],
        "receipt": moment.receipt or None,
    }


def answer_data(answer: Answer) -> dict[str, Any]:
    """What one seat says."""
    return {
        "seat": answer.seat,
        "organisation": answer.organisation,
        "says": answer.word,
        "reason": answer.reason or None,
        "at": answer.at,
    }
