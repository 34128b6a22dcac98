"""Refusals that reach the web as the pages for them: absent, not allowed, a link that works no longer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from woordhouder.parties.links import LinkEnded
from woordhouder.record.refusals import NotAllowed, NotFound

from .views import errors

Respond = Callable[[HttpRequest], HttpResponse]


def refusals(get_response: Respond) -> Respond:
    """Answer NotFound with 404, NotAllowed with 403, LinkEnded with 410, from whichever query or action they come."""

    def respond(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotFound):
            return errors.not_found(request, exception)
        if isinstance(exception, NotAllowed):
            return errors.forbidden(request, exception)
        if isinstance(exception, LinkEnded):
            return errors.gone(request, exception)
        return None

    respond.process_exception = process_exception  # type: ignore[attr-defined]
    return respond
