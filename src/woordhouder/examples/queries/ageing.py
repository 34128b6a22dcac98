"""How old the texts of the library are: since when nobody looked at them, and which changed as a party says."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils.timezone import localdate

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..models import Description, Example, StillRight, StillRightAnswer
from ..policy import EXAMPLE, STILL_RIGHT

A_YEAR = timedelta(days=365)
IS_DUE = Q(is_old=True) | Q(has_changed=True)


def by_age(actor: Actor, moment: datetime) -> QuerySet[Any, Any]:
    """The texts that the library shows now, as a chain to go on with.

    Each with `day` (it was checked, or else published), `is_old` (over a year before `moment`) and `has_changed` (a
    party said so since that day; on the day itself: since the version was published).
    """
    before = localdate(moment - A_YEAR)
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    changed = allowed(actor, "read", STILL_RIGHT, StillRight.objects.filter(answer=StillRightAnswer.CHANGED))
    later = Q(answered_at__date__gt=OuterRef("day"))
    that_day = Q(answered_at__date=OuterRef("day"), answered_at__gte=OuterRef("published_at"))
    since = changed.filter(later | that_day, interview__nomination__example=OuterRef("example"))
    rows = Description.objects.current().filter(example__in=readable)
    return rows.annotate(
        day=Coalesce("checked_on", TruncDate("published_at")),
        is_old=Q(day__lt=before),
        has_changed=Exists(since),
    )
