"""What seats say to an act: signing it or not, confirming what was registered or objecting, and closing it."""

from typing import Annotated

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from woordhouder.examples.actions.at_work import person_of
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Role, Seat
from woordhouder.parties.policy import seats_of
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText, LongTextOrEmpty

from ..in_force import SIGNED as COUNTS
from ..in_force import Item, completed_at
from ..kinds import CLOSED, CONFIRMED, SIGNED
from ..models import Act, ActItem, ActKind, Agreement, Confirmation, Signature, SignatureAnswer
from ..policy import ACT
from ..queries.entries import entry_of
from ..queries.items import facts_of
from ..queries.seats import sittings
from .recorded import is_public, record_about

Reason = Annotated[LongTextOrEmpty, StringConstraints(max_length=5000)]
Excepted = Annotated[dict[str, Annotated[LongText, StringConstraints(max_length=5000)]], Field(max_length=10_000)]
NEEDS_REASON = (SignatureAnswer.WITH_RESERVATION, SignatureAnswer.REFUSES)


@action(owes=SIGNED)
def sign(  # noqa: PLR0913 - an answer in all its parts
    actor: Actor,
    *,
    act: Line,
    answer: SignatureAnswer,
    reason: Reason = "",
    excepted: Excepted | None = None,
    mandate: Reason = "",
    seat: Line | None = None,
) -> Signature:
    """Answer an act in the name of one's seat. The latest answer counts until what was signed is complete.

    `excepted`: by reference of a wording why it is not signed, though the rest is. `reason` is needed with a
    reservation and a refusal. `seat` is needed by who holds two at the table. Raises NotFound, NotAllowed (policy row
    "sign"), Invalid, and Refused when the act takes no (more) answers of this seat.
    """
    row = _locked(actor, "sign", act)
    chair = _seat(actor, row, seat)
    items = facts_of(ActItem.objects.filter(act=row))
    _refuse_what_takes_no_answer(row, chair, items)
    excepted = excepted or {}
    _refuse_wrong_answer(answer, reason, excepted, items)
    made = Signature.objects.create(
        act=row,
        seat=chair,
        number=row.signatures.filter(seat=chair).count() + 1,
        answer=answer,
        reason=reason,
        excepted=excepted,
        mandate=mandate,
        person=person_of(actor),
        at=now(),
    )
    record_about(
        SIGNED,
        row.agreement,
        on=row.reference,
        public=is_public(row),
        set_={"answer": str(answer)},
        has={
            "seat": chair.reference,
            "reason": reason,
            "excepted": [{"wording": name, "reason": why} for name, why in sorted(excepted.items())],
        },
        refs=[entry_of(row)],
    )
    return made


def _locked(actor: Actor, verb: str, reference: str) -> Act:
    """The act, while nobody else records, signs or closes an act of its agreement until the action ends."""
    row = fetch(actor, verb, ACT, Act.objects.select_related("agreement"), reference=reference)
    Agreement.objects.select_for_update().get(pk=row.agreement_id)
    row.refresh_from_db(fields=["closed_at", "public_from"])
    return row


def _seat(actor: Actor, act: Act, reference: str | None, *, parties_only: bool = False) -> Seat:
    """The seat in whose name the actor answers. Raises Invalid when she must say which of two, or names another's."""
    mine = Seat.objects.filter(pk__in=seats_of(actor, Role.BIND), partnership=act.agreement.partnership_id)
    if parties_only:
        mine = mine.filter(pk__in=act.parties.values("seat"))
    rows = list(mine.filter(reference=reference) if reference else mine)
    if len(rows) == 1:
        return rows[0]
    message = _("You hold two seats here. Say for which one you answer.") if rows else _("This is not your seat.")
    raise Invalid(_("Something is not right yet."), errors=(FieldError("seat", message),))


def _refuse_what_takes_no_answer(act: Act, seat: Seat, items: list[Item]) -> None:
    if act.closed_at:
        raise Refused(_("This act was closed: it takes no more signatures."), next_step=_("Put it forward anew."))
    asked = frozenset().union(*(item.needs for item in items))
    is_of_registration = act.kind == ActKind.REGISTRATION or act.parties.exists()
    if is_of_registration and seat.reference not in asked:
        raise Refused(
            _("What was registered is not signed here."),
            next_step=_("Confirm it, or object to it, if you are a party."),
        )
    _refuse_who_does_not_sign(seat, is_asked=seat.reference in asked)
    mine = [item for item in items if seat.reference in item.needs]
    if mine and len(mine) == len(items) and all(completed_at(item) for item in items):
        raise Refused(
            _("All that you were asked to sign is complete: your signature stands."),
            next_step=_("Put forward an amendment or a withdrawal."),
        )


