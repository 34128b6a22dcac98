"""Plain facts as a calendar file (iCalendar, RFC 5545) that people put in their own calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http import HttpResponse
from icalendar import Calendar, Event

from .data import CACHING

MAKER = "-//Woordhouder//Woordhouder//NL"


@dataclass(frozen=True)
class Appointment:
    """Something on a day, or at a moment. `uid` never changes, so that a newer file replaces what it brought before.

    `ends` is the last day, or the moment of the end; None: one day, or an end that is not known.
    `changed_at` is the moment of the version that says it. `is_yearly`: again each year, without end.
    """

    uid: str
    title: str
    starts: date | datetime
    changed_at: datetime
    ends: date | datetime | None = None
    text: str = ""
    place: str | None = None
    address: str = ""
    is_yearly: bool = False


def calendar_response(name: str, title: str, appointments: Iterable[Appointment]) -> HttpResponse:
    """The calendar as a download called `name`.ics, for everybody."""
    response = HttpResponse(calendar_bytes(title, appointments), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response["Cache-Control"] = CACHING
    return response


def calendar_bytes(title: str, appointments: Iterable[Appointment]) -> bytes:
    """The calendar as text in UTF-8. The same facts give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    for appointment in appointments:
        calendar.add_component(_event(appointment))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstamp", appointment.changed_at)
    event.add("summary", appointment.title)
    event.add("dtstart", _in_utc(appointment.starts))
    if appointment.ends is not None:
        event.add("dtend", _end(appointment.ends))
    if appointment.is_yearly:
        event.add("rrule", {"freq": "yearly"})
    # It tells of a day; it must not make anybody look busy.
    event.add("transp", "TRANSPARENT")
    for name, value in (
        ("description", appointment.text),
        ("location", appointment.place),
        ("url", appointment.address),
    ):
        if value:
            event.add(name, value)
    return event


def _in_utc(moment: date | datetime) -> date | datetime:
    """A day as it is; a moment without the need to explain a time zone in the file."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _end(last: date | datetime) -> date | datetime:
    """iCalendar counts up to the end: of days that is the day after the last one."""
    return _in_utc(last) if isinstance(last, datetime) else last + timedelta(days=1)
