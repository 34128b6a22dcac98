"""The bars that lie over passages of wordings, for every reader who is not at the table."""

from collections.abc import Iterable

from ..disclosure import Bar
from ..models import PassageObjection


def bars_of(wordings: Iterable[int]) -> dict[int, tuple[Bar, ...]]:
    """By id of a wording the passages that are not public; no key for a wording without. 1 query."""
    rows = PassageObjection.objects.filter(wording__in=wordings, lifted_at=None).order_by("pk")
    found: dict[int, tuple[Bar, ...]] = {}
    for row in rows.select_related("seat__organisation", "wording"):
        bar = Bar(
            start=row.start,
            end=row.end,
            seat=row.seat.reference,
            organisation=row.seat.organisation.name,
            reason=row.reason,
            part=row.part,
            objection=row.reference,
            words=str(getattr(row.wording, row.part))[row.start : row.end],
        )
        found[row.wording_id] = (*found.get(row.wording_id, ()), bar)
    return found
