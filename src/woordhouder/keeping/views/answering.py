"""One report: what another seat says of it, the same as of the version before, replies, and evidence beside a side."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.forms.parts import PartsForm
from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of

from .. import actions
from ..forms import AnswerForm, RepeatForm, ReplyForm
from ..forms.evidence import EvidenceForm
from ..policy import REPORT
from ..queries.talk_page import ReportPage, report_page

REPEAT, REPEAT_EVIDENCE, PROVE = "repeat", "repeat_evidence", "prove"
"""The buttons that hand in another form than an answer or a reply."""


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Request, table: str, reference: str) -> HttpResponse:
    """One report, with what this reader may still do about it."""
    found = report_page(request.actor, table, reference, now())
    if answer := drafts.keep(request):
        return answer
    if request.method == "POST" and not found.page.seats:
        raise NotAllowed(REPORT["respond"].why)
    forms = _forms(request, found)
    sort = _sort(request)
    if request.method == "POST" and _is_taken(request, found, sort, forms[sort]):
        drafts.forget(request)
        return go(request, _after(found, sort), done=_("Your words are recorded. They stand beside the report."))
    facts = {"found": found, "page": found.page, "form": forms[sort], "forms": forms}
    return render(request, "keeping/report.html", facts, status=status_of(forms[sort]))


def _sort(request: Request) -> str:
    """Which form was handed in."""
    button = request.POST.get("do", "")
    if button in (REPEAT, REPEAT_EVIDENCE, PROVE):
        return button
    return "reply" if "to" in request.POST else "answer"


def _forms(request: Request, found: ReportPage) -> dict[str, PartsForm]:
    """All forms of the page; the one that was handed in with what it holds."""
    kept, seats, sort = drafts.kept(request), found.page.seats, _sort(request)

    def given(name: str, **more: Any) -> dict[str, Any]:
        posted = request.POST if request.method == "POST" and sort == name else None
        return {"data": posted, "initial": kept, **more}

    files = request.FILES or None if sort == PROVE else None
    return {
        "answer": AnswerForm(**given("answer", seats=seats, may_contest=found.may_contest)),
        "reply": ReplyForm(**given("reply", seats=seats, receivers=_receivers(found))),
        REPEAT: RepeatForm(**given(REPEAT, seats=seats)),
        REPEAT_EVIDENCE: PartsForm(**given(REPEAT_EVIDENCE)),
        PROVE: EvidenceForm(**given(PROVE, files=files)),
    }


def _is_taken(request: Request, found: ReportPage, sort: str, form: PartsForm) -> bool:
    name = found.line.row.reference
    about = {"response": found.own_contest.row.reference} if found.own_contest else {"report": name}
    ways: dict[str, tuple[Callable[..., Any], dict[str, str]]] = {
        "answer": (actions.respond, {"report": name}),
        "reply": (actions.reply, {}),
        REPEAT: (actions.repeat_response, {"report": name}),
        REPEAT_EVIDENCE: (actions.repeat_evidence, {"report": name}),
        PROVE: (actions.add_evidence, about),
    }
    action, arguments = ways[sort]
    return hand_in(form, action, request.actor, **arguments) is not None


def _after(found: ReportPage, sort: str) -> str:
    """Where one goes on: evidence may be followed by more of it; else the promise."""
    here = f"/{found.page.table}/verslagen/{found.line.row.reference}"
    return here if sort in (PROVE, REPEAT_EVIDENCE) else f"{found.page.address}?jaar={found.page.year}"


def _receivers(found: ReportPage) -> list[tuple[str, str]]:
    row = found.line.row
    report = [(row.reference, _("%(name)s, to the report") % {"name": row.seat.organisation.name})]
    return report + [
        (one.row.reference, f"{one.row.seat.organisation.name}: {one.says.label}") for one in found.line.responses
    ]
