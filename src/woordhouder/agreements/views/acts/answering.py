"""What a seat says to an act: confirming or objecting, signing, closing."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, NotFound
from woordhouder.site import drafts, stepping_up
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of

from ... import actions
from ...forms.answering import ConfirmForm, Signable, SignForm
from ...forms.parts import PartsForm
from ...policy import ACT
from ...queries.act_page import ActPage, act_page
from ...queries.texts import ActStep
from ..handing_in import hand_in

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@FORM
def confirm(request: Request, table: str, agreement: str, reference: str, wording: str = "") -> HttpResponse:
    """A party confirms what was registered, or objects: all of it, or one wording. At most 30 queries."""
    page = _page(request, table, agreement, reference)
    if not page.to_confirm:
        raise NotAllowed(ACT["confirm"].why)
    steps = [one for one in page.steps if wording in ("", _signed(one))]
    if not steps:
        raise NotFound(_("This page does not exist."))
    if answer := drafts.keep(request):
        return answer
    posted = request.POST if request.method == "POST" else None
    form = ConfirmForm(posted, initial=drafts.kept(request), seats=page.to_confirm)
    named = {"wording": wording} if wording else {}
    if hand_in(form, actions.confirm_text, request.actor, act=reference, **named):
        drafts.forget(request)
        return go(request, page.address, done=_("Your answer is recorded. It stands on this page."))
    facts = {"page": page, "form": form, "steps": steps, "is_one": bool(wording)}
    return render(request, "acts/confirm.html", facts, status=status_of(form))


def _page(request: Request, table: str, agreement: str, reference: str) -> ActPage:
    return act_page(request.actor, table, agreement, reference, now())


def _signed(one: ActStep) -> str:
    """The wording that is signed or confirmed: the one that comes in, else the one that goes out."""
    return one.step.wording.reference if one.step.wording else one.step.out or ""


@signed_in
@FORM
def sign(request: Request, table: str, agreement: str, reference: str) -> HttpResponse:
    """A seat answers an act. Who did not sign in just now is asked for a code first; nothing typed is lost."""
    page = _page(request, table, agreement, reference)
    if not page.to_sign:
        raise NotAllowed(ACT["sign"].why)
    if answer := drafts.keep(request) or stepping_up.ask(request):
        return answer
    posted = request.POST if request.method == "POST" else None
    form = SignForm(posted, initial=drafts.kept(request), seats=page.to_sign, wordings=_signable(page))
    if hand_in(form, actions.sign, request.actor, act=reference):
        drafts.forget(request)
        return go(request, page.address, done=_("Your answer is recorded. It stands on this page."))
    return render(request, "acts/sign.html", {"page": page, "form": form}, status=status_of(form))


def _signable(page: ActPage) -> Sequence[Signable]:
    if len(page.steps) < 2:
        return ()
    return [
        Signable(_signed(one), one.number, words.title) for one in page.steps if (words := one.step.wording or one.out)
    ]


@signed_in
@FORM
def close(request: Request, table: str, agreement: str, reference: str) -> HttpResponse:
    """It takes no more signatures; what was complete stays."""
    page = _page(request, table, agreement, reference)
    if not page.may_close:
        raise NotAllowed(ACT["close"].why)
    form = PartsForm(request.POST if request.method == "POST" else None)
    if hand_in(form, actions.close_act, request.actor, act=reference):
        return go(request, page.address, done=_("Closed. It takes no more signatures."))
    return render(request, "acts/close.html", {"page": page, "form": form}, status=status_of(form))
