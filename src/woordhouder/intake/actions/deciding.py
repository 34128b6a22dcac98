"""The person decides: a passage is a commitment as proposed, otherwise than proposed, or none."""

from woordhouder.agreements.actions.prepared import refuse_strangers
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.parties.actor import Actor
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import PaperPassage, PassageState
from .opening import read_paper, seen_passage
from .stepping import keep_step, stood


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
    _row, found = read_paper(actor, preparation, paper)
    one = seen_passage(found, passage, seen)
    before = {one.reference: stood(one)}
    kind = {PassageState.ACCEPTED: "accept", PassageState.REJECTED: "reject"}.get(state, "reconsider")
    one.state = state
    keep_step(actor, found, kind, before, [one])
    return one


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
    before = {one.reference: stood(one)}
    one.facts, one.state = facts.model_dump(mode="json"), PassageState.ACCEPTED
    keep_step(actor, found, "change", before, [one])
    return one
