"""A table over a year on one sheet: page, data, Word and PDF, all of the same numbers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.papers.printed.taking import docx_response, pdf_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now

from ..queries.table_year import TableYear, left_out_of, public_year, sentence_of
from ..queries.year_data import year_data
from ..year_sheet import sheet
from .year_paper import year_paper


@require_safe
def year(request: Request, table: str, year: int) -> HttpResponse:
    """A table over a year. At most 15 queries."""
    page = public_year(request.actor, table, year, now())
    shown = {"page": page, "sheet": sheet(page.tally), "sentence": sentence_of(page), "left_out": left_out_of(page)}
    return render(request, "keeping/year.html", shown)


@require_safe
def year_json(request: Request, table: str, year: int) -> HttpResponse:
    """The same as data. At most 15 queries."""
    return json_response(year_data(public_year(request.actor, table, year, now())))


@require_safe
def year_docx(request: Request, table: str, year: int) -> HttpResponse:
    """The same to work on in Word. At most 15 queries."""
    page = public_year(request.actor, table, year, now())
    return docx_response(_name(page), year_paper(page))


@require_safe
def year_pdf(request: Request, table: str, year: int) -> HttpResponse:
    """The same to keep or to print. At most 15 queries."""
    page = public_year(request.actor, table, year, now())
    return pdf_response(_name(page), year_paper(page))


def _name(page: TableYear) -> str:
    return f"{page.table}-{page.year}"
