"""A talk that ended agreed may leave one line that everybody reads: when both its sides say the same one."""

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import fetch
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import Overtaken, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText

from ..kinds import LINE_AGREED, LINE_WANTED
from ..models import Concern, PublicLine, TalkLine
from ..policy import TALK_LINE
from ..words import Outcome
from .speaking import public_among, spoken
from .talking import side_of, sides_of


@action(owes=LINE_WANTED)
def want_line(actor: Actor, *, concern: Line, text: LongText, seat: Line | None = None) -> TalkLine:
    """Say which line of a talk that ended agreed everybody may read, in the place of an earlier one that waits.

    Only the table reads it, until the other side says the same (`keeping.agree_line`). Raises NotFound, NotAllowed
    (policy row "reply", and for who is no side of it), Invalid, and Refused when it did not end agreed or has its line.
    """
    row, chair = side_of(actor, concern, seat)
    _refuse_unless_open(row)
    name = new_reference("line")
    says = {"concern": row.reference, "text": text}
    agreement = row.commitment.agreement
    fields = spoken(actor, chair, LINE_WANTED, agreement, reference=name, says=says, public=False, refs=[row.entry])
    return TalkLine.objects.create(concern=row, text=text, **fields)


@action(owes=LINE_AGREED)
def agree_line(actor: Actor, *, line: Line, seat: Line | None = None) -> PublicLine:
    """Say the same line as the other side of the talk: everybody who reads the promise reads it from now on.

    Raises NotFound, NotAllowed (policy row "agree", and for who is no side of it), Overtaken when the other side wants
    another line by now, and Refused when there is a line already, when who wanted this one is no side any more since
    another party leads the promise, or when its words were removed.
    """
    rows = TalkLine.objects.select_related("concern", "entry", "seat")
    wanted = fetch(actor, "agree", TALK_LINE, rows, reference=line)
    row, chair = side_of(actor, wanted.concern.reference, seat)
    _refuse_unless_open(row)
    if row.lines.filter(pk__gt=wanted.pk).exists():
        raise Overtaken(_("There is a newer line by now."), next_step=_("Read that one first."))
    if wanted.removal or wanted.seat.reference not in sides_of(actor, row):
        raise Refused(_("This line does not stand any more."), next_step=_("Propose another line."))
    says = {
        "commitment": row.commitment.reference,
        "year": row.year,
        "text": wanted.text,
        "with": wanted.seat.reference,
    }
    public = row.commitment_id in public_among([row.commitment_id])
    name, agreement = new_reference("agreed"), row.commitment.agreement
    fields = spoken(actor, chair, LINE_AGREED, agreement, reference=name, says=says, public=public, refs=[wanted.entry])
    return PublicLine.objects.create(line=wanted, text=wanted.text, **fields)


def _refuse_unless_open(row: Concern) -> None:
    end = getattr(row, "end", None)
    if end is None or end.outcome != Outcome.AGREED:
        raise Refused(
            _("Only a talk that ended agreed leaves a public line."), next_step=_("End the talk first, in words.")
        )
    if PublicLine.objects.filter(line__concern=row).exists():
        raise Refused(_("This talk has its public line."), next_step=_("You need not do anything."))
