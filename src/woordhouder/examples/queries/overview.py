"""The library at a glance: how much it holds, what is told most fully, what changed last, what others can complete."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..facts import CollectionFacts
from ..models import Description, DescriptionQuerySet, Example, ExampleCommitment
from ..policy import EXAMPLE
from .examples import LIGHT, ExampleLine, line_of
from .pages import LibraryPage


@dataclass(frozen=True)
class Numbers:
    """How much there is. `sources` counts each address once, however many examples name it."""

    examples: int
    commitments: int
    sources: int


@dataclass(frozen=True)
class ChangeLine:
    """An example that was new or changed at `at`."""

    line: ExampleLine
    at: datetime
    is_new: bool


def numbers(actor: Actor) -> Numbers:
    """The numbers of what `actor` may read. Always 2 queries."""
    rows = list(_current(actor).values_list("sources", flat=True))
    return Numbers(
        examples=len(rows),
        commitments=ExampleCommitment.objects.filter(description__in=_current(actor)).count(),
        sources=len({source["url"] for sources in rows for source in sources}),
    )


def told_examples(actor: Actor, limit: int) -> list[ExampleLine]:
    """At most `limit` examples with story, process and tenants' role, newest term first, each of another province.

    When there are fewer provinces than that, provinces come back. Always 1 query.
    """
    told = _current(actor).exclude(story=None).exclude(process=None).exclude(tenants_role=None)
    lines = [line_of(row) for row in told.order_by("-from_year", "example__slug").values(*LIGHT)]
    first = {line.provinces[0]: line for line in reversed(lines)}
    spread = [line for line in lines if first[line.provinces[0]] == line]
    return [*spread, *(line for line in lines if line not in spread)][:limit]


def latest_changes(actor: Actor, limit: int) -> list[ChangeLine]:
    """The examples that were added or changed last. Always 1 query."""
    rows = _current(actor).order_by("-published_at", "example__slug").values(*LIGHT, "published_at", "number")
    return [ChangeLine(line_of(row), row["published_at"], row["number"] == 1) for row in rows[:limit]]


def incomplete(collections: Sequence[LibraryPage[CollectionFacts]]) -> LibraryPage[CollectionFacts] | None:
    """The collection that misses most of what it once held, as far as that is known; None when none does."""
    missing = {page.slug: (page.facts.expected or 0) - len(page.facts.members) for page in collections if page.facts}
    lacking = [page for page in collections if missing.get(page.slug, 0) > 0]
    return min(lacking, key=lambda page: (-missing[page.slug], page.slug), default=None)


def _current(actor: Actor) -> DescriptionQuerySet:
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    return Description.objects.current().filter(example__in=readable)
