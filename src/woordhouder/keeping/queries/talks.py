"""Talks about doubts, as the rules have them."""

from ..models import Concern, ConcernEnd
from ..talks import Talk, Wished
from ..words import Outcome


def talk_of(row: Concern) -> Talk:
    """A concern with the days that its sides named, and how it ended. At most 3 queries."""
    days = row.days.order_by("pk").values_list("seat__reference", "talk_until")
    end = ConcernEnd.objects.filter(concern=row).values_list("outcome", flat=True).first()
    wished = tuple(Wished(seat, day) for seat, day in days)
    return Talk(row.seat.reference, row.talk_until, wished, Outcome(end) if end else None)
