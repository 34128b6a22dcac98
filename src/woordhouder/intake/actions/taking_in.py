"""What was accepted into the list, and all of it out again: until it is recorded."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.actions.lines import drop_lines, numbers_in, put_lines, say_again
from woordhouder.agreements.actions.prepared import act_facts, refuse_strangers
from woordhouder.agreements.models import Commitment, Preparation
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.agreements.queries.standing_words import wordings_to_change
from woordhouder.examples.actions.at_work import person_of
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Paper, PaperPassage, PassageState
from .opening import read_paper, refuse_new
from .stepping import write_passages


@action()
def take_in_paper(actor: Actor, *, preparation: Line, paper: Line) -> Paper:
    """Put what was accepted at the end of the list, in the order of the paper. What stands there already, through an
    earlier version of the paper or as the change of the same promise in force, gets its new words in its place.

    Raises NotFound, NotAllowed (policy row "write"), Invalid when a promise names what is gone by now, or changes what
    is not in force on the day of the act, and Refused when nothing was accepted, one is new where only promises in
    force are changed, the list would be too long, or it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    accepted = list(found.passages.filter(state=PassageState.ACCEPTED).order_by("start", "pk"))
    if not accepted:
        raise Refused(_("Nothing of this paper was accepted yet."), next_step=_("Accept a proposal first."))
    refuse_new(row, accepted)
    changes = _changes(row, accepted)
    drafts = {one.promise: PromiseDraft.model_validate(one.facts) for one in accepted}
    refuse_strangers(row, drafts.values())
    before = numbers_in(row, drafts)
    unchanged = {one.promise for one in accepted if one.taken_version == one.version}
    lines = {name: None if name in unchanged else draft for name, draft in drafts.items()}
    put_lines(row, lines, person_of(actor), changes)
    after = numbers_in(row, drafts)
    for one in accepted:
        one.state, one.taken_version = PassageState.TAKEN, one.version
        one.line_before, one.line_after = before.get(one.promise), after[one.promise]
    write_passages(accepted, *_TAKEN)
    found.taken_in_at = now()
    found.save(update_fields=["taken_in_at"])
    return found


def _changes(row: Preparation, accepted: Iterable[PaperPassage]) -> dict[str, Commitment]:
    """By reference of its promise the commitment that each changes. What changes in the list already is that line.

    Raises Invalid when it has no text in force on the day from which the act holds.
    """
    changing = [one for one in accepted if one.commitment]
    if not changing:
        return {}
    going = wordings_to_change(row, act_facts(row), now())
    if late := [one for one in changing if one.commitment not in going]:
        words = _("“%(title)s”: the promise that this changes has no text on the day from which this holds.")
        title = late[0].facts["title"]
        error = FieldError("passages", words % {"title": title})
        raise Invalid(_("Something is not right yet."), errors=(error,))
    names = [one.commitment for one in changing]
    listed = row.promises.filter(dropped_at=None, commitment__reference__in=names)
    lines = dict(listed.values_list("commitment__reference", "reference"))
    known = {one.reference: one for one in Commitment.objects.filter(reference__in=names)}
    for one in changing:
        one.promise = lines.get(one.commitment, one.promise)
    return {one.promise: known[one.commitment] for one in changing}


_TAKEN = ("state", "promise", "taken_version", "line_before", "line_after")


@action()
def undo_paper(actor: Actor, *, preparation: Line, paper: Line) -> Paper:
    """Take all promises of a paper out of the list again; they are accepted proposals as before. What was written on
    them since comes back with them.

    What stood in the list before a newer version came says again what it said then. Of a newer version, what people
    changed in the list since stays as they wrote it. Raises NotFound, NotAllowed (policy row "write"), and Refused when
    nothing of it is left to take out, a newer version of it is in the list, or it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    taken = list(found.passages.filter(state=PassageState.TAKEN))
    if not taken:
        raise Refused(_("Nothing of this paper is in the list."), next_step=_("Go to the list."))
    later = PaperPassage.objects.filter(paper__preparation=row, paper__pk__gt=found.pk)
    if later.filter(promise__in=[one.promise for one in taken], state=PassageState.TAKEN).exists():
        raise Refused(
            _("A newer version of this document is in the list."), next_step=_("Take that one out of the list first.")
        )
    back = _without_changed_since(row, found, taken)
    if not back:
        raise Refused(
            _("What is left of this document was changed in the list since."),
            next_step=_("Change it where it stands in the list, or take it from the list there."),
        )
    gone = _take_back(actor, row, back)
    later.filter(promise__in=gone, state=PassageState.STANDS).update(state=PassageState.ACCEPTED)
    if len(back) == len(taken):
        found.taken_in_at = None
        found.save(update_fields=["taken_in_at"])
    return found


def changed_since(row: Preparation, paper: Paper, taken: Iterable[PaperPassage]) -> list[PaperPassage]:
    """Those whose promise in the list was changed since they went in, of a newer version or where one stood before."""
    numbers = numbers_in(row, [one.promise for one in taken])
    return [
        one
        for one in taken
        if (paper.earlier_id or one.line_before)
        and one.line_after is not None
        and numbers.get(one.promise, one.line_after) != one.line_after
    ]


def _without_changed_since(row: Preparation, paper: Paper, taken: Sequence[PaperPassage]) -> list[PaperPassage]:
    stays = {one.pk for one in changed_since(row, paper, taken)}
    return [one for one in taken if one.pk not in stays]


def _take_back(actor: Actor, row: Preparation, passages: Sequence[PaperPassage]) -> list[str]:
    """What stood in the list before says what it said then; the rest goes out of it. Gives the promises that went."""
    before: Mapping[str, int] = {one.promise: one.line_before for one in passages if one.line_before}
    gone = [one.promise for one in passages if not one.line_before]
    say_again(row, before, person_of(actor))
    drop_lines(row, gone)
    for one in passages:
        one.state = PassageState.ACCEPTED
        if one.line_before:
            one.taken_version = None
        one.line_before = one.line_after = None
    write_passages(passages, *_TAKEN)
    return gone
