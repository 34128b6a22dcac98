"""Reports that a seat is asked about and did not answer yet."""

from datetime import datetime

from woordhouder.agreements.models import Agreement, Commitment
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.record.policy import allowed

from ..models import Response
from .progress import progress_over


def unanswered(  # noqa: PLR0913, PLR0917 - which reports
    actor: Actor, chair: Seat, agreement: Agreement, year: int, known: datetime, theme: str | None = None
) -> list[str]:
    """The reports (by reference) over a year that count, of promises that others lead, whose theme concerns the seat
    and of which it said nothing yet. Of one theme, or of all. At most 10 queries.
    """
    rows = Commitment.objects.filter(agreement=agreement).select_related("agreement").order_by("number")
    found = progress_over(actor, list(allowed(actor, "read", COMMITMENT, rows)), [year], known)
    terms = chair.terms.filter(recorded_at__lte=known).order_by("-number").first()
    mine = frozenset(terms.themes) if terms else frozenset()
    reports = [
        kept.progress.report
        for kept in found.values()
        if kept.progress
        and kept.progress.report
        and kept.wording
        and kept.wording.lead_id != chair.pk
        and (theme is None or kept.wording.theme == theme)
        and (not mine or kept.wording.theme in mine)
    ]
    answered = Response.objects.filter(seat=chair, report__reference__in=reports)
    done = set(answered.values_list("report__reference", flat=True))
    return [name for name in reports if name not in done]
