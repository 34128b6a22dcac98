"""What somebody sees who was asked to act for an organisation."""

from urllib.parse import urlencode

from allauth.account.utils import perform_login
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.site.middleware import ORGANISATION
from woordhouder.site.signed_in import by_link
from woordhouder.site.submitting import go, status_of, submit

from .. import actions, queries
from ..forms import ActForm
from ..policy import JOIN
from ..requests import Request


@by_link(JOIN)
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: Request) -> HttpResponse:
    """Say yes. The link proves the address, so that a new person is signed in at once.

    Who takes part already signs in first, so that a mail that was passed on opens nobody's account.
    """
    page = queries.invitation_page(request.actor, getattr(request.user, "reference", ""))
    sign_in = f"/aanmelden?{urlencode({'next': request.path})}"
    form = ActForm(request.POST if request.method == "POST" else None)
    if form.is_bound and page.asks_to_sign_in:
        return go(request, sign_in)
    if membership := submit(form, actions.accept_invitation, request.actor):
        if not page.is_hers:
            perform_login(request, membership.person, email=page.email)
        request.session[ORGANISATION] = page.organisation_reference
        return go(request, "/mijn", done=_("Welcome. You act for this organisation now."))
    facts = {"page": page, "form": form, "sign_in": sign_in}
    return render(request, "parties/invitation.html", facts, status=status_of(form))
