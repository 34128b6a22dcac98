"""Reporting by sheet: what is due goes out; what was filled in comes in, is looked at, mended and filed."""

import base64
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.forms.sheets import SheetForm
from woordhouder.agreements.moments import today
from woordhouder.agreements.no_sheet import IN_WORDS
from woordhouder.agreements.queries.sheeting import ON_A_PAGE
from woordhouder.agreements.views.handing_in import at_fields, hand_in
from woordhouder.papers.rows import LARGEST, Trouble
from woordhouder.papers.sheets import csv_response
from woordhouder.papers.workbooks import xlsx_response
from woordhouder.parties.policy import ORGANISATION, WRITING, acting_organisation
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, NotAllowed, NotFound, Refused
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import UNPROCESSABLE, go, put_into, status_of

from .. import actions
from ..filing_sheets import file_sheet
from ..forms.report_sheets import ReportCellsForm, ReportColumnsForm
from ..models import ReportSheet
from ..queries.due import years_until
from ..queries.report_sheet_out import report_sheet
from ..queries.report_sheets import ADDRESS, ReportSheetPage, report_sheet_page, row_to_mend, rows_of, sheets_of
from .showing import asked_year

# What can be shown of a sheet, by the word in the address.
SHOWN = {
    "wacht": ("waiting", _("Rows that wait")),
    "goed": ("good", _("Good rows")),
    "ingediend": ("taken", _("Filed")),
    "gelijk": ("same", _("Rows that change nothing")),
    "weggelaten": ("left_out", _("Left out")),
}
OWN = {state: word for word, (state, _label) in SHOWN.items()}
_AWAY = "_away"
EVERYTHING = "alles"
# What can be taken along, with its address.
KINDS = (("Excel", "/mijn/verslag.xlsx"), ("CSV", "/mijn/verslag.csv"))
View = Callable[..., HttpResponse]


def for_writers(*methods: str) -> Callable[[View], View]:
    """A page for who writes for an organisation."""

    def guard(view: View) -> View:
        @wraps(view)
        def respond(request: Request, **named: object) -> HttpResponse:
            if not acting_organisation(request.actor, *WRITING):
                raise NotAllowed(ORGANISATION["keep_figures"].why)
            return view(request, **named)

        return signed_in(require_http_methods(methods)(respond))

    return guard


@for_writers("GET", "HEAD")
def download(request: Request, ending: str) -> HttpResponse:
    """Everything that is due over the year as a sheet; with "alles" also what was reported. At most 20 queries."""
    year = asked_year(request) or today(now()).year - 1
    columns, rows = report_sheet(request.actor, year=year, everything=EVERYTHING in request.GET, moment=now())
    name = f"verslag-{year}"
    response = csv_response(name, columns, rows) if ending == "csv" else xlsx_response(name, name, columns, rows)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@for_writers("GET", "HEAD", "POST")
def sheets(request: Request) -> HttpResponse:
    """Take a sheet away, hand one in, and see those that were read before. 8 queries to show."""
    form = SheetForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if form.is_bound and form.is_valid() and (made := _read(request, form)):
        return go(request, f"{ADDRESS}/{made.reference}")
    years = years_until(today(now()))
    facts = {
        "form": form,
        "sheets": sheets_of(request.actor),
        "years": years,
        "year": asked_year(request) or years[1],
        "kinds": KINDS,
    }
    return render(request, "keeping/sheets.html", facts, status=status_of(form))


