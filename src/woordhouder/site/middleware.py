"""What happens around every request: headers, maintenance, language, limits, and who acts."""

import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

from woordhouder.parties.actor import ANONYMOUS, acting_among, memberships_of
from woordhouder.record.asked import asked_once

from .addresses import is_english, without_language
from .client_address import client_address
from .views import errors

Handler = Callable[[HttpRequest], HttpResponseBase]

# Everything comes from this server; pictures may also be drawn in the page. No inline script or style at all.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# In the session: the reference of the organisation for which a person acts now.
ORGANISATION = "organisation"

REQUESTS_PER_MINUTE = 600
# Counted per process and in memory: nothing about a reader is written down. Many addresses fit,
# because the cache throws away random counts when it is full.
_counts = LocMemCache("requests-of-this-minute", {"TIMEOUT": 60, "OPTIONS": {"MAX_ENTRIES": 20_000}})


def security_headers(get_response: Handler) -> Handler:
    """Every answer says what a browser may do with it."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return handle


def maintenance(get_response: Handler) -> Handler:
    """While the setting MAINTENANCE is on, every page but /healthz says so with 503."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        if settings.MAINTENANCE and request.path != "/healthz":
            with translation.override(_language_of(request)):
                return errors.maintenance(request)
        return get_response(request)

    return handle


def language_of_the_address(get_response: Handler) -> Handler:
    """English under /en/, Dutch elsewhere. The address alone decides, so caches need no cookie and no Vary."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        language = _language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return handle


def possible_addresses(get_response: Handler) -> Handler:
    """An address with the sign NUL is absent: PostgreSQL refuses to look for it."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path:
            return errors.not_found(request, Http404())
        return get_response(request)

    return handle


def rate_limit(get_response: Handler) -> Handler:
    """Search, tables and papers, which cost most, answer an address at most 600 times a minute."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        if _is_costly(without_language(request.path)) and _count(request) > REQUESTS_PER_MINUTE:
            return errors.too_many_requests(request)
        return get_response(request)

    return handle


def actor(get_response: Handler) -> Handler:
    """Who acts: the person who signed in, for the organisation that she chose, as her memberships stand now.

    Readers without a session cost nothing. Pages say that they differ by cookie; those of who signed in stay private.
    """

    def handle(request: HttpRequest) -> HttpResponseBase:
        who, mine = ANONYMOUS, []
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            mine = memberships_of(request.user)
            who = acting_among(request.user, mine, request.session.get(ORGANISATION, ""))
        request.actor, request.memberships = who, mine  # type: ignore[attr-defined]
        with asked_once():
            response = get_response(request)
        patch_vary_headers(response, ["Cookie"])
        if who.is_known:
            patch_cache_control(response, private=True)
        return response

    return handle


def _language_of(request: HttpRequest) -> str:
    return "en" if is_english(request.path) else "nl"


def _is_costly(path: str) -> bool:
    return path == "/zoeken" or path.startswith("/zoeken.") or path.endswith((".csv", ".xlsx", ".pdf", ".docx"))


def _count(request: HttpRequest) -> int:
    key = f"{client_address(request)}@{int(time.time() // 60)}"
    _counts.add(key, 0)
    try:
        return int(_counts.incr(key))
    except ValueError:  # thrown away between the two lines
        return 1
