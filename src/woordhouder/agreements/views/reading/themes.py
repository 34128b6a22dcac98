"""One theme over all tables: what is promised about it today."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.examples.views.themes import theme_at, theme_data
from woordhouder.examples.words import Theme
from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotFound
from woordhouder.site.addresses import in_language

from ...queries.on_theme import promise_data, theme_page, theme_promises
from .whole import whole_address


@require_safe
def theme(request: Request, slug: str) -> HttpResponse:
    """The promises in force on a theme, a few tables to a page. At most 8 queries."""
    asked = request.GET.get("pagina", "")
    page = theme_page(request.actor, _theme(slug), now(), int(asked) if asked.isdecimal() and len(asked) < 7 else 1)
    return render(
        request,
        "agreements/theme.html",
        {"page": page, "data_address": in_language(f"{page.address}.json"), "title": page.theme.label},
    )


@require_safe
def theme_json(request: Request, slug: str) -> HttpResponse:
    """All of them as data. At most 7 queries."""
    theme = _theme(slug)
    lines = theme_promises(request.actor, theme, now())
    return json_response({"theme": theme_data(theme), "commitments": [promise_data(line) for line in lines]})


@require_safe
def theme_csv(request: Request, slug: str) -> HttpResponse:
    """All of them as a sheet. At most 7 queries."""
    columns = [_("Table"), _("Agreement"), _("Number"), _("Title"), _("Summary"), _("Text"), _("Lead")]
    columns += [_("Contribute"), _("By when"), _("Term is over"), _("Address")]
    rows = [
        [
            line.table,
            line.agreement,
            line.number,
            line.title,
            line.summary,
            line.text,
            line.lead,
            ", ".join(line.helpers),
            line.deadline,
            _("yes") if line.is_over else _("no"),
            whole_address(line.address),
        ]
        for line in theme_promises(request.actor, _theme(slug), now())
    ]
    return csv_response(f"tafels-{slug}", columns, rows)


def _theme(slug: str) -> Theme:
    """The theme at this address; "all themes" is none. Raises NotFound."""
    found = theme_at(slug)
    if found is None:
        raise NotFound(_("This page does not exist."))
    return found
