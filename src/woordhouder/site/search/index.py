"""The index follows what was done in the rooms below, by the audit rows that it has not marked yet."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.timezone import localdate

from woordhouder.agreements.queries import indexing as tables
from woordhouder.examples import queries
from woordhouder.record.models import Audit

from ..models import Followed, FoundKind, Posting, SearchDocument, Shelf
from .ranking import weights

BATCH = 200
KINDS = {
    "example": (FoundKind.EXAMPLE,),
    "glossary": (FoundKind.TERM,),
    "guide": (FoundKind.GUIDE,),
    "collection": (FoundKind.COLLECTION,),
    "event": (FoundKind.EVENT,),
}
Thing = tuple[str, str]
"""Kind and slug of what is taken in at once: an example, a page, an agreement with its promises, a table."""


@dataclass(frozen=True)
class Findable:
    """One thing as the index takes it in: texts per field of `ranking.FIELDS`, its facets, its subjects.

    `table`: the id of the only table that finds it; None: everybody does. `shows`, `changes_on`: see `SearchDocument`.
    """

    kind: FoundKind
    slug: str
    texts: Mapping[str, Sequence[str]]
    facets: Mapping[str, Sequence[str]]
    subjects: Mapping[str, int]
    shelf: Shelf = Shelf.LIBRARY
    table: int | None = None
    shows: Sequence[int] = ()
    changes_on: date | None = None

    @property
    def key(self) -> tuple[str, str, int | None]:
        """What no two documents share."""
        return self.kind.value, self.slug, self.table

    @property
    def digest(self) -> str:
        """Tells whether anything of it changed."""
        return sha256(json.dumps(asdict(self), default=str, sort_keys=True).encode()).hexdigest()


def follow() -> int:
    """Take in what was done since the last time. Returns how many acts were read. Safe to run twice at once."""
    read = 0
    while batch := list(Audit.objects.filter(followed=None).order_by("id")[:BATCH]):
        with transaction.atomic():
            taken = _taken(batch)
            for thing in _things(row.made for row in taken):
                _take_in(*thing)
            Followed.objects.bulk_create(Followed(audit=row) for row in taken)
        read += len(taken)
    return read


def follow_the_days(moment: datetime) -> int:
    """Take in anew what reads otherwise today by itself, as a text took force. Returns how many things."""
    due = SearchDocument.objects.filter(changes_on__lte=localdate(moment))
    agreements = tables.agreements_of(due.values_list("slug", flat=True))
    for slug in agreements:
        with transaction.atomic():
            _take_in(FoundKind.AGREEMENT, slug)
    return len(agreements)


def forget() -> None:
    """Empty the index, so that the next `follow` makes it anew from every act."""
    with transaction.atomic():
        SearchDocument.objects.all().delete()
        Followed.objects.all().delete()


def _taken(batch: Sequence[Audit]) -> list[Audit]:
    """Of `batch`, locked, what nobody took in meanwhile: asked after the wait, or it would not be seen."""
    locked = list(Audit.objects.select_for_update().filter(pk__in=[row.pk for row in batch]).order_by("id"))
    done = set(Followed.objects.filter(audit__in=locked).values_list("audit", flat=True))
    return [row for row in locked if row.pk not in done]


def _things(made: Iterable[str]) -> list[Thing]:
    """What these acts may have changed, each thing once."""
    rows = list(dict.fromkeys(made))
    of_library = filter(None, map(queries.thing_made, rows))
    return list(dict.fromkeys([*of_library, *tables.things_made(rows)]))


def _take_in(kind: str, slug: str) -> None:
    """Put what there is to find at one thing into the index, in place of what it had of it."""
    found = {item.key: item for item in _findables(kind, slug)}
    here = {(row.kind, row.slug, row.table_id): row for row in _documents(kind, slug)}
    stale = [row.pk for key, row in here.items() if key not in found or found[key].digest != row.digest]
    SearchDocument.objects.filter(pk__in=stale).delete()
    for key, item in found.items():
        if key not in here or here[key].digest != item.digest:
            _put(item)


def _documents(kind: str, slug: str) -> Iterable[SearchDocument]:
    """What the index has of one thing."""
    if kind in KINDS:
        alone = {} if kind == "glossary" else {"slug": slug}
        return SearchDocument.objects.filter(kind__in=KINDS[kind], **alone)
    return SearchDocument.objects.filter(shelf=Shelf.TABLES, slug__in=tables.slugs_within(kind, slug))


def _put(item: Findable) -> None:
    document = SearchDocument.objects.create(
        kind=item.kind,
        slug=item.slug,
        shelf=item.shelf,
        table_id=item.table,
        facets=item.facets,
        subjects=item.subjects,
        shows=list(item.shows),
        digest=item.digest,
        changes_on=item.changes_on,
    )
    Posting.objects.bulk_create(
        Posting(document=document, form=form[:120], weight=weight, shelf=item.shelf, audience=item.table or 0)
        for form, weight in weights(item.texts).items()
    )


def _findables(kind: str, slug: str) -> Iterator[Findable]:
    if kind == "example":
        texts, facets = queries.example_for_index(slug)
        yield Findable(FoundKind.EXAMPLE, slug, texts, facets, queries.subjects_for_index(slug))
    elif kind == "glossary":
        for term, texts in queries.terms_for_index():
            yield Findable(FoundKind.TERM, term, texts, {}, {})
    elif kind in KINDS:
        yield Findable(FoundKind(kind), slug, queries.page_for_index(kind, slug), {}, {})
    else:
        for thing in tables.things_for_index(kind, slug):
            yield Findable(
                kind=FoundKind(thing.kind),
                slug=thing.slug,
                texts=thing.texts,
                facets=thing.facets,
                subjects={},
                shelf=Shelf.TABLES,
                table=thing.table,
                shows=thing.shows,
                changes_on=thing.changes_on,
            )
