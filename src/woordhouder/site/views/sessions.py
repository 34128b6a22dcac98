"""Where somebody is signed in, and for which organisation she acts."""

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from woordhouder.parties.acting import may_act_for, organisations_of
from woordhouder.parties.requests import Request

from ..middleware import ORGANISATION
from ..sign_ins import end_one, end_others, sign_ins
from ..signed_in import signed_in
from ..submitting import go

HERE = "/mijn/sessies"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: Request) -> HttpResponse:
    """Where she is signed in; POST ends one (`sign_in`) or all others (`others`)."""
    if request.method != "POST":
        ended = "beeindigd" in request.GET
        return render(request, "signing_in/sessions.html", {"sign_ins": sign_ins(request), "is_ended": ended})
    if "others" in request.POST:
        end_others(request)
    elif end_one(request, request.POST.get("sign_in", "")):
        logout(request)
        return go(request, "/")
    return go(request, f"{HERE}?beeindigd=1")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: Request) -> HttpResponse:
    """Her organisations; POST acts for another one from now on. Raises NotFound for one that is not hers, or is not."""
    if request.method != "POST":
        there = request.GET.get("next", "")
        facts = {"organisations": organisations_of(request.actor), "next": there, "is_ours": _is_ours(there)}
        return render(request, "signing_in/switch.html", facts)
    request.session[ORGANISATION] = may_act_for(request.actor, request.POST.get("organisation", ""))
    back = request.POST.get("next", "")
    return go(request, back if _is_ours(back) else "/mijn")


def _is_ours(address: str) -> bool:
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
