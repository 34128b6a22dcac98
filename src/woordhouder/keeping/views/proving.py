"""Evidence beside a report that was filed: on the page of reporting, or one click from it."""

import base64

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.forms.parts import PartsForm
from woordhouder.agreements.views.handing_in import at_fields, hand_in
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, Refused
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, put_into, status_of

from .. import actions
from ..forms.proving import EvidenceForm, ProvingForm
from ..policy import REPORT
from ..queries.talk_page import ReportPage, report_page


def prove_with(request: Request, form: ProvingForm, **about: str) -> None:
    """Put the file and the link of a form that is right beside a `report`, or a `response` that contests one. Raises
    Refused.

    The file first: only that can still be refused, by its content or a scanner, and then nothing was put there yet.
    """
    if file := form.cleaned_data.get("file"):
        content = base64.b64encode(file.read()).decode()
        actions.add_evidence(request.actor, name=file.name, content=content, **about)
    if form.link:
        actions.add_evidence(request.actor, **form.link, **about)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: Request, table: str, reference: str) -> HttpResponse:
    """Evidence beside one's own report or contest, or that of the version before once more."""
    found = report_page(request.actor, table, reference, now())
    if not found.is_hers_to_prove:
        raise NotAllowed(REPORT["prove"].why)
    if answer := drafts.keep(request):
        return answer
    repeats = "repeat" in request.POST
    posted = request.POST if request.method == "POST" else None
    repeating = PartsForm(posted if repeats else None)
    proving = EvidenceForm(None if repeats else posted, request.FILES or None, initial=drafts.kept(request))
    there = f"{found.address}/bewijs"
    if hand_in(repeating, actions.repeat_evidence, request.actor, report=reference):
        return go(request, there, done=_("The evidence of the earlier report stands beside this one as well."))
    if done := _put(request, proving, found):
        return go(request, there, done=done)
    form = repeating if repeats else proving
    facts = {"found": found, "page": found.page, "form": form, "proving": proving}
    return render(request, "keeping/prove.html", facts, status=status_of(form))


def _put(request: Request, form: EvidenceForm, found: ReportPage) -> str:
    """What is said once what was handed in stands beside the report or the contest; "" when it does not."""
    if not form.is_bound or not form.is_valid():
        return ""
    contest = found.own_contest
    about = {"response": contest.row.reference} if contest else {"report": found.line.row.reference}
    try:
        prove_with(request, form, **about)
    except Refused as refusal:
        put_into(form, at_fields(form, refusal))
        return ""
    drafts.forget(request)
    return _("The evidence stands beside your contest.") if contest else _("The evidence stands beside the report.")
