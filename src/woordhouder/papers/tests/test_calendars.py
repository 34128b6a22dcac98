"""Appointments as a calendar file: whatever stands in a text, the file says the same and nothing else."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from woordhouder.papers.calendars import Appointment, calendar_bytes, calendar_response

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
printable = st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1).filter(str.strip)


def events(made):
    return Calendar.from_ical(made).events


def test_a_day_covers_that_day_only():
    (event,) = events(calendar_bytes("Jaar", [Appointment("a@b", "Dag", date(2026, 7, 1), AT, ends=date(2026, 7, 1))]))
    assert event["dtstart"].dt == date(2026, 7, 1)
    assert event["dtend"].dt == date(2026, 7, 2)
    assert str(event["transp"]) == "TRANSPARENT"


def test_moments_are_the_same_in_summer_and_winter():
    amsterdam = ZoneInfo("Europe/Amsterdam")
    for month, hour in ((7, 8), (12, 9)):
        start = datetime(2026, month, 1, 10, 0, tzinfo=amsterdam)
        (event,) = events(calendar_bytes("Jaar", [Appointment("a@b", "Uur", start, AT)]))
        assert event["dtstart"].dt == datetime(2026, month, 1, hour, 0, tzinfo=UTC)


def test_it_downloads_with_a_name_and_may_be_kept():
    response = calendar_response("jaar", "Jaar", [])
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="jaar.ics"'
    assert response["Cache-Control"] == "public, no-cache"


@settings(deadline=None)  # the first one reads the time zones
@given(printable, printable)
def test_no_text_can_add_an_event_or_get_lost(title, text):
    made = calendar_bytes(title, [Appointment("a@b", title, date(2026, 7, 1), AT, text=f"{text}\n\nEND:VEVENT")])
    (event,) = events(made)
    assert str(event["summary"]) == title
    assert str(event["description"]).replace("\r\n", "\n") == f"{text}\n\nEND:VEVENT"
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_the_same_facts_give_the_same_file():
    facts = [
        Appointment("a@b", "Dag", date(2026, 7, 1), AT, is_yearly=True, place="Zaal", address="https://a.example/")
    ]
    assert calendar_bytes("Jaar", facts) == calendar_bytes("Jaar", facts)
