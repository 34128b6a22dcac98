"""Congresses and meetings: what is to come, and honestly what is over."""

from django.conf import settings
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

from ..queries import event_lines, event_page
from ..queries.guiding import told_by
from ..queries.meeting import appointment, event_data, event_line, parted
from ..queries.pages import page_data
from . import linked, linked_pages


@require_safe
def event_list(request: Request) -> HttpResponse:
    """All meetings, those to come first. 1 query."""
    coming, past = parted(event_lines(request.actor), timezone.now())
    titles = ((line.title, line.address) for line in (*coming, *past))
    facts = {
        "coming": coming,
        "past": past,
        "contact": settings.CONTACT_EMAIL,
        "data_address": in_language("/agenda.json"),
        "linked": linked.listing(_("Events"), "/agenda", titles),
    }
    return render(request, "guide/event_list.html", facts)


@require_safe
def event_list_json(request: Request) -> HttpResponse:
    """The same as data. 1 query."""
    found = [event_data(page) for page in event_lines(request.actor)]
    return json_response({"events": found, "licence": "CC-BY-4.0"})


@require_safe
def event_list_csv(request: Request) -> HttpResponse:
    """The same as a sheet. 1 query."""
    columns = [_("Title"), _("Summary"), _("Starts"), _("Ends"), _("Place"), _("Organised by"), _("Address")]
    rows = (
        [
            page.facts.title,
            page.facts.summary,
            page.facts.starts,
            page.facts.ends,
            page.facts.place,
            ", ".join(page.facts.organisers),
            linked.whole_address(page.address),
        ]
        for page in event_lines(request.actor)
        if page.facts
    )
    return csv_response("agenda", columns, rows)


@require_safe
def event_list_ics(request: Request) -> HttpResponse:
    """All meetings for people's own calendars. 1 query."""
    found = [appointment(page, linked.whole_address(page.address)) for page in event_lines(request.actor)]
    return calendar_response("agenda", _("Events"), found)


@require_safe
def event(request: Request, slug: str) -> HttpResponse:
    """One meeting. 4 queries."""
    page = event_page(request.actor, slug)
    line = event_line(page, timezone.now()) if page.facts else None
    facts = {
        "page": page,
        "line": line,
        "sources": told_by(page.facts.sources) if page.facts else [],
        "data_address": in_language(f"{page.address}.json"),
        "linked": linked_pages.event(page.facts, line) if page.facts and line else None,
    }
    return render(request, "guide/event.html", facts)


@require_safe
def event_json(request: Request, slug: str) -> HttpResponse:
    """The same facts as data. 4 queries."""
    return json_response(page_data(event_page(request.actor, slug)))


@require_safe
def event_ics(request: Request, slug: str) -> HttpResponse:
    """One meeting for people's own calendars; none when it was removed. 4 queries."""
    page = event_page(request.actor, slug)
    found = [appointment(page, linked.whole_address(page.address))] if page.facts else []
    return calendar_response(page.slug, page.facts.title if page.facts else _("Removed"), found)
