"""Which examples are due to be looked at again, a year after they were published or last found right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from ..models import Description, Example, Interview, StillRight, StillRightAnswer, Testimony

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class DueLine:
    """An example that nobody found right for a year. `since`: the moment from which that year counts.

    `speakers`: whose words stand with it and who can be reached; `asked_at`: when they were asked last.
    """

    slug: str
    title: str
    since: datetime
    speakers: int
    asked_at: datetime | None
    can_be_asked: bool

    @property
    def address(self) -> str:
        """The example's page."""
        return f"/voorbeelden/{self.slug}"


def speakers_of(example: Example) -> QuerySet[Interview]:
    """The interviews whose words stand with this example and whose speaker can be reached."""
    public = Testimony.objects.filter(example=example, removed_at=None)
    return Interview.objects.filter(pk__in=public.values("words__interview")).exclude(email="").order_by("pk")


def due_for_refresh(moment: datetime) -> list[DueLine]:
    """Examples whose newest version, and last "still right", are over a year old; oldest first. Always 3 queries."""
    before = moment - A_YEAR
    rows = Description.objects.current().filter(published_at__lt=before).select_related("example")
    voices = _voices([row.example_id for row in rows])
    answers = _answers([interview for spoken in voices.values() for interview in spoken])
    lines = [_line(row, voices.get(row.example_id, []), answers, before) for row in rows]
    return sorted((line for line in lines if line.since < before), key=lambda line: (line.since, line.slug))


def _voices(examples: Sequence[int]) -> dict[int, list[int]]:
    """Per example the interviews whose speakers can be reached."""
    rows = Testimony.objects.filter(example__in=examples, removed_at=None).exclude(words__interview__email="")
    found: dict[int, list[int]] = {}
    for example, interview in rows.values_list("example", "words__interview"):
        found.setdefault(example, []).append(interview)
    return found


def _answers(interviews: Sequence[int]) -> dict[int, tuple[datetime | None, datetime | None]]:
    """Per interview when it was asked last, and when it said last that it is still right."""
    rows = StillRight.objects.filter(interview__in=interviews).values("interview", "answer")
    found: dict[int, tuple[datetime | None, datetime | None]] = {}
    for row in rows.annotate(asked=Max("asked_at"), answered=Max("answered_at")):
        asked, right = found.get(row["interview"], (None, None))
        is_right = row["answer"] == StillRightAnswer.STILL_RIGHT
        found[row["interview"]] = (_later(asked, row["asked"]), _later(right, row["answered"] if is_right else None))
    return found


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((moment for moment in (one, other) if moment), default=None)


def _line(
    row: Description, spoken: list[int], answers: dict[int, tuple[datetime | None, datetime | None]], before: datetime
) -> DueLine:
    said = [answers[interview] for interview in spoken if interview in answers]
    asked_at = max((asked for asked, _right in said if asked), default=None)
    right_at = max((right for _asked, right in said if right), default=None)
    return DueLine(
        slug=row.example.slug,
        title=row.title,
        since=_later(row.published_at, right_at) or row.published_at,
        speakers=len(spoken),
        asked_at=asked_at,
        can_be_asked=bool(spoken) and (asked_at is None or asked_at < before),
    )
