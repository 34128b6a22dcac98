"""Mail follows what was done in the rooms below, by the audit rows that it has not marked yet."""

import logging
from datetime import datetime

from django.db import transaction

from woordhouder.record.models import Audit

from ..models import Letter, Mailed
from .letters import COMPOSERS, letters_of

logger = logging.getLogger(__name__)
BATCH = 200


def follow_mail(moment: datetime) -> int:
    """Write the letters of what was done since the last time; how many acts were marked. Safe to run twice at once.

    The letters of an act and its mark are one transaction: a worker that is killed has written both or none. An act of
    which the letters cannot be written is told in the log and tried again next time; the others go on.
    """
    marked, last = 0, 0
    while batch := list(Audit.objects.filter(mailed=None, pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        owing = [act for act in batch if act.action in COMPOSERS]
        marked += _mark([act for act in batch if act.action not in COMPOSERS], moment)
        for act in owing:
            try:
                marked += _mark([act], moment)
            except Exception:  # one act with a fault must not keep back everybody's mail
                logger.exception("The letters of act %s (%s) were not written.", act.pk, act.action)
    return marked


def never_mail_what_is_there() -> None:
    """Mark all acts without writing letters: for rows that came from elsewhere, whose letters went long ago."""
    Mailed.objects.bulk_create(Mailed(audit=act) for act in Audit.objects.filter(mailed=None).iterator(BATCH))


def _mark(acts: list[Audit], moment: datetime) -> int:
    """Write the letters of those of `acts` that nobody marked meanwhile, and mark them."""
    if not acts:
        return 0
    with transaction.atomic():
        taken = _taken(acts)
        for act in taken:
            Letter.objects.bulk_create(
                Letter(
                    to=letter.to,
                    subject=letter.subject,
                    text=letter.text,
                    html=letter.html,
                    written_at=moment,
                    not_before=moment,
                )
                for letter in letters_of(act, moment)
            )
        Mailed.objects.bulk_create(Mailed(audit=act) for act in taken)
    return len(taken)


def _taken(acts: list[Audit]) -> list[Audit]:
    """Of `acts`, locked, what nobody marked meanwhile: asked after the wait, or it would not be seen."""
    locked = list(Audit.objects.select_for_update().filter(pk__in=[act.pk for act in acts]).order_by("pk"))
    done = set(Mailed.objects.filter(audit__in=locked).values_list("audit", flat=True))
    return [act for act in locked if act.pk not in done]
