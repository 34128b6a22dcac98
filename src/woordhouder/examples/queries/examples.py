"""Examples as people read them: the list, one page, and the open data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.municipalities import municipalities
from woordhouder.parties.policy import records_removals
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound, Words

from ..facts import ExampleFacts
from ..glossing import Term
from ..models import Description, Example, Page, PageKind, PageVersion
from ..policy import EXAMPLE, PAGE
from ..removable import ABOUT
from ..shapes import facts_of
from .history import Tombstone, VersionLine, tombstone, version_lines
from .voices import SilencedLine, Voice, told_and_silenced

LIGHT = (
    "example__slug",
    "title",
    "summary",
    "places",
    "region",
    "from_year",
    "until_year",
    "themes",
    "traits",
    "parties",
)


@dataclass(frozen=True)
class ExampleLine:
    """An example in a list. `until_year` None: not known. `parties`: names and kinds as in `facts.Party`."""

    slug: str
    title: str
    summary: str
    places: tuple[str, ...]
    region: str | None
    from_year: int
    until_year: int | None
    themes: tuple[str, ...]
    traits: tuple[str, ...]
    parties: tuple[Mapping[str, str], ...]

    @property
    def address(self) -> str:
        """The example's page."""
        return f"/voorbeelden/{self.slug}"

    @property
    def place(self) -> str:
        """The region, or the places in one line."""
        return self.region or ", ".join(shown_place(name) for name in self.places)

    @property
    def years(self) -> str:
        """ "2020-2025", "2022", or "from 2018" when the end is not known."""
        return years_in_words(self.from_year, self.until_year)

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """The provinces of its places, each once."""
        return tuple(dict.fromkeys(municipalities()[name].province for name in self.places))

    @cached_property
    def kind_of_party(self) -> Mapping[str, str]:
        """The kind of each party by its name."""
        return {party["name"]: party["kind"] for party in self.parties}

    @property
    def party_kinds(self) -> tuple[str, ...]:
        """The kinds of its parties, each once."""
        return tuple(dict.fromkeys(party["kind"] for party in self.parties))

    @property
    def running_years(self) -> tuple[str, ...]:
        """Each year that it ran; only the first when the end is not known."""
        return years_of_term(self.from_year, self.until_year)


@dataclass(frozen=True)
class ExamplePage:
    """One example with all that its page shows beside the facts. `may_remove`: whether who reads it removes words for
    the controller.
    """

    line: ExampleLine
    facts: ExampleFacts
    by: str
    versions: Sequence[VersionLine]
    removed: Mapping[str, Tombstone]
    earlier: ExampleLine | None
    later: Sequence[ExampleLine]
    collections: Sequence[tuple[str, str]] = ()
    terms: Sequence[Term] = ()
    testimonies: Sequence[Voice] = ()
    silenced: Sequence[SilencedLine] = ()
    may_remove: bool = False

    @property
    def marks(self) -> list[tuple[Words, Tombstone]]:
        """Label and mark of each removed part that has no section of its own on the page."""
        return [(label, self.removed[part]) for part, label in ABOUT.items() if part in self.removed]

    @property
    def removal_address(self) -> str:
        """Where the controller removes parts of it."""
        return f"/verwijderen{self.line.address}"


def years_in_words(from_year: int, until_year: int | None) -> str:
    """A term as people write it: "2022", "2020-2025", or "from 2018" when the end is not known."""
    if until_year is None:
        return _("from %(year)d") % {"year": from_year}
    return str(from_year) if until_year == from_year else f"{from_year}-{until_year}"


@lru_cache(maxsize=2000)
def years_of_term(from_year: int, until_year: int | None) -> tuple[str, ...]:
    """Each year of a term; only the first when the end is not known."""
    return tuple(str(year) for year in range(from_year, (until_year or from_year) + 1))


def shown_place(name: str) -> str:
    """A municipality's name as people say it."""
    return {"'s-Gravenhage": "Den Haag", "'s-Hertogenbosch": "Den Bosch"}.get(name, name)


