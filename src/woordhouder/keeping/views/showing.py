"""How a promise is kept, and the rules by which that is computed: what everybody reads."""

import re

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now

from ..queries.evidence import evidence_of
from ..queries.explained import explained, rules_data
from ..queries.kept_page import kept_page
from ..queries.worked import points, worked

YEAR = re.compile(r"(19|20)[0-9]{2}")
# Whatever is in the file, a browser that opens it anyway runs nothing of it.
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


def asked_year(request: Request) -> int | None:
    """The year that is asked for; None when none is, or it is no year."""
    given = request.GET.get("jaar", "").strip()
    return int(given) if YEAR.fullmatch(given) else None


@require_safe
def kept(request: Request, table: str, agreement: str, number: int) -> HttpResponse:
    """How one promise is kept over a year. At most 15 queries."""
    page = kept_page(request.actor, table, agreement, number, year=asked_year(request), known=now())
    return render(request, "keeping/kept.html", {"page": page})


@require_safe
def rules(request: Request) -> HttpResponse:
    """How we compute: made from the table of rules. No query of its own."""
    page = explained()
    return render(request, "keeping/rules.html", {"page": page, "told": points(page.points), "worked": worked()})


@require_safe
def rules_json(request: Request) -> HttpResponse:
    """The same table as data. No query of its own."""
    return json_response(rules_data())


@require_safe
def evidence(request: Request, table: str, reference: str) -> HttpResponse:
    """A file that shows that a report is right, as a download; never shown in the page."""
    row = evidence_of(request.actor, table, reference)
    if not row.file or not row.file.storage.exists(str(row.file.name)):
        raise Http404
    with row.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=row.content_type)
    response.headers["Content-Disposition"] = str(content_disposition_header(True, row.name))
    response.headers["Content-Encoding"] = "identity"  # files of these types are packed already
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
