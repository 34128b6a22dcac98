"""What waits for the editors, and which examples are due to be looked at again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import localdate

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import ORGANISATION, standing
from woordhouder.record.listing import Listed, listed
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotAllowed

from ..models import Description, Nomination, StillRight, StillRightAnswer
from ..policy import STILL_RIGHT
from .ageing import IS_DUE, by_age
from .desk import Desk, at_work, desk, open_reports, put_forward
from .making import MakingLine, involved_lines, nominated_lines
from .sources import WatchedSource, broken_sources

SHOWN = 3
ON_A_PAGE = MOST_TO_TAKE_UP = 20


@dataclass(frozen=True)
class Answer:
    """What a speaker answered to "is it still right?". A name of a person is nowhere."""

    party: str
    role: str
    words: object
    remark: str
    answered_at: datetime
    has_changed: bool

    def is_after(self, day: Day, moment: datetime) -> bool:
        """Whether it came after an example was looked at on `day`, in the version published at `moment`."""
        answered = localdate(self.answered_at)
        return answered > day or (answered == day and self.answered_at >= moment)


@dataclass(frozen=True)
class DueExample:
    """An example to look at again. `day`: when it was checked, or else published; `asked`: its dossier that is open."""

    slug: str
    title: str
    day: Day
    was_checked: bool
    is_old: bool
    sources: Sequence[Mapping[str, str]]
    answers: Sequence[Answer] = ()
    asked: str = ""

    @property
    def address(self) -> str:
        """Where everybody reads it."""
        return f"/voorbeelden/{self.slug}"

    @property
    def edit(self) -> str:
        """Where an editor writes on it."""
        return f"/redactie/voorbeelden/{self.slug}"

    @property
    def dossier(self) -> str:
        """Where the parties are asked anew; "" when they are not."""
        return f"/in-de-maak/{self.asked}" if self.asked else ""


@dataclass(frozen=True)
class RefreshPage:
    """What is due, with what was never checked apart: nobody knows how old that is."""

    old: Sequence[DueExample]
    unknown: Sequence[DueExample]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.old) + len(self.unknown)


@dataclass(frozen=True)
class ReportLine:
    """A reader's report that waits for an answer."""

    reference: str
    title: str
    text: str
    made_at: datetime

    @property
    def address(self) -> str:
        """Where it is answered."""
        return f"/redactie/meldingen/{self.reference}"


@dataclass(frozen=True)
class Room:
    """All that waits, each with a click to its task."""

    to_take_up: Sequence[MakingLine]
    more_to_take_up: int
    making: Listed[MakingLine]
    newest_reports: Sequence[ReportLine]
    broken: Sequence[WatchedSource]
    desk: Desk


def editors_room(actor: Actor, moment: datetime, asked: object = 1) -> Room:
    """What waits at `moment`, with page `asked` of what is in the making. Raises NotAllowed. At most 12 queries.

    Of what was put forward those that wait longest: when one is taken up, the next comes.
    """
    found = desk(actor, moment)
    if found is None:
        raise NotAllowed(ORGANISATION["edit_library"].why)
    waiting = put_forward(actor).select_related("by", "editor").order_by("nominated_at", "pk")[:MOST_TO_TAKE_UP]
    making = at_work(actor).select_related("by", "editor").order_by("-nominated_at", "-pk")
    to_take_up = nominated_lines(actor, waiting)
    return Room(
        to_take_up=to_take_up,
        more_to_take_up=found.to_take_up - len(to_take_up),
        making=listed(making, asked, ON_A_PAGE, lambda rows: involved_lines(actor, rows)),
        newest_reports=_newest_reports(actor),
        broken=broken_sources(actor, localdate(moment)) if found.has_failed_look else [],
        desk=found,
    )


def _newest_reports(actor: Actor) -> list[ReportLine]:
    """The last few that nobody answered. Always 1 query."""
    title = Description.objects.current().filter(example=OuterRef("example")).values("title")
    rows = open_reports(actor).annotate(title=Subquery(title)).order_by("-made_at", "-pk")
    return [ReportLine(*row) for row in rows.values_list("reference", "title", "text", "made_at")[:SHOWN]]


def refresh_page(actor: Actor, moment: datetime) -> RefreshPage:
    """Examples that were checked, or else published, over a year before `moment`, and those that never were checked.

    Oldest first. Raises NotAllowed for who is no editor. Always 4 queries.
    """
    standing(actor, "edit_library")
    answers, asked = _answers(actor), _asked()
    lines: dict[str, list[DueExample]] = {"changed": [], "old": [], "unknown": []}
    rows = by_age(actor, moment).filter(IS_DUE | Q(checked_on=None)).order_by("day", "example__slug")
    names = ("example_id", "example__slug", "title", "checked_on", "published_at", "sources")
    for row in rows.values(*names, "day", "is_old", "has_changed"):
        said = answers.get(row["example_id"], [])
        where = "changed" if row["has_changed"] else "old" if row["is_old"] else "unknown"
        lines[where].append(
            DueExample(
                slug=row["example__slug"],
                title=row["title"],
                day=row["day"],
                was_checked=row["checked_on"] is not None,
                is_old=row["is_old"],
                sources=row["sources"],
                answers=[one for one in said if one.is_after(row["day"], row["published_at"])],
                asked=asked.get(row["example_id"], ""),
            )
        )
    return RefreshPage([*lines["changed"], *lines["old"]], lines["unknown"])


def _answers(actor: Actor) -> dict[int, list[Answer]]:
    """What speakers answered to the yearly question, newest first, by example. Always 1 query."""
    rows = allowed(actor, "read", STILL_RIGHT, StillRight.objects.exclude(answered_at=None))
    found: dict[int, list[Answer]] = {}
    names = ("interview__nomination__example", "interview__party", "interview__role", "answer", "remark", "answered_at")
    for example, party, role, answer, remark, at in rows.order_by("-answered_at").values_list(*names):
        said = StillRightAnswer(answer)
        is_change = said is StillRightAnswer.CHANGED
        found.setdefault(example, []).append(Answer(party, role, said.label, remark, at, is_change))
    return found


def _asked() -> dict[int, str]:
    """The dossiers in which the parties of an example are asked anew, by example. Always 1 query."""
    rows = Nomination.objects.filter(closed_at=None, published_at=None).exclude(example=None)
    return dict(rows.order_by("pk").values_list("example_id", "reference"))
