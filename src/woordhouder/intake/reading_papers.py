"""Reading a paper: a job of the worker, so that nobody waits for it and no file can harm the site.

The reading itself runs in a process apart, with limits on time and memory. In the end one action notes what was found,
in the name of who asked; a worker that takes over reads anew.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_noop

from woordhouder.agreements.models import Preparation
from woordhouder.agreements.policy import PREPARATION
from woordhouder.jobs.models import Job
from woordhouder.jobs.registry import Step, job
from woordhouder.papers.documents.blocks import Unreadable
from woordhouder.papers.documents.running import read_apart
from woordhouder.parties.actor import Actor, acting_now
from woordhouder.parties.models import Person
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import NotFound, Refused

from .actions.handing_in import READ_PAPER
from .actions.noting import note_reading, note_unreadable
from .facts import Reading
from .models import Paper
from .reading import proposals

STEPS = 3
_LOST = gettext_noop("The file of this paper is gone. Hand it in once more.")


@job(READ_PAPER)
def read_paper(job: Job) -> Iterator[Step]:
    """Read the paper that the job names. What is over, gone or read by now needs it no more."""
    try:
        yield from _steps(job.arguments)
    except Refused:
        return


def _steps(asked: dict[str, str]) -> Iterator[Step]:
    actor = _who_asked(asked["person"], asked["organisation"])
    row = fetch(actor, "write", PREPARATION, Preparation.objects.all(), reference=asked["preparation"])
    paper = row.papers.filter(reference=asked["paper"], read_at=None).first()
    if paper is None:
        return
    named: dict[str, Any] = {"preparation": row.reference, "paper": paper.reference}
    yield Step(0, STEPS)
    try:
        document = read_apart(paper.name, _content(paper))
    except Unreadable as error:
        note_unreadable(actor, **named, code=error.code, words=error.words)
        return
    yield Step(1, STEPS)
    reading = proposals(document)
    yield Step(2, STEPS)
    note_reading(actor, **named, **_said(reading))


def _who_asked(person: str, organisation: str) -> Actor:
    """As who she acts now. Raises NotFound when nobody is kept under that name any more."""
    known = Person.objects.filter(reference=person).first()
    if known is None:
        raise NotFound("")
    return acting_now(known, organisation)


def _content(paper: Paper) -> bytes:
    """The bytes of the file. Raises Unreadable when the storage has lost it."""
    try:
        with paper.file.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError as error:
        raise Unreadable("lost", _LOST) from error


def _said(reading: Reading) -> dict[str, Any]:
    """What was found, as the action takes it. A NUL, which PostgreSQL cannot keep, becomes the sign for unread."""
    document = reading.document
    return {
        "text": _kept(document.text),
        "pages": document.pages,
        "title": _kept(reading.title),
        "period": reading.period,
        "parties": reading.parties,
        "passages": tuple(one._replace(text=_kept(one.text)) for one in reading.passages),
        "unread": tuple({"page": part.page, "reason": part.reason, "detail": part.detail} for part in document.unread),
    }


def _kept(text: str) -> str:
    return text.replace("\0", "\ufffd")
