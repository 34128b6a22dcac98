"""The kinds of entries that the library leaves in the public record. A published kind never changes."""

from woordhouder.record.kinds import Kind

EXAMPLE_DESCRIBED = Kind(
    "examples.described/1",
    says="The library published a version of an example.",
    has=(
        "title",
        "summary",
        "places",
        "region",
        "years",
        "parties",
        "themes",
        "traits",
        "commitments",
        "story",
        "process",
        "tenants_role",
        "what_made_it_work",
        "what_came_of_it",
        "our_reading",
        "succeeds",
        "keywords",
        "subjects",
        "sources",
        "checked_on",
        "slug",
    ),
    set={"number": "integer", "origin": "word"},
)
PAGE_WRITTEN = Kind(
    "examples.page_written/1",
    says="The library published a version of a collection, a guide page, the glossary, the calendar or an event.",
    has=("facts", "slug"),
    set={"number": "integer", "origin": "word", "kind": "word"},
)
MOST_TESTIMONIES = 20
EXAMPLE_PUBLISHED = Kind(
    "examples.published/1",
    says="The library published an example in the making, with the words that its parties approved.",
    has=(*EXAMPLE_DESCRIBED.has, *(f"testimony_{number}" for number in range(1, MOST_TESTIMONIES + 1))),
    set={"number": "integer", "origin": "word"},
)
