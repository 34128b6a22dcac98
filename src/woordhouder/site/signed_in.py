"""Pages for who signed in, and pages behind a personal link."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from woordhouder.parties.links import holder
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now

from . import drafts
from .submitting import go

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Ask to sign in first, whether there is such a page or not; what was handed in is kept for after that."""

    @wraps(view)
    def respond(request: Request, *args: object, **named: object) -> HttpResponse:
        if request.actor.is_known:
            return view(request, *args, **named)
        if request.method == "POST":
            drafts.keep_handed_in(request)
        return go(request, f"/aanmelden?{urlencode({'next': request.get_full_path()})}")

    return never_cache(respond)


def by_link(task: str) -> Callable[[View], View]:
    """The view behind a personal link for `task`: the actor is who holds it. The view takes no token.

    Raises NotFound or LinkEnded (shown as a page by `site.refusing`). The address is secret: no other site hears of it
    in a referrer.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def respond(request: Request, token: str, **named: object) -> HttpResponse:
            request.actor = holder(token, task=task, moment=now())
            request.personal_link = token  # type: ignore[attr-defined]
            response = view(request, **named)
            # Not "no-referrer": browsers then hide the origin of forms too, and the protection of forms refuses them.
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["X-Robots-Tag"] = "noindex"
            return response

        return never_cache(respond)

    return guard
