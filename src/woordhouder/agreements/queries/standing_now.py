"""Which wordings stand today for one reader, over all agreements that she asks about."""

from datetime import datetime

from django.db.models import QuerySet

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..in_force import text
from ..models import ActItem, Signature
from ..moments import today
from ..policy import ACT_ITEM
from .items import facts_of


def standing_now(actor: Actor, rows: QuerySet[ActItem], moment: datetime) -> dict[str, bool]:
    """The wordings (by reference) that stand for `actor` in what these items did, and whether each is an older one: a
    newer is in force, or an end, that she may not read yet (docs/rules.md 2, "who may read"). 4 queries.
    """
    items = facts_of(rows, Signature.objects.filter(act__in=rows.values("act")))
    readable = allowed(actor, "read", ACT_ITEM, rows)
    open_now = set(readable.values_list("act__reference", "commitment__reference"))
    everything = text(items, today(moment), moment)
    shown = text([item for item in items if (item.act, item.commitment) in open_now], today(moment), moment)
    return {
        one.item.wording_in: everything[name].item is not one.item
        for name, one in shown.items()
        if one.state == "in_force" and one.item and one.item.wording_in
    }
