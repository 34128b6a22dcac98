"""The seats of a table with their terms."""

from datetime import datetime

from woordhouder.parties.models import SeatTerms

from ..needs import Sitting


def sittings(partnership: int, known: datetime) -> list[Sitting]:
    """The seats of a table (by id) with their newest terms as known then, in the order in which they came. 1 query."""
    terms = SeatTerms.objects.filter(seat__partnership=partnership, recorded_at__lte=known)
    newest = {row.seat_id: row for row in terms.select_related("seat__organisation").order_by("seat_id", "number")}
    return [
        Sitting(
            pk=row.seat_id,
            reference=row.seat.reference,
            organisation=row.seat.organisation.name,
            signs=row.signs,
            since=row.since,
            until=row.until,
            is_claimed=row.seat.claimed_at is not None,
            organisation_reference=row.seat.organisation.reference,
            kind=row.seat.organisation.kind,
        )
        for row in newest.values()
    ]
