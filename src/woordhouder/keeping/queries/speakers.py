"""In whose name a seat spoke: what an organisation said stays its own, also when another holds its seat by now."""

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from woordhouder.parties.models import FormerHolder


def held_by(seat: str = "seat", at: str = "recorded_at") -> Coalesce:
    """The name of the organisation that held the seat then, as an expression: rows of Spoken carry it as `by`.

    `seat` and `at`: the ways to the seat and to the moment. None where there is no seat.
    """
    here = {"seat": OuterRef(seat), "until__gte": OuterRef(f"{at}__date")}
    before = FormerHolder.objects.filter(**here).order_by("until", "pk")
    return Coalesce(Subquery(before.values("organisation__name")[:1]), F(f"{seat}__organisation__name"))
