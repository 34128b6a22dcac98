"""The guide: for everybody, and with the parts of one role first (`?rol=`)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language

from ..glossing import Glossary, Reader
from ..queries import guide_page
from ..queries.guiding import (
    ROLES,
    beside,
    guide_index,
    guide_list_data,
    legal_line,
    role_called,
    sections,
    terms,
    told_by,
)
from ..queries.pages import page_data
from . import linked, linked_pages


@require_safe
def guide_list(request: Request) -> HttpResponse:
    """All pages of the guide; for a role in its own order, with what each page tells it. 1 query."""
    index = guide_index(request.actor, role_called(request.GET.get("rol")))
    entries = [*index.first, *(entry for _name, group in index.groups for entry in group)]
    facts = {
        "index": index,
        "role": index.role,
        "roles": ROLES,
        "data_address": in_language("/gids.json"),
        "linked": linked.listing(_("Guide"), "/gids", ((entry.title, entry.address) for entry in entries)),
    }
    return render(request, "guide/guide_list.html", facts)


@require_safe
def guide_list_json(request: Request) -> HttpResponse:
    """The list as data. 1 query."""
    return json_response(guide_list_data(request.actor))


@require_safe
def guide_list_csv(request: Request) -> HttpResponse:
    """The list as a sheet. 1 query."""
    columns = [_("Part of the guide"), _("Title"), _("Summary"), _("Address")]
    index = guide_index(request.actor, None)
    rows = (
        [str(part), entry.title, entry.summary, linked.whole_address(entry.address)]
        for part, group in index.groups
        for entry in group
    )
    return csv_response("gids", columns, rows)


@require_safe
def guide(request: Request, slug: str) -> HttpResponse:
    """One page of the guide. 7 queries."""
    page, role = guide_page(request.actor, slug), role_called(request.GET.get("rol"))
    before, after = beside(request.actor, slug, role)
    facts = {
        "page": page,
        "role": role,
        "roles": ROLES,
        "sections": sections(page.facts, role) if page.facts else [],
        "legal": [legal_line(law) for law in page.facts.legal] if page.facts else [],
        "sources": told_by(page.facts.sources) if page.facts else [],
        "reader": Reader(Glossary(terms(request.actor))),
        "before": before,
        "after": after,
        "data_address": in_language(f"{page.address}.json"),
        "linked": linked_pages.guide(page.facts, page.address) if page.facts else None,
    }
    return render(request, "guide/guide.html", facts)


@require_safe
def guide_json(request: Request, slug: str) -> HttpResponse:
    """The same facts as data. 5 queries."""
    return json_response(page_data(guide_page(request.actor, slug)))
