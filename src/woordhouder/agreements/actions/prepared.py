"""What every action on a preparation begins with: the preparation, locked and still open, and what is in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Person, Seat
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Invalid, Refused, Words

from ..models import Commitment, Goal, Preparation, Prepared, PreparedVersion
from ..policy import PREPARATION
from ..preparing_facts import PromiseDraft
from ..queries.prepared import PreparedPromise, act_facts, promises_in

__all__ = ["PreparedPromise", "act_facts", "add_promises", "open_preparation", "promises_in", "refuse_strangers"]

MOST_PROMISES = 10_000


def open_preparation(actor: Actor, verb: str, reference: str) -> Preparation:
    """The preparation, locked until the action ends. Raises NotFound, NotAllowed, and Refused once it is over."""
    rows = Preparation.objects.select_for_update(of=("self",)).select_related(
        "partnership", "agreement", "seat__organisation"
    )
    row = fetch(actor, verb, PREPARATION, rows, reference=reference)
    if row.act_id:
        raise Refused(_("This was recorded already."), next_step=_("Go to the agreement. A mistake can be corrected."))
    if row.dropped_at:
        raise Refused(_("This was thrown away."), next_step=_("Begin anew."))
    return row


def add_promises(preparation: Preparation, drafts: Sequence[PromiseDraft], person: Person) -> list[Prepared]:
    """Put new promises at the end of the list, in this order. Raises Refused when the list would be too long."""
    places = preparation.promises.filter(dropped_at=None).aggregate(last=Max("place"))
    first = (places["last"] or 0) + 1
    if first + len(drafts) - 1 > MOST_PROMISES:
        raise Refused(_("This list has too many promises."), next_step=_("Divide them over more agreements."))
    made = Prepared.objects.bulk_create(
        Prepared(preparation=preparation, place=place) for place, _draft in enumerate(drafts, first)
    )
    PreparedVersion.objects.bulk_create(
        PreparedVersion(prepared=row, number=1, facts=draft.model_dump(mode="json"), person=person, at=now())
        for row, draft in zip(made, drafts, strict=True)
    )
    return made


def refuse_strangers(preparation: Preparation, drafts: Iterable[PromiseDraft], itself: str = "") -> None:
    """Raises Invalid when a promise names a seat, commitment, promise or goal that is not of this table. 4 queries."""
    given = list(drafts)
    around = at_the_table(preparation, given)
    others = around.others - {itself}
    wrong = [error for draft in given for error in strange(draft, replace(around, others=others))]
    if wrong:
        raise Invalid(_("Something is not right yet."), errors=tuple(dict.fromkeys(wrong)))


@dataclass(frozen=True)
class Around:
    """The references that a promise may name; `others`: commitments, and promises of the list."""

    seats: frozenset[str]
    goals: frozenset[str]
    others: frozenset[str]


def at_the_table(preparation: Preparation, drafts: Iterable[PromiseDraft]) -> Around:
    """Of what these promises name, what is there. 4 queries."""
    partnership = preparation.partnership_id
    seats = Seat.objects.filter(partnership=partnership).values_list("reference", flat=True)
    goals = Goal.objects.filter(partnership=partnership).values_list("reference", flat=True)
    named = {name for draft in drafts for name in (*draft.depends_on, *draft.in_return_for)}
    commitments = Commitment.objects.filter(agreement__partnership=partnership, reference__in=named)
    promises = preparation.promises.filter(dropped_at=None, reference__in=named)
    others = {*commitments.values_list("reference", flat=True), *promises.values_list("reference", flat=True)}
    return Around(frozenset(seats), frozenset(goals), frozenset(others))


def strange(draft: PromiseDraft, around: Around) -> Iterable[FieldError]:
    """What a promise names that is not there."""
    no_seat: Words = _("This is no seat at this table.")
    if draft.lead and draft.lead not in around.seats:
        yield FieldError("facts.lead", no_seat)
    for number, part in enumerate(draft.contributors):
        if part.seat not in around.seats:
            yield FieldError(f"facts.contributors.{number}.seat", no_seat)
    for field, known in (("depends_on", around.others), ("in_return_for", around.others), ("goals", around.goals)):
        if not set(getattr(draft, field)) <= known:
            yield FieldError(f"facts.{field}", _("Choose from the list: something in it is no longer there."))
