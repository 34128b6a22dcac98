"""What the others say: of all reports of a year at once, of one report, and doubt, which is first said at the table."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, Refused
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of

from .. import actions
from ..facts import ResponseLine
from ..forms import AnswerForm, DoubtForm, ReplyForm, TalkDayForm, TalkForm
from ..kinds import MOST
from ..policy import CONCERN, REPORT
from ..queries.kept_page import kept_page
from ..queries.table_year import PromiseLine, TableYear, year_at_table
from ..queries.talk_page import ConcernPage, ReportPage, concern_page, report_page
from ..words import Answer, Outcome
from .showing import asked_year

FORM = require_http_methods(["GET", "HEAD", "POST"])
NOT_CONTEST = (Answer.CONFIRMS.value, Answer.CANNOT_JUDGE.value)


@signed_in
@FORM
def reports(request: Request, table: str, year: int) -> HttpResponse:
    """All reports of a table over a year: confirm what is ticked, of one theme or all. At most 15 queries to show."""
    page = year_at_table(request.actor, table, year, now())
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        count = _confirm(request, page, form)
        if count:
            words = ngettext("%(count)d report answered.", "%(count)d reports answered.", count) % {"count": count}
            return go(request, f"{page.address}/verslagen/{page.year}", done=words)
    waiting = _waiting(page)
    themes = {line.theme: line.theme_label for line in waiting}
    facts = {"page": page, "form": form, "waiting": waiting, "themes": themes, "rest": _rest(page, waiting)}
    return render(request, "keeping/reports.html", facts, status=status_of(form))


def _waiting(page: TableYear) -> list[PromiseLine]:
    """Of these reports her first seat said nothing yet."""
    return [line for line in page.lines if page.seats and line.waits_for(page.references)]


def _rest(page: TableYear, waiting: list[PromiseLine]) -> list[PromiseLine]:
    names = {line.commitment for line in waiting}
    return [line for line in page.lines if line.commitment not in names]


def _confirm(request: Request, page: TableYear, form: Form) -> int:
    """Answer what is ticked, an agreement at a time. What was answered stays so when another is refused."""
    if not page.seats:
        raise NotAllowed(REPORT["respond"].why)
    ticked, theme = set(request.POST.getlist("report")), request.POST.get("theme", "")
    said = request.POST.get("answer", "")
    chosen = [line for line in _waiting(page) if line.progress.report in ticked and (not theme or line.theme == theme)]
    if not chosen or said not in NOT_CONTEST:
        form.add_error(None, _("Tick the reports that you want to answer, and choose what you say of them."))
        return 0
    by_agreement: dict[str, list[ResponseLine]] = {}
    for line in chosen:
        told = ResponseLine(report=line.progress.report or "", answer=Answer(said))
        by_agreement.setdefault(line.agreement_reference, []).append(told)
    count = 0
    for agreement, lines in by_agreement.items():
        for first in range(0, len(lines), MOST):
            some = tuple(lines[first : first + MOST])
            try:
                actions.respond_many(request.actor, agreement=agreement, responses=some, seat=page.seats[0][0])
            except Refused as refusal:
                form.add_error(None, f"{refusal.what} {refusal.next_step}")
                return 0
            count += len(some)
    return count


@signed_in
@FORM
def report(request: Request, table: str, reference: str) -> HttpResponse:
    """One report: answer it, or reply to what was said of it."""
    found = report_page(request.actor, table, reference, now())
    if answer := drafts.keep(request):
        return answer
    is_reply = "to" in request.POST
    posted = request.POST if request.method == "POST" else None
    if posted and not found.page.seats:
        raise NotAllowed(REPORT["respond"].why)
    seats, kept = found.page.seats, drafts.kept(request)
    answering = AnswerForm(None if is_reply else posted, initial=kept, seats=seats, may_contest=found.may_contest)
    replying = ReplyForm(posted if is_reply else None, initial=kept, seats=seats, receivers=_receivers(found))
    done = (
        hand_in(replying, actions.reply, request.actor)
        if is_reply
        else hand_in(answering, actions.respond, request.actor, report=reference)
    )
    if done:
        drafts.forget(request)
        return go(request, _shown(found), done=_("Your words are recorded. They stand beside the report."))
    form = replying if is_reply else answering
    facts = {"found": found, "page": found.page, "form": form, "answering": answering, "replying": replying}
    return render(request, "keeping/report.html", facts, status=status_of(form))


def _shown(found: ReportPage | ConcernPage) -> str:
    return f"{found.page.address}?jaar={found.page.year}"


def _receivers(found: ReportPage) -> list[tuple[str, str]]:
    row = found.line.row
    report = [(row.reference, _("%(name)s, to the report") % {"name": row.seat.organisation.name})]
    return report + [
        (one.row.reference, f"{one.row.seat.organisation.name}: {one.says.label}") for one in found.line.responses
    ]


@signed_in
@FORM
def doubt(request: Request, table: str, agreement: str, number: int) -> HttpResponse:
    """Raise a concern: said at the table only, with a day."""
    page = kept_page(request.actor, table, agreement, number, year=asked_year(request), known=now())
    if not page.may_doubt:
        raise NotAllowed(CONCERN["reply"].why)
    if answer := drafts.keep(request):
        return answer
    form = DoubtForm(request.POST if request.method == "POST" else None, initial=drafts.kept(request), seats=page.seats)
    made = hand_in(form, actions.raise_concern, request.actor, commitment=page.commitment, year=page.year)
    if made:
        drafts.forget(request)
        return go(request, f"/{table}/zorgen/{made.reference}", done=_("Said at the table. Only the table reads it."))
    return render(request, "keeping/doubt.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@FORM
def concern(request: Request, table: str, reference: str) -> HttpResponse:
    """One doubt: reply, end it in words, or want another day."""
    found = concern_page(request.actor, table, reference, now())
    if answer := drafts.keep(request):
        return answer
    posted = request.POST if request.method == "POST" else None
    if posted and not found.page.seats:
        raise NotAllowed(CONCERN["reply"].why)
    is_day = "talk_until" in request.POST
    kept = drafts.kept(request)
    talking = TalkForm(None if is_day else posted, initial=kept, seats=found.page.seats)
    moving = TalkDayForm(posted if is_day else None, initial=kept, seats=found.page.seats)
    if is_day:
        done = hand_in(moving, actions.move_concern, request.actor, concern=reference) is not None
    else:
        done = _talked(request, talking, reference)
    if done:
        drafts.forget(request)
        return go(request, f"/{table}/zorgen/{reference}", done=_("Recorded. Only the table reads it."))
    form = moving if is_day else talking
    facts = {"found": found, "page": found.page, "form": form, "talking": talking, "moving": moving}
    return render(request, "keeping/concern.html", facts, status=status_of(form))


def _talked(request: Request, form: TalkForm, reference: str) -> bool:
    """A reply, or the end of the talk, by the button that was pressed."""
    outcome = request.POST.get("outcome", "")
    if outcome in Outcome.values:
        form.ends = True
        ended = hand_in(form, actions.end_concern, request.actor, concern=reference, outcome=outcome)
        return ended is not None
    return hand_in(form, actions.reply, request.actor, to=reference) is not None
