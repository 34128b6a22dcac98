"""`/mijn`: what asks my attention now. The first page after signing in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_text
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now

from ..attention import attention
from ..signed_in import signed_in

SHOWN = 20
OF_WRITERS = (_("What we report"), "/mijn/verslag")
PLACES = (
    (_("My tables"), "/mijn/tafels"),
    OF_WRITERS,
    (_("Begin a table"), "/begin"),
    (_("Examples in the making"), "/in-de-maak"),
    (_("Nominate an example"), "/voordragen"),
    (_("My conversations"), "/mijn/gesprekken"),
    (_("My organisation"), "/mijn/organisatie"),
    (_("My mail, calendar and feed"), "/mijn/berichten"),
    (_("My data"), "/mijn/gegevens"),
    (_("Where I am signed in"), "/mijn/sessies"),
    (_("My passkeys"), "/mijn/passkeys"),
)


@signed_in
@require_safe
def mine(request: Request) -> HttpResponse:
    """The page. `?alles` shows more than the first twenty."""
    page = attention(request.actor, now())
    shown = page.items if "alles" in request.GET else page.items[:SHOWN]
    facts = {
        "page": page,
        "shown": shown,
        "left": len(page.items) - len(shown),
        "places": [place for place in PLACES if place is not OF_WRITERS or page.writes],
        "data_address": "/mijn.json",
    }
    return render(request, "attention/mine.html", facts)


@signed_in
@require_safe
def mine_json(request: Request) -> HttpResponse:
    """The same facts as data, for her alone."""
    page = attention(request.actor, now())
    items = [
        {
            "title": str(item.title),
            "text": str(item.text),
            "minutes": item.minutes,
            "address": item.address,
            "since": item.since,
        }
        for item in page.items
    ]
    body = json_text({"items": items, "minutes": page.minutes})
    return HttpResponse(body, content_type="application/json; charset=utf-8")
