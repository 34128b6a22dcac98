"""The search: the page, the same as data and as a sheet, and how browsers may offer it."""

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from woordhouder.examples.views.linked import whole_address
from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request

from ..addresses import in_language
from ..search.answers import LONGEST_SHEET, answer, answer_apart
from ..search.data import answer_data
from ..search.finds import Find
from ..search.page import page_facts
from ..search.wishes import wish_in


class SearchRequest(Request):
    """A request of which htmx's middleware told how it was made."""

    htmx: HtmxDetails


@require_safe
def search(request: SearchRequest) -> HttpResponse:
    """Finds with filters; only what changed for a script that refreshes the page in place. At most 18 queries."""
    found = answer_apart(request.actor, wish_in(request.GET))
    is_refresh = bool(request.htmx) and not request.htmx.history_restore_request
    template = "search/refreshed.html" if is_refresh else "search/search.html"
    response = render(request, template, page_facts(found))
    # One address, two answers: a browser must not show the part when the whole is asked.
    patch_vary_headers(response, ["HX-Request"])
    if is_refresh:
        response["HX-Push-Url"] = in_language("/zoeken") + found.wish.query_string
    return response


@require_safe
def search_json(request: Request) -> HttpResponse:
    """The same finds as data, all kinds in one list in rank order. At most 18 queries."""
    return json_response(answer_data(answer(request.actor, wish_in(request.GET))))


@require_safe
def search_csv(request: Request) -> HttpResponse:
    """The same list as a sheet, the first 300 at most. At most 18 queries."""
    columns = [_("Kind"), _("Title"), _("Place"), _("Years"), _("Passage"), _("Address")]
    found = answer(request.actor, wish_in(request.GET), on_a_page=LONGEST_SHEET)
    return csv_response("zoeken", columns, _sheet([*found.places, *found.finds]))


@require_safe
def open_search(request: Request) -> HttpResponse:
    """How a browser can offer this search in its own search bar (OpenSearch). No queries."""
    facts = {
        "description": _("Search good examples of performance agreements"),
        "search": whole_address("/zoeken"),
        "mark": whole_address(static("mark.svg")),
    }
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "search/opensearch.xml", facts, content_type=kind)


def _sheet(finds: Sequence[Find]) -> Iterator[list[object]]:
    for find in finds:
        address = whole_address(find.address)
        yield [find.label, find.title, find.place, find.years, find.passage.text, address]
