"""More like this: the examples that share most with one of them."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, QuerySet

from woordhouder.language.analyser import ask
from woordhouder.parties.actor import Actor

from ..models import FoundKind, Posting, SearchDocument, Shelf
from .finds import Find, finds

SIMILAR_FORMS = 25
SIMILAR = 4


def similar(actor: Actor, slug: str) -> list[Find]:
    """The examples most like the one at `slug`: by their rarest shared words and their facets. At most 7 queries."""
    others = {row.pk: row for row in SearchDocument.objects.filter(kind=FoundKind.EXAMPLE)}
    here = next((row for row in others.values() if row.slug == slug), None)
    if here is None:
        return []
    del others[here.pk]
    own = dict(here.postings.values_list("form", "weight"))
    spread = Counter(dict(_spread(own)))
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


def _of_library(forms: Iterable[str]) -> QuerySet[Posting]:
    return Posting.objects.filter(form__in=list(forms), shelf=Shelf.LIBRARY)


def _spread(forms: Iterable[str]) -> list[tuple[str, int]]:
    rows = _of_library(forms).filter(document__kind=FoundKind.EXAMPLE)
    return list(rows.values("form").annotate(n=Count("document")).values_list("form", "n"))
