"""Looking back at a promise or at a year of a table: thanks, milestones, lessons, and what an outsider found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.forms.answering import OfSeatForm
from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, NotFound, Words
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of

from .. import actions
from ..forms.looking_back import WHOLE, YEAR, LessonForm, ThanksForm, ViewForm
from ..policy import ONLY_WRITERS
from ..queries.kept_page import KeptPage, kept_page
from ..queries.looking_back import own_lesson, parties_at
from ..queries.table_year import TableBack, table_back
from .showing import asked_year

FORM = require_http_methods(["GET", "HEAD", "POST"])
REPLACES = "vervangt"


@dataclass(frozen=True)
class Way:
    """One thing that is said looking back: its title, what the page says first, and the action that takes it in."""

    title: Words
    intro: Words
    action: Callable[..., Any]
    done: Words


WAYS = {
    "dank": Way(
        _("Say thanks, or mark a milestone"),
        _("What went well may be said too. It counts in no figure and no colour."),
        actions.thank,
        _("Your words are recorded."),
    ),
    "les": Way(
        _("Write down a lesson"),
        _("For your own next agreements, and for others who read this."),
        actions.learn,
        _("Your lesson is recorded."),
    ),
    "oordeel": Way(
        _("Write down what an independent body found"),
        _(
            "A visitation commission, a court of audit or another independent body looked at this promise. Write down "
            "what it found, with its source. It stands beside what the parties say, and counts in no figure and no "
            "colour."
        ),
        actions.record_view,
        _("Recorded, with your organisation as the one who wrote it down."),
    ),
}


@signed_in
@FORM
def of_promise(request: Request, table: str, agreement: str, number: int, what: str) -> HttpResponse:
    """Say something looking back at one promise. At most 15 queries to show, and 1 for whom may be thanked."""
    page = kept_page(request.actor, table, agreement, number, year=asked_year(request), known=now())
    about = {"commitment": page.commitment}
    return _page(request, page, what, about, f"{page.address}?jaar={page.year}")


@signed_in
@FORM
def of_year(request: Request, table: str, year: int, what: str) -> HttpResponse:
    """Say something looking back at a year of a whole table. At most 5 queries to show."""
    page = table_back(request.actor, table, year)
    return _page(request, page, what, {"partnership": page.partnership}, page.year_address)


def _page(request: Request, page: KeptPage | TableBack, what: str, about: dict[str, str], there: str) -> HttpResponse:
    if not page.seats:
        raise NotAllowed(ONLY_WRITERS)
    if answer := drafts.keep(request):
        return answer
    way, replaces = WAYS[what], request.GET.get(REPLACES, "")
    before = own_lesson(page.backward, replaces, page.references) if replaces else None
    if replaces and before is None:
        raise NotFound(_("This page does not exist."))
    kept = drafts.kept(request)
    if before and not kept:
        kept = {"text": before.line.text, "about": YEAR if before.line.year else WHOLE}
    form = _form(request, page, what, kept)
    more: dict[str, Any] = {"replaces": replaces} if replaces else {}
    if what != "les":
        more["year"] = page.year
    if hand_in(form, way.action, request.actor, **about, **more):
        drafts.forget(request)
        return go(request, there, done=way.done)
    facts = {"page": page, "form": form, "way": way, "there": there, "is_of_table": isinstance(page, TableBack)}
    return render(request, "keeping/look_back.html", facts, status=status_of(form))


def _form(request: Request, page: KeptPage | TableBack, what: str, kept: dict[str, Any]) -> OfSeatForm:
    given: dict[str, Any] = {"data": request.POST if request.method == "POST" else None, "initial": kept}
    given["seats"] = page.seats
    if what == "dank":
        return ThanksForm(**given, parties=parties_at(request.actor, page.table))
    if what == "les":
        return LessonForm(**given, year=page.year, is_of_table=isinstance(page, TableBack))
    return ViewForm(**given)
