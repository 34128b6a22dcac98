"""The year of the agreements, with its legal dates and the moments of practice."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.calendars import calendar_response
from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language

from ..queries import calendar as calendar_page
from ..queries.pages import page_data
from ..queries.year import appointments, calendar_data, moments, year_lines
from . import linked


@require_safe
def calendar(request: Request) -> HttpResponse:
    """The twelve months. 4 queries."""
    page = calendar_page(request.actor)
    titles = ((moment.title, f"{page.address}#{moment.slug}") for moment in moments(page.facts)) if page.facts else ()
    facts = {
        "page": page,
        "months": year_lines(page.facts) if page.facts else [],
        "this_month": timezone.localdate().month,
        "data_address": in_language("/kalender.json"),
        "linked": linked.listing(_("Calendar of the year"), "/kalender", titles),
    }
    return render(request, "guide/calendar.html", facts)


@require_safe
def calendar_json(request: Request) -> HttpResponse:
    """The same facts as data. 4 queries."""
    page = calendar_page(request.actor)
    return json_response({**page_data(page), **calendar_data(page.facts)})


@require_safe
def calendar_csv(request: Request) -> HttpResponse:
    """The same facts as a sheet. 4 queries."""
    page = calendar_page(request.actor)
    columns = [_("When"), _("Moment"), _("Explanation"), _("Who"), _("Law or practice"), _("Article"), _("Certainty")]
    rows = (
        [
            moment.when,
            moment.title,
            moment.text,
            ", ".join(moment.who),
            _("law") if moment.legal else _("practice"),
            moment.legal.article if moment.legal else None,
            moment.legal.certainty if moment.legal else None,
        ]
        for moment in (moments(page.facts) if page.facts else ())
    )
    return csv_response("kalender", columns, rows)


@require_safe
def calendar_ics(request: Request) -> HttpResponse:
    """The moments, each year again, for people's own calendars. 4 queries."""
    found = appointments(calendar_page(request.actor), linked.whole_address("/kalender"))
    return calendar_response("kalender-prestatieafspraken", _("The year of performance agreements"), found)
