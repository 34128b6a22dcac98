"""What another version of the rules of progress would change, before it is put to use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from woordhouder.agreements.models import Commitment
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..rules import NEWEST, Progress
from .progress import Kept, progress_over


@dataclass(frozen=True)
class Changed:
    """A promise over a year that would stand otherwise. `address`: where it is read."""

    address: str
    year: int
    now: Progress
    then: Progress


def changed(actor: Actor, version: int, years: Sequence[int], known: datetime) -> Iterator[Changed]:
    """Each promise that the reader may read and that version `version` would tell otherwise than the one in use.

    Table by table, so that a whole country fits in memory: 17 queries for each. Raises KeyError for a version that
    there is not.
    """
    rows = allowed(actor, "read", COMMITMENT, Commitment.objects.all())
    for table in rows.order_by("agreement__partnership").values_list("agreement__partnership", flat=True).distinct():
        here = list(rows.filter(agreement__partnership=table).select_related("agreement__partnership"))
        now = progress_over(actor, here, years, known, NEWEST)
        then = progress_over(actor, here, years, known, version)
        for row in sorted(here, key=lambda one: (one.agreement.slug, one.number)):
            for year in years:
                found = _difference(row, now[row.reference, year], then[row.reference, year])
                if found:
                    yield found


def _difference(row: Commitment, now: Kept, then: Kept) -> Changed | None:
    if now.progress is None or then.progress is None or _told(now.progress) == _told(then.progress):
        return None
    agreement = row.agreement
    address = f"/{agreement.partnership.slug}/{agreement.slug}/{row.number}/voortgang?jaar={now.year}"
    return Changed(address, now.year, now.progress, then.progress)


def _told(found: Progress) -> tuple[object, ...]:
    return found.level, found.share, found.on_course, found.others
