"""In whose name a seat spoke: what an organisation said stays its own, also when another holds its seat by now."""

from typing import Any, TypeVar

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from woordhouder.parties.models import FormerHolder

from ..models import Spoken

S = TypeVar("S", bound=Spoken)


def held_by(seat: str = "seat", at: str = "recorded_at") -> Coalesce:
    """The name of the organisation that held the seat then, as an expression.

    `seat` and `at`: the ways to the seat and to the moment. None where there is no seat.
    """
    here = {"seat": OuterRef(seat), "until__gte": OuterRef(f"{at}__date")}
    before = FormerHolder.objects.filter(**here).order_by("until", "pk")
    return Coalesce(Subquery(before.values("organisation__name")[:1]), F(f"{seat}__organisation__name"))


def with_speakers(rows: QuerySet[S]) -> QuerySet[S]:
    """The same rows; each knows `by` who spoke."""
    told: dict[str, Any] = {"by": held_by()}
    named: QuerySet[S] = rows.annotate(**told)
    return named