def line_of(row: Mapping[str, Any]) -> ExampleLine:
    """A list line from the values of LIGHT."""
    lists = ("places", "themes", "traits", "parties")
    values: dict[str, Any] = {name: tuple(row[name]) if name in lists else row[name] for name in LIGHT[1:]}
    return ExampleLine(slug=row["example__slug"], **values)


def example_lines(actor: Actor, slugs: Sequence[str] | None = None) -> list[ExampleLine]:
    """The examples that `actor` may read, newest term first; of `slugs` only these, in their order. Always 1 query."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    rows = Description.objects.current().filter(example__in=readable)
    if slugs is None:
        found = rows.order_by("-from_year", "example__slug").values(*LIGHT)
        return [line_of(row) for row in found]
    by_slug = {row["example__slug"]: line_of(row) for row in rows.filter(example__slug__in=slugs).values(*LIGHT)}
    return [by_slug[slug] for slug in slugs if slug in by_slug]


def example_page(actor: Actor, slug: str) -> ExamplePage:
    """One example with its history. Raises NotFound. 7 queries, whatever the numbers."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    versions = Description.objects.filter(example__in=readable, example__slug=slug).select_related("by", "example")
    descriptions = list(versions.prefetch_related("removals").order_by("number"))
    if not descriptions:
        raise NotFound(_("This page does not exist."))
    current = descriptions[-1]
    example = current.example
    told, silenced = told_and_silenced(actor, example, [stone for row in descriptions for stone in row.removals.all()])
    related = Description.objects.current().filter(example__in=readable)
    beside = Q(succeeds=slug) | Q(example__slug=current.succeeds or "")
    near = [line_of(row) for row in related.filter(beside).order_by("from_year").values(*LIGHT)]
    facts = facts_of(current)
    collections, terms = _beside(actor, slug)
    return ExamplePage(
        line=_line_of_description(slug, current),
        facts=facts,
        by=current.by.name,
        versions=version_lines(example.reference, descriptions),
        removed={row.part: tombstone(row) for row in current.removals.all()},
        earlier=next((line for line in near if line.slug == current.succeeds), None),
        later=[line for line in near if line.slug != current.succeeds],
        collections=collections,
        terms=terms,
        testimonies=told,
        silenced=silenced,
        may_remove=records_removals(actor),
    )


def _line_of_description(slug: str, row: Description) -> ExampleLine:
    return line_of({"example__slug": slug, **{name: getattr(row, name) for name in LIGHT[1:]}})


def _beside(actor: Actor, slug: str) -> tuple[list[tuple[str, str]], list[Term]]:
    """Title and address of each collection that holds the example, and the words of the field. Always 1 query."""
    readable = allowed(actor, "read", PAGE, Page.objects.filter(kind__in=(PageKind.COLLECTION, PageKind.GLOSSARY)))
    current = PageVersion.objects.filter(page__in=readable, replaced_by=None, removals=None).order_by("page__slug")
    collections, terms = [], list[Term]()
    for kind, page_slug, facts in current.values_list("page__kind", "page__slug", "facts"):
        if kind == PageKind.GLOSSARY:
            terms = [_term(term) for term in facts["terms"]]
        elif any(member["example"] == slug for member in facts["members"]):
            collections.append((facts["title"], f"/verzamelingen/{page_slug}"))
    return collections, terms


def _term(facts: Mapping[str, Any]) -> Term:
    return Term(facts["slug"], (facts["term"], *facts["also"]), facts["explanation"])


def example_data(slug: str, facts: ExampleFacts) -> dict[str, Any]:
    """One example as open data: all fields, null where not known."""
    return {"slug": slug, **facts.model_dump(mode="json")}


def examples_data(actor: Actor) -> list[dict[str, Any]]:
    """All examples that `actor` may read, as open data, by slug. Always 2 queries."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    rows = (
        Description.objects.current()
        .filter(example__in=readable)
        .select_related("example")
        .prefetch_related("commitments")
        .order_by("example__slug")
    )
    return [example_data(row.example.slug, facts_of(row)) for row in rows]
