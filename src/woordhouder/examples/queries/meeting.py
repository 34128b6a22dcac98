"""Congresses and meetings: when they are in words, whether they are over, and as appointments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from woordhouder.papers.calendars import Appointment

from ..facts import EventFacts
from .pages import LibraryPage

Moment = date | datetime


@dataclass(frozen=True)
class EventLine:
    """A meeting as people see it on a day: `is_past` says that it is over."""

    slug: str
    title: str
    summary: str
    address: str
    when: str
    place: str | None
    organisers: Sequence[str]
    signup_url: str | None
    is_past: bool


def event_line(page: LibraryPage[EventFacts], now: datetime) -> EventLine:
    """One meeting, seen at the moment `now`."""
    assert page.facts is not None
    facts = page.facts
    return EventLine(
        slug=page.slug,
        title=facts.title,
        summary=facts.summary,
        address=page.address,
        when=when_in_words(facts),
        place=facts.place,
        organisers=facts.organisers,
        signup_url=facts.signup_url,
        is_past=is_past(facts, now),
    )


def parted(pages: Sequence[LibraryPage[EventFacts]], now: datetime) -> tuple[Sequence[EventLine], Sequence[EventLine]]:
    """What is to come, soonest first; and what is over, latest first. `pages` are latest first."""
    lines = [event_line(page, now) for page in pages if page.facts]
    return [line for line in reversed(lines) if not line.is_past], [line for line in lines if line.is_past]


def is_past(facts: EventFacts, now: datetime) -> bool:
    """Whether it is over: after its end, or, where no hour of the end is known, after its last day."""
    end = _moment(facts.ends or facts.starts)
    if isinstance(end, datetime) and facts.ends:
        return end < now
    day = end.date() if isinstance(end, datetime) else end
    return datetime.combine(day, time.max, _zone()) < now


def when_in_words(facts: EventFacts) -> str:
    """ "20 May 2021", "20 May 2021, from 10:00 to 12:00", "20 May 2021 to 21 May 2021"."""
    start, end = _moment(facts.starts), _moment(facts.ends) if facts.ends else None
    if end is None or end == start:
        return _in_words(start)
    if isinstance(start, datetime) and isinstance(end, datetime) and start.date() == end.date():
        day, first, last = date_format(start, "j F Y"), date_format(start, "H:i"), date_format(end, "H:i")
        return _("%(day)s, from %(first)s to %(last)s") % {"day": day, "first": first, "last": last}
    return _("%(first)s to %(last)s") % {"first": _in_words(start), "last": _in_words(end)}


def _in_words(moment: Moment) -> str:
    day = date_format(moment, "j F Y")
    if isinstance(moment, datetime):
        return _("%(day)s, at %(hour)s") % {"day": day, "hour": date_format(moment, "H:i")}
    return day


def _moment(written: str) -> Moment:
    if "T" in written:
        return datetime.fromisoformat(written).replace(tzinfo=_zone())
    return date.fromisoformat(written)


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def appointment(page: LibraryPage[EventFacts], address: str) -> Appointment:
    """The meeting for people's own calendars; `address` is its page on the web."""
    assert page.facts is not None
    facts = page.facts
    host = settings.BASE_URL.partition("://")[2].partition("/")[0]
    starts, ends = _of_one_kind(_moment(facts.starts), _moment(facts.ends) if facts.ends else None)
    return Appointment(
        uid=f"{page.slug}@{host}",
        title=facts.title,
        starts=starts,
        ends=ends,
        text="\n\n".join(part for part in (facts.summary, facts.programme) if part),
        place=facts.place,
        address=address,
        changed_at=page.published_at,
    )


def _of_one_kind(starts: Moment, ends: Moment | None) -> tuple[Moment, Moment | None]:
    """Both days or both moments, as a calendar file wants it; where one has no hour, days."""
    if ends is None or isinstance(starts, datetime) == isinstance(ends, datetime):
        return starts, ends
    first, last = (each.date() if isinstance(each, datetime) else each for each in (starts, ends))
    return first, last


def event_data(page: LibraryPage[EventFacts]) -> Mapping[str, Any]:
    """A meeting in the list of open data: all its facts."""
    assert page.facts is not None
    return {"slug": page.slug, "address": page.address, **page.facts.model_dump(mode="json")}
