"""Examples: the list with its filters, and the page of one."""

from collections.abc import Iterator, Sequence

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.keeping.queries.looking_back import lessons_from
from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language
from woordhouder.site.search.similar import similar

from .. import queries
from ..choosing import Chosen, choose
from ..facets import EXAMPLE_FACETS, kind_label, theme_label, trait_label
from ..glossing import Glossary, Reader
from ..queries import ExampleLine
from . import linked

ON_A_PAGE = 20


@require_safe
def example_list(request: Request) -> HttpResponse:
    """The library, newest term first, as far as it fits the filters. 1 query."""
    chosen = _chosen(request)
    page = Paginator(chosen.rows, ON_A_PAGE).get_page(request.GET.get("pagina"))
    lines = list(page.object_list)
    facts = {
        "chosen": chosen,
        "lines": lines,
        "page": page,
        "asked": query_string(request),
        "data_address": in_language("/voorbeelden.json"),
        "linked": linked.examples_listing(_("Examples"), "/voorbeelden", lines),
    }
    return render(request, "examples/example_list.html", facts)


@require_safe
def example_list_json(request: Request) -> HttpResponse:
    """All facts of the same examples; without filters of all examples. 3 queries."""
    slugs = {line.slug for line in _chosen(request).rows}
    found = [data for data in queries.examples_data(request.actor) if data["slug"] in slugs]
    return json_response({"examples": found})


@require_safe
def example_list_csv(request: Request) -> HttpResponse:
    """The same examples as a sheet. 1 query."""
    columns = [_("Title"), _("Summary"), _("Places"), _("Region"), _("Province"), _("From year"), _("Until year")]
    columns += [_("Parties"), _("Themes"), _("How it was made"), _("Address")]
    return csv_response("voorbeelden", columns, _sheet(_chosen(request).rows))


@require_safe
def example(request: Request, slug: str) -> HttpResponse:
    """One example, whole. 15 queries."""
    page = queries.example_page(request.actor, slug)
    facts = {
        "page": page,
        "texts": queries.texts(page),
        "promises": queries.promises(page),
        "parties": queries.parties_by_kind(page),
        "sources": queries.source_lines(page.facts.sources),
        "similar": similar(request.actor, slug),
        "lessons": lessons_from(request.actor, slug),
        "reader": Reader(Glossary(page.terms)),
        "whole_address": linked.whole_address(page.line.address),
        "data_address": in_language(f"{page.line.address}.json"),
        "linked": linked.article(page),
    }
    return render(request, "examples/example.html", facts)


@require_safe
def example_json(request: Request, slug: str) -> HttpResponse:
    """The same facts as data. 7 queries."""
    return json_response(queries.example_page_data(queries.example_page(request.actor, slug)))


def query_string(request: Request) -> str:
    """The filters as they stand in the address, for the links to the same list as data."""
    kept = request.GET.copy()
    kept.pop("pagina", None)
    return f"?{kept.urlencode()}" if kept else ""


def _chosen(request: Request) -> Chosen[ExampleLine]:
    return choose(queries.example_lines(request.actor), EXAMPLE_FACETS, dict(request.GET.lists()))


def _sheet(lines: Sequence[ExampleLine]) -> Iterator[list[object]]:
    for line in lines:
        yield [
            line.title,
            line.summary,
            ", ".join(line.places),
            line.region,
            ", ".join(line.provinces),
            line.from_year,
            line.until_year,
            "; ".join(f"{party['name']} ({kind_label(party['kind']).lower()})" for party in line.parties),
            ", ".join(map(theme_label, line.themes)),
            ", ".join(map(trait_label, line.traits)),
            linked.whole_address(line.address),
        ]
