"""Is something not right? Readers report it, editors answer."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from woordhouder.papers.data import json_response
from woordhouder.parties.requests import Request
from woordhouder.site import drafts
from woordhouder.site.addresses import in_language
from woordhouder.site.limiting import TOO_MANY_REQUESTS, Limit
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from ... import actions
from ...forms.asking import ReportAnswerForm, ReportForm
from ...queries import asking as queries

REPORTED = Limit("reports", times=10, seconds=3600)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Request, slug: str) -> HttpResponse:
    """Say that something is not right on an example; nobody needs an account for it. 2 queries."""
    page = queries.reporting_page(request.actor, slug)
    form = ReportForm(request.POST or None)
    facts = {"page": page, "form": form, "contact": settings.CONTACT_EMAIL, "is_sent": "gemeld" in request.GET}
    if REPORTED.is_passed(request, form):
        return render(request, "asking/report.html", facts, status=TOO_MANY_REQUESTS)
    language = "en" if (get_language() or "").startswith("en") else "nl"
    if submit(form, actions.report_mistake, request.actor, slug=slug, language=language):
        return go(request, f"{request.path}?gemeld=1")
    return render(request, "asking/report.html", facts, status=status_of(form))


@signed_in
@require_safe
def report_list(request: Request) -> HttpResponse:
    """What readers reported, for editors. 7 queries."""
    facts = {
        "page": queries.reports_page(request.actor, request.GET.get("pagina")),
        "data_address": in_language("/redactie/meldingen.json"),
    }
    return render(request, "asking/report_list.html", facts)


@signed_in
@require_safe
def report_list_json(request: Request) -> HttpResponse:
    """The whole list as data. 6 queries."""
    return json_response(queries.reports_data(queries.report_list(request.actor)))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def answer_report(request: Request, reference: str) -> HttpResponse:
    """One report, and the answer to it. 5 queries."""
    if answer := drafts.keep(request):
        return answer
    page = queries.report_page(request.actor, reference)
    form = ReportAnswerForm(request.POST or None, initial=drafts.kept(request), is_mailed=page.has_address)
    if submit(form, actions.answer_report, request.actor, report=reference):
        drafts.forget(request)
        return go(request, "/redactie/meldingen")
    facts = {"page": page, "form": form}
    return render(request, "asking/report_answer.html", facts, status=status_of(form))
