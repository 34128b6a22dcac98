"""Removals that the law demands: words of one wording go for ever, number, days, lead and act stay."""

from typing import Literal, TypeAlias

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.entries import record_entry
from woordhouder.record.kinds import REMOVED
from woordhouder.record.models import Ground
from woordhouder.record.refusals import NotFound, Refused
from woordhouder.record.registry import action
from woordhouder.record.removal import remove_openings
from woordhouder.record.typed import Line, Text

from ..kinds import MOST_PARTS, PROMISES
from ..models import Act, Preparation, PreparedVersion, SheetRow, Wording, WordingRemoval
from ..queries.entries import entry_of
from ..removable import ALL, COLUMNS, CONTRIBUTIONS, IN_ITS_PLACE, NEEDED, left
from .beside import forget_words_beside

Part: TypeAlias = Literal[
    "all", "title", "text", "plain_summary", "for_whom", "area", "why", "indicator", "unit", "contributions"
]


@action(owes=REMOVED)
def remove_wording(actor: Actor, *, wording: Line, part: Part, ground: Ground, reason: Text) -> WordingRemoval:
    """Remove the words of one wording, or one part of them; `reason` then stands in their place.

    It stays in force as it was, its numbers too, and no earlier wording comes up. Goes from the record and from what
    was prepared, too. The document that holds the same words is kept back from then on. Raises NotAllowed (policy row
    "remove" of organisations), NotFound, and Refused when nothing is there to remove.
    """
    controller = standing(actor, "remove")
    row = Wording.objects.select_for_update().filter(reference=wording).first()
    act = Act.objects.filter(items__wording_in=row).select_related("agreement").first() if row else None
    if row is None or act is None:
        raise NotFound(_("This page does not exist."))
    _blank(row, part)
    made = WordingRemoval.objects.create(
        wording=row, part=part, ground=ground, reason=reason, removed_at=now(), by=controller
    )
    _forget_what_was_prepared(act, row)
    _remove_from_record(act, row, ground, reason)
    return made


def _blank(row: Wording, part: Part) -> None:
    """Take the words out of the row. Raises Refused when there are none."""
    asked = COLUMNS if part == ALL else (part,)
    names = [name for name in COLUMNS if name in asked and left(getattr(row, name))]
    parts = row.contributions.exclude(what="") if part in (ALL, CONTRIBUTIONS) else row.contributions.none()
    if not names and not parts.exists():
        raise Refused(
            _("There is nothing of this left to remove."), next_step=_("Choose another part, or another wording.")
        )
    for name in names:
        setattr(row, name, IN_ITS_PLACE if name in NEEDED else "")
    row.save(update_fields=names)
    parts.update(what="")


def _forget_what_was_prepared(act: Act, row: Wording) -> None:
    """The same words stood in the list, the sheet and the papers from which the act was recorded."""
    versions = PreparedVersion.objects.filter(prepared__preparation__act=act, prepared__commitment=row.commitment_id)
    versions.update(facts={})
    SheetRow.objects.filter(sheet__preparation__act=act).update(cells=[], formulas=[], mended={}, facts=None)
    for preparation in Preparation.objects.filter(act=act):
        forget_words_beside(preparation)


def _remove_from_record(act: Act, row: Wording, ground: Ground, reason: str) -> None:
    """Delete what opens the words; once that is gone only the mark of this removal is added."""
    entry, name = entry_of(act), _opening(act, row)
    if entry.openings.filter(name=name).exists():
        remove_openings(entry, name, ground=ground, reason=reason, on=row.reference)
        return
    record_entry(
        REMOVED,
        on=row.reference,
        stream=entry.stream_id,
        audience=entry.stream.audience,
        set_={"name": name, "ground": str(ground)},
        has={"reason": reason},
        refs=[entry],
    )


def _opening(act: Act, row: Wording) -> str:
    """The name of the opening in the entry of the act that holds the words."""
    wordings = list(act.items.order_by("pk").values_list("wording_in", flat=True))
    size = max(1, -(-len(wordings) // MOST_PARTS))
    return PROMISES[wordings.index(row.pk) // size]
