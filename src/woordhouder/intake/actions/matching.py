"""Of which promise in force a passage is the newer wording, as somebody says it."""

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import ActKind, promise_reference
from woordhouder.parties.actor import Actor
from woordhouder.record.refusals import FieldError, Invalid, Words
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import PaperPassage, PassageChange, PassageState
from ..versions import is_same
from .carrying import promises_in_force, stand
from .opening import read_paper, seen_passage
from .stepping import keep_step, stood


@action()
def match_passage(  # noqa: PLR0913 - which passage, and what it is, by name
    actor: Actor, *, preparation: Line, paper: Line, passage: Line, commitment: Line | None, seen: int
) -> PaperPassage:
    """Say of which commitment in force (by reference) a passage is the newer wording; None: of none, it is new.

    It is to be decided on again. Raises NotFound, NotAllowed (policy row "write"), Overtaken, Invalid when that is not
    in force on the day from which this holds or another passage is its newer wording, and Refused when it is in the
    list or it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    one = seen_passage(found, passage, seen)
    before = {one.reference: stood(one)}
    one.promise = promise_reference()
    if commitment is None:
        one.commitment, one.change, one.state = "", PassageChange.NEW, PassageState.PROPOSED
        keep_step(actor, found, "match", before, [one])
        return one
    draft = promises_in_force(row).get(commitment) if row.kind != ActKind.ADOPTION else None
    if draft is None:
        raise _invalid(_("This promise has no text on the day from which this holds."))
    others = found.passages.exclude(state=PassageState.JOINED).exclude(pk=one.pk)
    if others.filter(commitment=commitment).exists():
        raise _invalid(_("Another passage is the newer wording of this promise. Say there first that it is new."))
    stand(row, one, commitment, draft, is_same_words=is_same(one.text, draft.text))
    keep_step(actor, found, "match", before, [one])
    return one


def _invalid(words: Words) -> Invalid:
    return Invalid(_("Something is not right yet."), errors=(FieldError("commitment", words),))
