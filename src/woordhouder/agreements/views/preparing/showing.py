"""What the pages of a preparation have in common: who may see it, and that it is not over."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go

from ...queries.preparing import PreparationPage, preparation_page

View = Callable[..., HttpResponse]


def at_work(*methods: str, verb: str = "write") -> Callable[[View], View]:
    """A page of a preparation, for who may `verb`: the view takes its facts.

    What is over leads to what was recorded, or to the table. What the browser only wants to keep is kept first. At most
    10 queries before the view.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def respond(request: Request, table: str, reference: str, **named: object) -> HttpResponse:
            page = preparation_page(request.actor, table, reference, now(), verb)
            if page.is_over:
                return go(request, page.recorded_address or page.table_address)
            if answer := drafts.keep(request):
                return answer
            return view(request, page, **named)

        return signed_in(require_http_methods(methods)(respond))

    return guard


def moved_to(request: Request, page: PreparationPage, rest: str = "", anchor: str = "") -> HttpResponse:
    """To a page of the same preparation, and there to this place."""
    return go(request, f"{page.address}{rest}{f'#{anchor}' if anchor else ''}")
