"""From the table to everybody: seats say that texts may be public or object to a passage; the clock does the rest."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from woordhouder.parties.actor import SYSTEM, Actor
from woordhouder.parties.models import Role, Seat
from woordhouder.parties.policy import seats_of
from woordhouder.record.clock import now
from woordhouder.record.models import Entry
from woordhouder.record.opening import close_again, keep_back, open_sealed
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText

from ..disclosure import Part, Reason
from ..kinds import DISCLOSED, OBJECTED, SAID_PUBLIC
from ..models import Act, ActItem, Agreement, PassageObjection, SaidPublic, Wording
from ..policy import ACT, PASSAGE_OBJECTION, WORDING
from ..queries.disclosed import closed_parts, openings_of, public_entries, sealed_entries
from ..queries.waiting import WaitingItem, acts_due, signing_at, waiting_items
from .objecting import carry_from
from .recorded import record_about

SETTLED = "settled"
# So many entries fit in what one entry may name.
MOST_NAMED = 500
Place = Annotated[int, Field(ge=0, le=10_000_000)]
Why = Annotated[LongText, StringConstraints(max_length=2000)]


@action(owes=SAID_PUBLIC)
def say_public(actor: Actor, *, act: Line, seat: Line | None = None) -> SaidPublic:
    """Say in the name of one's seat that the texts of an act may be public. Once all signing seats said so, they are.

    `seat` is needed by who holds two at the table. Raises NotFound, NotAllowed (policy row "say_public"), Invalid, and
    Refused for a seat that does not sign, that said so before, or when there is nothing left to make public.
    """
    row = fetch(actor, "say_public", ACT, Act.objects.select_related("agreement"), reference=act)
    _lock(row.agreement)
    chair = _own_seat(actor, row.agreement, seat)
    if chair.reference not in signing_at([chair.partnership_id], now())[chair.partnership_id].asked:
        raise Refused(
            _("Only the parties that sign are asked whether a text may be public."),
            next_step=_("You need not do anything."),
        )
    if not row.items.filter(public_from=None).exists():
        raise Refused(_("This is public already."), next_step=_("You need not do anything."))
    if row.said_public.filter(seat=chair).exists():
        raise Refused(_("Your organisation said so before."), next_step=_("You need not do anything."))
    made = SaidPublic.objects.create(act=row, seat=chair, at=now())
    record_about(SAID_PUBLIC, row.agreement, on=row.reference, public=False, has={"seat": chair.reference})
    return made


@action(owes=OBJECTED)
def object_to_passage(  # noqa: PLR0913 - a passage and what is wrong with it
    actor: Actor,
    *,
    wording: Line,
    start: Place,
    end: Place,
    reason: Why,
    part: Part = Part.TEXT,
    seat: Line | None = None,
) -> PassageObjection:
    """Object to the publication of one passage: code points `start` up to `end` of a part of a wording.

    That passage alone waits, in whichever part and wording the promise says it; everybody sees who objects and `reason`
    in its place. A text that is public already shows the bar from now on; only what was recorded in public at once
    stands in the record as it was. `seat` is needed by who holds two at the table. Raises NotFound, NotAllowed (policy
    row "object"), Invalid, and Refused when the seat objects to it already.
    """
    rows = Wording.objects.select_related("commitment__agreement")
    row = fetch(actor, "object", WORDING, rows, reference=wording)
    agreement = row.commitment.agreement
    _lock(agreement)
    chair = _own_seat(actor, agreement, seat)
    words = str(getattr(row, part))
    if not start < end <= len(words) or not words[start:end].strip():
        message = _("Choose words that stand there.")
        raise Invalid(_("Something is not right yet."), errors=(FieldError("passage", message),))
    own = row.objections.filter(seat=chair, part=part, lifted_at=None, settled_at=None)
    if own.filter(start__lte=start, end__gte=end).exists():
        raise Refused(_("Your organisation objects to these words already."), next_step=_("You need not do anything."))
    made = row.objections.create(seat=chair, part=part, start=start, end=end, reason=reason, at=now())
    for one in (made, *carry_from(made)):
        _close_what_was_opened(one.wording)
    _record_objection(made, agreement, settled=False)
    return made


@action(owes=OBJECTED)
def settle_objection(actor: Actor, *, objection: Line) -> PassageObjection:
    """Say that a passage may be public after all.

    Raises NotFound, NotAllowed (policy row "settle"), and Refused when that was said before.
    """
    rows = PassageObjection.objects.select_related("wording__commitment__agreement", "seat")
    row = fetch(actor, "settle", PASSAGE_OBJECTION, rows, reference=objection)
    agreement = row.wording.commitment.agreement
    _lock(agreement)
    row.refresh_from_db(fields=["settled_at"])
    if row.settled_at:
        raise Refused(_("This objection was settled before."), next_step=_("You need not do anything."))
    row.settled_at = now()
    row.save(update_fields=["settled_at"])
    _record_objection(row, agreement, settled=True)
    return row


@action(owes=DISCLOSED)
def disclose(actor: Actor, *, act: Line) -> Act:
    """Make public what of an act may be public now: each text on its own, and passages that were settled.

    Raises NotFound, NotAllowed (policy row "disclose"), and Refused when nothing of it may.
    """
    row = fetch(actor, "disclose", ACT, Act.objects.select_related("agreement"), reference=act)
    _lock(row.agreement)
    row.refresh_from_db(fields=["public_from"])
    due = [item for item in waiting_items(ActItem.objects.filter(act=row), now()) if item.outcome.holds(now())]
    row.items.filter(pk__in=[item.item for item in due]).update(public_from=now())
    lifted = _lift(row)
    if not due and not lifted:
        raise Refused(_("Nothing of this may be public yet."), next_step=_("Look at the list of what waits."))
    if row.public_from is None:
        row.public_from = now()
        row.save(update_fields=["public_from"])
    _record_disclosure(row, due, lifted)
    return row


def disclose_all_due(moment: datetime) -> int:
    """Make public everything that may be at `moment`. For the worker. Returns of how many acts."""
    acts = acts_due(moment)
    for act in acts:
        disclose(SYSTEM, act=act)
    return len(acts)


def _lock(agreement: Agreement) -> None:
    """Nobody else records, signs or discloses an act of the agreement until the action ends."""
    Agreement.objects.select_for_update().get(pk=agreement.pk)


def _own_seat(actor: Actor, agreement: Agreement, reference: str | None) -> Seat:
    """The seat in whose name the actor speaks. Raises Invalid when she must say which of two, or names another's."""
    mine = Seat.objects.filter(pk__in=seats_of(actor, Role.BIND), partnership=agreement.partnership_id)
    rows = list(mine.filter(reference=reference) if reference else mine)
    if len(rows) == 1:
        return rows[0]
    message = _("You hold two seats here. Say for which one you speak.") if rows else _("This is not your seat.")
    raise Invalid(_("Something is not right yet."), errors=(FieldError("seat", message),))


