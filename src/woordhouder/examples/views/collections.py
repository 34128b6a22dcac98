"""Collections that others made: what is known of them, and what the library has."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language

from .. import queries
from . import linked


@require_safe
def collection_list(request: Request) -> HttpResponse:
    """All collections, newest first. 1 query."""
    collections = queries.collection_lines(request.actor)
    titles = ((page.facts.title, page.address) for page in collections if page.facts)
    facts = {
        "collections": collections,
        "data_address": in_language("/verzamelingen.json"),
        "linked": linked.listing(_("Collections"), "/verzamelingen", titles),
    }
    return render(request, "examples/collection_list.html", facts)


@require_safe
def collection_list_json(request: Request) -> HttpResponse:
    """The same as data. 1 query."""
    return json_response(
        {"collections": [queries.collection_data(page) for page in queries.collection_lines(request.actor)]}
    )


@require_safe
def collection_list_csv(request: Request) -> HttpResponse:
    """The same as a sheet. 1 query."""
    columns = [_("Title"), _("Summary"), _("Collected by"), _("Year"), _("How many"), _("Known to us"), _("Address")]
    rows = (
        [
            page.facts.title,
            page.facts.summary,
            ", ".join(page.facts.collected_by),
            page.facts.year,
            page.facts.expected,
            len(page.facts.members),
            linked.whole_address(page.address),
        ]
        for page in queries.collection_lines(request.actor)
        if page.facts
    )
    return csv_response("verzamelingen", columns, rows)


@require_safe
def collection(request: Request, slug: str) -> HttpResponse:
    """One collection. 5 queries."""
    page = queries.collection_page(request.actor, slug)
    members = queries.member_lines(page)
    facts = {
        "page": page,
        "members": members,
        "sources": queries.source_lines(page.facts.sources) if page.facts else [],
        "contact": settings.CONTACT_EMAIL,
        "data_address": in_language(f"{page.address}.json"),
        "linked": linked.collection(page.facts, members, page.address) if page.facts else None,
    }
    return render(request, "examples/collection.html", facts)


@require_safe
def collection_json(request: Request, slug: str) -> HttpResponse:
    """The same facts as data. 5 queries."""
    return json_response(queries.collection_data(queries.collection_page(request.actor, slug)))
