"""The file of a paper, for who may write what is prepared."""

from woordhouder.agreements.models import Preparation
from woordhouder.agreements.policy import PREPARATION
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import fetch

from .papers import PaperHead, paper_of


def file_of(actor: Actor, head: PaperHead) -> bytes | None:
    """Its bytes; None when the storage has lost it. 2 queries. Raises NotFound, NotAllowed."""
    row = fetch(actor, "write", PREPARATION, Preparation.objects.all(), reference=head.preparation)
    found = paper_of(row, head.reference)
    if not found.file or not found.file.storage.exists(str(found.file.name)):
        return None
    with found.file.open("rb") as content:
        return bytes(content.read())