def _read(request: Request, form: SheetForm) -> ReportSheet | None:
    file = form.cleaned_data["file"]
    try:
        if file.size > LARGEST:
            raise Invalid(_("Something is not right yet."), errors=(FieldError("file", IN_WORDS[Trouble.TOO_LARGE]),))
        given: dict[str, Any] = {"content": base64.b64encode(file.read()).decode()}
        return actions.read_report_sheet(request.actor, name=file.name[:300], **given)
    except Invalid as refusal:
        put_into(form, at_fields(form, refusal))
        return None


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: Request, reference: str) -> HttpResponse:
    """How its rows stand, and what its columns are. At most 35 queries, whatever the number of rows."""
    found = report_sheet_page(request.actor, reference)
    posted = request.POST if request.method == "POST" else None
    form = ReportColumnsForm(posted, sheet=found)
    if hand_in(form, actions.map_report_sheet, request.actor, sheet=reference):
        return go(request, found.address)
    form.seen_anew(found.version)
    if getattr(request, "htmx", False) and not posted:
        return _progress(request, found)
    return _shown(request, found, form)


def _progress(request: Request, found: ReportSheetPage) -> HttpResponse:
    """Only how far it is; the whole page once a worker has done all."""
    if not found.is_under_way:
        return HttpResponse(status=204, headers={"HX-Redirect": request.path})
    return render(request, "keeping/parts/sheet_progress.html", {"sheet": found})


def _shown(
    request: Request, found: ReportSheetPage, form: ReportColumnsForm, refusal: Refused | None = None
) -> HttpResponse:
    asked = request.GET.get("toon", "")
    chosen = asked if asked in SHOWN else OWN[found.shown_first]
    state, label = SHOWN[chosen]
    shown = Paginator(range(found.counts.get(state, 0)), ON_A_PAGE).get_page(request.GET.get("pagina"))
    start = max(0, shown.start_index() - 1)
    facts = {
        "sheet": found,
        "form": form,
        "refusal": refusal,
        "rows": rows_of(request.actor, found.reference, state=state, start=start, moment=now()),
        "shown": shown,
        "state": state,
        "label": label,
        "sorts": [(word, name, found.counts.get(one, 0), word == chosen) for word, (one, name) in SHOWN.items()],
    }
    return render(request, "keeping/sheet.html", facts, status=UNPROCESSABLE if refusal or form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: Request, reference: str, line: int) -> HttpResponse:
    """Mend the cells of one row, or leave it out. At most 40 queries."""
    found = report_sheet_page(request.actor, reference)
    if answer := drafts.keep(request):
        return answer
    named: dict[str, Any] = {"sheet": reference, "line": line}
    if _AWAY in request.POST:
        actions.leave_out_report_row(request.actor, **named)
        return go(request, f"{found.address}#rijen")
    one = row_to_mend(request.actor, reference, line=line, moment=now())
    form = ReportCellsForm(request.POST if request.method == "POST" else None, initial=drafts.kept(request), row=one)
    if hand_in(form, actions.mend_report_row, request.actor, **named):
        drafts.forget(request)
        mended = row_to_mend(request.actor, reference, line=line, moment=now())
        return go(request, f"{found.address}/rij/{line}" if mended.faults else f"{found.address}#rijen")
    facts = {"sheet": found, "form": form, "row": one, "is_overtaken": form.seen_anew(one.mark)}
    return render(request, "keeping/sheet_row.html", facts, status=status_of(form))


@signed_in
@require_http_methods(["POST"])
def file(request: Request, reference: str) -> HttpResponse:
    """File the good rows: at once when they are few, else by a worker."""
    return _done(request, reference, file_sheet)


@signed_in
@require_http_methods(["POST"])
def undo(request: Request, reference: str) -> HttpResponse:
    """Put the sheet aside."""
    return _done(request, reference, actions.undo_report_sheet)


@signed_in
@require_http_methods(["POST"])
def put_back(request: Request, reference: str) -> HttpResponse:
    """Take it up again."""
    return _done(request, reference, actions.put_back_report_sheet)


def _done(request: Request, reference: str, perform: Callable[..., ReportSheet]) -> HttpResponse:
    """Back to the sheet; what is refused is said there."""
    try:
        perform(request.actor, sheet=reference)
    except NotFound:
        raise
    except Refused as refusal:
        found = report_sheet_page(request.actor, reference)
        return _shown(request, found, ReportColumnsForm(sheet=found), refusal)
    return go(request, f"{ADDRESS}/{reference}")
