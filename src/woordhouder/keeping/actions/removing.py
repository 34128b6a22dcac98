"""Removals that the law demands: the words of one thing that a seat said go for ever; that it was said stays."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.kinds import REMOVED
from woordhouder.record.models import Ground
from woordhouder.record.refusals import NotFound, Refused
from woordhouder.record.registry import action
from woordhouder.record.removal import remove_openings
from woordhouder.record.typed import Line, Text

from ..models import Evidence, SaidRemoval
from ..removable import sort_of


@action(owes=REMOVED)
def remove_said(actor: Actor, *, said: Line, ground: Ground, reason: Text) -> SaidRemoval:
    """Remove the words of a report, an answer, evidence with its file, a concern, a reply, a view, thanks or a lesson
    (`said` by reference); `reason` then stands in their place. The figures, the answer and the day stay, and count as
    they did. Words that were repeated beside a revised report are removed there by themselves.

    Raises NotAllowed (policy row "remove" of organisations), NotFound, and Refused when they were removed before.
    """
    controller = standing(actor, "remove")
    sort = sort_of(said)
    rows = sort.model._default_manager.select_for_update(of=("self",)).select_related("entry")
    row = rows.filter(reference=said).first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    if row.removal:
        raise Refused(_("These words were removed already."), next_step=_("You need not do anything."))
    remove_openings(row.entry, row.opening, ground=ground, reason=reason, on=said)
    made = SaidRemoval.objects.create(reference=said, ground=ground, reason=reason, removed_at=now(), by=controller)
    if isinstance(row, Evidence):
        _forget_file(row)
    for name, nothing in sort.words.items():
        setattr(row, name, nothing)
    row.removal = made
    row.save(update_fields=[*sort.words, "removal"])
    return made


def _forget_file(row: Evidence) -> None:
    """The file goes once the removal is certain, unless other evidence is the same file."""
    storage, name = row.file.storage, str(row.file.name or "")
    if name and not Evidence.objects.filter(file=name).exclude(pk=row.pk).exists():
        transaction.on_commit(lambda: storage.delete(name))
