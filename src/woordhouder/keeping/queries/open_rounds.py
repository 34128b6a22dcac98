"""The open rounds at some tables."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..models import Round, RoundDue
from ..policy import ROUND


@dataclass(frozen=True)
class OpenRound:
    """A round that asks for reports at a table (by id) until its last day."""

    table: int
    year: int
    part: int
    due: date


def open_rounds(actor: Actor, tables: Collection[int]) -> list[OpenRound]:
    """The open rounds of these tables (by id), by year and part. 1 query."""
    last = RoundDue.objects.filter(round=OuterRef("pk")).order_by("-number").values("due")[:1]
    rows = allowed(actor, "read", ROUND, Round.objects.filter(partnership__in=tables, closed_at=None))
    listed = rows.order_by("year", "part", "pk").annotate(last=Subquery(last))
    return [OpenRound(*row) for row in listed.values_list("partnership", "year", "part", "last")]
