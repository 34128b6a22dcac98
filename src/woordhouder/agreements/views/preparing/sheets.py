"""A sheet as a source of promises: handed in, looked at, mended, and into the list or out of it again."""

import base64
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from woordhouder.papers.rows import LARGEST, Trouble
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, NotFound, Refused
from woordhouder.site import drafts
from woordhouder.site.submitting import UNPROCESSABLE, go, put_into, status_of

from ... import actions
from ...forms.parts import PartsForm
from ...forms.sheets import ColumnsForm, RowForm, SheetForm
from ...models import Sheet
from ...no_sheet import IN_WORDS
from ...queries.preparing import PreparationPage
from ...queries.sheeting import ON_A_PAGE, RowToMend, SheetPage, row_to_mend, rows_of, sheet_page, sheets_of
from ..handing_in import at_fields, hand_in
from .showing import at_work, moved_to

# What can be shown of a sheet, by the word in the address.
SHOWN = {
    "wacht": ("waiting", _("Rows that wait")),
    "goed": ("good", _("Good rows")),
    "gelijk": ("same", _("Rows that change nothing")),
    "in-de-lijst": ("taken", _("In the list")),
    "eruit": ("undone", _("Taken out of the list")),
    "weggelaten": ("left_out", _("Left out")),
}
OWN = {state: word for word, (state, _label) in SHOWN.items()}
_AWAY = "_away"


@at_work("GET", "HEAD", "POST")
def upload(request: Request, page: PreparationPage) -> HttpResponse:
    """Hand in a sheet, and see those that were read before. 12 queries to show."""
    _take_sheets_only(page)
    form = SheetForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if form.is_bound and form.is_valid() and (made := _read(request, form, page)):
        return moved_to(request, page, f"/blad/{made.reference}")
    read = sheets_of(request.actor, page.table_address[1:], page.reference)
    facts = {"page": page, "form": form, "sheets": read}
    return render(request, "preparing/sheets.html", facts, status=status_of(form))


def _take_sheets_only(page: PreparationPage) -> None:
    if not page.takes_sheets:
        raise NotFound(_("This page does not exist."))


def _read(request: Request, form: SheetForm, page: PreparationPage) -> Sheet | None:
    file = form.cleaned_data["file"]
    given: dict[str, Any] = {"preparation": page.reference, "name": file.name[:300]}
    try:
        if file.size > LARGEST:
            raise Invalid(_("Something is not right yet."), errors=(FieldError("file", IN_WORDS[Trouble.TOO_LARGE]),))
        given["content"] = base64.b64encode(file.read()).decode()
        return actions.read_sheet(request.actor, **given)
    except Invalid as refusal:
        put_into(form, at_fields(form, refusal))
        return None


@at_work("GET", "HEAD", "POST")
def sheet(request: Request, page: PreparationPage, sheet: str) -> HttpResponse:
    """How its rows stand, and what its columns are. At most 40 queries, whatever the number of rows."""
    _take_sheets_only(page)
    found = _sheet(request, page, sheet)
    posted = request.POST if request.method == "POST" else None
    form = ColumnsForm(posted, page=page, sheet=found, today=localdate(now()))
    named = {"preparation": page.reference, "sheet": sheet}
    if hand_in(form, actions.map_sheet, request.actor, **named):
        return go(request, found.address)
    form.seen_anew(found.version)
    if getattr(request, "htmx", False) and not posted:
        return _progress(request, page, found)
    return _shown(request, page, found, form)


def _sheet(request: Request, page: PreparationPage, reference: str) -> SheetPage:
    return sheet_page(request.actor, page.table_address[1:], page.reference, reference)


def _progress(request: Request, page: PreparationPage, found: SheetPage) -> HttpResponse:
    """Only how far it is; the whole page once a worker has looked at all."""
    if not found.is_under_way:
        return HttpResponse(status=204, headers={"HX-Redirect": request.path})
    return render(request, "preparing/parts/sheet_progress.html", {"page": page, "sheet": found})


