"""What the others say of all reports of a year at once: of what is ticked, of one theme, or the same as before."""

from collections.abc import Sequence

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, Refused
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, put_into, status_of

from .. import actions
from ..facts import ResponseLine
from ..kinds import MOST
from ..policy import REPORT
from ..queries.table_year import PromiseLine, year_at_table
from ..words import Answer

NOT_CONTEST = (Answer.CONFIRMS.value, Answer.CANNOT_JUDGE.value)
AGAIN, ALL = "again", "all"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: Request, table: str, year: int) -> HttpResponse:
    """All reports of a table over a year: confirm what is ticked, of one theme or all; say the same of what was revised
    since. At most 15 queries to show.
    """
    page = year_at_table(request.actor, table, year, now())
    form = Form(request.POST if request.method == "POST" else None)
    waiting = [(line, seat) for line in page.lines if (seat := line.waits_for(page.references))]
    again = [(line, seat) for line, seat in waiting if line.said_before(seat)]
    new = [(line, seat) for line, seat in waiting if not line.said_before(seat)]
    if request.method == "POST" and form.is_valid():
        if not page.seats:
            raise NotAllowed(REPORT["respond"].why)
        count = _repeat(request, form, again) if AGAIN in request.POST else _answer(request, form, new)
        if count and not form.errors:
            words = ngettext("%(count)d report answered.", "%(count)d reports answered.", count) % {"count": count}
            return go(request, f"{page.address}/verslagen/{page.year}", done=words)
    rest = [line for line in page.lines if not line.waits_for(page.references)]
    facts = {
        "page": page,
        "form": form,
        "waiting": [line for line, _seat in new],
        "again": [(line, line.said_before(seat)) for line, seat in again],
        "themes": {line.theme: line.theme_label for line, _seat in new},
        "rest": rest,
    }
    return render(request, "keeping/reports.html", facts, status=status_of(form))


Waiting = Sequence[tuple[PromiseLine, str]]
"""Promises with the seat (by reference) of which they wait for an answer."""


def _answer(request: Request, form: Form, waiting: Waiting) -> int:
    """Answer what is ticked, an agreement and seat at a time. What was answered stays so when another is refused."""
    ticked, theme = set(request.POST.getlist("report")), request.POST.get("theme", "")
    said = request.POST.get("answer", "")
    chosen = [
        (line, seat) for line, seat in waiting if line.progress.report in ticked and (not theme or line.theme == theme)
    ]
    if not chosen or said not in NOT_CONTEST:
        form.add_error(None, _("Tick the reports that you want to answer, and choose what you say of them."))
        return 0
    together: dict[tuple[str, str], list[ResponseLine]] = {}
    for line, seat in chosen:
        told = ResponseLine(report=line.progress.report or "", answer=Answer(said))
        together.setdefault((line.agreement_reference, seat), []).append(told)
    count = 0
    for (agreement, seat), lines in together.items():
        for first in range(0, len(lines), MOST):
            some = tuple(lines[first : first + MOST])
            try:
                actions.respond_many(request.actor, agreement=agreement, responses=some, seat=seat)
            except Refused as refusal:
                put_into(form, refusal)
                return count
            count += len(some)
    return count


def _repeat(request: Request, form: Form, again: Waiting) -> int:
    """Say the same of one revised report, or of all of them. What was said stays so when another is refused."""
    asked, count = request.POST.get(AGAIN, ""), 0
    for line, seat in again:
        if asked in (line.progress.report, ALL):
            try:
                actions.repeat_response(request.actor, report=line.progress.report or "", seat=seat)
            except Refused as refusal:
                put_into(form, refusal)
                return count
            count += 1
    if not count:
        form.add_error(None, _("There is nothing to repeat. The page shows how it stands now."))
    return count
