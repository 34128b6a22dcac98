"""What the search page shows of an answer: the filters, the ways on from here, and the addresses of each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from woordhouder.examples.words import Theme

from ..addresses import in_language
from ..parts import page_links
from .answers import AGREED, Answer
from .choices import facet_choices, made
from .wishes import KIND

PAGE = "/zoeken"
YEAR = "jaar"


def page_facts(answer: Answer) -> Mapping[str, Any]:
    """All that the templates of the search ask for."""
    wish, facets = answer.wish, facet_choices(answer)
    agreed = replace(wish, filters={**wish.filters, KIND: [kind.value for kind in AGREED]}, page=1)
    parameters = QueryDict(wish.query_string.removeprefix("?"))
    return {
        "answer": answer,
        "facets": [facet for facet in facets if facet.name != YEAR],
        "years": next(facet for facet in facets if facet.name == YEAR),
        "made": made(facets),
        "themes": list(Theme),
        "page_links": page_links(parameters, number=answer.page, total=answer.pages, name="pagina"),
        "pages_label": _("Pages"),
        "address": in_language(PAGE),
        "literally": _address(wish.literally().query_string),
        "as_meant": _address(wish.about(answer.meant).query_string),
        "all_agreed": _address(agreed.query_string),
        "unfiltered": _address(wish.unfiltered().query_string),
        "near_words": [(word, _address(wish.about(word).unfiltered().query_string)) for word in answer.near_words],
        "asked": wish.query_string,
        "data_address": in_language(f"{PAGE}.json") + wish.query_string,
    }


def _address(query_string: str) -> str:
    return in_language(PAGE) + query_string
