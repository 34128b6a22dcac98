"""What stands today over many agreements and tables, as one reader may know it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import at_the_table
from woordhouder.record.policy import is_allowed

from ..disclosure import Part, end_of_term, public_text
from ..in_force import InForce, text
from ..models import ActItem, Wording
from ..moments import today
from ..policy import ACT_ITEM
from .bars import bars_of
from .items import with_facts
from .texts import Newer


def standing_wordings(actor: Actor, rows: QuerySet[ActItem], moment: datetime) -> dict[str, Newer | None]:
    """The wordings (by reference) that these rows put in force today, as one reader sees them; and for each that is
    older than what is in force, since when there is a newer one and from when she can read that. 2 queries.

    `rows`: all that acts did to the commitments that are asked about.
    """
    marked = rows.annotate(is_readable=is_allowed(actor, "read", ACT_ITEM))
    items = [(item, values["is_readable"]) for item, values in with_facts(marked, "is_readable")]
    day = today(moment)
    everything = text([item for item, _is_readable in items], day, moment)
    hers = text([item for item, is_readable in items if is_readable], day, moment)
    seen = {(item.act, item.commitment) for item, is_readable in items if is_readable}
    found: dict[str, Newer | None] = {}
    for name, shown in hers.items():
        if shown.state == "in_force" and shown.item and shown.item.wording_in:
            found[shown.item.wording_in] = newer_than(everything[name], seen)
    return found


def newer_than(newest: InForce, seen: Collection[tuple[str, str]]) -> Newer | None:
    """What a reader is told when what is in force is not among what she has seen (act and commitment)."""
    if newest.item is None or (newest.item.act, newest.item.commitment) in seen:
        return None
    if newest.effective_from is None or newest.completed_at is None:
        return None
    return Newer(newest.effective_from, end_of_term(newest.completed_at))


def titles_of(actor: Actor, wordings: Sequence[Wording]) -> Mapping[int, str]:
    """By id of a wording its title, with bars for who is not at its table. At most 2 queries."""
    sits_at = set(at_the_table(actor)) if actor.is_known else set()
    bars = bars_of(row.pk for row in wordings if row.commitment.agreement.partnership_id not in sits_at)
    return {row.pk: public_text(row.title, bars.get(row.pk, ()), Part.TITLE) for row in wordings}
