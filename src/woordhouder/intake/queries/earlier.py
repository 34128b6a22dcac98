"""The papers of which another can be a newer version: what the same organisation handed in at the same table."""

from django.db.models import QuerySet

from woordhouder.agreements.models import Preparation
from woordhouder.agreements.policy import PREPARATION
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..models import Paper


def earlier_papers(actor: Actor, row: Preparation) -> QuerySet[Paper]:
    """Those that were read, and that the actor may see; the newest first."""
    beside = allowed(
        actor, "read", PREPARATION, Preparation.objects.filter(partnership=row.partnership_id, seat=row.seat_id)
    )
    return Paper.objects.filter(preparation__in=beside.filter(dropped_at=None), read_at__isnull=False).order_by("-pk")
