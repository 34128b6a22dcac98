"""Everything that an organisation has to report, on one page: filed row by row; good rows go, bad rows stay."""

import base64
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.views.handing_in import at_fields
from woordhouder.parties.policy import ORGANISATION, WRITING, acting_organisation
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, Refused
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import UNPROCESSABLE, go, put_into

from .. import actions
from ..forms.reporting import LINK, ReportRowForm
from ..queries.due import DuePage, due_page
from .showing import asked_year

NUMBER = 6  # digits of the greatest page


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: Request) -> HttpResponse:
    """What the organisation can report on, over all its tables, at most fifty on a page. At most 15 queries to show."""
    if not acting_organisation(request.actor, *WRITING):
        raise NotAllowed(ORGANISATION["keep_figures"].why)
    if answer := drafts.keep(request):
        return answer
    page = _page(request)
    posted = request.POST if request.method == "POST" else None
    kept = drafts.kept(request)
    rows = [
        ReportRowForm(posted, request.FILES or None, row=line, initial=_initial(kept, line.commitment))
        for line in page.lines
    ]
    if posted is None:
        return _shown(request, page, rows)
    filed = [form for form in rows if form.is_touched and _file(request, page, form)]
    wrong = [form for form in rows if form.is_touched and form.errors]
    if wrong:
        left = [form for form in rows if form not in filed or form in wrong]
        return _shown(request, page, left, filed=len(filed), status=UNPROCESSABLE)
    if not filed:
        return _shown(request, page, rows, nothing=True, status=UNPROCESSABLE)
    drafts.forget(request)
    done = ngettext("%(count)d report filed.", "%(count)d reports filed.", len(filed)) % {"count": len(filed)}
    return go(request, f"/mijn/verslag?{_asked(request, page.year)}", done=done)


def _page(request: Request) -> DuePage:
    given = request.GET.get("pagina", "")
    return due_page(
        request.actor,
        year=asked_year(request),
        number=int(given) if given.isdecimal() and len(given) <= NUMBER else 1,
        known=now(),
        commitment=request.GET.get("afspraak", "").replace("\0", ""),
        everything="alles" in request.GET,
    )


def _asked(request: Request, year: int) -> str:
    asked = QueryDict(mutable=True)
    asked["jaar"] = str(year)
    if "alles" in request.GET:
        asked["alles"] = "1"
    return asked.urlencode()


def _initial(kept: dict[str, object], commitment: str) -> dict[str, object]:
    """What was typed for this row and kept."""
    before = f"{commitment}-"
    return {name.removeprefix(before): value for name, value in kept.items() if name.startswith(before)}


def _file(request: Request, page: DuePage, form: ReportRowForm) -> bool:
    """File this row; whether the report was. What is wrong with it, or with its evidence, is told in the row."""
    if not form.is_valid():
        return False
    row = form.row
    named: dict[str, Any] = {"commitment": row.commitment, "year": page.year, "seat": row.seat}
    try:
        made = actions.report(request.actor, **form.given, **named)
    except Refused as refusal:
        put_into(form, at_fields(form, refusal))
        return False
    if form.has_evidence:
        try:
            _prove(request, form, made.reference)
        except Refused as refusal:
            put_into(form, at_fields(form, refusal))
            form.add_error(None, _("The report was filed, its evidence was not. Add that by revising the report."))
    return True


def _prove(request: Request, form: ReportRowForm, report: str) -> None:
    cleaned = form.cleaned_data
    if cleaned.get("url"):
        link = {name: cleaned[name] for name in LINK if cleaned.get(name)}
        actions.add_evidence(request.actor, report=report, **link)
    if file := cleaned.get("file"):
        content = base64.b64encode(file.read()).decode()
        actions.add_evidence(request.actor, report=report, name=file.name, content=content)


def _shown(  # noqa: PLR0913 - what the page says
    request: Request,
    page: DuePage,
    rows: list[ReportRowForm],
    *,
    filed: int = 0,
    nothing: bool = False,
    status: int = 200,
) -> HttpResponse:
    facts = {
        "page": page,
        "rows": rows,
        "filed": filed,
        "nothing": nothing,
        "wrong": [form for form in rows if form.is_bound and form.is_touched and form.errors],
        "everything": "alles" in request.GET,
    }
    return render(request, "keeping/mine.html", facts, status=status)
