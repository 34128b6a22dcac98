"""One act: what came in and out, word by word, who said what, and what its reader may do."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now

from ...queries.act_page import act_page


@require_http_methods(["GET", "HEAD"])
def act(request: Request, table: str, agreement: str, reference: str) -> HttpResponse:
    """At most 20 queries."""
    return render(request, "acts/act.html", {"page": act_page(request.actor, table, agreement, reference, now())})
