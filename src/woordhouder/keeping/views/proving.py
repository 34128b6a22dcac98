"""Evidence beside a report that was filed: on the page of reporting, or one click from it."""

import base64

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.views.handing_in import at_fields
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, Refused
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, put_into, status_of

from .. import actions
from ..forms.proving import EvidenceForm, ProvingForm
from ..policy import REPORT
from ..queries.proving import proving_page


def prove_with(request: Request, form: ProvingForm, report: str) -> None:
    """Put the file and the link of a form that is right beside a report. Raises Refused.

    The file first: only that can still be refused, by its content or a scanner, and then nothing was put there yet.
    """
    if file := form.cleaned_data.get("file"):
        content = base64.b64encode(file.read()).decode()
        actions.add_evidence(request.actor, report=report, name=file.name, content=content)
    if form.link:
        actions.add_evidence(request.actor, report=report, **form.link)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: Request, table: str, reference: str) -> HttpResponse:
    """Evidence beside one's own report, or that of the version before once more."""
    found = proving_page(request.actor, table, reference, now())
    if not found.is_own:
        raise NotAllowed(REPORT["prove"].why)
    if answer := drafts.keep(request):
        return answer
    repeats = "repeat" in request.POST
    posted = request.POST if request.method == "POST" and not repeats else None
    form = EvidenceForm(posted, request.FILES or None, initial=drafts.kept(request))
    if repeats:
        actions.repeat_evidence(request.actor, report=reference)
        return go(request, found.address, done=_("The evidence of the earlier report stands beside this one as well."))
    if form.is_bound and form.is_valid():
        try:
            prove_with(request, form, reference)
        except Refused as refusal:
            put_into(form, at_fields(form, refusal))
        else:
            drafts.forget(request)
            return go(request, found.address, done=_("The evidence stands beside the report."))
    facts = {"found": found, "page": found.page, "line": found.line, "form": form}
    return render(request, "keeping/prove.html", facts, status=status_of(form))
