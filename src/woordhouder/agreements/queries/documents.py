"""The documents of acts, for who may download them."""

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import fetch

from ..models import Document
from ..policy import DOCUMENT


def document_of(actor: Actor, table: str, agreement: str, reference: str) -> Document:
    """The document with this reference of an act of the agreement, by slugs. 1 query. Raises NotFound."""
    rows = Document.objects.filter(acts__agreement__slug=agreement, partnership__slug=table).distinct()
    return fetch(actor, "read", DOCUMENT, rows, reference=reference)
