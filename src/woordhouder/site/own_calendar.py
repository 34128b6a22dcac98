"""A person's own calendar: the days of the tables at which her organisations sit, and the days that the law names."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings

from woordhouder.examples.queries.pages import calendar
from woordhouder.examples.queries.year import appointments
from woordhouder.keeping.queries.own_days import OwnDay, own_days
from woordhouder.papers.calendars import Appointment
from woordhouder.parties.actor import ANONYMOUS, acting_among, memberships_of
from woordhouder.parties.models import Person
from woordhouder.record.asked import asked_once
from woordhouder.record.refusals import NotFound

from .addresses import in_language


def own_appointments(person: Person, moment: datetime) -> list[Appointment]:
    """The days of each organisation that she acts for now, each once, and the legal ones. At most 5 queries, and 8 for
    each organisation.
    """
    mine = memberships_of(person)
    found: dict[str, Appointment] = {}
    for membership in mine:
        actor = acting_among(person, [membership], membership.organisation.reference)
        with asked_once():
            days = own_days(actor, moment)
        for day in days:
            made = _appointment(day, chooses=len(mine) > 1)
            found.setdefault(made.uid, made)
    return [*sorted(found.values(), key=lambda one: (str(one.starts), one.uid)), *_legal()]


def _appointment(day: OwnDay, *, chooses: bool) -> Appointment:
    address = f"/mijn/wissel?{urlencode({'next': day.address})}" if chooses else day.address
    return Appointment(
        uid=f"{day.reference}@{_host()}",
        title=day.title,
        starts=day.day,
        changed_at=day.changed_at,
        address=_whole(address),
    )


def _legal() -> Iterable[Appointment]:
    """What the calendar of the library says that the law names; nothing where there is none."""
    try:
        page = calendar(ANONYMOUS)
    except NotFound:
        return []
    named = {f"{moment.slug}@{_host()}" for moment in (page.facts.moments if page.facts else ()) if moment.legal}
    return [one for one in appointments(page, _whole("/kalender")) if one.uid in named]


def _host() -> str:
    return str(settings.BASE_URL).partition("://")[2].partition("/")[0]


def _whole(path: str) -> str:
    return str(settings.BASE_URL).rstrip("/") + in_language(path)
