"""Removing the words of something that a seat said: for the controller, asked by who is concerned."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.parties.requests import Request
from woordhouder.site import drafts, stepping_up
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of

from .. import actions
from ..forms.removing import RemovalForm
from ..queries.removal_page import removal_page


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, reference: str) -> HttpResponse:
    """Remove the words. Who did not sign in just now is asked for a code first; nothing typed is lost."""
    page = removal_page(request.actor, reference)
    if answer := stepping_up.ask(request):
        return answer
    posted = request.POST if request.method == "POST" else None
    form = RemovalForm(posted, initial=drafts.kept(request))
    if hand_in(form, actions.remove_said, request.actor, said=reference):
        drafts.forget(request)
        return go(request, f"/verwijderen/{reference}", done=_("The words were removed. The reason stands there now."))
    return render(request, "keeping/remove.html", {"page": page, "form": form}, status=status_of(form))
