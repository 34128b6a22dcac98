"""The sources of the library: which can still be reached, and having them looked at now."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, submit

from ... import actions
from ...forms.asking import ConfirmForm
from ...queries.sources import SourcesPage, sources_data, sources_page
from ..linked import whole_address

ONLY_BROKEN = "kapot"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def source_list(request: Request) -> HttpResponse:
    """All sources with how they stand; a button has them looked at. With htmx only how far that is. 7 queries."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if submit(form, actions.check_sources, request.actor):
        return go(request, request.path)
    page = _page(request)
    if getattr(request, "htmx", False):
        return render(request, "asking/parts/checking.html", {"page": page})
    only_broken = request.GET.get("staat") == ONLY_BROKEN
    facts = {
        "page": page,
        "only_broken": only_broken,
        "shown": page.broken if only_broken else page.sources,
        "data_address": in_language("/redactie/bronnen.json"),
    }
    return render(request, "asking/source_list.html", facts)


@signed_in
@require_safe
def source_list_json(request: Request) -> HttpResponse:
    """The same as data. 7 queries."""
    return json_response(sources_data(_page(request)))


@signed_in
@require_safe
def source_list_csv(request: Request) -> HttpResponse:
    """The same as a sheet. 7 queries."""
    columns = [_("Address"), _("Publisher"), _("State"), _("Since"), _("Last look"), _("Used by")]
    rows = (
        [
            source.url,
            source.publisher,
            source.state_words,
            source.since,
            source.last_words,
            ", ".join(whole_address(use.address) for use in source.uses),
        ]
        for source in _page(request).sources
    )
    return csv_response("bronnen", columns, rows)


def _page(request: Request) -> SourcesPage:
    return sources_page(request.actor, timezone.now())
