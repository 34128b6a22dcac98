"""Whether what was handed in comes from a page of this site, also from a reader who has no cookie yet.

Django's own check needs a cookie before the first form is handed in, and readers get none until they keep something.
A browser says of each POST from which site it comes, and a page elsewhere cannot change what it says. Who has a browser
that does not say so is checked by Django's token.
"""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the browser names this site as the origin of the request; else whether it carries Django's token."""
    own = f"{request.scheme}://{request.get_host()}"
    if request.headers.get("Origin") == own:
        return True
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    return check.process_view(request, lambda _request: HttpResponse(), (), {}) is None
