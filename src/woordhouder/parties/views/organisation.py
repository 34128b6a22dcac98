"""One's organisation: who acts for it, whom it asked, its names."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woordhouder.record.clock import now
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from .. import actions, queries
from ..forms import ActForm, InviteForm, RenameForm, RoleForm, SucceedForm
from ..requests import Request
from ..table_forms import HandOverForm

DOORS = ["GET", "HEAD", "POST"]


@signed_in
@require_safe
def organisation(request: Request) -> HttpResponse:
    """Members, open invitations, names. At most 10 queries."""
    people, invited = request.GET.get("pagina"), request.GET.get("uitnodigingen")
    page = queries.members_page(request.actor, now(), people=people, invited=invited)
    return render(request, "parties/organisation.html", {"page": page})


@signed_in
@require_http_methods(DOORS)
def invite(request: Request) -> HttpResponse:
    """Ask somebody to act for the organisation."""
    page = queries.members_page(request.actor, now(), verb="invite")
    form = InviteForm(request.POST if request.method == "POST" else None, initial={"layer": "staff", "language": "nl"})
    if submit(form, actions.invite, request.actor, organisation=page.reference):
        return go(request, page.address, done=_("The invitation goes by mail."))
    return render(request, "parties/invite.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_POST
def withdraw(request: Request, reference: str) -> HttpResponse:
    """Take an open invitation back."""
    page = queries.members_page(request.actor, now())
    form = ActForm(request.POST)
    if submit(form, actions.withdraw_invitation, request.actor, invitation=reference):
        return go(request, page.address, done=_("The invitation was taken back. Its link works no longer."))
    return render(request, "parties/organisation.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def member(request: Request, membership: int) -> HttpResponse:
    """Give a member another role."""
    page = queries.member_page(request.actor, membership)
    given = request.POST if request.method == "POST" else None
    form = RoleForm(given, initial={"role": page.role, "layer": page.layer})
    if submit(form, actions.change_role, request.actor, membership=membership):
        return go(request, page.address, done=_("Changed. It holds at once."))
    return render(request, "parties/member.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def leave(request: Request, membership: int) -> HttpResponse:
    """End a membership, after a page that says what that means."""
    page = queries.member_page(request.actor, membership)
    form = ActForm(request.POST if request.method == "POST" else None)
    if submit(form, actions.end_membership, request.actor, membership=membership):
        return go(request, "/mijn" if page.is_me else page.address, done=_("The membership has ended."))
    return render(request, "parties/leave.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def hand_over(request: Request, membership: int) -> HttpResponse:
    """Give all that a member carries to a colleague."""
    page = queries.member_page(request.actor, membership)
    colleagues = queries.colleagues_of(request.actor, membership)
    form = HandOverForm(request.POST if request.method == "POST" else None, colleagues=colleagues)
    if submit(form, actions.hand_over, request.actor, membership=membership):
        done = _("Handed over. It stands with your colleague now.")
        return go(request, f"{page.address}/leden/{membership}/beeindigen", done=done)
    facts = {"page": page, "form": form, "colleagues": colleagues}
    return render(request, "parties/hand_over.html", facts, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def rename(request: Request) -> HttpResponse:
    """Give the organisation a new name."""
    page = queries.members_page(request.actor, now(), verb="rename")
    form = RenameForm(request.POST if request.method == "POST" else None)
    if submit(form, actions.rename, request.actor, organisation=page.reference):
        return go(request, page.address, done=_("The new name stands. The earlier one can still be found."))
    return render(request, "parties/rename.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def succeed(request: Request) -> HttpResponse:
    """Let another organisation take the place of this one."""
    page = queries.members_page(request.actor, now(), verb="succeed")
    form = SucceedForm(request.POST if request.method == "POST" else None, successors=page.successors)
    if submit(form, actions.succeed, request.actor, organisation=page.reference):
        return go(request, "/mijn", done=_("Recorded: which organisation takes the place of yours."))
    return render(request, "parties/succeed.html", {"page": page, "form": form}, status=status_of(form))
