"""The front door: what this is, three entrances, what there is, and what is new."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from woordhouder.examples import queries
from woordhouder.parties.requests import Request

SHOWN = 3
CHANGES = 5
# Questions that the library answers well, in the words of the page's language.
TO_TRY = (
    _("rent freeze"),
    _("living at home longer"),
    _("tenants at the table"),
    _("homes without gas"),
    _("damp and mould"),
)


@require_safe
def home(request: Request) -> HttpResponse:
    """The home page. 7 queries."""
    collections = queries.collection_lines(request.actor)
    facts = {
        "themes": queries.themes(request.actor),
        "examples": queries.told_examples(request.actor, SHOWN),
        "numbers": queries.numbers(request.actor),
        "changes": queries.latest_changes(request.actor, CHANGES),
        "incomplete": queries.incomplete(collections),
        "to_try": TO_TRY,
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "home/home.html", facts)
