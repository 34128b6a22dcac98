"""A paper comes in: the file as it came, or pasted text; a worker reads it. And it goes again."""

import base64
import contextlib
import hashlib
import os
from pathlib import PurePath
from typing import Annotated

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import AfterValidator, StringConstraints

from woordhouder.agreements.actions.prepared import open_preparation
from woordhouder.agreements.models import ActKind, Preparation
from woordhouder.examples.actions.at_work import person_of
from woordhouder.jobs.running import enqueue
from woordhouder.papers.files import FileContent
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Paper, PassageState
from ..queries.earlier import earlier_papers
from .opening import open_paper

READ_PAPER = "intake.read_paper"
MOST_PASTED = 1_000_000


def _without_nul(text: str) -> str:
    if not text.strip() or "\0" in text:
        raise ValueError(_("Paste the text of the agreement here."))
    return text


PastedText = Annotated[str, StringConstraints(strict=True, max_length=MOST_PASTED), AfterValidator(_without_nul)]


@action()
def hand_in_paper(
    actor: Actor, *, preparation: Line, name: Line, content: FileContent, earlier: Line | None = None
) -> Paper:
    """Keep a file (in base64) beside what is prepared, and have a worker read it. Nothing goes into the list yet.

    `earlier`: the paper of which this is a newer version. The same file is not kept twice. Raises NotFound, NotAllowed
    (policy row "write"), Invalid when it is too large, not safe or there is no such earlier paper, and Refused when it
    is over or takes no promises.
    """
    return _kept(actor, _takes_papers(actor, preparation), name, base64.b64decode(content), earlier)


@action()
def paste_paper(actor: Actor, *, preparation: Line, text: PastedText, earlier: Line | None = None) -> Paper:
    """Keep a pasted text as if it were a plain text file, and have a worker read it. Raises as `hand_in_paper`."""
    row = _takes_papers(actor, preparation)
    return _kept(actor, row, _("Pasted text"), text.encode(), earlier)


def _takes_papers(actor: Actor, preparation: str) -> Preparation:
    row = open_preparation(actor, "write", preparation)
    if row.kind == ActKind.WITHDRAWAL:
        raise Refused(_("A withdrawal takes no words."), next_step=_("Choose the promises that end."))
    return row


def _kept(actor: Actor, row: Preparation, name: str, file: bytes, earlier: str | None) -> Paper:
    sha256 = hashlib.sha256(file).hexdigest()
    if before := row.papers.filter(sha256=sha256, failed="").first():
        return before
    before = earlier_papers(actor, row).filter(reference=earlier).first() if earlier else None
    if earlier and before is None:
        error = FieldError("earlier", _("Choose from the list: something in it is no longer there."))
        raise Invalid(_("Something is not right yet."), errors=(error,))
    made = Paper(
        preparation=row,
        person=person_of(actor),
        name=name,
        size=len(file),
        sha256=sha256,
        earlier=before,
        handed_in_at=now(),
    )
    _write(made, file)
    made.save()
    _have_read(actor, made)
    return made


def _write(made: Paper, file: bytes) -> None:
    """The file on disk under a random name, for certain there before its row is."""
    ending = PurePath(made.name).suffix.lower()[1:6]
    plain = ending if ending.isascii() and ending.isalnum() else "bin"
    made.file.save(f"{new_reference('file')}.{plain}", ContentFile(file), save=False)
    with contextlib.suppress(NotImplementedError), open(made.file.path, "rb") as written:  # noqa: PTH123 - Django's path
        os.fsync(written.fileno())


def _have_read(actor: Actor, paper: Paper) -> None:
    asked = {"paper": paper.reference, "preparation": paper.preparation.reference}
    enqueue(READ_PAPER, {**asked, "person": actor.person, "organisation": actor.organisation}, moment=now())


@action()
def read_again(actor: Actor, *, preparation: Line, paper: Line) -> Paper:
    """Have a paper read that could not be read, or of which the reading stopped halfway.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when it was read already or it is over.
    """
    _row, found = open_paper(actor, preparation, paper)
    if found.read_at:
        raise Refused(_("This paper was read already."), next_step=_("Go on with its proposals."))
    found.failed = found.failed_words = ""
    found.save(update_fields=["failed", "failed_words"])
    _have_read(actor, found)
    return found


@action()
def drop_paper(actor: Actor, *, preparation: Line, paper: Line) -> Preparation:
    """Throw a paper away, with its file and all that was decided on it.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when promises of it are in the list or it is over.
    """
    row, found = open_paper(actor, preparation, paper)
    if found.passages.filter(state=PassageState.TAKEN).exists():
        raise Refused(_("Promises of this paper are in the list."), next_step=_("Take them out of the list first."))
    forget_paper(found)
    return row


def forget_paper(paper: Paper) -> None:
    """The row with all that hangs on it goes, the file once that is certain."""
    forget_file(paper)
    paper.delete()


def forget_file(paper: Paper) -> None:
    """The file goes once that is certain."""
    if paper.file:
        storage, name = paper.file.storage, str(paper.file.name)
        transaction.on_commit(lambda: storage.delete(name))
