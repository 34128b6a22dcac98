"""Where something new is begun: an agreement of the table, or a change of one that is there."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of

from ... import actions
from ...addresses import preparation_address
from ...forms.acts import ActChoices, BeginForm, ChangeForm
from ...models import ActKind
from ...queries.beginning import Beginning, Changing, beginning, changing
from ..handing_in import hand_in

WHAT = "wat"
# What somebody has in hand, by the word in the address.
NEW = {
    "papier": (
        ActKind.REGISTRATION,
        _("A signed agreement on paper"),
        _("You put it on the site; the parties confirm it later."),
    ),
    "nieuw": (ActKind.ADOPTION, _("New promises that are still to be signed"), _("The parties sign them here.")),
}
CHANGES = {
    "wijzigen": (
        ActKind.AMENDMENT,
        _("Change what was promised"),
        _("The parties of the promise sign the change here."),
    ),
    "beeindigen": (
        ActKind.WITHDRAWAL,
        _("End a promise"),
        _("The parties of the promise sign that it ends. It never comes back."),
    ),
    "papier": (
        ActKind.REGISTRATION,
        _("Register what was changed or ended on paper"),
        _("It was signed already. You put it on the site."),
    ),
    "erbij": (ActKind.ADOPTION, _("Add new promises"), _("Who leads and who contributes sign them here.")),
    "verbeteren": (
        ActKind.CORRECTION,
        _("Correct a mistake in how it was written down"),
        _("What was agreed stays the same; only the transcription was wrong."),
    ),
}
Ways = Mapping[str, tuple[ActKind, Any, Any]]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, table: str) -> HttpResponse:
    """What do you have? Then what it is called, its term and its parties. 8 queries."""
    if answer := drafts.keep(request):
        return answer
    page = beginning(request.actor, table, now())
    way = _way(request, NEW)
    if not way:
        return render(request, "preparing/new.html", {"page": page, "ways": _told(NEW, request.path)})
    form = _new_form(request, page, NEW[way][0])
    made = hand_in(form, actions.prepare, request.actor, partnership=page.partnership, kind=NEW[way][0])
    if made:
        drafts.forget(request)
        return go(request, preparation_address(table, made.reference))
    facts = {"page": page, "form": form, "way": way, "what": NEW[way][1]}
    return render(request, "preparing/begin.html", facts, status=status_of(form))


def _way(request: Request, ways: Ways) -> str:
    asked = request.GET.get(WHAT) or request.POST.get(WHAT, "")
    return asked if asked in ways else ""


def _told(ways: Ways, path: str) -> list[dict[str, object]]:
    return [
        {"address": f"{path}?{WHAT}={name}", "label": label, "text": text}
        for name, (_kind, label, text) in ways.items()
    ]


def _new_form(request: Request, page: Beginning, kind: ActKind) -> BeginForm:
    today = localdate(now())
    initial = {
        "parties": [reference for reference, _name in page.parties],
        "starts": today.replace(year=today.year + 1, month=1, day=1),
        "elsewhere_seen_on": today,
        **drafts.kept(request),
    }
    return BeginForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        act_kind=kind,
        makes_agreement=True,
        choices=ActChoices(page.parties, page.agreements, page.frameworks),
        seats=page.seats,
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, table: str, agreement: str) -> HttpResponse:
    """What changes in an agreement: chosen, and begun at once. 10 queries."""
    page = changing(request.actor, table, agreement)
    way = _way(request, CHANGES)
    form = ChangeForm(
        request.POST if way and request.method == "POST" else None,
        kind=CHANGES[way][0] if way else "",
        acts=page.acts,
        seats=page.seats,
    )
    kind = {"kind": CHANGES[way][0]} if way else {}
    named = {"partnership": page.partnership, "agreement": page.reference}
    if way and (made := hand_in(form, actions.prepare, request.actor, **kind, **named)):
        return go(request, _next(made.kind, preparation_address(table, made.reference)))
    facts = {"page": page, "form": form, "way": way, "ways": _ways_of(page)}
    return render(request, "preparing/change.html", facts, status=status_of(form))


def _next(kind: str, address: str) -> str:
    """Where the work goes on: writing, choosing, or first the day from which it holds, which tells what can change."""
    return {ActKind.ADOPTION: address, ActKind.CORRECTION: f"{address}/kiezen"}.get(
        ActKind(kind), f"{address}/gegevens"
    )


def _ways_of(page: Changing) -> list[dict[str, object]]:
    return [
        {"name": name, "label": label, "text": text, "asks_act": kind is ActKind.CORRECTION}
        for name, (kind, label, text) in CHANGES.items()
        if kind is not ActKind.CORRECTION or page.acts
    ]
