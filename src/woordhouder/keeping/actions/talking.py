"""Doubt is first said at the table: concerns, their day and their end; replies to reports, answers and concerns."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.facts import Year
from woordhouder.agreements.models import Agreement
from woordhouder.agreements.moments import today
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.record.clock import now
from woordhouder.record.models import Entry
from woordhouder.record.policy import fetch
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import NotAllowed, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText

from ..kinds import DOUBTED, REPLIED, TALKED
from ..models import Concern, ConcernDay, ConcernEnd, Reply, Report, Response
from ..policy import CONCERN, REPORT, RESPONSE
from ..queries.promised import promised
from ..queries.talks import talk_of
from ..talks import DAYS
from ..words import Outcome
from .speaking import kept_commitment, own_seat, record_kept, spoken, wrong

ITS_TWO_SIDES = _("Only the party that raised the concern and the one that leads the promise do this.")


@action(owes=DOUBTED)
def raise_concern(actor: Actor, *, commitment: Line, year: Year, text: LongText, seat: Line | None = None) -> Concern:
    """Say at the table that one doubts how a promise is kept over a year. The talk lasts 14 days, or as agreed.

    Raises NotFound, NotAllowed (policy row "keep" of commitments, and for who leads the promise), Invalid, and Refused
    while a talk of the same seat goes on.
    """
    row = kept_commitment(actor, commitment)
    chair = own_seat(actor, row.agreement.partnership_id, seat)
    found = promised(actor, [row.pk], [year], now()).get((row.reference, year))
    if found is None:
        raise wrong("year", _("This promise has no text in force on 31 December of this year."))
    if found.promise.lead == chair.reference:
        raise NotAllowed(_("Your organisation leads this promise."), next_step=_("Tell it in your report."))
    open_ones = Concern.objects.filter(commitment=row, year=year, seat=chair, end=None)
    if any(not talk_of(one).opens_contest(today(now())) for one in open_ones):
        raise Refused(_("Your organisation is in talk about this already."), next_step=_("Go on with that talk."))
    name, until = new_reference("concern"), today(now()) + timedelta(days=DAYS)
    says = {"commitment": row.reference, "year": year, "text": text, "talk_until": until.isoformat()}
    fields = spoken(actor, chair, DOUBTED, row.agreement, reference=name, says=says, public=False)
    return Concern.objects.create(commitment=row, year=year, text=text, talk_until=until, **fields)


@action(owes=TALKED)
def move_concern(actor: Actor, *, concern: Line, talk_until: date, seat: Line | None = None) -> ConcernDay:
    """Say until when the talk should last. The day holds once both sides want the same one.

    Raises NotFound, NotAllowed (policy row "reply", and for who is no side of it), Invalid, and Refused once it ended.
    """
    row, chair = _side(actor, concern, seat)
    if talk_until < today(now()):
        raise wrong("talk_until", _("This day is over."))
    says = {"seat": chair.reference, "said": {"concern": row.reference, "talk_until": talk_until.isoformat()}}
    record_kept(TALKED, row.commitment.agreement, on=row.reference, public=False, has=says, refs=[row.entry])
    return ConcernDay.objects.create(concern=row, seat=chair, talk_until=talk_until, at=now())


@action(owes=TALKED)
def end_concern(
    actor: Actor, *, concern: Line, outcome: Outcome, words: LongText, seat: Line | None = None
) -> ConcernEnd:
    """End a talk in words. Only who raised it says that it is agreed; who raised it says that it is not agreed only
    after the other side said something, or the day passed.

    Raises NotFound, NotAllowed (policy row "reply", and for who is no side of it), Invalid, and Refused.
    """
    row, chair = _side(actor, concern, seat)
    is_own = chair.pk == row.seat_id
    if outcome is Outcome.AGREED and not is_own:
        raise Refused(
            _("Who raised the concern says whether it is settled."), next_step=_("Reply, and ask whether it is.")
        )
    was_heard = row.replies.exclude(seat=chair).exists() or row.days.exclude(seat=chair).exists()
    if outcome is Outcome.NOT_AGREED and is_own and not was_heard and today(now()) <= talk_of(row).until:
        raise Refused(
            _("The other side has not answered yet."), next_step=_("Wait for its answer, or until the day of the talk.")
        )
    says = {"concern": row.reference, "outcome": str(outcome), "words": words}
    fields = _said(actor, chair, row, new_reference("end"), says)
    return ConcernEnd.objects.create(concern=row, outcome=outcome, words=words, **fields)


def _said(actor: Actor, chair: Seat, row: Concern, name: str, says: dict[str, Any]) -> dict[str, Any]:
    agreement = row.commitment.agreement
    return spoken(actor, chair, TALKED, agreement, reference=name, says=says, public=False, refs=[row.entry])


def _side(actor: Actor, reference: str, seat: str | None) -> tuple[Concern, Seat]:
    """As `side_of`, of a talk that goes on."""
    row, chair = side_of(actor, reference, seat)
    if ConcernEnd.objects.filter(concern=row).exists():
        raise Refused(_("This talk has ended."), next_step=_("Raise a new concern if there is a new doubt."))
    return row, chair


def side_of(actor: Actor, reference: str, seat: str | None) -> tuple[Concern, Seat]:
    """A concern, locked, and the side of it for which the actor speaks. Raises NotFound, NotAllowed and Invalid."""
    rows = Concern.objects.select_for_update(of=("self",)).select_related("commitment__agreement", "seat", "entry")
    row = fetch(actor, "reply", CONCERN, rows, reference=reference)
    chair = own_seat(actor, row.commitment.agreement.partnership_id, seat)
    if chair.reference not in sides_of(actor, row):
        raise NotAllowed(ITS_TWO_SIDES)
    return row, chair


def sides_of(actor: Actor, row: Concern) -> tuple[str, ...]:
    """The sides of a talk, by reference: who raised it, and who leads the promise of that year by now."""
    found = promised(actor, [row.commitment_id], [row.year], now()).get((row.commitment.reference, row.year))
    return (row.seat.reference, *([found.promise.lead] if found else []))


@action(owes=REPLIED)
def reply(actor: Actor, *, to: Line, text: LongText, seat: Line | None = None) -> Reply:
    """Reply to a report, to what a seat said of one, or within a talk (`to` by reference).

    It is read by who reads what it replies to. Raises NotFound, NotAllowed (policy row "reply") and Invalid.
    """
    kind, policy, path = _SORTS.get(to.partition("-")[0], _SORTS["report"])
    about = fetch(actor, "reply", policy, kind.objects.select_related(path, "entry"), reference=to)
    agreement = _agreement(about)
    chair = own_seat(actor, agreement.partnership_id, seat)
    name, refs = new_reference("reply"), [_entry(about)]
    public = not isinstance(about, Concern) and about.public_from is not None
    says = {"to": to, "text": text}
    fields = spoken(actor, chair, REPLIED, agreement, reference=name, says=says, public=public, refs=refs)
    return Reply.objects.create(**{kind.__name__.lower(): about}, text=text, **fields)


_SORTS: dict[str, Any] = {
    "report": (Report, REPORT, "commitment__agreement"),
    "response": (Response, RESPONSE, "report__commitment__agreement"),
    "concern": (Concern, CONCERN, "commitment__agreement"),
}


def _agreement(about: Report | Response | Concern) -> Agreement:
    report = about.report if isinstance(about, Response) else about
    return report.commitment.agreement


def _entry(about: Report | Response | Concern) -> Entry:
    return about.entry
