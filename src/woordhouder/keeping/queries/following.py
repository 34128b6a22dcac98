"""Which promises follow a figure of their lead's organisation, and the values of it that stand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..models import Following, Measure, MeasureValue
from ..policy import MEASURE


@dataclass(frozen=True)
class Followed:
    """By commitment (by id) what it follows, and by measure, area and part the value of the year."""

    followings: Mapping[int, Following]
    values: Mapping[tuple[int, str, int], MeasureValue]

    def of(self, commitment: int, part: int) -> tuple[Following | None, MeasureValue | None]:
        """What a commitment follows, and the value up to and including a month."""
        row = self.followings.get(commitment)
        if row is None or row.measure_id is None:
            return None, None
        return row, self.values.get((row.measure_id, row.area, part))


def followed(actor: Actor, seats: Collection[int], year: int) -> Followed:
    """What the promises of these seats (by id) follow, and the values over a year. 2 queries."""
    rows = Following.objects.filter(seat__in=seats).select_related("measure").order_by("pk")
    newest = {row.commitment_id: row for row in rows}
    about = {row.measure_id for row in newest.values() if row.measure_id is not None}
    measures = allowed(actor, "read", MEASURE, Measure.objects.filter(pk__in=about))
    values = MeasureValue.objects.filter(measure__in=measures, year=year, replaced_by=None).select_related("measure")
    return Followed(newest, {(row.measure_id, row.area, row.part): row for row in values})
