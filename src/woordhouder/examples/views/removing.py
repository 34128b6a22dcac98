"""Removing words of the library: for the controller, asked by who is concerned."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.site import removing
from woordhouder.site.signed_in import signed_in

from .. import actions
from ..queries.removal_page import example_removal_page, page_removal_page, testimony_removal_page

TEMPLATE = "examples/remove.html"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def of_example(request: Request, slug: str) -> HttpResponse:
    """Remove a part of an example."""
    page = example_removal_page(request.actor, slug)
    there, parts = f"/verwijderen{page.address}", page.choices
    return removing.by_form(request, TEMPLATE, page, actions.remove_from_example, after=there, parts=parts, slug=slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def of_page(request: Request, kind: str, slug: str) -> HttpResponse:
    """Remove what a page of the library says."""
    page = page_removal_page(request.actor, kind, slug)
    return removing.by_form(request, TEMPLATE, page, actions.remove_from_page, after=page.address, kind=kind, slug=slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def of_voice(request: Request, testimony: int) -> HttpResponse:
    """Remove what a party said in its own words."""
    page = testimony_removal_page(request.actor, testimony)
    return removing.by_form(request, TEMPLATE, page, actions.remove_testimony, after=page.address, testimony=testimony)
