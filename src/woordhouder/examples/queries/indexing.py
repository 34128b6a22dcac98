"""What the library hands to the search index: texts per field, and facets. For the index alone, not for pages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import override

from woordhouder.parties.actor import ANONYMOUS, Actor
from woordhouder.parties.models import OrganisationKind
from woordhouder.record.policy import allowed

from ..facts import PROSE, CollectionFacts, EventFacts, ExampleFacts, Facts, GlossaryFacts, GuideFacts
from ..models import Description, Example, Page, PageKind, PageVersion, Testimony
from ..policy import EXAMPLE, PAGE
from ..shapes import facts_of, page_facts_of
from ..words import Theme, Trait
from .examples import line_of, shown_place, years_in_words
from .voices import voices

Texts = Mapping[str, Sequence[str]]


def thing_made(made: str) -> tuple[str, str] | None:
    """Kind and slug of what an audit row says was made ("examples.description:12"); None for other rooms."""
    label, _, key = made.partition(":")
    if label == "examples.description":
        return "example", Description.objects.values_list("example__slug", flat=True).get(pk=key)
    if label == "examples.example":
        return "example", Example.objects.values_list("slug", flat=True).get(pk=key)
    if label == "examples.testimony":
        return "example", Testimony.objects.values_list("example__slug", flat=True).get(pk=key)
    if label == "examples.pageversion":
        return PageVersion.objects.values_list("page__kind", "page__slug").get(pk=key)
    if label == "examples.page":
        return Page.objects.values_list("kind", "slug").get(pk=key)
    return None


def example_for_index(slug: str) -> tuple[Texts, Mapping[str, Sequence[str]]]:
    """The texts and facets of the current description at `slug`, with what parties said that everybody may read."""
    row = Description.objects.current().select_related("example").get(example__slug=slug)
    facts = facts_of(row)
    line = line_of(
        {
            "example__slug": slug,
            **facts.model_dump(
                mode="json", include={"title", "summary", "places", "region", "themes", "traits", "parties"}
            ),
            "from_year": row.from_year,
            "until_year": row.until_year,
        }
    )
    facets = {
        "theme": line.themes,
        "party": line.party_kinds,
        "trait": line.traits,
        "province": line.provinces,
        "year": line.running_years,
    }
    spoken = [text for voice in voices(ANONYMOUS, [slug]).get(slug, []) for text in voice.texts]
    texts = _texts(facts, line.provinces)
    return {**texts, "prose": [*texts["prose"], *spoken]}, facets


def _texts(facts: ExampleFacts, provinces: Sequence[str]) -> Texts:
    with override("nl"):
        labels = [str(Theme(theme).label) for theme in facts.themes]
        labels += [str(Trait(trait).label) for trait in facts.traits]
        kinds = [str(OrganisationKind(party.kind).label) for party in facts.parties]
    places = [*facts.places, *(shown_place(name) for name in facts.places if shown_place(name) != name)]
    return {
        "title": [facts.title],
        "place": [
            *places,
            *([facts.region] if facts.region else []),
            *provinces,
            years_in_words(facts.years.from_year, facts.years.until),
        ],
        "summary": [facts.summary],
        "labels": labels,
        "keywords": list(facts.keywords),
        "parties": [*(party.name for party in facts.parties), *dict.fromkeys(kinds)],
        "commitments": [f"{promise.text} {promise.figure or ''}" for promise in facts.commitments],
        "prose": [text for text in facts.prose().values() if text],
    }


def _facts_at(kind: str, slug: str) -> Facts | None:
    row = (
        PageVersion.objects.select_related("page")
        .filter(page__kind=kind, page__slug=slug, replaced_by=None, removals=None)
        .first()
    )
    return page_facts_of(row) if row else None


def page_for_index(kind: str, slug: str) -> Texts:
    """The texts of a guide page, collection or event; empty when it was removed."""
    match _facts_at(kind, slug):
        case GuideFacts() as facts:
            sections = [f"{section.heading}. {section.text}" for section in facts.sections]
            return {"title": [facts.title], "summary": [facts.summary], "prose": sections}
        case CollectionFacts() as facts:
            members = [f"{member.title} {member.place or ''}" for member in facts.members]
            return {"title": [facts.title], "summary": [facts.summary], "prose": [facts.text], "commitments": members}
        case EventFacts() as facts:
            return {"title": [facts.title], "summary": [facts.summary], "prose": [facts.programme or ""]}
    return {}


def terms_for_index() -> Iterator[tuple[str, Texts]]:
    """Slug and texts of each word of the glossary."""
    facts = _facts_at(PageKind.GLOSSARY, "glossary")
    if isinstance(facts, GlossaryFacts):
        for term in facts.terms:
            yield term.slug, {"title": [term.term, *term.also, term.english], "summary": [term.explanation]}


@dataclass(frozen=True)
class FoundThing:
    """A guide page, word, collection or event as a find shows it. `texts`: what a passage may be taken from.

    `kind` is that of the index; `place` and `years` are "" for what has none.
    """

    kind: str
    slug: str
    title: str
    address: str
    texts: Sequence[str]
    place: str = ""
    years: str = ""


def texts_of_examples(actor: Actor, slugs: Sequence[str]) -> dict[str, list[str]]:
    """Per example its promises, prose and testimonies as texts, for the passages of a search. Always 3 queries."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    rows = (
        Description.objects.current()
        .filter(example__in=readable, example__slug__in=slugs)
        .select_related("example")
        .prefetch_related("commitments")
    )
    spoken = voices(actor, slugs)
    return {
        row.example.slug: [
            *(
                f"{promise.text} {f'({promise.figure})' if promise.figure else ''}".strip()
                for promise in row.commitments.all()
            ),
            *(text for name in PROSE if (text := getattr(row, name))),
            *(text for voice in spoken.get(row.example.slug, []) for text in voice.texts),
        ]
        for row in rows
    }


