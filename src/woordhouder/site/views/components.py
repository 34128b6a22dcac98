"""`/onderdelen`: every component in every state, for whoever builds pages, and for the accessibility tests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import samples


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """The page with all components. Its places and parties do not exist. No database queries."""
    return render(request, "site/components.html", samples.components())
