"""The evidence beside reports and contests, for who may read it."""

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import fetch

from ..models import Evidence
from ..policy import EVIDENCE


def evidence_of(actor: Actor, table: str, reference: str) -> Evidence:
    """The evidence with this reference at a table (by its slug). 1 query. Raises NotFound."""
    rows = Evidence.objects.filter(report__commitment__agreement__partnership__slug=table)
    return fetch(actor, "read", EVIDENCE, rows, reference=reference)
