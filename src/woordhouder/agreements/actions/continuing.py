"""What a promise is for, and with which earlier one it goes on."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP, SEAT, WRITING, seats_of
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..kinds import CONTINUED
from ..models import Commitment, Continuation, Goal
from ..policy import COMMITMENT
from .recorded import record_about

Source = Annotated[str, StringConstraints(strict=True, max_length=300)]


@action(owes=CONTINUED)
def continue_commitment(
    actor: Actor, *, commitment: Line, earlier: Line | None = None, seat: Line | None = None
) -> Continuation:
    """Say with which commitment of an earlier agreement of the table one goes on; without `earlier`: with none.

    The newest answer counts. Raises NotFound, NotAllowed (policy row "continue"), Invalid, and Refused when it is said
    already.
    """
    rows = Commitment.objects.select_related("agreement__partnership")
    row = fetch(actor, "continue", COMMITMENT, rows, reference=commitment)
    before = fetch(actor, "read", COMMITMENT, rows, reference=earlier) if earlier else None
    _refuse_wrong_pair(row, before)
    newest = row.continuations.order_by("-pk").first()
    if newest and newest.earlier_id == (before.pk if before else None):
        raise Refused(_("This is said already."), next_step=_("You need not do anything."))
    chair = _seat(actor, row.agreement.partnership_id, seat)
    made = Continuation.objects.create(commitment=row, earlier=before, by=chair, at=now())
    record_about(
        CONTINUED,
        row.agreement,
        on=row.reference,
        public=all(_is_public(one) for one in (row, before) if one),
        has={"seat": chair.reference, "earlier": before.reference if before else ""},
    )
    return made


def _refuse_wrong_pair(row: Commitment, before: Commitment | None) -> None:
    if before is None:
        return
    is_of_table = before.agreement.partnership_id == row.agreement.partnership_id
    if not is_of_table or before.agreement_id == row.agreement_id:
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("earlier", _("Choose a promise of another agreement of this table.")),),
        )


def _is_public(commitment: Commitment) -> bool:
    """Whether everybody knows of it: else the record would tell in public that there is one."""
    return commitment.items.exclude(public_from=None).exists()


def _seat(actor: Actor, table: int, reference: str | None) -> Seat:
    """The seat in whose name the actor says it: the one named, else her first."""
    mine = Seat.objects.filter(pk__in=seats_of(actor, *WRITING), partnership=table).order_by("inherited", "pk")
    if chair := (mine.filter(reference=reference) if reference else mine).first():
        return chair
    raise Invalid(_("Something is not right yet."), errors=(FieldError("seat", _("This is not your seat.")),))


@action()
def set_goal(actor: Actor, *, partnership: Line, title: Line, source: Source = "", parent: Line | None = None) -> Goal:
    """Write down a goal of a table (by reference) that promises can serve; `parent`: the goal that it is a part of.

    Raises NotFound, NotAllowed (policy row "write" of seats), and Invalid.
    """
    table = fetch(actor, "read", PARTNERSHIP, Partnership.objects.select_for_update(), reference=partnership)
    fetch(actor, "write", SEAT, Seat.objects.all(), partnership=table)
    whole = table.goals.filter(reference=parent).first() if parent else None
    wrong = []
    if parent and whole is None:
        wrong.append(FieldError("parent", _("This is no goal of this table.")))
    if table.goals.filter(title=title).exists():
        wrong.append(FieldError("title", _("The table has this goal already.")))
    if wrong:
        raise Invalid(_("Something is not right yet."), errors=tuple(wrong))
    return Goal.objects.create(partnership=table, parent=whole, title=title, source=source, made_at=now())