def things_for_search(actor: Actor, wanted: Collection[tuple[str, str]]) -> list[FoundThing]:
    """The guide pages, words, collections and events with these kinds and slugs. Always 1 query."""
    kinds = {PageKind.GLOSSARY if kind == "term" else PageKind(kind) for kind, _slug in wanted}
    slugs = ["glossary", *(slug for _kind, slug in wanted)]
    readable = allowed(actor, "read", PAGE, Page.objects.filter(kind__in=kinds, slug__in=slugs))
    rows = PageVersion.objects.filter(page__in=readable, replaced_by=None, removals=None).select_related("page")
    return [thing for row in rows for thing in _things(row) if (thing.kind, thing.slug) in wanted]


def _things(row: PageVersion) -> Iterator[FoundThing]:
    facts, slug = page_facts_of(row), row.page.slug
    match facts:
        case GlossaryFacts():
            for term in facts.terms:
                yield FoundThing("term", term.slug, term.term, f"/begrippen#{term.slug}", [term.explanation])
        case GuideFacts():
            texts = [facts.summary, *(section.text for section in facts.sections)]
            yield FoundThing("guide", slug, facts.title, f"/gids/{slug}", texts)
        case CollectionFacts():
            texts, year = [facts.summary, facts.text], str(facts.year or "")
            yield FoundThing("collection", slug, facts.title, f"/verzamelingen/{slug}", texts, years=year)
        case EventFacts():
            texts, year = [facts.summary, facts.programme or ""], facts.starts[:4]
            yield FoundThing("event", slug, facts.title, f"/agenda/{slug}", texts, facts.place or "", year)


def unknown_examples() -> dict[str, list[str]]:
    """By slug of an example or page: the examples that it names and the library does not have. Always 3 queries."""
    here = set(Example.objects.values_list("slug", flat=True))
    named = [
        (slug, [succeeds])
        for slug, succeeds in Description.objects.current().values_list("example__slug", "succeeds")
        if succeeds
    ]
    current = PageVersion.objects.filter(replaced_by=None, page__kind__in=(PageKind.COLLECTION, PageKind.GUIDE))
    for slug, facts in current.values_list("page__slug", "facts"):
        members = [member["example"] for member in facts.get("members", ()) if member["example"]]
        named.append((slug, [*members, *facts.get("examples", ())]))
    return {slug: missing for slug, names in named if (missing := [name for name in names if name not in here])}


def subjects_for_index(slug: str) -> dict[str, int]:
    """The subjects of the current description at `slug` with their weights (1 to 3)."""
    (rows,) = Description.objects.current().filter(example__slug=slug).values_list("subjects", flat=True)
    return {row["name"]: row["weight"] for row in rows}
