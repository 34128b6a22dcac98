"""From rows back to facts: what the database keeps, in the form of `examples.facts`."""

from .facts import (
    CalendarFacts,
    CollectionFacts,
    CommitmentFacts,
    EventFacts,
    ExampleFacts,
    Facts,
    GlossaryFacts,
    GuideFacts,
    Years,
)
from .models import Description, ExampleCommitment, PageKind, PageVersion, Words

PAGE_FACTS: dict[PageKind, type[Facts]] = {
    PageKind.COLLECTION: CollectionFacts,
    PageKind.GUIDE: GuideFacts,
    PageKind.GLOSSARY: GlossaryFacts,
    PageKind.CALENDAR: CalendarFacts,
    PageKind.EVENT: EventFacts,
}


ANSWERS = ("what_made_it_good", "what_was_hard", "what_we_would_do_again", "what_came_of_it")
"""What each party is asked, by the names of the fields of `Words`."""


def answers_of(row: Words) -> dict[str, str]:
    """What a party said, by question; "" where it left one out."""
    return {name: getattr(row, name) for name in ANSWERS}


def facts_of(row: Description) -> ExampleFacts:
    """The facts of one description. One query, for its commitments (none when they are prefetched)."""
    kept = {name: getattr(row, name) for name in ExampleFacts.model_fields if name not in ("years", "commitments")}
    return ExampleFacts.model_validate(
        {
            **kept,
            "years": Years(from_year=row.from_year, until=row.until_year),
            "commitments": tuple(_promise(promise) for promise in row.commitments.all()),
        }
    )


def _promise(row: ExampleCommitment) -> CommitmentFacts:
    years = None if row.from_year is None else Years(from_year=row.from_year, until=row.until_year)
    return CommitmentFacts(text=row.text, theme=row.theme, who=tuple(row.who), figure=row.figure, years=years)


def differing(one: Facts, other: Facts) -> tuple[str, ...]:
    """The names of the fields in which two facts of one kind differ."""
    return tuple(name for name in type(one).model_fields if getattr(one, name) != getattr(other, name))


def page_facts_of(row: PageVersion) -> Facts:
    """The facts of one version of a page, in the form of its kind."""
    return PAGE_FACTS[PageKind(row.page.kind)].model_validate(row.facts)
