"""What asks attention in the library: of an editor what waits for her, of anybody the conversations she began."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Q
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from woordhouder.parties.actor import Actor
from woordhouder.parties.attention import Item
from woordhouder.record.refusals import Words

from ..models import Nomination
from ..stages import Stage, stage_of
from .ageing import A_YEAR
from .conversing import OpenConversations, open_conversations
from .desk import Desk, hers, put_forward
from .examples import shown_place
from .progress import Making, makings
from .sources import broken_sources


@dataclass(frozen=True)
class Task:
    """What is to be done, in how many minutes (an honest estimate), and where below the dossier."""

    title: Words
    minutes: int
    place: str = ""


TAKE_UP = Task(_("An agreement was put forward"), 5)
INVITE = Task(_("Ask the parties for their words"), 10)
WRITE = Task(_("Write the rest of the example"), 60, "/tekst")
MEND = Task(_("A party finds something not right"), 20, "/tekst")
ASK = Task(_("Ask the speakers to read the whole"), 3)
PUBLISH = Task(_("An example can be published"), 5)
SEND = Task(_("A party did not answer; its link expired"), 2)
A_REPORT = A_LOOK = A_CONVERSATION = 10
A_SOURCE = 5
A_GLANCE = 5
# Of what was put forward, and of what an editor sees to, so many that wait longest are named; the rest is counted.
NAMED = 20


def attention(actor: Actor, moment: datetime, found: Desk | None) -> list[Item]:
    """What waits at `moment` for who has this desk (None: she is no editor). At most 7 queries."""
    if not actor.is_known:
        return []
    return [*(_at_desk(actor, moment, found) if found else ()), *_conversations(actor, found)]


def _at_desk(actor: Actor, moment: datetime, found: Desk) -> Iterator[Item]:
    named = Q(pk__in=put_forward(actor).order_by("nominated_at", "pk").values("pk")[:NAMED])
    named |= Q(pk__in=hers(actor).order_by("taken_up_at", "pk").values("pk")[:NAMED])
    rows = list(Nomination.objects.filter(named).order_by("nominated_at", "pk"))
    waiting, own = [row for row in rows if row.taken_up_at is None], [row for row in rows if row.taken_up_at]
    yield from map(_to_take_up, waiting)
    yield from _more_to_take_up(found.to_take_up - len(waiting), waiting)
    for made in makings(own, moment) if own else ():
        yield from _to_do(made)
        yield from _expired(made)
    yield from _more_of_hers(found.hers - len(own), own)
    yield from _reports(found)
    yield from _broken(actor, moment) if found.has_failed_look else ()
    yield from _due(found, moment)


def _to_take_up(row: Nomination) -> Item:
    places = ", ".join(shown_place(name) for name in row.places) or row.region
    return _item(row, TAKE_UP, row.nominated_at, f"{row.title} ({places})")


def _more_to_take_up(count: int, named: Sequence[Nomination]) -> Iterator[Item]:
    """What was put forward after those that are named, in one item."""
    if count > 0:
        text = ngettext("%(count)d more waits to be taken up", "%(count)d more wait to be taken up", count)
        yield Item(
            title=_("More agreements were put forward"),
            text=text % {"count": count},
            minutes=TAKE_UP.minutes * count,
            address="/redactie#op-te-pakken",
            since=max(row.nominated_at for row in named),
        )


def _more_of_hers(count: int, named: Sequence[Nomination]) -> Iterator[Item]:
    """What she took up after those that were looked at: nobody looked what these ask, so they are only counted."""
    if count > 0:
        text = ngettext(
            "You see to %(count)d more example. Look whether it asks something of you.",
            "You see to %(count)d more examples. Look whether they ask something of you.",
            count,
        )
        yield Item(
            title=_("More examples that you see to"),
            text=text % {"count": count},
            minutes=A_GLANCE,
            address="/redactie#in-de-maak",
            since=max(row.taken_up_at or row.nominated_at for row in named),
        )


def _to_do(made: Making) -> Iterator[Item]:
    """The one next step that is the editor's, if there is one."""
    stage, facts, row = stage_of(made.facts), made.facts, made.nomination
    since = row.taken_up_at or row.nominated_at
    written = made.manuscript.written_at if made.manuscript else since
    if stage == Stage.TAKEN_UP:
        yield _item(made.nomination, INVITE, since)
    elif stage in (Stage.INTERVIEWING, Stage.WRITING) and not facts.has_text:
        yield _item(made.nomination, WRITE, since)
    elif stage == Stage.CHECKING and any(party.is_asked and party.has_objected for party in facts.speakers):
        yield _item(made.nomination, MEND, _answered(made, written))
    elif stage == Stage.CHECKING and not all(party.is_asked for party in facts.speakers):
        yield _item(made.nomination, ASK, written)
    elif stage == Stage.READY:
        yield _item(made.nomination, PUBLISH, _answered(made, written))


