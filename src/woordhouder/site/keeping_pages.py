"""Public pages are kept for a minute, as they were made from one state of the record.

A page changes only when somebody acts or the index follows an act: both are part of the key, so that what was published
or removed shows at once. The minute bounds what the key cannot see: on PostgreSQL an act may commit after a later one.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.db.models import Max
from django.http import HttpRequest, HttpResponse

from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.models import Audit

Respond = Callable[[HttpRequest], HttpResponse]

LONGEST_ADDRESS = 200
LARGEST = 1_000_000
"""Bytes of an answer that is kept: each process has room for five hundred answers, and a paper may be large."""
NEVER = ("/zoeken", "/en/zoeken", "/healthz", "/log/", "/static/", "/sitemap.xml")


def kept_pages(get_response: Respond) -> Respond:
    """Answer a reader without account from what was kept, and keep what was made. 1 query for a kept page."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not _may_be_kept(request):
            return get_response(request)
        state = Audit.objects.aggregate(act=Max("pk"), followed=Max("followed__pk"))
        # The host is part of it: feeds and links name it. HEAD and GET differ in what they carry.
        key = f"page:{request.method}:{request.get_host()}:{request.get_full_path()}:{state['act']}:{state['followed']}"
        kept: tuple[bytes, dict[str, str]] | None = caches["pages"].get(key)
        if kept:
            return HttpResponse(kept[0], headers=kept[1])
        response = get_response(request)
        if _is_for_everybody(request, response):
            caches["pages"].set(key, (response.content, dict(response.items())), settings.PAGE_CACHE_SECONDS)
        return response

    return respond


def _is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the page is whole, and nothing in it is one reader's own: a cookie, the secret of a form, or said so."""
    is_private = any(word in response.headers.get("Cache-Control", "") for word in ("private", "no-store"))
    has_form = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    is_whole = response.status_code == 200 and not (response.streaming or response.cookies or has_form or is_private)
    return is_whole and len(response.content) <= LARGEST


def _may_be_kept(request: HttpRequest) -> bool:
    path = request.get_full_path()
    return (
        settings.PAGE_CACHE_SECONDS > 0
        and request.method in ("GET", "HEAD")
        and not getattr(request, "actor", ANONYMOUS).is_known
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HX-Request" not in request.headers
        and len(path) <= LONGEST_ADDRESS
        and not path.startswith(NEVER)
    )
