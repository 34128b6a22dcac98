"""What search engines and other programs read in guide, glossary, calendar and events: schema.org."""

from ..facts import EventFacts, GlossaryFacts, GuideFacts
from ..queries.meeting import EventLine
from .linked import Data, citation, thing, whole_address


def guide(facts: GuideFacts, address: str) -> Data:
    """A page of the guide."""
    return {
        **thing("Article", facts.title, facts.summary, address),
        "headline": facts.title,
        "citation": [citation(source) for source in facts.sources],
    }


def glossary(facts: GlossaryFacts, name: object) -> Data:
    """The words of the field."""
    return {
        **thing("DefinedTermSet", str(name), None, "/begrippen"),
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "name": term.term,
                "alternateName": [*term.also],
                "description": term.explanation,
                "url": f"{whole_address('/begrippen')}#{term.slug}",
            }
            for term in facts.terms
        ],
    }


def event(facts: EventFacts, line: EventLine) -> Data:
    """A meeting."""
    return {
        **thing("Event", facts.title, facts.summary, line.address),
        "startDate": facts.starts,
        "endDate": facts.ends,
        "location": _location(facts.place),
        "organizer": [{"@type": "Organization", "name": name} for name in facts.organisers],
        "citation": [citation(source) for source in facts.sources],
    }


def _location(place: str | None) -> Data | None:
    if place is None:
        return None
    if place.casefold() == "online":
        return {"@type": "VirtualLocation", "name": place}
    return {"@type": "Place", "name": place}
