"""From a form to an action and back: what was refused comes back in the form, with all that was typed."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect

from woordhouder.parties.requests import Request
from woordhouder.record.refusals import NotAllowed, NotFound, Refused, Words

from .addresses import in_language

M = TypeVar("M", bound=Model)
SEE_OTHER, UNPROCESSABLE = 303, 422
# In the session: what was done just now, until a page said it.
DONE = "done"


def submit(form: Form, action: Callable[..., M], actor: object, **arguments: Any) -> M | None:
    """Run `action` with the checked fields of `form` and `arguments`; None when the form is not handed in or not right.

    A refusal is put into the form: at the field that it names, or above all. NotFound and NotAllowed pass on.
    """
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return action(actor, **form.cleaned_data, **arguments)
    except (NotFound, NotAllowed):
        raise
    except Refused as refusal:
        put_into(form, refusal)
        return None


def put_into(form: Form, refusal: Refused) -> None:
    """Show in `form` what was refused and what to do next."""
    elsewhere = [error for error in refusal.errors if error.path.split(".")[0] not in form.fields]
    if elsewhere or not refusal.errors:
        form.add_error(None, " ".join(filter(None, (str(refusal.what), str(refusal.next_step)))))
    for error in refusal.errors:
        field = error.path.split(".")[0]
        form.add_error(field if field in form.fields else None, str(error.message))


def status_of(form: Form) -> int:
    """The status of a page with this form: 200, or 422 when what was handed in is not right."""
    return UNPROCESSABLE if form.is_bound and form.errors else 200


def go(request: Request, address: str, done: Words = "") -> HttpResponse:
    """To another page after an act, in the language of this one; with htmx the browser goes, not the form.

    `done`: what was done, which the next page says once to who signed in.
    """
    if done and request.user.is_authenticated:
        request.session[DONE] = str(done)
    there = in_language(address)
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": there})
    answer = HttpResponseRedirect(there)
    answer.status_code = SEE_OTHER
    return answer
