"""One report: what another seat says of it, the same as of the version before, and replies."""

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
from ..policy import REPORT
from ..queries.talk_page import ReportPage, report_page

REPEAT = "repeat"
"""The button that says the same as of the version before."""


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
        there = f"{found.page.address}?jaar={found.page.year}"
        return go(request, there, done=_("Your words are recorded. They stand beside the report."))
    facts = {"found": found, "page": found.page, "form": forms[sort], "forms": forms}
    return render(request, "keeping/report.html", facts, status=status_of(forms[sort]))


def _sort(request: Request) -> str:
    """Which form was handed in."""
    if request.POST.get("do") == REPEAT:
        return REPEAT
    return "reply" if "to" in request.POST else "answer"


def _forms(request: Request, found: ReportPage) -> dict[str, PartsForm]:
    """All forms of the page; the one that was handed in with what it holds."""
    kept, seats, sort = drafts.kept(request), found.page.seats, _sort(request)

    def given(name: str, **more: Any) -> dict[str, Any]:
        posted = request.POST if request.method == "POST" and sort == name else None
        return {"data": posted, "initial": kept, **more}

    return {
        "answer": AnswerForm(**given("answer", seats=seats, may_contest=found.may_contest)),
        "reply": ReplyForm(**given("reply", seats=seats, receivers=_receivers(found))),
        REPEAT: RepeatForm(**given(REPEAT, seats=seats)),
    }


def _is_taken(request: Request, found: ReportPage, sort: str, form: PartsForm) -> bool:
    name = found.line.row.reference
    ways: dict[str, tuple[Callable[..., Any], dict[str, str]]] = {
        "answer": (actions.respond, {"report": name}),
        "reply": (actions.reply, {}),
        REPEAT: (actions.repeat_response, {"report": name}),
    }
    action, arguments = ways[sort]
    return hand_in(form, action, request.actor, **arguments) is not None


def _receivers(found: ReportPage) -> list[tuple[str, str]]:
    row = found.line.row
    report = [(row.reference, _("%(name)s, to the report") % {"name": row.by})]
    return report + [(one.row.reference, f"{one.row.by}: {one.says.label}") for one in found.line.responses]
