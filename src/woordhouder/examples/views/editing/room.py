"""What waits for the editors, and the list of texts to write on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.signed_in import signed_in

from ...queries.editing import text_lines
from ...queries.editors_room import editors_room


@signed_in
@require_safe
def room(request: Request) -> HttpResponse:
    """All that waits, each with one click to its task. At most 12 queries."""
    facts = {"room": editors_room(request.actor, now(), request.GET.get("pagina"))}
    return render(request, "editing/room.html", facts)


@signed_in
@require_safe
def texts(request: Request) -> HttpResponse:
    """Every example with the way to its form and to its file. 2 queries."""
    return render(request, "editing/texts.html", {"lines": text_lines(request.actor)})
