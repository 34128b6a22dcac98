"""Removals that the law demands: words go, the mark with its reason stays."""

from collections.abc import Iterable
from typing import Any, Literal, TypeAlias

from django.utils.translation import gettext as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.kinds import REMOVED
from woordhouder.record.models import Ground
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import action
from woordhouder.record.removal import remove_openings
from woordhouder.record.typed import Slug, Text

from ..models import Description, Example, ExampleCommitment, Manuscript, Page, PageKind, PageVersion, Removal
from ..policy import EXAMPLE, PAGE
from ..queries.history import entries_of
from ..removable import IN_ITS_PLACE, REQUIRED, holds, without
from ..shapes import facts_of

Part: TypeAlias = Literal[
    "title",
    "summary",
    "places",
    "region",
    "parties",
    "commitments",
    "sources",
    "story",
    "process",
    "tenants_role",
    "what_made_it_work",
    "what_came_of_it",
    "keywords",
    "subjects",
]
PUT_FORWARD = ("title", "places", "region")  # what a nomination says of these too
LISTS = ("places", "parties", "keywords", "subjects", "sources")


@action(owes=REMOVED)
def remove_from_example(actor: Actor, *, slug: Slug, part: Part, ground: Ground, reason: Text) -> Example:
    """Remove one part of an example from every version that holds it; `reason` then stands in its place.

    It goes from what editors wrote before, too: what they are still writing keeps only what says it otherwise.
    Raises NotAllowed (policy row "remove"), NotFound, and Refused when no version holds this part.
    """
    controller = standing(actor, "remove")
    example = fetch(actor, "read", EXAMPLE, Example.objects.select_for_update(), slug=slug)
    rows = example.descriptions.prefetch_related("removals", "commitments")
    holding = [row for row in rows if holds(row, part)]
    if not holding:
        raise Refused(_("No version holds this part."))
    gone = [facts_of(row).model_dump(mode="json")[part] for row in holding]
    for row in holding:
        _blank(row, part)
        Removal.objects.create(
            description=row, part=part, ground=ground, reason=reason, removed_at=now(), by=controller
        )
    _forget_what_was_written(example, part, gone)
    _close(example.reference, holding, part, ground, reason)
    return example


def _blank(row: Description, part: str) -> None:
    if part in ("commitments", "parties"):
        promises = ExampleCommitment.objects.filter(description=row)
        promises.delete() if part == "commitments" else promises.update(who=[])
    if part != "commitments":
        setattr(row, part, IN_ITS_PLACE if part in REQUIRED else [] if part in LISTS else None)
        row.our_reading = [name for name in row.our_reading if name != part]
        if not row.places and not row.region:  # an example is of some place, known or not
            row.region = IN_ITS_PLACE
        row.save(update_fields=[part, "our_reading", "region"])


def _forget_what_was_written(example: Example, part: str, gone: list[Any]) -> None:
    """The part goes from all that was written for a publication that is over; from open work where it says the same."""
    rows = Manuscript.objects.select_for_update(of=("self",)).filter(nomination__example=example)
    for row in rows.select_related("nomination"):
        is_over = row.nomination.published_at or row.nomination.closed_at
        if row.facts[part] and (is_over or row.facts[part] in gone):
            row.facts = without(row.facts, part)
            row.save(update_fields=["facts"])
    for nomination in example.nominations.all() if part in PUT_FORWARD else ():
        if getattr(nomination, part) in gone:
            setattr(nomination, part, [] if part in LISTS else IN_ITS_PLACE)
            if not nomination.places and not nomination.region:
                nomination.region = IN_ITS_PLACE
            nomination.save(update_fields=[part, "region"])


@action(owes=REMOVED)
def remove_from_page(actor: Actor, *, kind: PageKind, slug: Slug, ground: Ground, reason: Text) -> Page:
    """Remove what a page says, in every version; the page then shows `reason`. Raises as `remove_from_example`."""
    controller = standing(actor, "remove")
    page = fetch(actor, "read", PAGE, Page.objects.select_for_update(), kind=kind, slug=slug)
    holding = list(page.versions.filter(removals=None))
    if not holding:
        raise Refused(_("No version holds this part."))
    for row in holding:
        row.facts = {}
        row.save(update_fields=["facts"])
        Removal.objects.create(version=row, part="facts", ground=ground, reason=reason, removed_at=now(), by=controller)
    _close(page.reference, holding, "facts", ground, reason)
    return page


def _close(
    reference: str, holding: Iterable[Description | PageVersion], part: str, ground: Ground, reason: str
) -> None:
    """Take the words out of the record too: from the entry of each version that held them."""
    entries = entries_of(reference)
    remove_openings([entries[row.number] for row in holding], part, ground=ground, reason=reason, on=reference)
