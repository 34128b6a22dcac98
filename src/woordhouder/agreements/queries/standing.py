"""What stands today over many agreements and tables, as one reader may know it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import at_the_table
from woordhouder.record.policy import allowed

from ..disclosure import Part, public_text
from ..in_force import text
from ..models import ActItem, Signature, Wording
from ..moments import today
from ..policy import ACT_ITEM
from .bars import bars_of
from .items import facts_of


def standing_wordings(actor: Actor, rows: QuerySet[ActItem], moment: datetime) -> set[str]:
    """The references of the wordings that these rows put in force today, as far as the reader may know. 2 queries."""
    readable = allowed(actor, "read", ACT_ITEM, ActItem.objects.filter(pk=OuterRef("pk")))
    shown = rows.filter(Exists(readable))
    items = facts_of(shown, Signature.objects.filter(act__in=shown.values("act")))
    found = text(items, today(moment), moment)
    return {
        one.item.wording_in for one in found.values() if one.state == "in_force" and one.item and one.item.wording_in
    }


def titles_of(actor: Actor, wordings: Sequence[Wording]) -> Mapping[int, str]:
    """By id of a wording its title, with bars for who is not at its table. At most 2 queries."""
    bars = bars_of(row.pk for row in wordings)
    sits_at = set(at_the_table(actor)) if bars and actor.is_known else set()
    titles = {}
    for row in wordings:
        over = () if row.commitment.agreement.partnership_id in sits_at else bars.get(row.pk, ())
        titles[row.pk] = public_text(row.title, over, Part.TITLE)
    return titles
