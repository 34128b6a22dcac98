"""One button with what it does beside it: the page that asks, and the act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from woordhouder.parties.requests import Request
from woordhouder.record.refusals import Words
from woordhouder.site import drafts
from woordhouder.site.submitting import go, status_of, submit

from ...forms.making import ActForm


@dataclass(frozen=True)
class Act:
    """What a button does: its page's title, what happens then in some sentences, and the words on the button."""

    title: Words
    says: tuple[Words, ...]
    button: Words
    perform: Callable[..., Model]
    form: type[Form] = ActForm


@dataclass(frozen=True)
class Way:
    """From which page (facts with a title) at which address the act is asked, and where one goes when it is done."""

    page: object
    back: str
    after: str = ""


def ask(request: Request, act: Act, way: Way, **arguments: Any) -> HttpResponse:
    """The page that says what will happen, with its button; pressed, the act, and on."""
    if answer := drafts.keep(request):
        return answer
    # A form without fields is empty when it is handed in, so the method says that it was.
    given = request.POST if request.method == "POST" else None
    form = act.form(given, initial=drafts.kept(request))
    if submit(form, act.perform, request.actor, **arguments) is not None:
        drafts.forget(request)
        return go(request, way.after or way.back)
    facts = {"act": act, "form": form, "page": way.page, "back": way.back}
    return render(request, "making/act.html", facts, status=status_of(form))
