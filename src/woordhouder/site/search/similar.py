"""More like this: the examples that share most with one of them."""

from collections import Counter
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from woordhouder.language.analyser import ask
from woordhouder.parties.actor import Actor

from ..models import FoundKind, Posting, SearchDocument, Shelf
from .finds import Find, finds

SIMILAR_FORMS = 25
SIMILAR = 4


def similar(actor: Actor, slug: str) -> list[Find]:
    """The examples most like the one at `slug`: by their rarest shared words and their facets. At most 6 queries."""
    others = {row.pk: row for row in SearchDocument.objects.filter(kind=FoundKind.EXAMPLE)}
    here = next((row for row in others.values() if row.slug == slug), None)
    if here is None:
        return []
    del others[here.pk]
    own, spread = _own_forms(here)
    telling = sorted(own, key=lambda form: (-own[form] / spread[form], form))
    forms = [form for form in telling if spread[form] > 1][:SIMILAR_FORMS]
    scores: Counter[int] = Counter()
    for form, document, weight in _of_library(forms).values_list("form", "document", "weight"):
        scores[document] += min(weight, own[form]) * 100 // spread[form]
    for pk, row in others.items():
        shared = sum(len({*here.facets[name]} & {*row.facets[name]}) for name in ("theme", "trait"))
        scores[pk] += 200 * shared
    order = sorted(others, key=lambda pk: (-scores[pk], others[pk].slug))[:SIMILAR]
    return finds(actor, [others[pk] for pk in order], ask(""))


def _of_library(forms: list[str] | QuerySet[Any, Any]) -> QuerySet[Posting]:
    return Posting.objects.filter(form__in=forms, shelf=Shelf.LIBRARY)


def _own_forms(here: SearchDocument) -> tuple[dict[str, int], dict[str, int]]:
    """The forms of a document with their weight in it, and in how many examples each is. 1 query."""
    rows = _of_library(here.postings.values("form")).filter(document__kind=FoundKind.EXAMPLE).values("form")
    told = rows.annotate(n=Count("document"), own=Max("weight", filter=Q(document=here)))
    found = list(told.values_list("form", "own", "n"))
    return {form: own for form, own, _n in found}, {form: n for form, _own, n in found}
