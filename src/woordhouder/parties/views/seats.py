"""Who sits at a table, and what people do with seats."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woordhouder.record.clock import now
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from .. import actions, beginnings, coming_in, sitting
from ..forms import ActForm, SureForm
from ..requests import Request
from ..table_forms import AskForm, ChangeTermsForm, GiveSeatForm, LeaveForm

DOORS = ["GET", "HEAD", "POST"]


@require_safe
def seats(request: Request, table: str) -> HttpResponse:
    """All seats of a table, and who facilitates it. At most 10 queries."""
    page = sitting.seats_page(request.actor, table, now())
    return render(request, "parties/seats.html", {"page": page})


@require_safe
def seat(request: Request, table: str, seat: str) -> HttpResponse:
    """One seat: what it is, what it was, and what one may do with it. At most 14 queries."""
    page = sitting.seat_page(request.actor, table, seat, now())
    return render(request, "parties/seat.html", {"page": page})


@signed_in
@require_http_methods(DOORS)
def give(request: Request, table: str) -> HttpResponse:
    """Give a seat to an organisation that is here, or to a new one."""
    page = sitting.table_to(request.actor, "give_seat", table)
    form = GiveSeatForm(
        request.POST if request.method == "POST" else None,
        parties=sitting.parties_to_choose(table),
        initial={"signs": "yes", "since": localdate(now())},
    )
    if made := submit(form, actions.give_seat, request.actor, partnership=page.reference):
        return go(request, f"{page.address}/{made.reference}", done=_("The seat is there."))
    return render(request, "parties/give_seat.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def claim(request: Request, table: str, seat: str) -> HttpResponse:
    """Take the seat that others keep for one's organisation."""
    page = coming_in.claim_page(request.actor, table, seat)
    form = ActForm(request.POST if request.method == "POST" else None)
    if submit(form, actions.claim_seat, request.actor, seat=page.reference):
        return go(request, f"/{page.slug}/stoelen", done=_("Your organisation sits at this table now."))
    return render(request, "parties/claim_seat.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def terms(request: Request, table: str, seat: str) -> HttpResponse:
    """Say anew what a seat is."""
    page = sitting.seat_to(request.actor, "set_terms", table, seat, now())
    form = ChangeTermsForm(
        request.POST if request.method == "POST" else None,
        initial={
            "signs": "yes" if page.signs else "no",
            "themes": page.theme_codes,
            "since": page.seat.terms.since,
            "until": page.seat.terms.until,
        },
    )
    if submit(form, actions.set_terms, request.actor, seat=seat):
        return go(request, page.address, done=_("Changed. What the seat was before can still be read."))
    return render(request, "parties/seat_terms.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def invite(request: Request, table: str, seat: str) -> HttpResponse:
    """Ask somebody for an organisation that nobody acts for yet."""
    page = sitting.seat_to(request.actor, "invite", table, seat, now())
    form = AskForm(request.POST if request.method == "POST" else None, initial={"language": "nl"})
    if submit(form, actions.invite_to_seat, request.actor, seat=seat):
        return go(request, page.address, done=_("The invitation goes by mail."))
    return render(request, "parties/invite_to_seat.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_POST
def withdraw(request: Request, table: str, seat: str, invitation: str) -> HttpResponse:
    """Take an invitation to a seat back."""
    page = sitting.seat_page(request.actor, table, seat, now())
    form = ActForm(request.POST)
    if submit(form, actions.withdraw_invitation, request.actor, invitation=invitation):
        return go(request, page.address, done=_("The invitation was taken back. Its link works no longer."))
    return render(request, "parties/seat.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def leave(request: Request, table: str, seat: str) -> HttpResponse:
    """End one's own seat, after a page that says what that means."""
    page = sitting.seat_to(request.actor, "bind", table, seat, now())
    form = LeaveForm(request.POST if request.method == "POST" else None, initial={"until": localdate(now())})
    if submit(form, actions.leave_table, request.actor, seat=seat):
        return go(request, "/mijn/tafels", done=_("Recorded: until when your organisation sits at the table."))
    return render(request, "parties/leave_table.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def facilitate(request: Request, table: str) -> HttpResponse:
    """Ask somebody to facilitate the table."""
    page = sitting.table_to(request.actor, "facilitate", table)
    form = AskForm(request.POST if request.method == "POST" else None, initial={"language": "nl"})
    if submit(form, actions.facilitate, request.actor, partnership=page.reference):
        return go(request, page.address, done=_("Recorded: who facilitates this table."))
    return render(request, "parties/facilitate.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def end_facilitation(request: Request, table: str, facilitation: int) -> HttpResponse:
    """End that somebody facilitates the table."""
    page = sitting.facilitation_page(request.actor, table, facilitation)
    form = ActForm(request.POST if request.method == "POST" else None)
    if submit(form, actions.end_facilitation, request.actor, facilitation=facilitation):
        return go(request, "/mijn/tafels" if page.is_me else page.address, done=_("The facilitation has ended."))
    return render(request, "parties/end_facilitation.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def confirm(request: Request, organisation: str) -> HttpResponse:
    """Say that an organisation is what it says."""
    page = coming_in.confirm_page(request.actor, organisation)
    given = request.POST if request.method == "POST" else None
    form = SureForm(given, label=_("Yes, I know this organisation, and it is what it says."))
    if submit(form, actions.confirm_organisation, request.actor, organisation=organisation):
        return go(request, "/mijn", done=_("Confirmed. Thank you: others trust that."))
    return render(request, "parties/confirm.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_safe
def mine(request: Request) -> HttpResponse:
    """Every table at which one sits, for whichever organisation. At most 7 queries."""
    tables = coming_in.my_tables(request.actor)
    return render(request, "parties/my_tables.html", {"tables": tables, "founds": beginnings.may_found(request.actor)})
