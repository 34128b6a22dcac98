"""Removing words that the law demands: for the controller, asked by who is concerned. Each room shows its own words."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.parties.requests import Request
from woordhouder.record.refusals import Words

from . import drafts, stepping_up
from .forms.removing import RemovalForm
from .submitting import go, status_of

Perform = Callable[..., Model]


def by_form(  # noqa: PLR0913 - what is removed, how it is shown, and where one goes
    request: Request,
    template: str,
    page: object,
    perform: Perform,
    *,
    after: str,
    parts: Iterable[tuple[str, Words]] | None = None,
    **named: Any,
) -> HttpResponse:
    """The page with the form; once it is right the act `perform` with what `named` says, and then to `after`.

    Who did not sign in just now is asked for a code first; nothing typed is lost. `page` was asked for by the room,
    which raises NotAllowed for everybody but the controller before it tells whether anything is there.
    """
    if answer := stepping_up.ask(request):
        return answer
    posted = request.POST if request.method == "POST" else None
    form = RemovalForm(posted, initial=drafts.kept(request), parts=parts)
    if hand_in(form, perform, request.actor, **named):
        drafts.forget(request)
        return go(request, after, done=_("The words were removed. The reason stands there now."))
    return render(request, template, {"page": page, "form": form}, status=status_of(form))
