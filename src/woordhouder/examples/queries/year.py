"""The year of the agreements: its moments in words, by month, and as appointments for people's own calendars."""

import calendar as months
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.papers.calendars import Appointment
from woordhouder.parties.models import OrganisationKind

from ..facts import CalendarFacts, MomentFacts
from .guiding import LegalLine, legal_line
from .pages import LibraryPage
from .telling import SourceLine, source_lines

A_LEAP_YEAR = 2024  # in which each day that a calendar has exists
OTHERS = {"minister": gettext_lazy("the minister"), "other": gettext_lazy("others")}


@dataclass(frozen=True)
class MomentLine:
    """A moment of the year. `legal` None: it is practice, and `sources` tell where. `months`: from 1, in its order."""

    slug: str
    title: str
    when: str
    text: str
    who: Sequence[str]
    legal: LegalLine | None
    sources: Sequence[SourceLine]
    months: Sequence[int]


@dataclass(frozen=True)
class MonthLine:
    """A month with what starts in it, and what started before and still runs."""

    number: int
    name: str
    starting: Sequence[MomentLine]
    running: Sequence[MomentLine]

    @property
    def legal(self) -> int:
        """How many of what starts here stand in the law."""
        return sum(1 for moment in self.starting if moment.legal)

    @property
    def practice(self) -> int:
        """How many of what starts here are practice."""
        return len(self.starting) - self.legal


def year_lines(facts: CalendarFacts) -> list[MonthLine]:
    """The twelve months. Within one the days go up, and "before this day" stands before the day itself."""
    moments = [_line(moment) for moment in sorted(facts.moments, key=_place)]
    return [
        MonthLine(
            number,
            capfirst(date_format(date(A_LEAP_YEAR, number, 1), "F")),
            [moment for moment in moments if moment.months[0] == number],
            [moment for moment in moments if number in moment.months[1:]],
        )
        for number in range(1, 13)
    ]


def moments(facts: CalendarFacts) -> list[MomentLine]:
    """All moments, in the order of the year."""
    return [moment for month in year_lines(facts) for moment in month.starting]


def _place(moment: MomentFacts) -> tuple[str, bool, str, str]:
    return moment.starts, not moment.before, moment.until or moment.starts, moment.slug


def _line(moment: MomentFacts) -> MomentLine:
    return MomentLine(
        slug=moment.slug,
        title=moment.title,
        when=when_in_words(moment),
        text=moment.text,
        who=[who_in_words(code) for code in moment.who],
        legal=legal_line(moment.legal) if moment.legal else None,
        sources=source_lines(moment.sources),
        months=_months(moment),
    )


def when_in_words(moment: MomentFacts) -> str:
    """ "Before 1 July", "1 July", "1 May to 30 June"; a period of one whole month is its name."""
    first = _day(moment.starts, A_LEAP_YEAR)
    last = _day(moment.until or moment.starts, A_LEAP_YEAR)
    if moment.before:
        return _("Before %(day)s") % {"day": date_format(last, "j F")}
    if first == last:
        return date_format(first, "j F")
    if first.day == 1 and last.month == first.month and (last + timedelta(days=1)).day == 1:
        return capfirst(date_format(first, "F"))
    return _("%(first)s to %(last)s") % {"first": date_format(first, "j F"), "last": date_format(last, "j F")}


def who_in_words(code: str) -> str:
    """Who has something to do at a moment."""
    return str(OTHERS.get(code) or OrganisationKind(code).label)


def _months(moment: MomentFacts) -> list[int]:
    first, last = int(moment.starts[:2]), int((moment.until or moment.starts)[:2])
    return [(number - 1) % 12 + 1 for number in range(first, last + 1 + (12 if last < first else 0))]


def _day(month_day: str, year: int) -> date:
    """A day of `year`; the last of the month where the month is shorter."""
    month, day = (int(part) for part in month_day.split("-"))
    return date(year, month, min(day, months.monthrange(year, month)[1]))


def appointments(page: LibraryPage[CalendarFacts], address: str) -> list[Appointment]:
    """Each moment, again every year. What must be done before a day stands on the last day on which it still can.

    `address` is where the calendar stands on the web; each moment has its own place there.
    """
    host = settings.BASE_URL.partition("://")[2].partition("/")[0]
    found = page.facts.moments if page.facts else ()
    return [_appointment(moment, page, host, address) for moment in sorted(found, key=_place)]


def _appointment(moment: MomentFacts, page: LibraryPage[CalendarFacts], host: str, address: str) -> Appointment:
    year = page.published_at.year
    first, last = _day(moment.starts, year), _day(moment.until or moment.starts, year)
    if last < first:
        last = _day(moment.until or moment.starts, year + 1)
    if moment.before:
        first = last = last - timedelta(days=1)
    return Appointment(
        uid=f"{moment.slug}@{host}",
        title=f"{when_in_words(moment)}: {moment.title}" if moment.before else moment.title,
        starts=first,
        ends=last,
        text=_explanation(moment),
        address=f"{address}#{moment.slug}",
        changed_at=page.published_at,
        is_yearly=True,
    )


def _explanation(moment: MomentFacts) -> str:
    lines = [moment.text]
    if moment.legal:
        law = legal_line(moment.legal)
        lines += [f"{law.article}: {law.statement}", law.certainty, law.url, _("This is not legal advice.")]
    else:
        lines += [_("This is practice; the law does not ask it.")]
    return "\n\n".join(lines)


def calendar_data(facts: CalendarFacts | None) -> Mapping[str, Any]:
    """The moments as open data, in the order of the year, with the days in words."""
    found = sorted(facts.moments, key=_place) if facts else []
    return {"moments": [{**moment.model_dump(mode="json"), "when": when_in_words(moment)} for moment in found]}