def _expired(made: Making) -> Iterator[Item]:
    """Parties that did not answer while their link worked."""
    for interview, party in zip(made.interviews, made.facts.parties, strict=True):
        if not (party.is_out or party.has_approved or party.has_way_in):
            text = f"{interview.party}: {made.nomination.title}"
            yield _item(made.nomination, SEND, interview.invited_at, text)


def _answered(made: Making, otherwise: datetime) -> datetime:
    """When the last answer about the whole came in."""
    return max((check.answered_at for check in made.checks.values() if check.answered_at), default=otherwise)


def _item(row: Nomination, task: Task, since: datetime, text: str = "") -> Item:
    return Item(task.title, text or row.title, task.minutes, f"/in-de-maak/{row.reference}{task.place}", since)


def _reports(found: Desk) -> Iterator[Item]:
    """What readers say is not right, in one item."""
    if found.reports and found.reported_at:
        count = found.reports
        text = ngettext("%(count)d reader waits for an answer", "%(count)d readers wait for an answer", count)
        yield Item(
            title=_("Readers say that something is not right"),
            text=text % {"count": count},
            minutes=A_REPORT * count,
            address="/redactie/meldingen",
            since=found.reported_at,
        )


def _due(found: Desk, moment: datetime) -> Iterator[Item]:
    """The examples that nobody looked at for a year, or that changed as a party says, in one item."""
    if found.due and found.due_day:
        count = found.due
        text = ngettext(
            "%(count)d example is due to be looked at again", "%(count)d examples are due to be looked at again", count
        )
        yield Item(
            title=_("See whether examples are still right"),
            text=text % {"count": count},
            minutes=A_LOOK * count,
            address="/redactie/verversen",
            since=min(make_aware(datetime.combine(found.due_day, time())) + A_YEAR, moment),
        )


def _conversations(actor: Actor, found: Desk | None) -> Iterator[Item]:
    """The conversations that she began and did not finish, in one item. 1 query for who has no desk, else none."""
    open_now = OpenConversations(found.conversations, found.conversing_since) if found else open_conversations(actor)
    if open_now.since:
        count = open_now.count
        text = ngettext(
            "%(count)d conversation has questions without an answer",
            "%(count)d conversations have questions without an answer",
            count,
        )
        yield Item(
            title=_("Go on with the conversation that you prepare"),
            text=text % {"count": count},
            minutes=A_CONVERSATION * count,
            address="/mijn/gesprekken",
            since=open_now.since,
        )


def _broken(actor: Actor, moment: datetime) -> Iterator[Item]:
    """The sources that readers can reach no longer, in one item. 2 queries."""
    days = [source.since for source in broken_sources(actor, localdate(moment)) if source.since]
    if days:
        count = len(days)
        text = ngettext("%(count)d source is broken", "%(count)d sources are broken", count)
        yield Item(
            title=_("Readers cannot reach a source"),
            text=text % {"count": count},
            minutes=A_SOURCE * count,
            address="/redactie/bronnen?staat=kapot",
            since=make_aware(datetime.combine(min(days), time())),
        )
