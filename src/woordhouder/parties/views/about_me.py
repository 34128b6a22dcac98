"""What is kept about who signed in: to see, to take along, to erase."""

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from woordhouder.papers.data import json_text
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from .. import actions, queries
from ..forms import SureForm
from ..requests import Request
from .telling import told

# Of each sort the newest; the download has all.
SHOWN = 50


@signed_in
@require_safe
def about_me(request: Request) -> HttpResponse:
    """Each sort of thing with why and how long, and what there is of it."""
    page = queries.about_me_page(request.actor)
    parts = [
        {"part": part, "rows": [told(row) for row in part.rows[-SHOWN:][::-1]]} for part in page.parts if part.rows
    ]
    empty = [part for part in page.parts if not part.rows]
    return render(request, "parties/about_me.html", {"page": page, "parts": parts, "empty": empty, "shown": SHOWN})


@signed_in
@require_safe
def about_me_json(request: Request) -> HttpResponse:
    """The same as a file, complete."""
    page = queries.about_me_page(request.actor)
    facts = {
        part.name: {
            "what": str(part.what),
            "why": str(part.why),
            "how_long": str(part.how_long),
            "kept": list(part.rows),
        }
        for part in page.parts
    }
    response = HttpResponse(json_text(facts), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="woordhouder-mijn-gegevens.json"'
    return response


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: Request) -> HttpResponse:
    """What happens, a tick, and then it happens: signed out everywhere, for good."""
    page = queries.about_me_page(request.actor)
    given = request.POST if request.method == "POST" else None
    form = SureForm(given, label=_("Yes, erase what is kept about me. I know that this cannot be undone."))
    if submit(form, actions.erase_me, request.actor):
        logout(request)
        return go(request, "/mijn/gegevens/gewist")
    return render(request, "parties/erase.html", {"page": page, "form": form}, status=status_of(form))


@never_cache
@require_safe
def erased(request: Request) -> HttpResponse:
    """It was done. The same for everybody; says nothing of anyone."""
    return render(request, "parties/erased.html")
