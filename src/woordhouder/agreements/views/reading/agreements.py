"""One agreement: by theme, by party, or whole to read and print; as data and as a sheet."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.papers.workbooks import xlsx_response
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language

from ...queries import reading
from ...queries.reading import AgreementPage
from ...queries.sheets import sheet
from ...queries.told import agreement_data
from ..papers.offered import offered
from .asking import answer, asked, refused_data
from .whole import whole_address


@dataclass(frozen=True)
class Way:
    """One way to read: by theme, by party, or whole. `address`: the same question, read so."""

    label: str
    address: str
    is_chosen: bool


@require_safe
def agreement(request: Request, table: str, agreement: str) -> HttpResponse:
    """The texts in force on the asked day. At most 15 queries."""
    when, form = asked(request)
    page = reading.agreement_page(request.actor, table, agreement, when)
    way = chosen_way(request)
    facts = {
        "page": page,
        "way": way,
        "ways": _ways(page, way),
        "groups": reading.groups(page, way),
        "is_whole": way == reading.WHOLE,
        "whole_address": whole_address(page.address) + when.query,
        "papers": offered(page),
        "data_address": in_language(f"{page.address}.json") + when.query,
    }
    return answer(request, "agreements/agreement.html", facts, form)


@require_safe
def agreement_json(request: Request, table: str, agreement: str) -> HttpResponse:
    """The same as data, in the form of docs/rules.md 2. At most 15 queries."""
    when, form = asked(request)
    page = reading.agreement_page(request.actor, table, agreement, when)
    return refused_data(form) or json_response(agreement_data(page))


@require_safe
def agreement_csv(request: Request, table: str, agreement: str) -> HttpResponse:
    """The texts in force as a sheet that can be read in again."""
    when, form = asked(request)
    page = reading.agreement_page(request.actor, table, agreement, when)
    return refused_data(form) or csv_response(_file_name(page), *sheet(page))


@require_safe
def agreement_xlsx(request: Request, table: str, agreement: str) -> HttpResponse:
    """The same as an Excel workbook."""
    when, form = asked(request)
    page = reading.agreement_page(request.actor, table, agreement, when)
    return refused_data(form) or xlsx_response(_file_name(page), _("Commitments"), *sheet(page))


def chosen_way(request: Request) -> str:
    """How the reader wants to read; by theme when she did not say."""
    way = request.GET.get("per", "")
    return way if way in reading.WAYS else reading.THEME


def _ways(page: AgreementPage, chosen: str) -> list[Way]:
    labels = {reading.THEME: _("By theme"), reading.PARTY: _("By party"), reading.WHOLE: _("As one document")}
    here, asked_too = in_language(page.address), page.when.query.replace("?", "&")
    return [Way(label, f"{here}?per={way}{asked_too}", way == chosen) for way, label in labels.items()]


def _file_name(page: AgreementPage) -> str:
    return f"{page.head.table}-{page.head.slug}"
