"""The page that asks for a code before somebody signs in the name of an organisation."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request

from .. import stepping_up
from ..signed_in import signed_in
from ..submitting import UNPROCESSABLE, go
from .errors import too_many_requests

SEND = "_send"


class CodeForm(forms.Form):
    """The code from the mail, with or without its dash, in capitals or not."""

    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: Request) -> HttpResponse:
    """Send a code; take it; and back to what she was about to do."""
    there = stepping_up.where_to(request)
    if stepping_up.is_fresh(request):
        return go(request, there)
    if SEND in request.POST and not stepping_up.send_code(request):
        return too_many_requests(request)
    form = CodeForm(request.POST if request.method == "POST" and SEND not in request.POST else None)
    if form.is_bound and form.is_valid():
        if stepping_up.accept(request, form.cleaned_data["code"]):
            return go(request, there)
        form.add_error("code", _now("This is not the code that we sent."))
    facts = {"form": form, "there": there, "is_sent": stepping_up.is_waiting(request), "send": SEND}
    return render(request, "signing_in/step_up.html", facts, status=UNPROCESSABLE if form.errors else 200)
