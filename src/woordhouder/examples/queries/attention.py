"""What asks an editor's attention in the library: what is in the making, what readers report, and broken sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count, Min
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from woordhouder.parties.actor import Actor
from woordhouder.parties.attention import Item
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Words

from ..models import Nomination, ReaderReport
from ..policy import NOMINATION, READER_REPORT
from ..stages import Stage, stage_of
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
A_REPORT = 10
A_SOURCE = 5


def attention(actor: Actor, moment: datetime) -> list[Item]:
    """What waits for an editor at `moment`: nominations, her own examples, reports, sources. At most 12 queries."""
    if not actor.is_known:
        return []
    open_now = Nomination.objects.filter(closed_at=None, published_at=None).select_related("editor")
    rows = list(allowed(actor, "edit", NOMINATION, open_now).order_by("nominated_at", "pk"))
    made = makings(rows, moment) if rows else []
    return [*(item for one in made for item in _of(one, actor)), *_reports(actor), *_broken(actor, moment)]


def _of(made: Making, actor: Actor) -> Iterator[Item]:
    row = made.nomination
    if stage_of(made.facts) == Stage.NOMINATED:
        places = ", ".join(shown_place(name) for name in row.places) or row.region
        yield _item(made, TAKE_UP, row.nominated_at, f"{row.title} ({places})")
    elif row.editor and row.editor.reference == actor.person:
        yield from _to_do(made)
        yield from _expired(made)


def _to_do(made: Making) -> Iterator[Item]:
    """The one next step that is the editor's, if there is one."""
    stage, facts, row = stage_of(made.facts), made.facts, made.nomination
    since = row.taken_up_at or row.nominated_at
    written = made.manuscript.written_at if made.manuscript else since
    if stage == Stage.TAKEN_UP:
        yield _item(made, INVITE, since)
    elif stage in (Stage.INTERVIEWING, Stage.WRITING) and not facts.has_text:
        yield _item(made, WRITE, since)
    elif stage == Stage.CHECKING and any(party.is_asked and party.has_objected for party in facts.speakers):
        yield _item(made, MEND, _answered(made, written))
    elif stage == Stage.CHECKING and not all(party.is_asked for party in facts.speakers):
        yield _item(made, ASK, written)
    elif stage == Stage.READY:
        yield _item(made, PUBLISH, _answered(made, written))


def _expired(made: Making) -> Iterator[Item]:
    """Parties that did not answer while their link worked."""
    for interview, party in zip(made.interviews, made.facts.parties, strict=True):
        if not (party.is_out or party.has_approved or party.has_way_in):
            text = f"{interview.party}: {made.nomination.title}"
            yield _item(made, SEND, interview.invited_at, text)


def _answered(made: Making, otherwise: datetime) -> datetime:
    """When the last answer about the whole came in."""
    return max((check.answered_at for check in made.checks.values() if check.answered_at), default=otherwise)


def _item(made: Making, task: Task, since: datetime, text: str = "") -> Item:
    address = f"/in-de-maak/{made.nomination.reference}{task.place}"
    return Item(task.title, text or made.nomination.title, task.minutes, address, since)


def _reports(actor: Actor) -> list[Item]:
    """What readers say is not right, in one item. 1 query."""
    open_now = allowed(actor, "read", READER_REPORT, ReaderReport.objects.filter(answered_at=None))
    found = open_now.aggregate(count=Count("pk"), since=Min("made_at"))
    if not found["count"]:
        return []
    count = found["count"]
    text = ngettext("%(count)d reader waits for an answer", "%(count)d readers wait for an answer", count)
    return [
        Item(
            title=_("Readers say that something is not right"),
            text=text % {"count": count},
            minutes=A_REPORT * count,
            address="/redactie/meldingen",
            since=found["since"],
        )
    ]


def _broken(actor: Actor, moment: datetime) -> list[Item]:
    """The sources that readers can reach no longer, in one item. At most 4 queries."""
    days = [source.since for source in broken_sources(actor, localdate(moment)) if source.since]
    if not days:
        return []
    count = len(days)
    text = ngettext("%(count)d source is broken", "%(count)d sources are broken", count)
    return [
        Item(
            title=_("Readers cannot reach a source"),
            text=text % {"count": count},
            minutes=A_SOURCE * count,
            address="/redactie/bronnen?staat=kapot",
            since=make_aware(datetime.combine(min(days), time())),
        )
    ]
