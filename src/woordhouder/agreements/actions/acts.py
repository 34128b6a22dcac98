"""The acts of a seat: registering what was signed on paper, adopting, amending, correcting and withdrawing.

Each takes a preparation, which is over then: its promises stand in the act.
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.record.refusals import FieldError, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..kinds import ADOPTED, AMENDED, CORRECTED, REGISTERED, WITHDRAWN
from ..models import Act, ActKind, Preparation, Prepared
from ..preparing_facts import missing_in, promise_of
from .planning import Promise, Proposal
from .prepared import PreparedPromise, act_facts, open_preparation, promises_in
from .recording import record_act


@action(owes=REGISTERED)
def register(actor: Actor, *, preparation: Line) -> Act:
    """Register what was agreed, amended or ended on paper: complete at once, and each party is asked to confirm it.

    Raises NotFound, NotAllowed (policy row "record"), and Refused with all that is not right yet, each at its place.
    """
    return _recorded(actor, preparation, ActKind.REGISTRATION)


@action(owes=ADOPTED)
def adopt(actor: Actor, *, preparation: Line) -> Act:
    """Put new promises forward: each is in force once its lead and contributors have signed. Raises as `register`."""
    return _recorded(actor, preparation, ActKind.ADOPTION)


@action(owes=AMENDED)
def amend(actor: Actor, *, preparation: Line) -> Act:
    """Put new words forward for promises in force, to be signed by those of the old and new. Raises as `register`."""
    return _recorded(actor, preparation, ActKind.AMENDMENT)


@action(owes=WITHDRAWN)
def withdraw(actor: Actor, *, preparation: Line) -> Act:
    """Put forward to end promises for ever, to be signed by those who made them. Raises as `register`."""
    return _recorded(actor, preparation, ActKind.WITHDRAWAL)


@action(owes=CORRECTED)
def correct(actor: Actor, *, preparation: Line) -> Act:
    """Correct how promises were written down; it takes the place of what it corrects. Raises as `register`."""
    return _recorded(actor, preparation, ActKind.CORRECTION)


def _recorded(actor: Actor, reference: str, kind: ActKind) -> Act:
    preparation = open_preparation(actor, "record", reference)
    if preparation.kind != kind:
        raise Refused(
            _("This was prepared as another kind of act: %(kind)s.") % {"kind": ActKind(preparation.kind).label},
            next_step=_("Record it as that, or prepare it anew."),
        )
    lines = promises_in(preparation)
    act = record_act(
        Proposal(
            kind=kind,
            seat=preparation.seat,
            partnership=preparation.partnership,
            agreement=preparation.agreement,
            facts=act_facts(preparation),
            promises=_ready(lines),
            document=preparation.document,
        )
    )
    _end(preparation, act, lines)
    return act


def _ready(lines: Sequence[PreparedPromise]) -> list[Promise]:
    """The lines as promises that can be recorded. Raises Refused with all that is missing, each at its line."""
    wrong = [
        FieldError(f"promises.{line.reference}.{error.path}", error.message)
        for line in lines
        if line.draft
        for error in missing_in(line.draft)
    ]
    if wrong:
        raise Refused(
            _("This was not recorded: some promises are not finished."),
            next_step=_("Fill in what is missing. All that you wrote is kept."),
            errors=tuple(wrong),
        )
    return [Promise(line.reference, line.commitment, promise_of(line.draft) if line.draft else None) for line in lines]


def _end(preparation: Preparation, act: Act, lines: Sequence[PreparedPromise]) -> None:
    """The preparation is over; each new line knows the commitment that it became, so that a removal finds its words."""
    preparation.act, preparation.agreement = act, act.agreement
    preparation.save(update_fields=["act", "agreement"])
    made = act.items.order_by("pk").values_list("commitment_id", flat=True)
    rows = {row.reference: row for row in preparation.promises.filter(dropped_at=None, commitment=None)}
    for line, commitment in zip(lines, made, strict=True):
        if row := rows.get(line.reference):
            row.commitment_id = commitment
    Prepared.objects.bulk_update(rows.values(), ["commitment"], batch_size=500)
