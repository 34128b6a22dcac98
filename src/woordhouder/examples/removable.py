"""What of an example the law can demand to remove, in words that people read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import Words

from .models import Description

IN_ITS_PLACE = "(verwijderd)"
"""Stands where an example cannot do without a word. What the library says is Dutch, whoever removes."""
ABOUT: Mapping[str, Words] = {
    "places": _("Municipalities"),
    "region": _("Region"),
    "parties": _("Parties"),
    "keywords": _("Words that people search with"),
    "subjects": _("Subjects"),
    "sources": _("Sources"),
}
"""The parts that stand in lists, or on no page at all: their marks stand together, beside the versions."""


REQUIRED = ("title", "summary")


def without(facts: Mapping[str, Any], part: str) -> dict[str, Any]:
    """An example as JSON has it (`ExampleFacts`), without this part: as a version of it without that part is told."""
    empty: Any = IN_ITS_PLACE if part in REQUIRED else [] if isinstance(facts[part], list) else None
    left = {**facts, part: empty, "our_reading": [name for name in facts["our_reading"] if name != part]}
    if part == "parties":
        left["commitments"] = [{**promise, "who": []} for promise in facts["commitments"]]
    if not left["places"] and not left["region"]:
        left["region"] = IN_ITS_PLACE
    return left


def holds(row: Description, part: str) -> bool:
    """Whether this version holds the part, and it was not removed from it. No query for who fetched its promises and
    its removals along.
    """
    if any(stone.part == part for stone in row.removals.all()):
        return False
    value = row.commitments.all() if part == "commitments" else getattr(row, part)
    return bool(value) and value != IN_ITS_PLACE
