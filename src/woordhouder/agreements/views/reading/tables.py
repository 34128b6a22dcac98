"""Tables: the list by municipality, and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.addresses import in_language

from ...queries import tables
from .whole import whole_address


@require_safe
def table_list(request: Request) -> HttpResponse:
    """The tables, by municipality. 3 queries."""
    facts = {"page": tables.tables_page(request.actor), "data_address": in_language("/tafels.json")}
    return render(request, "agreements/table_list.html", facts)


@require_safe
def table_list_json(request: Request) -> HttpResponse:
    """The same as data. 3 queries."""
    return json_response(tables.tables_data(tables.tables_page(request.actor)))


@require_safe
def table_list_csv(request: Request) -> HttpResponse:
    """The same as a sheet. 3 queries."""
    columns = [_("Table"), _("Municipalities"), _("Region"), _("Seats"), _("Agreements"), _("Address")]
    rows = [
        [
            line.name,
            ", ".join(line.municipalities),
            line.region,
            line.seats,
            line.agreements,
            whole_address(line.address),
        ]
        for line in tables.tables_page(request.actor).tables
    ]
    return csv_response("tafels", columns, rows)


@require_safe
def table(request: Request, table: str) -> HttpResponse:
    """One table: who sits there, and what was agreed. At most 10 queries."""
    page = tables.table_page(request.actor, table, now())
    facts = {"page": page, "data_address": in_language(f"{page.address}.json")}
    return render(request, "agreements/table.html", facts)


@require_safe
def table_json(request: Request, table: str) -> HttpResponse:
    """The same as data. At most 10 queries."""
    return json_response(tables.table_data(tables.table_page(request.actor, table, now())))
