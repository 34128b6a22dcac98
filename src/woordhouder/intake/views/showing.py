"""What the pages of a paper have in common: who may see it, and that what it stands beside is not over."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go

from ..queries.papers import paper_head

View = Callable[..., HttpResponse]


def at_paper(*methods: str) -> Callable[[View], View]:
    """A page of a paper, for who may write what is prepared: the view takes its head. 4 queries before the view."""

    def guard(view: View) -> View:
        @wraps(view)
        def respond(request: Request, table: str, reference: str, paper: str, **named: object) -> HttpResponse:
            head = paper_head(request.actor, table, reference, paper, now())
            if head.over_address:
                return go(request, head.over_address)
            return view(request, head, **named)

        return signed_in(require_http_methods(methods)(respond))

    return guard
