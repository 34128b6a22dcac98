"""Rounds: until when the parties of a table report, on whom it waits, and closing one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.moments import today
from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of

from .. import actions
from ..forms import CloseForm, DueForm, RoundForm
from ..queries.round_page import round_page, rounds_page

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@FORM
def rounds(request: Request, table: str) -> HttpResponse:
    """The rounds of a table, and opening one."""
    page = rounds_page(request.actor, table)
    posted = request.POST if request.method == "POST" else None
    if posted is not None and not page.seats:
        raise NotAllowed(PARTNERSHIP["hold_rounds"].why)
    form = RoundForm(posted, initial={"year": page.next_year(today(now()).year)}, seats=page.seats)
    if made := hand_in(form, actions.open_round, request.actor, partnership=page.partnership):
        return go(request, f"{page.address}/{made.reference}", done=_("The round is open."))
    return render(request, "keeping/rounds.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@FORM
def round_(request: Request, table: str, reference: str) -> HttpResponse:
    """One round: on whom it waits, another last day, closing it."""
    found = round_page(request.actor, table, reference, now())
    posted = request.POST if request.method == "POST" else None
    seats = found.page.seats
    if posted is not None and not seats:
        raise NotAllowed(PARTNERSHIP["hold_rounds"].why)
    closes = "close" in request.POST
    moving = DueForm(None if closes else posted, initial={"due": found.round.due}, seats=seats)
    closing = CloseForm(posted if closes else None, seats=seats, auto_id="sluiten-%s")
    if hand_in(moving, actions.move_due, request.actor, round=reference):
        return go(request, found.address, done=_("The day was moved."))
    if hand_in(closing, actions.close_round, request.actor, round=reference):
        return go(request, found.address, done=_("The round is closed. What is reported later is late."))
    form = closing if closes else moving
    facts = {"found": found, "page": found.page, "form": form, "moving": moving, "closing": closing}
    return render(request, "keeping/round.html", facts, status=status_of(form))
