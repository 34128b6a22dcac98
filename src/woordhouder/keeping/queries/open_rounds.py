"""The rounds of some tables as they stand now, and up to which month they ask for a report."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import OuterRef, Subquery

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..models import Round, RoundDue
from ..policy import ROUND
from ..recorded import WHOLE_YEAR, Due


def rounds_of(actor: Actor, tables: Collection[int]) -> Mapping[int, Sequence[Due]]:
    """By table (by id) its rounds, the closed ones too, each once with its newest last day. 1 query."""
    last = RoundDue.objects.filter(round=OuterRef("pk")).order_by("-number").values("due")[:1]
    rows = allowed(actor, "read", ROUND, Round.objects.filter(partnership__in=tables))
    listed = rows.order_by("year", "part", "pk").annotate(last=Subquery(last))
    found: dict[int, list[Due]] = {}
    columns = ("partnership", "reference", "year", "last", "opened_at", "part", "closed_at")
    for table, name, year, day, opened_at, part, closed_at in listed.values_list(*columns):
        found.setdefault(table, []).append(Due(name, year, day, opened_at, 1, part, closed_at))
    return found


def asked_part(rounds: Iterable[Due], year: int, last: int) -> int:
    """Up to which month a report over `year` is asked for: the first of the open rounds without a report, else the last
    of them; without any the whole year. `last`: the last month that was reported on, 0 for none.
    """
    parts = sorted(one.part for one in rounds if one.year == year and not one.closed_at)
    return next((part for part in parts if part > last), parts[-1] if parts else WHOLE_YEAR)
