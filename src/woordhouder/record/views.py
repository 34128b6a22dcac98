"""The record for programs, without signing in: kinds, openings and receipts."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from . import queries
from .documents import kinds_json
from .refusals import NotFound

T = TypeVar("T")


@require_safe
def kinds(_request: HttpRequest) -> HttpResponse:
    """All kinds of entries, in words."""
    return HttpResponse(kinds_json(), content_type="application/json")


@require_safe
def opening(_request: HttpRequest, leaf: str) -> HttpResponse:
    """What opens one public entry."""
    return HttpResponse(_found(lambda: queries.public_openings(leaf)), content_type="application/json")


@require_safe
def openings(_request: HttpRequest, number: int) -> HttpResponse:
    """A bundle of public entries with what opens them, a line each."""
    lines = _found(lambda: queries.bundle(number))
    return HttpResponse(b"".join(lines), content_type="application/jsonl")


@require_safe
def receipt(_request: HttpRequest, leaf: str) -> HttpResponse:
    """The receipt of one public entry, to keep."""
    name, text = _found(lambda: queries.public_receipt(leaf))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/json", headers=headers)


def _found(ask: Callable[[], T]) -> T:
    """What `ask` gives; absent, closed and foreign are the same missing page."""
    try:
        return ask()
    except NotFound as error:
        raise Http404(str(error)) from error
