"""The days that an organisation keeps in mind: due days of rounds, last days of talks, ends of terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from woordhouder.agreements.addresses import agreement_address
from woordhouder.agreements.models import Agreement
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import AGREEMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import acting_organisation, seats_of, tables_of
from woordhouder.record.policy import allowed

from ..models import Concern, ConcernDay, RoundDue
from ..talks import Wished, agreed_day
from .promised import at_year_ends

STILL = timedelta(days=92)
"""So long a day that is over stays in a calendar."""
MOST = 500
"""Of one sort so many, those that come first."""


@dataclass(frozen=True)
class OwnDay:
    """A day, what it is, where, and when that was last said. `reference` names what it is of."""

    reference: str
    title: str
    day: date
    address: str
    changed_at: datetime


def own_days(actor: Actor, moment: datetime) -> list[OwnDay]:
    """The days of the tables at which the actor's organisation sits. At most 6 queries."""
    if not actor.is_known or not acting_organisation(actor):
        return []
    first = today(moment) - STILL
    return [*_rounds(actor, first), *_talks(actor, first, moment), *_terms(actor, first)]


def _rounds(actor: Actor, first: date) -> Iterator[OwnDay]:
    """Of each open round its newest due day. 1 query."""
    rows = RoundDue.objects.filter(round__partnership__in=tables_of(actor), round__closed_at=None)
    newest = {row.round_id: row for row in rows.select_related("round__partnership").order_by("round_id", "number")}
    for row in newest.values():
        if row.due >= first:
            about = {"year": row.round.year, "table": row.round.partnership.name}
            yield OwnDay(
                row.round.reference,
                _("Last day to report on %(year)d (%(table)s)") % about,
                row.due,
                f"/mijn/verslag?jaar={row.round.year}",
                row.recorded_at,
            )


def _talks(actor: Actor, first: date, moment: datetime) -> Iterator[OwnDay]:
    """Of each talk that goes on and in which her organisation is a side, the last day. At most 4 queries."""
    mine = seats_of(actor)
    rows = Concern.objects.filter(commitment__agreement__partnership__in=tables_of(actor), end=None)
    open_ones = list(rows.select_related("commitment__agreement__partnership").order_by("talk_until", "pk")[:MOST])
    if not open_ones:
        return
    days: dict[int, list[ConcernDay]] = {}
    for wish in ConcernDay.objects.filter(concern__in=open_ones).order_by("pk"):
        days.setdefault(wish.concern_id, []).append(wish)
    texts = at_year_ends(actor, {row.commitment_id for row in open_ones}, {row.year for row in open_ones}, moment)
    for row in open_ones:
        text = texts.get((row.commitment.reference, row.year))
        wishes = days.get(row.pk, [])
        until = agreed_day(
            str(row.seat_id), row.talk_until, (Wished(str(one.seat_id), one.talk_until) for one in wishes)
        )
        if until >= first and (row.seat_id in mine or (text and text.lead_id in mine)):
            agreement = row.commitment.agreement
            told = {"number": row.commitment.number, "table": agreement.partnership.name}
            yield OwnDay(
                row.reference,
                _("Last day of the talk about promise %(number)d (%(table)s)") % told,
                until,
                f"/{agreement.partnership.slug}/zorgen/{row.reference}",
                wishes[-1].at if wishes else row.recorded_at,
            )


def _terms(actor: Actor, first: date) -> Iterator[OwnDay]:
    """The last day of each agreement of her tables that has one. 1 query."""
    rows = Agreement.objects.filter(partnership__in=tables_of(actor), until__gte=first).select_related("partnership")
    for row in allowed(actor, "read", AGREEMENT, rows).order_by("until", "pk")[:MOST]:
        yield OwnDay(
            row.reference,
            _("Last day of %(agreement)s (%(table)s)") % {"agreement": row.title, "table": row.partnership.name},
            row.until or first,
            agreement_address(row.partnership.slug, row.slug),
            row.made_at,
        )
