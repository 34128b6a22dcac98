"""What stands at no one table: an organisation over all its tables, and a municipality."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.addresses import in_language

from ...queries.municipalities import municipality_data, municipality_page
from ...queries.organisations import organisation_data, organisation_page


@require_safe
def organisation(request: Request, reference: str) -> HttpResponse:
    """An organisation: names, tables, and what it promises. At most 15 queries."""
    page = organisation_page(request.actor, reference, now())
    facts = {"page": page, "data_address": in_language(f"{page.address}.json")}
    return render(request, "finding/organisation.html", facts)


@require_safe
def organisation_json(request: Request, reference: str) -> HttpResponse:
    """The same as data. At most 15 queries."""
    return json_response(organisation_data(organisation_page(request.actor, reference, now())))


@require_safe
def municipality(request: Request, slug: str) -> HttpResponse:
    """A municipality: its tables, what was agreed there, and the library's examples. At most 4 queries."""
    page = municipality_page(request.actor, slug, now())
    facts = {"page": page, "data_address": in_language(f"{page.address}.json")}
    return render(request, "finding/municipality.html", facts)


@require_safe
def municipality_json(request: Request, slug: str) -> HttpResponse:
    """The same as data. At most 4 queries."""
    return json_response(municipality_data(municipality_page(request.actor, slug, now())))
