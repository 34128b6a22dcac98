"""The filters beside the finds: every choice of the library, with how many finds stay with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.examples.choosing import Choice, Facet, FacetChoices
from woordhouder.examples.facets import EXAMPLE_FACETS
from woordhouder.examples.queries import ExampleLine

from ..models import FoundKind
from .answers import KINDS, Answer
from .wishes import FACETS

KIND_LABELS = {
    FoundKind.EXAMPLE: _("Examples"),
    FoundKind.COMMITMENT: _("Commitments"),
    FoundKind.AGREEMENT: _("Agreements"),
    FoundKind.ORGANISATION: _("Organisations"),
    FoundKind.TABLE: _("Tables"),
}
KIND_FACET: Facet[ExampleLine] = Facet(
    "soort",
    _("What you are looking for"),
    lambda line: (FoundKind.EXAMPLE.value,),
    lambda code: KIND_LABELS[FoundKind(code)],
    lambda code: KINDS.index(FoundKind(code)),
)


def facet_choices(answer: Answer) -> list[FacetChoices]:
    """Each facet with all its choices, also those that nothing is left with: so they stay where they are.

    What kind of thing has no choices where there is one kind only. The facet has its place all the same: the next
    question may bring others.
    """
    kinds = _choices(answer, KIND_FACET)
    is_asked = len(kinds) > 1 or any(kind.is_chosen for kind in kinds)
    facets = [FacetChoices(facet.name, facet.title, _choices(answer, facet)) for facet in EXAMPLE_FACETS]
    return [FacetChoices(KIND_FACET.name, KIND_FACET.title, kinds if is_asked else []), *facets]


def made(facets: Sequence[FacetChoices]) -> list[Choice]:
    """The choices that were made, to be taken back one by one."""
    return [choice for facet in facets for choice in facet.choices if choice.is_chosen]


def facets_data(facets: Sequence[FacetChoices]) -> Mapping[str, Any]:
    """The facets as open data: by parameter, with the codes that it takes."""
    return {
        facet.name: [
            {
                "code": choice.value,
                "label": str(choice.label),
                "count": choice.count,
                "chosen": choice.is_chosen,
            }
            for choice in facet.choices
        ]
        for facet in facets
    }


def _choices(answer: Answer, facet: Facet[ExampleLine]) -> list[Choice]:
    name = FACETS[facet.name]
    chosen = answer.wish.filters.get(name, ())
    codes = sorted(answer.counts[name], key=lambda code: (facet.order(code), code))
    return [
        Choice(
            value=code,
            label=facet.label(code),
            count=answer.counts[name][code],
            is_chosen=code in chosen,
            without=answer.wish.without(name, code).query_string,
        )
        for code in codes
    ]
