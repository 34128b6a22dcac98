"""What stands at no one table: an organisation over all its tables, and a municipality."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.addresses import in_language

from ...queries.municipalities import (
    municipalities_data,
    municipalities_page,
    municipality_data,
    municipality_page,
)
from ...queries.organisations import organisation_data, organisation_page
from ..reading.whole import whole_address


@require_safe
def organisation(request: Request, reference: str) -> HttpResponse:
    """An organisation: names, tables, and what it promises. At most 14 queries."""
    page = organisation_page(request.actor, reference, now())
    facts = {"page": page, "data_address": in_language(f"{page.address}.json")}
    return render(request, "finding/organisation.html", facts)


@require_safe
def organisation_json(request: Request, reference: str) -> HttpResponse:
    """The same as data. At most 14 queries."""
    return json_response(organisation_data(organisation_page(request.actor, reference, now())))


@require_safe
def municipality_list(request: Request) -> HttpResponse:
    """All municipalities of the country, by province. 1 query."""
    facts = {"page": municipalities_page(request.actor), "data_address": in_language("/gemeenten.json")}
    return render(request, "finding/municipality_list.html", facts)


@require_safe
def municipality_list_json(request: Request) -> HttpResponse:
    """The same as data. 1 query."""
    return json_response(municipalities_data(municipalities_page(request.actor)))


@require_safe
def municipality_list_csv(request: Request) -> HttpResponse:
    """The same as a sheet. 1 query."""
    rows = [
        [line.name, province, line.tables, whole_address(line.address)]
        for province, lines in municipalities_page(request.actor).provinces
        for line in lines
    ]
    return csv_response("gemeenten", [_("Municipality"), _("Province"), _("Tables"), _("Address")], rows)


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
