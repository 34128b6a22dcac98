"""What a reader asks in the address: on which day, as known on which moment."""

from collections.abc import Mapping

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from woordhouder.papers.data import json_text
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import Invalid
from woordhouder.site.submitting import UNPROCESSABLE, put_into

from ...forms.when import WhenForm
from ...moments import When, when


def asked(request: Request) -> tuple[When, WhenForm]:
    """The two dates that are asked, and the form that shows them. Not right: today, and the form says why."""
    given = {name: request.GET.get(name, "").strip()[:40] for name in ("op", "bekend")}
    moment = now()
    form = WhenForm(given if any(given.values()) else None)
    try:
        return when(given["op"], given["bekend"], moment), form
    except Invalid as refusal:
        form.full_clean()
        put_into(form, refusal)
        return when("", "", moment), form


def answer(request: Request, template: str, facts: Mapping[str, object], form: Form) -> HttpResponse:
    """The page; 422 when what was asked is not right."""
    is_wrong = form.is_bound and bool(form.errors)
    return render(request, template, {**facts, "when_form": form}, status=UNPROCESSABLE if is_wrong else 200)


def refused_data(form: Form) -> HttpResponse | None:
    """For programs: what is wrong with the question, by parameter; None when it is right."""
    if not form.is_bound or not form.errors:
        return None
    return refused({name: [str(message) for message in messages] for name, messages in form.errors.items()})


def refused(errors: Mapping[str, list[str]]) -> HttpResponse:
    """The answer to a question that is not right, by parameter."""
    body = json_text({"status": UNPROCESSABLE, "title": "We cannot look this up.", "errors": errors})
    return HttpResponse(body, status=UNPROCESSABLE, content_type="application/problem+json")