def _shown(
    request: Request, page: PreparationPage, found: SheetPage, form: PartsForm, refusal: Refused | None = None
) -> HttpResponse:
    asked = request.GET.get("toon", "")
    chosen = asked if asked in SHOWN else OWN[found.shown_first]
    state, label = SHOWN[chosen]
    shown = Paginator(range(found.counts.get(state, 0)), ON_A_PAGE).get_page(request.GET.get("pagina"))
    start = max(0, shown.start_index() - 1)
    asking = (request.actor, page.table_address[1:], page.reference)
    facts = {
        "page": page,
        "sheet": found,
        "form": form,
        "refusal": refusal,
        "rows": rows_of(*asking, sheet=found.reference, state=state, start=start, moment=now()),
        "shown": shown,
        "state": state,
        "label": label,
        "sorts": [(word, name, found.counts.get(one, 0), word == chosen) for word, (one, name) in SHOWN.items()],
    }
    return render(request, "preparing/sheet.html", facts, status=UNPROCESSABLE if refusal or form.errors else 200)


@at_work("GET", "HEAD", "POST")
def row(request: Request, page: PreparationPage, sheet: str, line: int) -> HttpResponse:
    """Mend the cells of one row, or leave it out. At most 40 queries."""
    _take_sheets_only(page)
    found = _sheet(request, page, sheet)
    named: dict[str, Any] = {"preparation": page.reference, "sheet": sheet, "line": line}
    if _AWAY in request.POST:
        actions.leave_out_sheet_row(request.actor, **named)
        return go(request, f"{found.address}#rijen")
    one = _row(request, page, sheet, line)
    form = RowForm(request.POST if request.method == "POST" else None, initial=drafts.kept(request), row=one)
    if hand_in(form, actions.mend_sheet_row, request.actor, **named):
        drafts.forget(request)
        return _after_mending(request, page, found, line)
    facts = {"page": page, "sheet": found, "form": form, "row": one, "is_overtaken": form.seen_anew(one.mark)}
    return render(request, "preparing/sheet_row.html", facts, status=status_of(form))


def _row(request: Request, page: PreparationPage, sheet: str, line: int) -> RowToMend:
    asking = (request.actor, page.table_address[1:], page.reference)
    return row_to_mend(*asking, sheet=sheet, line=line, moment=now())


def _after_mending(request: Request, page: PreparationPage, found: SheetPage, line: int) -> HttpResponse:
    """The same row while something is wrong with it, else back to the sheet."""
    one = _row(request, page, found.reference, line)
    return go(request, f"{found.address}/rij/{line}" if one.faults else f"{found.address}#rijen")


@at_work("POST")
def take_in(request: Request, page: PreparationPage, sheet: str) -> HttpResponse:
    """The good rows into the list."""
    return _done(request, page, sheet, actions.take_in_sheet, "#lijst")


@at_work("POST")
def undo(request: Request, page: PreparationPage, sheet: str) -> HttpResponse:
    """All of its promises out of the list again."""
    return _done(request, page, sheet, actions.undo_sheet, f"/blad/{sheet}")


@at_work("POST")
def put_back(request: Request, page: PreparationPage, sheet: str) -> HttpResponse:
    """All of them back."""
    return _done(request, page, sheet, actions.put_back_sheet, f"/blad/{sheet}")


def _done(
    request: Request, page: PreparationPage, sheet: str, perform: Callable[..., Sheet], rest: str
) -> HttpResponse:
    """On to `rest`; what is refused is said on the page of the sheet."""
    _take_sheets_only(page)
    try:
        perform(request.actor, preparation=page.reference, sheet=sheet)
    except NotFound:
        raise
    except Refused as refusal:
        found = _sheet(request, page, sheet)
        form = ColumnsForm(page=page, sheet=found, today=localdate(now()))
        return _shown(request, page, found, form, refusal)
    return go(request, f"{page.address}{rest}")
