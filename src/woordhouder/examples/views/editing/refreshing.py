"""What is due to be looked at again: still right, changed, or ask the parties anew."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from ... import actions
from ...forms.making import ActForm
from ...queries.editors_room import refresh_page

HERE = "/redactie/verversen"
STILL_RIGHT, ASK_AGAIN = "still_right", "ask_again"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def refresh(request: Request) -> HttpResponse:
    """The list; a button says of which example what is to be done."""
    form = ActForm(request.POST if request.method == "POST" else None)
    if slug := request.POST.get(ASK_AGAIN, ""):
        if made := submit(form, actions.open_again, request.actor, slug=slug):
            return go(request, f"/in-de-maak/{made.reference}")
    elif submit(form, actions.confirm_still_right, request.actor, slug=request.POST.get(STILL_RIGHT, "")):
        return go(request, f"{HERE}?gedaan=1")
    facts = {"page": refresh_page(request.actor, now()), "form": form}
    return render(request, "editing/refresh.html", facts, status=status_of(form))
