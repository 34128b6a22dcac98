"""The desk of an editor, counted: what was put forward, what she sees to, what readers report, what is due."""

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Organisation
from woordhouder.parties.policy import ORGANISATION, editing
from woordhouder.record.policy import NOBODY, allowed

from ..models import Nomination, ReaderReport, SourceCheck
from ..policy import NOMINATION, READER_REPORT, SOURCE_CHECK
from .ageing import IS_DUE, by_age
from .conversing import unfinished_conversations


@dataclass(frozen=True)
class Desk:
    """How many agreements wait `to_take_up`, and are `hers` and open; how many `reports` wait, the oldest since when.

    `due`: texts to look at again, the oldest of `due_day`; `unchecked`: others that nobody ever checked.
    `has_failed_look`: some source could not be reached one day. `conversations`: those that she began and did not
    finish, the oldest since when.
    """

    to_take_up: int
    hers: int
    reports: int
    reported_at: datetime | None
    due: int
    due_day: Day | None
    unchecked: int
    has_failed_look: bool
    conversations: int
    conversing_since: datetime | None


def desk(actor: Actor, moment: datetime) -> Desk | None:
    """The counts at `moment`; None for who is no editor, without a query. Else 1 query."""
    if editing(actor) == NOBODY:
        return None
    board = allowed(actor, "edit_library", ORGANISATION, Organisation.objects.filter(reference=actor.organisation))
    reports, texts = open_reports(actor), by_age(actor, moment)
    looks = allowed(actor, "read", SOURCE_CHECK, SourceCheck.objects.filter(was_reached=False))
    conversations = unfinished_conversations(actor)
    found = board.annotate(
        to_take_up=_number(put_forward(actor)),
        hers=_number(hers(actor)),
        reports=_number(reports),
        reported_at=Subquery(reports.order_by("made_at").values("made_at")[:1]),
        due=_number(texts.filter(IS_DUE)),
        due_day=Subquery(texts.filter(IS_DUE).order_by("day").values("day")[:1]),
        unchecked=_number(texts.filter(checked_on=None).exclude(IS_DUE)),
        has_failed_look=Exists(looks),
        conversations=_number(conversations),
        conversing_since=Subquery(conversations.order_by("written_at").values("written_at")[:1]),
    )
    row = found.values(*Desk.__dataclass_fields__).first()
    return Desk(**row) if row else None


def put_forward(actor: Actor) -> QuerySet[Nomination]:
    """What was put forward and no editor took up yet."""
    return _open(actor).filter(taken_up_at=None)


def at_work(actor: Actor) -> QuerySet[Nomination]:
    """What an editor took up and did not finish."""
    return _open(actor).exclude(taken_up_at=None)


def hers(actor: Actor) -> QuerySet[Nomination]:
    """What this editor sees to and did not finish."""
    return at_work(actor).filter(editor__reference=actor.person)


def open_reports(actor: Actor) -> QuerySet[ReaderReport]:
    """What readers reported and nobody answered."""
    return allowed(actor, "read", READER_REPORT, ReaderReport.objects.filter(answered_at=None))


def _open(actor: Actor) -> QuerySet[Nomination]:
    return allowed(actor, "edit", NOMINATION, Nomination.objects.filter(closed_at=None, published_at=None))


def _number(rows: QuerySet[Any, Any]) -> Coalesce:
    """How many rows there are, inside another query: all of them in one group."""
    whole = rows.order_by().annotate(whole=Value(1)).values("whole")
    return Coalesce(Subquery(whole.annotate(number=Count("pk")).values("number")), 0)
