"""Asking for long work, and doing it: by as many workers as there are, each job by one of them at a time.

A worker takes a job by changing the row that it saw (compare and swap), so that no lock is held while it works. Each
step writes how far it is and that the worker lives, in a transaction of its own. What has had no such sign for two
minutes is taken over. Moments are given, so that tests need not wait.
"""

import logging
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from .models import Job
from .registry import JOBS, Step

logger = logging.getLogger(__name__)

SILENT_FOR = timedelta(minutes=2)
MOST_TRIES = 3
BEFORE_NEXT_TRY = timedelta(minutes=5)
LOOK_AT = 10


def enqueue(name: str, arguments: Mapping[str, Any], *, moment: datetime, not_before: datetime | None = None) -> Job:
    """Ask for the work called `name` with `arguments`, from `not_before` on; what was asked already is asked once.

    Gives the job that is to be done, a new one or the one that waits or runs. Who asks need not know the work itself:
    a job waits for a worker that does.
    """
    asked = dict(sorted(arguments.items()))
    try:
        with transaction.atomic():
            return Job.objects.create(name=name, arguments=asked, made_at=moment, not_before=not_before or moment)
    except IntegrityError:
        return Job.objects.get(name=name, arguments=asked, finished_at=None)


def run_next(worker: str, moment: datetime) -> bool:
    """Do one job that is due at `moment`, up to its end. False when there is none. Never fails by what a job does."""
    claimed = _claim(worker, moment)
    if claimed is None:
        return False
    began = time.monotonic()
    try:
        for step in JOBS[claimed.name](claimed):
            if not _note(claimed, step, moment + timedelta(seconds=time.monotonic() - began)):
                logger.warning("%s was taken over by another worker.", claimed)
                return True
    except Exception as error:  # whatever a job meets, the others go on
        logger.exception("%s failed.", claimed)
        _note_failure(claimed, error, moment + timedelta(seconds=time.monotonic() - began))
    else:
        ended = moment + timedelta(seconds=time.monotonic() - began)
        _mine(claimed).update(finished_at=ended, message="", failed="")
    return True


def is_held(job: Job, moment: datetime) -> bool:
    """Whether a worker is at it and gave a sign lately."""
    is_quiet = job.heartbeat_at is None or job.heartbeat_at < moment - SILENT_FOR
    return job.finished_at is None and job.worker != "" and not is_quiet


def _claim(worker: str, moment: datetime) -> Job | None:
    """A job that is now this worker's; None when there is none to take. What died too often is given up here."""
    left = Q(worker="") | Q(heartbeat_at__lt=moment - SILENT_FOR)
    due = Job.objects.filter(left, finished_at=None, not_before__lte=moment, name__in=JOBS)
    for seen in due.order_by("not_before", "pk")[:LOOK_AT]:
        if seen.tries >= MOST_TRIES:
            words = f"The worker stopped in the middle {seen.tries} times."
            _mine(seen).filter(left).update(finished_at=moment, failed=seen.failed or words)
        elif _mine(seen).filter(left).update(worker=worker, heartbeat_at=moment, tries=F("tries") + 1):
            return Job.objects.get(pk=seen.pk)
    return None


def _mine(seen: Job) -> Any:
    """The row, if nobody took it since it was seen: each taking counts one more try."""
    return Job.objects.filter(pk=seen.pk, tries=seen.tries, finished_at=None)


def _note(claimed: Job, step: Step, moment: datetime) -> bool:
    """Write how far it is. False when the job is another worker's by now."""
    facts = {"done": step.done, "total": step.total, "message": step.message[:300], "heartbeat_at": moment}
    return bool(_mine(claimed).update(**facts))


def _note_failure(claimed: Job, error: Exception, moment: datetime) -> None:
    """Let it be tried again in a while, or give it up, with words either way."""
    words = f"{type(error).__name__}: {error}"
    if claimed.tries >= MOST_TRIES:
        _mine(claimed).update(failed=words, finished_at=moment)
    else:
        _mine(claimed).update(failed=words, worker="", heartbeat_at=None, not_before=moment + BEFORE_NEXT_TRY)
