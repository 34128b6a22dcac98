"""Removing words of a wording: for the controller, asked by who is concerned."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.site import removing
from woordhouder.site.signed_in import signed_in

from .. import actions
from ..queries.removal_page import wording_removal_page


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, reference: str) -> HttpResponse:
    """Remove all words of one version of a promise, or one part of them."""
    page = wording_removal_page(request.actor, reference)
    return removing.by_form(
        request,
        "agreements/remove.html",
        page,
        actions.remove_wording,
        after=f"/verwijderen/afspraak/{reference}",
        parts=page.choices,
        wording=reference,
    )
