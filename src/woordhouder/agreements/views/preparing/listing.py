"""The list of promises: one row open at a time, and what can be done with a row."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotFound
from woordhouder.site import drafts
from woordhouder.site.submitting import status_of

from ... import actions
from ...actions.preparing import Done
from ...forms.promises import PromiseForm, initial_of
from ...models import Prepared
from ...queries.preparing import ON_A_PAGE, Line, PreparationPage, dropped_lines
from ..handing_in import hand_in
from .showing import at_work, moved_to

NEW = "nieuw"
WORDS = ("title", "text", "plain_summary", "why")


@at_work("GET", "HEAD", verb="read")
def preparation(request: Request, page: PreparationPage) -> HttpResponse:
    """The list: what stands in it, what is missing, and where to go on. 11 queries."""
    return _shown(request, page, None, None)


@at_work("GET", "HEAD", "POST")
def row(request: Request, page: PreparationPage, promise: str) -> HttpResponse:
    """The list with one row open. Handing in opens the next: a new one, or the next that is not ready."""
    line = page.line(promise)
    if line is None and (promise != NEW or not page.takes_new):
        return _gone(request, page, promise)
    form = _form(request, page, line)
    named = {"promise": line.reference} if line else {}
    if hand_in(form, actions.put_promise, request.actor, preparation=page.reference, **named):
        drafts.forget(request)
        return moved_to(request, page, f"/regel/{_next(page, line)}", "regel")
    return _shown(request, page, form, line, comparison=_overtaken(form, line))


def _gone(request: Request, page: PreparationPage, promise: str) -> HttpResponse:
    """What was typed in a row that somebody took from the list comes back as a new row. Raises NotFound."""
    dropped = dropped_lines(request.actor, page.table_address[1:], page.reference)
    if promise not in [one.reference for one in dropped]:
        raise NotFound(_("This page does not exist."))
    form = PromiseForm(request.POST or drafts.kept(request), page=page, row=None, today=localdate(now()))
    form.full_clean()
    form.add_error(None, _("Somebody took this promise from the list. Hand it in to make it a new one."))
    return _shown(request, page, form, None)


def _form(request: Request, page: PreparationPage, line: Line | None) -> PromiseForm:
    posted = request.POST if request.method == "POST" else None
    kept = drafts.kept(request) if posted is None else {}
    return PromiseForm(posted, initial={**initial_of(page, line), **kept}, page=page, row=line, today=localdate(now()))


def _next(page: PreparationPage, line: Line | None) -> str:
    """Which row opens after this one: the next that is not ready, else a new one, else the same."""
    if line is None:
        return NEW
    after = [*page.lines[line.place :], *page.lines[: line.place - 1]]
    waiting = next((one.reference for one in after if not one.is_ready), None)
    return waiting or (NEW if page.takes_new else line.reference)


def _overtaken(form: PromiseForm, line: Line | None) -> list[dict[str, object]]:
    """Both texts, part by part, when somebody wrote in between; then the form counts as an answer to the newest."""
    if not (form.is_bound and form.draft and line and line.draft) or form["replaces"].value() == str(line.version):
        return []
    form.seen_anew(line.version)
    return [
        {"label": form.fields[name].label, "theirs": getattr(line.draft, name), "yours": getattr(form.draft, name)}
        for name in WORDS
        if getattr(line.draft, name) != getattr(form.draft, name)
    ]


def _shown(
    request: Request,
    page: PreparationPage,
    form: PromiseForm | None,
    line: Line | None,
    comparison: Sequence[dict[str, object]] = (),
) -> HttpResponse:
    pages = Paginator(page.lines, ON_A_PAGE)
    here = (line.place - 1) // ON_A_PAGE + 1 if line else pages.num_pages if form else 1
    shown = pages.get_page(request.GET.get("pagina") or here)
    facts: dict[str, Any] = {
        "page": page,
        "form": form,
        "open": line,
        "lines": shown,
        "comparison": comparison,
        "dropped": dropped_lines(request.actor, page.table_address[1:], page.reference),
        "row_address": f"{page.address}/regel/{line.reference if line else NEW}",
    }
    return render(request, "preparing/list.html", facts, status=status_of(form) if form else 200)


@at_work("POST")
def move(request: Request, page: PreparationPage) -> HttpResponse:
    """One up or down in the list: "zet" holds the row and its new place."""
    promise, _colon, place = request.POST.get("zet", "").partition(":")
    if not page.line(promise) or not place.isdecimal() or not 0 < int(place[:9]) <= len(page.lines):
        raise NotFound(_("This page does not exist."))
    actions.move_promise(request.actor, preparation=page.reference, promise=promise, to=int(place))
    return moved_to(request, page, f"?pagina={(int(place) - 1) // ON_A_PAGE + 1}", promise)


@at_work("POST")
def drop(request: Request, page: PreparationPage, promise: str) -> HttpResponse:
    """Take a row from the list; it can be put back."""
    return _done(request, page, promise, actions.drop_promise)


@at_work("POST")
def put_back(request: Request, page: PreparationPage, promise: str) -> HttpResponse:
    """Put back a row that was taken from the list."""
    return _done(request, page, promise, actions.put_back_promise)


def _done(request: Request, page: PreparationPage, promise: str, perform: Callable[..., Prepared]) -> HttpResponse:
    """Back to the list. What somebody else did already needs no doing."""
    with suppress(Done):
        perform(request.actor, preparation=page.reference, promise=promise)
    return moved_to(request, page, anchor="lijst")
