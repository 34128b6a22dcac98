"""The pages for what went wrong: what happened, what was kept, what the reader can do now."""

import json
from typing import Final, cast

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from woordhouder import __version__
from woordhouder.parties.requests import Request

from .. import drafts
from ..addresses import prefix

SECONDS_TO_WAIT: Final = 60
MAINTENANCE_SECONDS: Final = 600


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the question itself was not understood, or more was sent than is taken."""
    if isinstance(exception, RequestDataTooBig):
        return _page(request, 400, _("This file is too large: at most 20 MB."), template="too_large")
    return _page(request, 400, _("We do not understand this request"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the reader may not do this. The reason comes from the policy."""
    reason = str(getattr(exception, "what", "") or exception)
    return _page(request, 403, _("You are not allowed to do this"), reason=reason)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form may not come from this browser. What was typed is given back, if it came from a page of ours."""
    origin = request.headers.get("Origin", "")
    is_ours = bool(origin) and origin == f"{request.scheme}://{request.get_host()}"
    facts = {"is_kept": is_ours and drafts.keep_handed_in(cast(Request, request)), "back": request.path}
    return _page(request, 403, _("We could not accept this form"), template="csrf", **facts)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: absent, or not for this reader; both look alike. What can be done is told where the refusal says it."""
    last = request.path.rstrip("/").rpartition("/")[2]
    words = last.partition(".")[0].replace("-", " ").replace("_", " ")
    facts = {"words": words[:80], "next_step": str(getattr(exception, "next_step", ""))}
    return _page(request, 404, _("This page does not exist"), **facts)


def gone(request: HttpRequest, exception: Exception) -> HttpResponse:
    """410: a personal link that worked once."""
    return _page(request, 410, _("This link works no longer"), next_step=str(getattr(exception, "next_step", "")))


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429: this address asked more than we can answer in a minute."""
    response = _page(request, 429, _("That was a lot at once"), seconds=SECONDS_TO_WAIT)
    response["Retry-After"] = str(SECONDS_TO_WAIT)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Rendered without database, session or context processors, which may be what failed."""
    return _plain_page(request, 500, _("Something went wrong on our side"))


def maintenance(request: HttpRequest) -> HttpResponse:
    """503: we are working on the site."""
    response = _plain_page(request, 503, _("We are working on the site"))
    response["Retry-After"] = str(MAINTENANCE_SECONDS)
    return response


def _page(request: HttpRequest, status: int, title: str, template: str = "", **facts: object) -> HttpResponse:
    if _wants_data(request):
        return _problem(status, title)
    response = render(request, f"errors/{template or status}.html", {"error_title": title, **facts}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _plain_page(request: HttpRequest, status: int, title: str) -> HttpResponse:
    """A page that leans on nothing: addresses of styles are plain, because the list of hashed names may be gone."""
    if _wants_data(request):
        return _problem(status, title)
    facts = {
        "error_title": title,
        "files": settings.STATIC_URL,
        "language": get_language(),
        "prefix": prefix(),
        "contact": settings.CONTACT_EMAIL,
        "version": __version__,
    }
    response = HttpResponse(render_to_string(f"errors/{status}.html", facts), status=status)
    response["Cache-Control"] = "no-store"
    return response


def _wants_data(request: HttpRequest) -> bool:
    return request.path.endswith(".json")


def _problem(status: int, title: str) -> HttpResponse:
    body = json.dumps({"status": status, "title": title}, ensure_ascii=False)
    response = HttpResponse(body, status=status, content_type="application/problem+json")
    response["Cache-Control"] = "no-store"
    return response
