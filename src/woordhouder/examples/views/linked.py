"""What search engines and other programs read in a page: schema.org, made from the same facts."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from woordhouder.parties.municipalities import municipalities
from woordhouder.site.addresses import in_language

from ..facets import theme_label
from ..facts import CollectionFacts, Source
from ..queries import ExampleLine, ExamplePage, MemberLine, theme_address

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Data = dict[str, Any]


def whole_address(path: str) -> str:
    """A path of this site as an address that works everywhere, in the language of the page."""
    return str(settings.BASE_URL).rstrip("/") + in_language(path)


def article(page: ExamplePage) -> Data:
    """One example."""
    line, facts = page.line, page.facts
    return {
        **thing("Article", facts.title, facts.summary, line.address),
        "headline": facts.title,
        "datePublished": page.versions[0].at,
        "dateModified": page.versions[-1].at,
        "version": page.versions[-1].number,
        "author": {"@type": "Organization", "name": page.by},
        "temporalCoverage": f"{line.from_year}/{line.until_year or '..'}",
        "spatialCoverage": [_place(name) for name in line.places],
        "about": [
            {"@type": "DefinedTerm", "name": theme_label(theme), "url": whole_address(theme_address(theme))}
            for theme in line.themes
        ],
        "mentions": [{"@type": "Organization", "name": party.name} for party in facts.parties],
        "citation": [citation(source) for source in facts.sources],
    }


def collection(facts: CollectionFacts, members: Iterable[MemberLine], address: str) -> Data:
    """A collection that others made."""
    return {
        **thing("Collection", facts.title, facts.summary, address),
        "creator": [{"@type": "Organization", "name": name} for name in facts.collected_by],
        "dateCreated": str(facts.year) if facts.year else None,
        "collectionSize": facts.expected,
        "hasPart": [
            {
                "@type": "CreativeWork",
                "name": member.title,
                "url": whole_address(member.example.address) if member.example else None,
            }
            for member in members
        ],
        "citation": [citation(source) for source in facts.sources],
    }


def listing(name: object, address: str, items: Iterable[tuple[str, str]]) -> Data:
    """A page with a list of pairs (name, path)."""
    return {
        **thing("CollectionPage", str(name), None, address),
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": item, "url": whole_address(path)}
                for number, (item, path) in enumerate(items, 1)
            ],
        },
    }


def examples_listing(name: object, address: str, lines: Iterable[ExampleLine]) -> Data:
    """A page with a list of examples."""
    return listing(name, address, ((line.title, line.address) for line in lines))


def thing(kind: str, name: str, description: str | None, address: str) -> Data:
    """What every page says of itself."""
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "name": name,
        "description": description,
        "url": whole_address(address),
        "inLanguage": "nl",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": "Woordhouder"},
    }


def _place(name: str) -> Data:
    here = municipalities()[name]
    return {
        "@type": "City",
        "name": name,
        "containedInPlace": {"@type": "AdministrativeArea", "name": here.province},
        "geo": {"@type": "GeoCoordinates", "latitude": here.latitude, "longitude": here.longitude},
    }


def citation(source: Source) -> Data:
    """A source that a page rests on."""
    return {
        "@type": "CreativeWork",
        "name": source.title or source.publisher,
        "url": source.url,
        "datePublished": source.date,
        "publisher": {"@type": "Organization", "name": source.publisher},
    }
