"""Putting an agreement forward, and the public list of what is in the making."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from woordhouder.papers.data import json_response
from woordhouder.parties.requests import Request
from woordhouder.site import drafts
from woordhouder.site.addresses import in_language
from woordhouder.site.submitting import go, status_of, submit

from ... import actions, queries
from ...forms.making import NominateForm
from ...queries.acting import may_nominate


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nominate(request: Request) -> HttpResponse:
    """What happens with a nomination, for everybody; the form for who may nominate. Words of others wait till then."""
    if not may_nominate(request.actor):
        return _who_may(request)
    if answer := drafts.keep(request):
        return answer
    form = NominateForm(request.POST or None, initial=drafts.kept(request))
    if made := submit(form, actions.nominate, request.actor):
        drafts.forget(request)
        return go(request, f"/in-de-maak/{made.reference}")
    return render(request, "making/nominate.html", {"form": form}, status=status_of(form))


def _who_may(request: Request) -> HttpResponse:
    sign_in = f"/aanmelden?{urlencode({'next': request.path})}"
    if request.method == "POST" and not request.actor.is_known:
        drafts.keep_handed_in(request)
        return go(request, sign_in)
    facts = {"actor": request.actor, "contact": settings.CONTACT_EMAIL, "sign_in_address": sign_in}
    return render(request, "making/nominate.html", facts, status=403 if request.method == "POST" else 200)


@require_safe
def in_the_making(request: Request) -> HttpResponse:
    """What editors took up and did not finish: title, places, stage. Who is involved goes on from here. 7 queries."""
    page = queries.making_page(request.actor, request.GET.get("pagina"))
    facts = {"page": page, "data_address": in_language("/in-de-maak.json")}
    return render(request, "making/making_list.html", facts)


@require_safe
def in_the_making_json(request: Request) -> HttpResponse:
    """The whole list as data. At most 6 queries."""
    return json_response({"in_the_making": queries.making_data(request.actor)})
