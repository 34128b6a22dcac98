"""The person decides: a passage is a commitment as proposed, otherwise than proposed, or none."""

from typing import Annotated

from pydantic import Field

from woordhouder.agreements.actions.prepared import refuse_strangers
from woordhouder.agreements.facts import Facts
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.parties.actor import Actor
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Paper, PaperPassage, PassageChange, PassageState
from .opening import read_paper, refuse_in_force, refuse_new, seen_passage, seen_passages
from .stepping import keep_step, stood

MOST_AT_ONCE = 200


@action()
def accept_passage(actor: Actor, *, preparation: Line, paper: Line, passage: Line, seen: int) -> PaperPassage:
    """Say that a passage, in the version `seen`, is a commitment; also one that the rules did not propose.

    Raises NotFound, NotAllowed (policy row "write"), Overtaken, and Refused when it is in the list or it is over.
    """
    named = {"preparation": preparation, "paper": paper, "passage": passage}
    return _decided(actor, **named, seen=seen, state=PassageState.ACCEPTED)


@action()
def reject_passage(actor: Actor, *, preparation: Line, paper: Line, passage: Line, seen: int) -> PaperPassage:
    """Say that a passage is no commitment; it stays where it is, so that it can come back. Raises as accepting it."""
    named = {"preparation": preparation, "paper": paper, "passage": passage}
    return _decided(actor, **named, seen=seen, state=PassageState.REJECTED)


@action()
def reconsider_passage(actor: Actor, *, preparation: Line, paper: Line, passage: Line, seen: int) -> PaperPassage:
    """Take back what was decided on a passage: it is to be decided on again. Raises as accepting it."""
    named = {"preparation": preparation, "paper": paper, "passage": passage}
    return _decided(actor, **named, seen=seen, state=PassageState.PROPOSED)


def _decided(  # noqa: PLR0913 - which passage, and what of it
    actor: Actor, *, preparation: str, paper: str, passage: str, seen: int, state: PassageState
) -> PaperPassage:
    row, found = read_paper(actor, preparation, paper)
    one = seen_passage(found, passage, seen)
    refuse_in_force(one)
    if state == PassageState.ACCEPTED:
        refuse_new(row, [one])
    before = {one.reference: stood(one)}
    kind = {PassageState.ACCEPTED: "accept", PassageState.REJECTED: "reject"}.get(state, "reconsider")
    one.state = state
    keep_step(actor, found, kind, before, [one])
    return one


class SeenPassage(Facts):
    """A passage (by reference) in the version that was seen."""

    passage: Line
    seen: int


Several = Annotated[tuple[SeenPassage, ...], Field(min_length=1, max_length=MOST_AT_ONCE)]


@action()
def accept_passages(actor: Actor, *, preparation: Line, paper: Line, passages: Several) -> Paper:
    """Say of many passages at once, each in the version that was seen, that they are commitments. It is one step.

    Raises NotFound, NotAllowed (policy row "write"), Overtaken when somebody decided on one of them meanwhile (then
    none is accepted), and Refused when one is in the list or it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    rows = seen_passages(found, {one.passage: one.seen for one in passages})
    for one in rows:
        refuse_in_force(one)
    refuse_new(row, rows)
    before = {one.reference: stood(one) for one in rows}
    for one in rows:
        one.state = PassageState.ACCEPTED
    keep_step(actor, found, "accept_all", before, rows)
    return found


@action()
def change_passage(  # noqa: PLR0913 - what is changed, by name
    actor: Actor, *, preparation: Line, paper: Line, passage: Line, facts: PromiseDraft, seen: int
) -> PaperPassage:
    """Write what a passage promises, and accept it so. Its place and words in the paper stay as they are.

    Raises NotFound, NotAllowed (policy row "write"), Overtaken, Invalid when it names what is not of this table, and
    Refused when it is in the list or it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    refuse_strangers(row, [facts])
    one = seen_passage(found, passage, seen)
    refuse_new(row, [one])
    before = {one.reference: stood(one)}
    one.facts, one.state = facts.model_dump(mode="json"), PassageState.ACCEPTED
    if one.commitment:
        one.change = PassageChange.CHANGED
    keep_step(actor, found, "change", before, [one])
    return one
