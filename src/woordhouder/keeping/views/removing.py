"""Removing the words of something that a seat said: for the controller, asked by who is concerned."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.site import removing
from woordhouder.site.signed_in import signed_in

from .. import actions
from ..queries.removal_page import removal_page


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, reference: str) -> HttpResponse:
    """Remove the words of a report, an answer, a doubt and the like."""
    page = removal_page(request.actor, reference)
    there = f"/verwijderen/{reference}"
    return removing.by_form(request, "keeping/remove.html", page, actions.remove_said, after=there, said=reference)
