"""Collections, guide, glossary, calendar and events as people read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import records_removals
from woordhouder.record.policy import allowed, fetch

from ..facts import CalendarFacts, CollectionFacts, EventFacts, Facts, GlossaryFacts, GuideFacts, TermFacts
from ..models import Page, PageKind, PageVersion
from ..policy import PAGE
from ..shapes import page_facts_of
from .examples import ExampleLine, example_lines
from .history import Tombstone, VersionLine, tombstone, version_lines

F = TypeVar("F", bound=Facts)

FOLDERS = {PageKind.COLLECTION: "verzamelingen", PageKind.GUIDE: "gids", PageKind.EVENT: "agenda"}
ALONE = {PageKind.GLOSSARY: "/begrippen", PageKind.CALENDAR: "/kalender"}


@dataclass(frozen=True)
class LibraryPage(Generic[F]):
    """One page: its facts (None when they were removed: then `removed` says why), and its versions. `may_remove`:
    whether who reads it removes words for the controller.
    """

    slug: str
    address: str
    facts: F | None
    published_at: datetime
    versions: Sequence[VersionLine] = ()
    removed: Tombstone | None = None
    examples: Sequence[ExampleLine] = ()
    may_remove: bool = False

    @property
    def removal_address(self) -> str:
        """Where the controller removes what it says."""
        return f"/verwijderen{self.address}"


def _current(actor: Actor, kind: PageKind) -> QuerySet[PageVersion]:
    readable = allowed(actor, "read", PAGE, Page.objects.filter(kind=kind))
    return PageVersion.objects.filter(page__in=readable, replaced_by=None).select_related("page")


def page_address(kind: PageKind, slug: str) -> str:
    """Where a page stands; glossary and calendar stand alone."""
    return ALONE.get(kind) or f"/{FOLDERS[kind]}/{slug}"


def _address(page: Page) -> str:
    return page_address(PageKind(page.kind), page.slug)


def _lines(actor: Actor, kind: PageKind, shape: type[F]) -> list[LibraryPage[F]]:
    """All pages of one kind that were not removed. Always 1 query."""
    found = []
    for row in _current(actor, kind).filter(removals=None).order_by("page__slug"):
        facts = page_facts_of(row)
        assert isinstance(facts, shape)
        found.append(LibraryPage(row.page.slug, _address(row.page), facts, row.published_at))
    return found


def _page(actor: Actor, kind: PageKind, slug: str, shape: type[F]) -> LibraryPage[F]:
    """One page with its history. Raises NotFound. 4 queries."""
    page = fetch(actor, "read", PAGE, Page.objects.all(), kind=kind, slug=slug)
    rows = list(page.versions.prefetch_related("removals").order_by("number"))
    removal = next(iter(rows[-1].removals.all()), None)
    facts = None if removal else page_facts_of(rows[-1])
    assert facts is None or isinstance(facts, shape)
    return LibraryPage(
        slug=slug,
        address=_address(page),
        facts=facts,
        published_at=rows[-1].published_at,
        versions=version_lines(page.reference, rows),
        removed=tombstone(removal) if removal else None,
        may_remove=records_removals(actor),
    )


def collection_lines(actor: Actor) -> list[LibraryPage[CollectionFacts]]:
    """All collections, newest first. Always 1 query."""
    found = _lines(actor, PageKind.COLLECTION, CollectionFacts)
    return sorted(found, key=lambda page: (-(page.facts.year or 0), page.slug) if page.facts else (0, page.slug))


def collection_page(actor: Actor, slug: str) -> LibraryPage[CollectionFacts]:
    """One collection with those of its examples that the library has. Raises NotFound. 5 queries."""
    page = _page(actor, PageKind.COLLECTION, slug, CollectionFacts)
    members = page.facts.members if page.facts else ()
    return _with_examples(actor, page, [member.example for member in members if member.example])


def guide_lines(actor: Actor) -> list[LibraryPage[GuideFacts]]:
    """All pages of the guide in their order. Always 1 query."""
    parts = ("question", "phases", "qualities")
    found = _lines(actor, PageKind.GUIDE, GuideFacts)
    return sorted(
        found,
        key=lambda page: (parts.index(page.facts.part), page.facts.order, page.slug) if page.facts else (9, 0, ""),
    )


def guide_page(actor: Actor, slug: str) -> LibraryPage[GuideFacts]:
    """One page of the guide with the examples that show it. Raises NotFound. 5 queries."""
    page = _page(actor, PageKind.GUIDE, slug, GuideFacts)
    return _with_examples(actor, page, list(page.facts.examples) if page.facts else [])


def glossary(actor: Actor) -> LibraryPage[GlossaryFacts]:
    """The words of the field. Raises NotFound when there are none yet. 4 queries."""
    return _page(actor, PageKind.GLOSSARY, "glossary", GlossaryFacts)


def glossary_terms(actor: Actor) -> Sequence[TermFacts]:
    """The words of the field, none when there is no glossary. Always 1 query."""
    return [term for page in _lines(actor, PageKind.GLOSSARY, GlossaryFacts) if page.facts for term in page.facts.terms]


def calendar(actor: Actor) -> LibraryPage[CalendarFacts]:
    """The year. Raises NotFound when there is none yet. 4 queries."""
    return _page(actor, PageKind.CALENDAR, "calendar", CalendarFacts)


def event_lines(actor: Actor) -> list[LibraryPage[EventFacts]]:
    """All events, latest first. Always 1 query."""
    found = _lines(actor, PageKind.EVENT, EventFacts)
    return sorted(found, key=lambda page: page.facts.starts if page.facts else "", reverse=True)


def event_page(actor: Actor, slug: str) -> LibraryPage[EventFacts]:
    """One event. Raises NotFound. 4 queries."""
    return _page(actor, PageKind.EVENT, slug, EventFacts)


def _with_examples(actor: Actor, page: LibraryPage[F], slugs: Sequence[str]) -> LibraryPage[F]:
    return replace(page, examples=example_lines(actor, slugs))


def page_data(page: LibraryPage[Any]) -> Mapping[str, Any]:
    """A page of any kind as open data: all its facts, or why they were removed, and its versions."""
    stone, facts = page.removed, page.facts
    return {
        "slug": page.slug,
        "address": page.address,
        **(facts.model_dump(mode="json") if facts else {}),
        "licence": "CC-BY-4.0",
        "removed": {"ground": str(stone.ground), "reason": stone.reason, "removed_at": stone.removed_at}
        if stone
        else None,
        "published_at": page.published_at,
        "versions": [
            {"number": version.number, "published_at": version.at, "receipt": version.receipt}
            for version in page.versions
        ],
    }
