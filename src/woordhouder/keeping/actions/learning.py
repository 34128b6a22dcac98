"""Looking back at a promise: thanks and milestones, lessons, and what an independent body found."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from woordhouder.agreements.facts import Year
from woordhouder.agreements.models import Commitment
from woordhouder.agreements.moments import today
from woordhouder.examples.facts import WebAddress
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.record.clock import now
from woordhouder.record.kinds import Kind
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import Overtaken
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText

from ..facts import Words
from ..kinds import LEARNED, THANKED, VIEWED
from ..models import Lesson, Thanks, ThirdView
from ..queries.promised import promised
from ..words import Body
from .speaking import kept_commitment, own_seat, public_among, spoken, wrong

Page = Annotated[str, StringConstraints(strict=True, max_length=100)]


@action(owes=THANKED)
def thank(  # noqa: PLR0913 - thanks in all its parts
    actor: Actor,
    *,
    commitment: Line,
    text: LongText,
    to: Line | None = None,
    is_milestone: bool = False,
    seat: Line | None = None,
) -> Thanks:
    """Thank another seat (none named: all of them) for a promise, or mark a milestone of it.

    Raises NotFound, NotAllowed (policy row "keep" of commitments) and Invalid.
    """
    row = kept_commitment(actor, commitment)
    chair = own_seat(actor, row.agreement.partnership_id, seat)
    receiver = Seat.objects.filter(partnership=row.agreement.partnership_id, reference=to).first() if to else None
    if to and (receiver is None or receiver.pk == chair.pk):
        raise wrong("to", _("Choose another seat of this table."))
    says = {"commitment": row.reference, "to": to, "text": text, "milestone": is_milestone or None}
    fields = _spoken(actor, chair, THANKED, row, new_reference("thanks"), says)
    return Thanks.objects.create(commitment=row, to=receiver, text=text, is_milestone=is_milestone, **fields)


@action(owes=LEARNED)
def learn(  # noqa: PLR0913 - a lesson in all its parts
    actor: Actor,
    *,
    commitment: Line,
    text: LongText,
    year: Year | None = None,
    replaces: Line | None = None,
    seat: Line | None = None,
) -> Lesson:
    """Say what one's seat learned of a promise, over a year or as a whole. It is linked to the example of the library
    from which the promise came. `replaces`: an earlier lesson of the same seat, which stays as it was said.

    Raises NotFound, NotAllowed (policy row "keep" of commitments), Invalid, and Overtaken.
    """
    row = kept_commitment(actor, commitment)
    chair = own_seat(actor, row.agreement.partnership_id, seat)
    before = Lesson.objects.filter(commitment=row, seat=chair, reference=replaces).first() if replaces else None
    if replaces and before is None:
        raise wrong("replaces", _("No lesson of your organisation on this promise."))
    if before and Lesson.objects.filter(replaces=before).exists():
        raise Overtaken(_("This lesson was replaced by now."), next_step=_("Read the newer one first."))
    asked = year or today(now()).year
    found = promised(actor, [row.pk], [asked], now()).get((row.reference, asked))
    example = found.wording.origin if found else ""
    says = {"commitment": row.reference, "year": year, "text": text, "example": example, "replaces": replaces}
    fields = _spoken(actor, chair, LEARNED, row, new_reference("lesson"), says)
    return Lesson.objects.create(commitment=row, year=year, text=text, example=example, replaces=before, **fields)


@action(owes=VIEWED)
def record_view(  # noqa: PLR0913 - a view with its source
    actor: Actor,
    *,
    commitment: Line,
    year: Year,
    body: Body,
    name: Line,
    text: LongText,
    url: WebAddress,
    page: Page = "",
    quote: Words = "",
    seat: Line | None = None,
) -> ThirdView:
    """Write down what an independent body found of a promise over a year, with its source. It is counted nowhere.

    Raises NotFound, NotAllowed (policy row "keep" of commitments) and Invalid.
    """
    row = kept_commitment(actor, commitment)
    chair = own_seat(actor, row.agreement.partnership_id, seat)
    told = {"year": year, "body": str(body), "name": name, "text": text, "url": url, "page": page, "quote": quote}
    fields = _spoken(actor, chair, VIEWED, row, new_reference("view"), {"commitment": row.reference, **told})
    return ThirdView.objects.create(commitment=row, **told, **fields)


def _spoken(  # noqa: PLR0913, PLR0917 - as `spoken`
    actor: Actor, chair: Seat, kind: Kind, row: Commitment, name: str, says: dict[str, Any]
) -> dict[str, Any]:
    public = row.pk in public_among([row.pk])
    return spoken(actor, chair, kind, row.agreement, reference=name, says=says, public=public)
