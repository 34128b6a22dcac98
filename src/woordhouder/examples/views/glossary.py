"""The words of the field, from A to Z."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language

from ..facts import TermFacts
from ..queries import glossary as glossary_page
from ..queries.pages import glossary_terms, page_data
from . import linked, linked_pages


@require_safe
def glossary(request: Request) -> HttpResponse:
    """All words with their explanation. 4 queries."""
    page = glossary_page(request.actor)
    terms = sorted(page.facts.terms, key=_place) if page.facts else []
    facts = {
        "page": page,
        "letters": [(letter, list(group)) for letter, group in groupby(terms, key=_letter)],
        "many": len(terms),
        "data_address": in_language("/begrippen.json"),
        "linked": linked_pages.glossary(page.facts, _("Glossary")) if page.facts else None,
    }
    return render(request, "guide/glossary.html", facts)


@require_safe
def glossary_json(request: Request) -> HttpResponse:
    """The same facts as data. 4 queries."""
    return json_response(page_data(glossary_page(request.actor)))


@require_safe
def glossary_csv(request: Request) -> HttpResponse:
    """The same facts as a sheet. 1 query."""
    columns = [_("Word"), _("Also"), _("Explanation"), _("In English"), _("Address")]
    address = linked.whole_address("/begrippen")
    rows = (
        [term.term, ", ".join(term.also), term.explanation, term.english, f"{address}#{term.slug}"]
        for term in sorted(glossary_terms(request.actor), key=_place)
    )
    return csv_response("begrippen", columns, rows)


def _place(term: TermFacts) -> tuple[str, str]:
    return term.term.casefold(), term.slug


def _letter(term: TermFacts) -> str:
    return term.term[:1].upper()
