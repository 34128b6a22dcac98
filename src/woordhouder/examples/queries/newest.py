"""The library as a whole, for feed, sitemap and method: newest versions, all addresses, and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..facts import PROSE
from ..models import Description, Example, Page, PageKind, PageVersion
from ..policy import EXAMPLE, PAGE
from ..words import THEME_SLUGS
from .pages import page_address

TOLD = ("story", "process", "tenants_role")


@dataclass(frozen=True)
class NewestLine:
    """One version of an example in the feed."""

    slug: str
    number: int
    title: str
    summary: str
    themes: Sequence[str]
    published_at: datetime
    by: str

    @property
    def address(self) -> str:
        """The example's page, which shows the newest version."""
        return f"/voorbeelden/{self.slug}"


@dataclass(frozen=True)
class LibraryState:
    """How far the library has come. `told`: examples with story, process and the
    part of the tenants; `unknown`: of the five texts of each, those for which no source was found."""

    examples: int
    checked: int
    told: int
    unknown: int


def newest_versions(actor: Actor, most: int) -> list[NewestLine]:
    """The last `most` versions of examples that were published, newest first. Always 1 query."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    rows = Description.objects.filter(example__in=readable).order_by("-published_at", "-pk")
    names = ("example__slug", "number", "title", "summary", "themes", "published_at", "by__name")
    return [NewestLine(*row) for row in rows.values_list(*names)[:most]]


def addresses(actor: Actor) -> list[tuple[str, datetime | None]]:
    """Each page of the library with the moment of its current version, None where it has none. Always 2 queries."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    examples = Description.objects.current().filter(example__in=readable).order_by("example__slug")
    pages = PageVersion.objects.filter(
        page__in=allowed(actor, "read", PAGE, Page.objects.all()), replaced_by=None, removals=None
    ).order_by("page__kind", "page__slug")
    return [
        *((f"/themas/{slug}", None) for slug in THEME_SLUGS.values()),
        *((f"/voorbeelden/{slug}", at) for slug, at in examples.values_list("example__slug", "published_at")),
        *(
            (page_address(PageKind(kind), slug), at)
            for kind, slug, at in pages.values_list("page__kind", "page__slug", "published_at")
        ),
    ]


def library_state(actor: Actor) -> LibraryState:
    """Counts over the current descriptions. Always 1 query."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    counts = (
        Description.objects.current()
        .filter(example__in=readable)
        .aggregate(
            examples=Count("pk"),
            checked=Count("pk", filter=Q(checked_on__isnull=False)),
            told=Count("pk", filter=Q(**{f"{name}__isnull": False for name in TOLD})),
            **{name: Count(name) for name in PROSE},
        )
    )
    known = sum(counts[name] for name in PROSE)
    return LibraryState(counts["examples"], counts["checked"], counts["told"], counts["examples"] * len(PROSE) - known)
