"""Where everybody reads what is opened of the entries that are there."""

from woordhouder.record.models import Entry
from woordhouder.record.queries import BUNDLE


def bundle_addresses() -> list[str]:
    """The files in which they stand, in order. Not always the first: PostgreSQL gives no number twice."""
    numbers = {key // BUNDLE for key in Entry.objects.values_list("pk", flat=True)}
    return [f"/log/openings/{number}.jsonl" for number in sorted(numbers)]