def _record_objection(row: PassageObjection, agreement: Agreement, *, settled: bool) -> None:
    record_about(
        OBJECTED,
        agreement,
        on=row.reference,
        public=False,
        set_={"settled": settled},
        has={
            "seat": row.seat.reference,
            "wording": row.wording.reference,
            "part": row.part,
            "start": row.start,
            "end": row.end,
            "reason": row.reason,
        },
    )


def _close_what_was_opened(wording: Wording) -> None:
    """While a passage waits, the record opens its words for nobody either."""
    for act in Act.objects.filter(items__wording_in=wording).select_related("agreement"):
        closed = closed_parts(act)
        for entry in sealed_entries(act):
            close_again(entry, *closed)
        for entry in public_entries(act):
            keep_back(entry, closed)


def _lift(act: Act) -> list[PassageObjection]:
    """Lift the bars over passages that were settled in public texts of the act."""
    wordings = act.items.exclude(public_from=None).values("wording_in")
    rows = PassageObjection.objects.filter(wording__in=wordings, lifted_at=None).exclude(settled_at=None)
    lifted = list(rows.select_related("wording").order_by("pk"))
    rows.update(lifted_at=now())
    return lifted


def _record_disclosure(act: Act, due: Iterable[WaitingItem], lifted: Iterable[PassageObjection]) -> None:
    """One entry in public that names the sealed ones; they are opened as far as everybody may read them now."""
    wordings = Wording.objects.filter(pk__in=[item.wording for item in due if item.wording])
    names = [*wordings.order_by("pk").values_list("reference", flat=True), *(row.wording.reference for row in lifted)]
    because = next((item.outcome.reason for item in due), None)
    sealed = sealed_entries(act)
    record_about(
        DISCLOSED,
        act.agreement,
        on=act.reference,
        public=True,
        set_={"because": because.value if because else SETTLED},
        has={"wordings": list(dict.fromkeys(names))},
        refs=sealed[:MOST_NAMED],
    )
    openings: dict[Entry, list[str]] = openings_of(act, sealed)
    open_sealed(openings)
    for entry in public_entries(act):
        keep_back(entry, closed_parts(act))


REASONS = frozenset({*Reason, SETTLED})
"""The words by which an entry says why texts became public."""
