"""Two agreements beside each other, and saying what goes on with what."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woordhouder.papers.data import json_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.addresses import in_language
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from ... import actions
from ...queries import beside as queries
from ..papers.offered import paper_at


class ContinueForm(forms.Form):
    """What goes on with what; `earlier` empty: with none."""

    commitment = forms.CharField(max_length=64)
    earlier = forms.CharField(max_length=64, required=False, empty_value=None)


@require_safe
def beside(request: Request, table: str, agreement: str, other: str) -> HttpResponse:
    """Two agreements of a table beside each other; `?kies=` a commitment to choose for. At most 13 queries."""
    return _shown(request, table, (agreement, other), ContinueForm())


@require_safe
def beside_json(request: Request, table: str, agreement: str, other: str) -> HttpResponse:
    """The same as data. At most 13 queries."""
    return json_response(queries.beside_data(queries.beside_page(request.actor, table, (agreement, other), now())))


@signed_in
@require_POST
def goes_on(request: Request, table: str, agreement: str, other: str) -> HttpResponse:
    """Say with which earlier commitment one goes on, or with none."""
    form = ContinueForm(request.POST)
    if made := submit(form, actions.continue_commitment, request.actor):
        there = queries.beside_page(request.actor, table, (agreement, other), now()).address
        return go(request, f"{there}#afspraak-{made.commitment.number}", done=_("This choice is recorded."))
    return _shown(request, table, (agreement, other), form)


def _shown(request: Request, table: str, pair: tuple[str, str], form: ContinueForm) -> HttpResponse:
    choosing = request.GET.get("kies", "")[:64]
    page = queries.beside_page(request.actor, table, pair, now(), choosing=choosing)
    data, paper = in_language(f"{page.address}.json"), paper_at(page.address)
    facts = {"page": page, "form": form, "data_address": data, "paper": paper}
    return render(request, "agreements/beside.html", facts, status=status_of(form))
