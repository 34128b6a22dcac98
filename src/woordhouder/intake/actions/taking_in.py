"""What was accepted into the list, and all of it out again: until it is recorded."""

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.actions.lines import drop_lines, put_lines
from woordhouder.agreements.actions.prepared import refuse_strangers
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.examples.actions.at_work import person_of
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Paper, PassageState
from .opening import read_paper
from .stepping import write_passages


@action()
def take_in_paper(actor: Actor, *, preparation: Line, paper: Line) -> Paper:
    """Put what was accepted at the end of the list, in the order of the paper. What stands there through an earlier
    version of the paper gets its new words in its place.

    Raises NotFound, NotAllowed (policy row "write"), Invalid when a promise names what is gone by now, and Refused when
    nothing was accepted, the list would be too long, or it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    accepted = list(found.passages.filter(state=PassageState.ACCEPTED).order_by("start", "pk"))
    if not accepted:
        raise Refused(_("Nothing of this paper was accepted yet."), next_step=_("Accept a proposal first."))
    drafts = {one.promise: PromiseDraft.model_validate(one.facts) for one in accepted}
    refuse_strangers(row, drafts.values())
    unchanged = {one.promise for one in accepted if one.taken_version == one.version}
    put_lines(row, {name: None if name in unchanged else draft for name, draft in drafts.items()}, person_of(actor))
    for one in accepted:
        one.state, one.taken_version = PassageState.TAKEN, one.version
    write_passages(accepted, "state", "taken_version")
    found.taken_in_at = now()
    found.save(update_fields=["taken_in_at"])
    return found


@action()
def undo_paper(actor: Actor, *, preparation: Line, paper: Line) -> Paper:
    """Take all promises of a paper out of the list again; they are accepted proposals as before. What was written on
    them since comes back with them.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when none of them is in the list, or it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    taken = found.passages.filter(state=PassageState.TAKEN)
    references = list(taken.values_list("promise", flat=True))
    if not references:
        raise Refused(_("Nothing of this paper is in the list."), next_step=_("Go to the list."))
    drop_lines(row, references)
    taken.update(state=PassageState.ACCEPTED)
    found.taken_in_at = None
    found.save(update_fields=["taken_in_at"])
    return found
