"""Steps: each decision on a paper is kept with what stood before it, so that it can be taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.examples.actions.at_work import person_of
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotFound, Overtaken, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Paper, PaperPassage, PaperStep, PassageState
from .opening import read_paper, refuse_in_the_list

CHANGING = ("start", "end", "text", "state", "why", "facts", "promise", "commitment", "change")
Before = Mapping[str, dict[str, Any] | None]
_BATCH = 500


def stood(passage: PaperPassage) -> dict[str, Any]:
    """All of a passage that a step can change, as it stands."""
    return {name: getattr(passage, name) for name in CHANGING}


def keep_step(  # noqa: PLR0913 - what a step is
    actor: Actor,
    paper: Paper,
    kind: str,
    before: Before,
    passages: Sequence[PaperPassage],
    *,
    parties: list[Any] | None = None,
) -> PaperStep:
    """Write the changed `passages`, each in its next version, and the step with what stood `before`."""
    for one in passages:
        one.version += 1
    write_passages(passages, *CHANGING, "version")
    return PaperStep.objects.create(
        paper=paper, kind=kind, person=person_of(actor), at=now(), passages=dict(before), parties=parties
    )


def write_passages(passages: Sequence[PaperPassage], *names: str) -> None:
    """Write these fields of rows that are there, many of them at once."""
    PaperPassage.objects.bulk_create(
        passages, batch_size=_BATCH, update_conflicts=True, unique_fields=["reference"], update_fields=names
    )


@action()
def undo_step(actor: Actor, *, preparation: Line, paper: Line, step: Line) -> PaperStep:
    """Take a step back: its passages stand as before.

    Raises NotFound, NotAllowed (policy row "write"), Overtaken when somebody decided on one of them since, and Refused
    when it was taken back already, one of them is in the list, or it is over.
    """
    _row, found = read_paper(actor, preparation, paper)
    back = found.steps.filter(reference=step).first()
    if back is None:
        raise NotFound(_("This page does not exist."))
    if back.undone_at:
        raise Refused(_("This step was taken back already."), next_step=_("Go on with the next passage."))
    since = found.steps.filter(pk__gt=back.pk, undone_at=None).values_list("passages", flat=True)
    if any(set(one) & set(back.passages) for one in since):
        raise Overtaken(
            _("Somebody decided on this passage since."), next_step=_("Take that step back first, or change it anew.")
        )
    _put_back(found, back)
    back.undone_at = now()
    back.save(update_fields=["undone_at"])
    return back


def _takes_place_again(one: PaperPassage, before: Mapping[str, Any]) -> bool:
    """Whether it stood in another place of the paper before, or had none of its own since."""
    return (one.start, one.end) != (before["start"], before["end"]) or one.state == PassageState.JOINED


def _refuse_overlap(paper: Paper, step: PaperStep, moved: Sequence[PaperPassage]) -> None:
    """Raises Overtaken when words of these, as they stood, were made part of another passage since."""
    others = paper.passages.exclude(state=PassageState.JOINED).exclude(reference__in=step.passages)
    for one in moved:
        if one.state != PassageState.JOINED and others.filter(start__lt=one.end, end__gt=one.start).exists():
            raise Overtaken(
                _("Words of this passage stand in another passage since."),
                next_step=_("Take that step back first, or change it anew."),
            )


def _put_back(paper: Paper, step: PaperStep) -> None:
    rows = list(paper.passages.filter(reference__in=step.passages))
    for one in rows:
        refuse_in_the_list(one)
    made = [one.pk for one in rows if step.passages[one.reference] is None]
    kept = [one for one in rows if one.pk not in made]
    moved = [one for one in kept if _takes_place_again(one, step.passages[one.reference])]
    for one in kept:
        for name, value in step.passages[one.reference].items():
            setattr(one, name, value)
        one.version += 1
    _refuse_overlap(paper, step, moved)
    write_passages(kept, *CHANGING, "version")
    PaperPassage.objects.filter(pk__in=made).delete()
    if step.parties is not None:
        paper.parties, paper.version = step.parties, paper.version + 1
        paper.save(update_fields=["parties", "version"])
