"""Themes, and the menu of each: what do others promise about it?"""

from collections.abc import Iterator, Sequence

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.papers.sheets import csv_response
from woordhouder.parties.requests import Request
from woordhouder.record.refusals import NotFound
from woordhouder.site.addresses import in_language

from .. import queries
from ..choosing import Chosen, choose
from ..facets import ALL_PROMISES_FACETS, PROMISE_FACETS, theme_label
from ..queries import MenuLine
from ..words import THEME_EXPLANATIONS, THEME_SLUGS, Theme
from . import linked
from .examples import query_string

ON_A_PAGE = 40
ALL = "alle"
BY_SLUG: dict[str, Theme | None] = {**{slug: theme for theme, slug in THEME_SLUGS.items()}, ALL: None}


@require_safe
def theme_list(request: Request) -> HttpResponse:
    """The ten themes with how much there is of each. 2 queries."""
    themes = queries.themes(request.actor)
    facts = {
        "themes": themes,
        "promises": sum(line.commitments for line in themes),
        "data_address": in_language("/themas.json"),
        "linked": linked.listing(_("Themes"), "/themas", ((str(line.theme.label), line.address) for line in themes)),
    }
    return render(request, "examples/theme_list.html", facts)


@require_safe
def theme_list_json(request: Request) -> HttpResponse:
    """The same as data. 2 queries."""
    return json_response(
        {
            "themes": [
                {
                    **theme_data(line.theme),
                    "examples": line.examples,
                    "commitments": line.commitments,
                    "address": line.address,
                }
                for line in queries.themes(request.actor)
            ]
        }
    )


@require_safe
def theme_list_csv(request: Request) -> HttpResponse:
    """The same as a sheet. 2 queries."""
    columns = [_("Theme"), _("Explanation"), _("Examples"), _("Promises"), _("Address")]
    rows = (
        [line.theme.label, line.explanation, line.examples, line.commitments, linked.whole_address(line.address)]
        for line in queries.themes(request.actor)
    )
    return csv_response("themas", columns, rows)


@require_safe
def menu(request: Request, slug: str) -> HttpResponse:
    """What others promise on a theme, as far as it fits the filters. 2 queries."""
    if slug in Theme.values:
        return HttpResponsePermanentRedirect(in_language(queries.theme_address(slug)) + query_string(request))
    theme = theme_at(slug)
    chosen = _chosen(request, theme)
    page = Paginator(chosen.rows, ON_A_PAGE).get_page(request.GET.get("pagina"))
    facts = {
        "theme": theme,
        "title": theme.label if theme else _("All themes"),
        "explanation": THEME_EXPLANATIONS[theme] if theme else "",
        "chosen": chosen,
        "page": page,
        "address": f"/themas/{slug}",
        "asked": query_string(request),
        "data_address": in_language(f"/themas/{slug}.json"),
        "linked": linked.listing(
            _("What do others promise?"), f"/themas/{slug}", ((line.text, line.address) for line in page.object_list)
        ),
    }
    return render(request, "examples/menu.html", facts)


@require_safe
def menu_json(request: Request, slug: str) -> HttpResponse:
    """The same promises as data, all that fit the filters. 2 queries."""
    theme = theme_at(slug)
    found = [queries.menu_data(line) for line in _chosen(request, theme).rows]
    return json_response({"theme": theme_data(theme) if theme else None, "commitments": found})


@require_safe
def menu_csv(request: Request, slug: str) -> HttpResponse:
    """The same promises as a sheet. 2 queries."""
    columns = [_("Theme"), _("Promise"), _("Figure"), _("Who does it"), _("Place"), _("Province")]
    columns += [_("From year"), _("Until year"), _("Example"), _("Address")]
    return csv_response(f"afspraken-{slug}", columns, _sheet(_chosen(request, theme_at(slug)).rows))


def theme_at(slug: str) -> Theme | None:
    """The theme at an address; None for all themes together. Raises NotFound."""
    if slug not in BY_SLUG:
        raise NotFound(_("This page does not exist."))
    return BY_SLUG[slug]


def theme_data(theme: Theme) -> dict[str, str]:
    """A theme itself as data."""
    return {
        "code": theme.value,
        "slug": THEME_SLUGS[theme],
        "label": str(theme.label),
        "explanation": str(THEME_EXPLANATIONS[theme]),
    }


def _chosen(request: Request, theme: Theme | None) -> Chosen[MenuLine]:
    facets = PROMISE_FACETS if theme else ALL_PROMISES_FACETS
    return choose(queries.menu(request.actor, theme), facets, dict(request.GET.lists()))


def _sheet(lines: Sequence[MenuLine]) -> Iterator[list[object]]:
    for line in lines:
        yield [
            theme_label(line.theme),
            line.text,
            line.figure,
            ", ".join(line.who),
            line.example.place,
            ", ".join(line.example.provinces),
            line.from_year,
            line.until_year,
            line.example.title,
            linked.whole_address(line.address),
        ]
