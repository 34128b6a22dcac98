"""An answer as open data: one list in rank order, whatever the kind."""

from collections.abc import Mapping
from typing import Any

from .answers import Answer
from .choices import facet_choices, facets_data
from .finds import Find


def answer_data(answer: Answer) -> Mapping[str, Any]:
    """The finds of one page with what was searched, the filters with counts, and what is near."""
    near = answer.nearby
    return {
        "query": answer.wish.query,
        "searched": answer.asked,
        "corrected": [list(pair) for pair in answer.corrected],
        "total": answer.found + len(answer.places),
        "total_without_filters": answer.without_filters + len(answer.places),
        "page": answer.page,
        "pages": answer.pages,
        "results": [_find_data(find) for find in (*answer.places, *answer.finds)],
        "facets": facets_data(facet_choices(answer)),
        "near": {
            "words": list(answer.near_words),
            "place": near.place if near else None,
            "examples": [
                {
                    "title": each.line.title,
                    "place": each.line.place,
                    "address": each.line.address,
                    "kilometres": round(each.kilometres),
                }
                for each in (near.examples if near else ())
            ],
        },
    }


def _find_data(find: Find) -> Mapping[str, Any]:
    return {
        "kind": find.kind,
        "title": find.title,
        "place": find.place or None,
        "years": find.years or None,
        "address": find.address,
        "passage": find.passage.text,
        "audience": "everybody" if find.is_public else "table",
    }
