"""Beginning with an e-mail address alone, and founding a table."""

from urllib.parse import urlencode

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from woordhouder.site.limiting import TOO_MANY_REQUESTS, Limit
from woordhouder.site.middleware import ORGANISATION
from woordhouder.site.signed_in import by_link, signed_in
from woordhouder.site.submitting import go, status_of, submit

from .. import actions, beginnings
from ..municipalities import municipalities
from ..policy import FOUND
from ..requests import Request
from ..table_forms import BeginForm, OrganisationForm, TableForm

DOORS = ["GET", "HEAD", "POST"]
LIMIT = Limit("begin", times=20, seconds=3600)
NEW_TABLE = "/tafels/nieuw"


@never_cache
@require_http_methods(DOORS)
def begin(request: Request) -> HttpResponse:
    """Say which organisation, and get a link by mail. Where this is closed the page says so, and has no form."""
    form = BeginForm(request.POST if request.method == "POST" else None)
    is_over = LIMIT.is_passed(request, form)
    language = (get_language() or "nl")[:2]
    if not is_over and submit(form, actions.found_by_mail, request.actor, language=language):
        return go(request, "/begin?verstuurd=1")
    facts = {
        "form": form,
        "is_open": settings.OPEN_FOR_TABLES,
        "is_sent": "verstuurd" in request.GET,
        "contact": settings.CONTACT_EMAIL,
        "founds": beginnings.may_found(request.actor),
    }
    status = TOO_MANY_REQUESTS if is_over else status_of(form)
    return render(request, "parties/begin.html", facts, status=status)


@by_link(FOUND)
@require_http_methods(DOORS)
def begun(request: Request) -> HttpResponse:
    """Found the organisation. The link proves the address, so that a new person is signed in at once.

    Who takes part already signs in first, so that a mail that was passed on opens nobody's account.
    """
    page = beginnings.founding_page(request.actor, getattr(request.user, "reference", ""))
    given = request.POST if request.method == "POST" else None
    form = OrganisationForm(given, initial={"kind": page.kind, "name": page.name})
    sign_in = f"/aanmelden?{urlencode({'next': request.path})}"
    if form.is_bound and page.asks_to_sign_in:
        return go(request, sign_in)
    if membership := submit(form, actions.found_itself, request.actor):
        if not page.is_hers:
            perform_login(request, membership.person, email=page.email)
        request.session[ORGANISATION] = membership.organisation.reference
        return go(request, NEW_TABLE, done=_("Your organisation is there. Now the table itself."))
    return render(
        request, "parties/begun.html", {"page": page, "form": form, "sign_in": sign_in}, status=status_of(form)
    )


@signed_in
@require_http_methods(DOORS)
def new_table(request: Request) -> HttpResponse:
    """Found a table for one's organisation."""
    page = beginnings.new_table_page(request.actor)
    form = TableForm(request.POST if request.method == "POST" else None)
    if table := submit(form, actions.found_table, request.actor):
        return go(request, f"/{table.slug}/stoelen", done=_("Your table is there. Now give the other parties a seat."))
    facts = {"page": page, "form": form, "names": sorted(municipalities())}
    return render(request, "parties/new_table.html", facts, status=status_of(form))
