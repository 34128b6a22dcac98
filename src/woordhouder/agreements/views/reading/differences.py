"""What changed: between two versions of a commitment, and in an agreement between two days."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, NotFound
from woordhouder.site.addresses import in_language
from woordhouder.site.submitting import put_into, status_of

from ...forms.when import BetweenForm
from ...moments import When, today, when
from ...queries import comparing
from ...queries.comparing import DaysPage
from ..papers.offered import paper_at
from .asking import refused_data


@require_safe
def versions(request: Request, table: str, agreement: str, number: int) -> HttpResponse:
    """Two versions of one commitment word by word: `?van=1&naar=2`. At most 10 queries."""
    pair = (_number(request, "van"), _number(request, "naar"))
    page = comparing.versions_page(request.actor, table, agreement, number, pair=pair, moment=now())
    return render(request, "agreements/versions.html", {"page": page})


@require_safe
def versions_json(request: Request, table: str, agreement: str, number: int) -> HttpResponse:
    """The same as data. At most 10 queries."""
    pair = (_number(request, "van"), _number(request, "naar"))
    page = comparing.versions_page(request.actor, table, agreement, number, pair=pair, moment=now())
    return json_response(comparing.versions_data(page))


def _number(request: Request, name: str) -> int | None:
    """The number of a version as it was asked. Raises NotFound for what is no number."""
    asked = request.GET.get(name, "").strip()
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise NotFound(_("This page does not exist."))
    return int(asked)


def asked_days(request: Request, table: str, agreement: str) -> tuple[BetweenForm, DaysPage, When, When]:
    """What is asked: from its first day to today when nothing is. Not right: today, and the form says why."""
    given = {name: request.GET.get(name, "").strip()[:40] for name in BetweenForm.base_fields}
    begin = "" if given["van"] or given["bekend_van"] else comparing.begins(request.actor, table, agreement).isoformat()
    form = BetweenForm({**given, "van": given["van"] or begin})
    try:
        old, new = _between(form.data)
    except Invalid as refusal:
        form.full_clean()
        put_into(form, refusal)
        moment = now()
        old = new = When(today(moment), moment)
    return form, comparing.days_page(request.actor, table, agreement, old, new), old, new


@require_safe
def days(request: Request, table: str, agreement: str) -> HttpResponse:
    """An agreement on two days word by word: `?van=2026-01-01&naar=2026-07-01`. At most 15 queries."""
    form, page, old, new = asked_days(request, table, agreement)
    data = in_language(f"{page.address}/verschil.json?{request.META['QUERY_STRING']}".rstrip("?"))
    paper = paper_at(f"{page.address}/verschil", request.META["QUERY_STRING"])
    facts = {"page": page, "form": form, "old": old, "new": new, "data_address": data, "paper": paper}
    return render(request, "agreements/days.html", facts, status=status_of(form))


@require_safe
def days_json(request: Request, table: str, agreement: str) -> HttpResponse:
    """The same as data. At most 15 queries."""
    form, page, *_days = asked_days(request, table, agreement)
    return refused_data(form) or json_response(comparing.days_data(page))


def _between(given: Mapping[str, Any]) -> tuple[When, When]:
    """The two questions. Raises Invalid with what is wrong at the fields of this form."""
    errors, found, moment = [], [], now()
    for day, known in (("van", "bekend_van"), ("naar", "bekend_naar")):
        try:
            found.append(when(given[day], given[known], moment))
        except Invalid as refusal:
            errors += [FieldError({"op": day, "bekend": known}[one.path], one.message) for one in refusal.errors]
    if errors:
        raise Invalid(_("We cannot look this up."), errors=tuple(errors))
    return found[0], found[1]