def _refuse_who_does_not_sign(seat: Seat, *, is_asked: bool) -> None:
    today = localdate(now())
    terms = next(one for one in sittings(seat.partnership_id, now()) if one.pk == seat.pk)
    if not terms.holds(today):
        raise Refused(_("Today this seat is not held."), next_step=_("Wait for its first day, or change it."))
    if not (terms.signs or is_asked):
        raise Refused(_("This seat advises and does not sign."), next_step=_("Ask the table for a seat that signs."))


def _refuse_wrong_answer(answer: str, reason: str, excepted: dict[str, str], items: list[Item]) -> None:
    wrong = []
    if answer in NEEDS_REASON and not reason.strip():
        wrong.append(FieldError("reason", _("Say why.")))
    if excepted and answer not in COUNTS:
        wrong.append(FieldError("excepted", _("Only who signs makes an exception.")))
    names = {item.signed for item in items}
    wrong += [FieldError("excepted", _("This is no wording of this act.")) for name in excepted if name not in names]
    if excepted and names <= excepted.keys():
        wrong.append(FieldError("excepted", _("Nothing is left to sign. Then refuse, and say why.")))
    if wrong:
        raise Invalid(_("Something is not right yet."), errors=tuple(wrong))


@action(owes=CONFIRMED)
def confirm_text(  # noqa: PLR0913 - an answer in all its parts
    actor: Actor,
    *,
    act: Line,
    confirms: bool,
    wording: Line | None = None,
    reason: Reason = "",
    seat: Line | None = None,
) -> Confirmation:
    """A party of a registration confirms what stands there, or objects to it: all, or one wording.

    An objection changes nothing of what is in force; it is shown beside it, and needs a `reason`. Raises NotFound,
    NotAllowed (policy row "confirm"), Invalid, and Refused when it is not complete yet.
    """
    row = _locked(actor, "confirm", act)
    chair = _seat(actor, row, seat, parties_only=True)
    items = list(row.items.select_related("wording_in", "wording_out"))
    _refuse_what_is_not_complete(row)
    wordings = {one.reference: one for item in items if (one := item.wording_in or item.wording_out)}
    wrong = [FieldError("wording", _("This is no wording of this act."))] if wording and wording not in wordings else []
    if not confirms and not reason.strip():
        wrong.append(FieldError("reason", _("Say why.")))
    if wrong:
        raise Invalid(_("Something is not right yet."), errors=tuple(wrong))
    made = Confirmation.objects.create(
        act=row,
        seat=chair,
        wording=wordings[wording] if wording else None,
        confirms=confirms,
        reason=reason,
        person=person_of(actor),
        at=now(),
    )
    record_about(
        CONFIRMED,
        row.agreement,
        on=row.reference,
        public=is_public(row),
        set_={"confirms": confirms},
        has={"seat": chair.reference, "wording": wording, "reason": reason},
        refs=[entry_of(row)],
    )
    return made


def _refuse_what_is_not_complete(act: Act) -> None:
    items = facts_of(ActItem.objects.filter(act=act))
    if not any(completed_at(item) for item in items):
        raise Refused(
            _("This correction is not signed yet."), next_step=_("You are asked once it takes its place in the text.")
        )


@action(owes=CLOSED)
def close_act(actor: Actor, *, act: Line) -> Act:
    """Close an act: it takes no more signatures, and what was complete stays.

    Raises NotFound, NotAllowed (policy row "close"), and Refused when it was closed or was never open.
    """
    row = _locked(actor, "close", act)
    if row.closed_at:
        raise Refused(_("This act was closed already."), next_step=_("Put it forward anew when it is needed."))
    if not ActItem.needs.through.objects.filter(actitem__act=row).exists():
        raise Refused(
            _("This act was complete at once; there is nothing to close."),
            next_step=_("Correct it, or put forward an amendment or a withdrawal."),
        )
    row.closed_at = now()
    row.save(update_fields=["closed_at"])
    chair = Seat.objects.filter(pk__in=seats_of(actor, Role.BIND), partnership=row.agreement.partnership_id).first()
    record_about(
        CLOSED,
        row.agreement,
        on=row.reference,
        public=is_public(row),
        has={"seat": chair.reference if chair else ""},
        refs=[entry_of(row)],
    )
    return row
