"""The index follows what was done in the rooms below, by the audit rows that it has not marked yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from woordhouder.examples import queries
from woordhouder.record.models import Audit

from ..models import Followed, FoundKind, Posting, SearchDocument
from .ranking import weights

BATCH = 200


@dataclass(frozen=True)
class Findable:
    """One thing as the index takes it in: texts per field of `ranking.FIELDS`, its facets, its subjects."""

    kind: FoundKind
    slug: str
    texts: Mapping[str, Sequence[str]]
    facets: Mapping[str, Sequence[str]]
    subjects: Mapping[str, int]


def follow() -> int:
    """Take in what was done since the last time. Returns how many acts were read. Safe to run twice at once."""
    read = 0
    while batch := list(Audit.objects.filter(followed=None).order_by("id")[:BATCH]):
        with transaction.atomic():
            taken = _taken(batch)
            for address in dict.fromkeys(filter(None, (queries.thing_made(row.made) for row in taken))):
                _take_in(*address)
            Followed.objects.bulk_create(Followed(audit=row) for row in taken)
        read += len(taken)
    return read


def _taken(batch: Sequence[Audit]) -> list[Audit]:
    """Of `batch`, locked, what nobody took in meanwhile: asked after the wait, or it would not be seen."""
    locked = list(Audit.objects.select_for_update().filter(pk__in=[row.pk for row in batch]).order_by("id"))
    done = set(Followed.objects.filter(audit__in=locked).values_list("audit", flat=True))
    return [row for row in locked if row.pk not in done]


def forget() -> None:
    """Empty the index, so that the next `follow` makes it anew from every act."""
    with transaction.atomic():
        SearchDocument.objects.all().delete()
        Followed.objects.all().delete()


def _take_in(kind: str, slug: str) -> None:
    """Put the things at one address into the index in place of what it had of them."""
    if kind == "glossary":
        SearchDocument.objects.filter(kind=FoundKind.TERM).delete()
    else:
        SearchDocument.objects.filter(kind=kind, slug=slug).delete()
    for item in _findables(kind, slug):
        document = SearchDocument.objects.create(
            kind=item.kind, slug=item.slug, facets=item.facets, subjects=item.subjects
        )
        Posting.objects.bulk_create(
            Posting(document=document, form=form[:120], weight=weight) for form, weight in weights(item.texts).items()
        )


def _findables(kind: str, slug: str) -> Iterator[Findable]:
    if kind == "example":
        texts, facets = queries.example_for_index(slug)
        yield Findable(FoundKind.EXAMPLE, slug, texts, facets, queries.subjects_for_index(slug))
    elif kind == "glossary":
        for term, texts in queries.terms_for_index():
            yield Findable(FoundKind.TERM, term, texts, {}, {})
    elif kind in ("guide", "collection", "event"):
        yield Findable(FoundKind(kind), slug, queries.page_for_index(kind, slug), {}, {})
