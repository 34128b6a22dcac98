"""Rounds of reports at a table: opened, moved and closed by any of its seats."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.facts import Year
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..facts import Part
from ..models import Round, RoundDue
from ..policy import ROUND
from .speaking import own_seat, wrong


@action()
def open_round(  # noqa: PLR0913 - a round in all its parts
    actor: Actor, *, partnership: Line, year: Year, due: date, part: Part = 12, seat: Line | None = None
) -> Round:
    """Ask the parties of a table to report on a year up to and including a month, before or on the day `due`.

    Raises NotFound, NotAllowed (policy row "hold_rounds" of tables), Invalid, and Refused when there is such a round.
    """
    table = fetch(actor, "hold_rounds", PARTNERSHIP, Partnership.objects.all(), reference=partnership)
    Partnership.objects.select_for_update().get(pk=table.pk)
    chair = own_seat(actor, table.pk, seat)
    _refuse_early(due, year)
    if Round.objects.filter(partnership=table, year=year, part=part).exists():
        raise Refused(_("There is a round over this part of the year already."), next_step=_("Move its day."))
    made = Round.objects.create(partnership=table, year=year, part=part, opened_by=chair, opened_at=now())
    RoundDue.objects.create(round=made, number=1, due=due, seat=chair, recorded_at=now())
    return made


@action()
def move_due(actor: Actor, *, round: Line, due: date, seat: Line | None = None) -> RoundDue:  # noqa: A002 - its name
    """Move the last day of a round. What was known before stays known.

    Raises NotFound, NotAllowed (policy row "change"), Invalid, and Refused when the round was closed.
    """
    row = _open_round(actor, round)
    chair = own_seat(actor, row.partnership_id, seat)
    _refuse_early(due, row.year)
    return RoundDue.objects.create(round=row, number=row.dues.count() + 1, due=due, seat=chair, recorded_at=now())


@action()
def close_round(actor: Actor, *, round: Line, seat: Line | None = None) -> Round:  # noqa: A002 - its name
    """Close a round: it asks nobody any more. What is reported later is late.

    Raises NotFound, NotAllowed (policy row "change"), Invalid, and Refused when it was closed before.
    """
    row = _open_round(actor, round)
    row.closed_by, row.closed_at = own_seat(actor, row.partnership_id, seat), now()
    row.save(update_fields=["closed_by", "closed_at"])
    return row


def _open_round(actor: Actor, reference: str) -> Round:
    row = fetch(actor, "change", ROUND, Round.objects.select_for_update(of=("self",)), reference=reference)
    if row.closed_at:
        raise Refused(_("This round was closed."), next_step=_("Reports can still be made; they are marked as late."))
    return row


def _refuse_early(due: date, year: int) -> None:
    if due < date(year, 1, 1):
        raise wrong("due", _("This day lies before the year that is reported on."))
