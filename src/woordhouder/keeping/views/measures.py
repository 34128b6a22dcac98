"""The figures that an organisation keeps itself: begun, filled, revised, and followed by promises."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.parties.policy import ORGANISATION, WRITING, acting_organisation
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of

from .. import actions
from ..forms.measures import FollowForm, MeasureForm, ValueForm
from ..queries.measures import follow_page, measure_page, measures

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@FORM
def all_of_them(request: Request) -> HttpResponse:
    """The figures of the organisation, and a new one."""
    if not acting_organisation(request.actor, *WRITING):
        raise NotAllowed(ORGANISATION["keep_figures"].why)
    form = MeasureForm(request.POST if request.method == "POST" else None)
    if made := hand_in(form, actions.set_measure, request.actor):
        return go(request, f"/mijn/maten/{made.reference}", done=_("The figure is there. Give its first value."))
    facts = {"measures": measures(request.actor), "form": form}
    return render(request, "keeping/measures.html", facts, status=status_of(form))


@signed_in
@FORM
def one(request: Request, reference: str) -> HttpResponse:
    """One figure: its values, and a new or a revised one."""
    page = measure_page(request.actor, reference, now())
    if answer := drafts.keep(request):
        return answer
    initial = {"year": page.year, "part": 12, **_asked(request), **drafts.kept(request)}
    form = ValueForm(request.POST if request.method == "POST" else None, initial=initial, page=page)
    if hand_in(form, actions.measure, request.actor, measure=reference):
        drafts.forget(request)
        return go(request, page.address, done=_("The value is kept. Reports that follow it are proposed to you."))
    return render(request, "keeping/measure.html", {"page": page, "form": form}, status=status_of(form))


def _asked(request: Request) -> dict[str, str]:
    """The value that she wants to revise."""
    asked = {"area": request.GET.get("gebied"), "year": request.GET.get("jaar"), "part": request.GET.get("deel")}
    return {name: value.replace("\0", "") for name, value in asked.items() if value}


@signed_in
@FORM
def follow(request: Request, reference: str) -> HttpResponse:
    """Which figure the reports on a promise follow."""
    page = follow_page(request.actor, reference, now())
    following = page.now
    initial = (
        {"measure": following.measure.reference, "area": following.area} if following and following.measure else {}
    )
    form = FollowForm(request.POST if request.method == "POST" else None, initial=initial, measures=page.measures)
    if hand_in(form, actions.follow_measure, request.actor, commitment=reference, seat=page.seat):
        return go(request, f"/mijn/verslag?afspraak={reference}", done=_("Recorded. Its values are proposed here."))
    return render(request, "keeping/follow.html", {"page": page, "form": form}, status=status_of(form))
