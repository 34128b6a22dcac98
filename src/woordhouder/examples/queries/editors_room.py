"""What waits for the editors, and which examples are due to be looked at again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import QuerySet
from django.utils.timezone import localdate

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.policy import allowed

from ..models import Description, Example, Nomination, ReaderReport, StillRight, StillRightAnswer
from ..policy import EXAMPLE, READER_REPORT, STILL_RIGHT
from ..stages import Stage
from .files import folder_beside_library
from .making import MakingLine, making_lines
from .sources import WatchedSource, broken_sources

A_YEAR = timedelta(days=365)
SHOWN = 3


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
    making: Sequence[MakingLine]
    reports: int
    newest_reports: Sequence[ReportLine]
    broken: Sequence[WatchedSource]
    refresh: RefreshPage
    differing: int
    refused: int


def editors_room(actor: Actor, moment: datetime, folder: Path) -> Room:
    """What waits at `moment`; `folder` holds the repository's files. Raises NotAllowed. Always 24 queries."""
    standing(actor, "edit_library")
    making = [line for line in making_lines(actor) if not line.stage.is_over]
    waiting = [line for line in making if line.stage.code == Stage.NOMINATED]
    reports = allowed(actor, "read", READER_REPORT, ReaderReport.objects.filter(answered_at=None))
    files = folder_beside_library(actor, folder)
    return Room(
        to_take_up=waiting,
        making=[line for line in making if line not in waiting],
        reports=reports.count(),
        newest_reports=_report_lines(reports.order_by("-made_at", "-pk")[:SHOWN]),
        broken=broken_sources(actor, localdate(moment)),
        refresh=refresh_page(actor, moment),
        differing=sum(file.is_loadable for file in files.files),
        refused=sum(file.is_refused for file in files.files),
    )


def _report_lines(found: QuerySet[ReaderReport]) -> list[ReportLine]:
    """Reports with the titles of their examples. 2 queries."""
    rows = list(found)
    titles = dict(
        Description.objects.current()
        .filter(example__in=[row.example_id for row in rows])
        .values_list("example_id", "title")
    )
    return [ReportLine(row.reference, titles[row.example_id], row.text, row.made_at) for row in rows]


def refresh_page(actor: Actor, moment: datetime) -> RefreshPage:
    """Examples that were checked, or else published, over a year before `moment`, and those that never were checked.

    Oldest first. Raises NotAllowed for who is no editor. Always 4 queries.
    """
    standing(actor, "edit_library")
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    answers, asked = _answers(actor), _asked()
    before = localdate(moment - A_YEAR)
    lines = []
    rows = Description.objects.current().filter(example__in=readable).order_by("example__slug")
    for row in rows.values("example_id", "example__slug", "title", "checked_on", "published_at", "sources"):
        day = row["checked_on"] or localdate(row["published_at"])
        lines.append(
            DueExample(
                slug=row["example__slug"],
                title=row["title"],
                day=day,
                was_checked=row["checked_on"] is not None,
                is_old=day < before,
                sources=row["sources"],
                answers=[one for one in answers.get(row["example_id"], ()) if one.is_after(day, row["published_at"])],
                asked=asked.get(row["example_id"], ""),
            )
        )
    lines.sort(key=lambda line: (line.day, line.slug))
    has_changed = [line for line in lines if any(answer.has_changed for answer in line.answers)]
    old = [*has_changed, *(line for line in lines if line.is_old and line not in has_changed)]
    return RefreshPage(old, [line for line in lines if not line.was_checked and line not in old])


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
