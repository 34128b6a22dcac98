"""What waits for publication at a table: the list, a seat that says it may be public, and objections to passages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woordhouder.parties.actor import Actor
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from ... import actions
from ...forms.disclosing import ObjectForm, SayForm, SettleForm
from ...models import PassageObjection
from ...queries import waiting_page as queries

DOORS = ["GET", "HEAD", "POST"]


@signed_in
@require_safe
def waiting(request: Request, table: str) -> HttpResponse:
    """What waits, and why. At most 11 queries."""
    page = queries.waiting_page(request.actor, table, now())
    return render(request, "finding/waiting.html", {"page": page})


@signed_in
@require_POST
def say_public(request: Request, table: str, act: str) -> HttpResponse:
    """Say in the name of a seat that the texts of an act may be public."""
    page = queries.waiting_page(request.actor, table, now())
    form = SayForm(request.POST)
    if submit(form, actions.say_public, request.actor, act=act):
        return go(request, page.address, done=_("Recorded: your organisation says that it may be public."))
    return render(request, "finding/waiting.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_POST
def settle(request: Request, table: str, objection: str) -> HttpResponse:
    """Say that a passage may be public after all."""
    page = queries.waiting_page(request.actor, table, now())
    form = SettleForm(request.POST)
    if submit(form, actions.settle_objection, request.actor, objection=objection):
        return go(request, page.address, done=_("Recorded: your objection is settled."))
    return render(request, "finding/waiting.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@require_http_methods(DOORS)
def object_to(request: Request, table: str, wording: str) -> HttpResponse:
    """Object to the publication of a passage."""
    if answer := drafts.keep(request):
        return answer
    page = queries.object_page(request.actor, table, wording)
    given = request.POST if request.method == "POST" else None
    form = ObjectForm(given, seats=page.seats, initial=drafts.kept(request))
    if submit(form, _object, request.actor, wording=wording):
        drafts.forget(request)
        return go(request, page.back, done=_("Recorded: these words wait, the rest of the text does not."))
    return render(request, "finding/object.html", {"page": page, "form": form}, status=status_of(form))


def _object(actor: Actor, *, wording: str, passage: str, reason: str, seat: str) -> PassageObjection:
    """Object to the words that were copied. Raises Invalid where they stand nowhere in it."""
    place = queries.place_in(actor, wording, passage)
    if place is None:
        message = _("These words do not stand in the text. Copy them exactly.")
        raise Invalid(_("Something is not right yet."), errors=(FieldError("passage", message),))
    part, start, end = place
    return actions.object_to_passage(
        actor, wording=wording, part=part, start=start, end=end, reason=reason, seat=seat or None
    )
