"""The signed document beside an act: an uploaded file, kept as it came."""

import base64
import contextlib
import os

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from woordhouder.papers.files import FileContent
from woordhouder.papers.uploads import ENDINGS, Upload, upload
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import FieldError, Invalid
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Document, Preparation
from .prepared import open_preparation

_WRONG_TYPE = _(
    "This is no file that we take: a PDF, Word, Excel, OpenDocument, JPEG, PNG or TIFF file, without macros."
)


@action()
def attach_document(actor: Actor, *, preparation: Line, name: Line, content: FileContent) -> Document:
    """Put the signed document beside what is prepared, in the place of an earlier one. `content`: the file in base64.

    Raises NotFound, NotAllowed (policy row "write"), Invalid when the file is too large, not safe or of no type that is
    taken, and Refused when it is over.
    """
    row = open_preparation(actor, "write", preparation)
    taken = _taken(name, content)
    before = row.document
    row.document = _keep(row, taken)
    row.save(update_fields=["document"])
    forget_document(before)
    return row.document


def _taken(name: str, content: str) -> Upload:
    if found := upload(name, base64.b64decode(content)):
        return found
    raise Invalid(_("Something is not right yet."), errors=(FieldError("content", _WRONG_TYPE),))


def _keep(row: Preparation, taken: Upload) -> Document:
    """The file on disk under a random name, for certain there before its row is."""
    made = Document(
        partnership=row.partnership,
        by=row.seat.organisation,
        name=taken.name,
        content_type=taken.content_type,
        size=len(taken.content),
        sha256=taken.sha256,
        uploaded_at=now(),
    )
    made.file.save(f"{new_reference('file')}.{ENDINGS[taken.content_type]}", ContentFile(taken.content), save=False)
    with contextlib.suppress(NotImplementedError), open(made.file.path, "rb") as written:  # noqa: PTH123 - Django's path
        os.fsync(written.fileno())
    made.save()
    return made


@action()
def detach_document(actor: Actor, *, preparation: Line) -> Preparation:
    """Take the document away again. Raises NotFound, NotAllowed (policy row "write"), and Refused when it is over."""
    row = open_preparation(actor, "write", preparation)
    before, row.document = row.document, None
    row.save(update_fields=["document"])
    forget_document(before)
    return row


def forget_document(document: Document | None) -> None:
    """A document that belongs to no act and no preparation any more goes, its file once that is certain."""
    if document is None or document.acts.exists():
        return
    storage, name = document.file.storage, str(document.file.name)
    document.delete()
    transaction.on_commit(lambda: storage.delete(name))
