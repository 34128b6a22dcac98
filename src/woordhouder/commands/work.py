"""The worker: what goes on by itself. It makes public what waited long enough, keeps the search index up with what was
done, mails, does long work, asks the yearly questions and forgets what is kept no longer. `serve` starts one; more do
no harm.
"""

import logging
import os
import secrets
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Thread

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import close_old_connections

from woordhouder.agreements import checking_sheets  # noqa: F401 - lists its work
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.examples.actions import forget_old_questions, forget_old_reporters
from woordhouder.examples.actions.yearly import ask_all_due
from woordhouder.examples.checking_sources import schedule_source_check
from woordhouder.intake import reading_papers  # noqa: F401 - lists its work
from woordhouder.jobs.running import run_next
from woordhouder.keeping import filing_sheets  # noqa: F401 - lists its work
from woordhouder.keeping.actions.disclosing import disclose_all_due as disclose_what_was_said
from woordhouder.site import drafts
from woordhouder.site.mail.following import follow_mail
from woordhouder.site.mail.sending import give_up, send_letters
from woordhouder.site.mail.weekly import write_weekly
from woordhouder.site.search.index import follow, follow_the_days, forget
from woordhouder.site.sign_ins import forget_ended

HELP = "keep the search index up with what was done, mail, do long work, and forget what is kept no longer"
PAUSE = 2.0
HOUR = timedelta(hours=1)
SOON = timedelta(seconds=10)
WORKER = f"{os.getpid()}-{secrets.token_hex(4)}"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Duty:
    """One thing that the worker sees to, each time that `every` has passed. What goes wrong in it stops no other."""

    name: str
    do: Callable[[datetime], object]
    every: timedelta = timedelta()


def watch_over_sources(moment: datetime) -> None:
    """Have sources looked at that are due. A demonstration asks other websites nothing, unless an editor says so."""
    if not settings.DEMO:
        schedule_source_check(moment)


def do_long_work(moment: datetime) -> None:
    """Do each job that waits."""
    while run_next(WORKER, moment):
        moment = datetime.now(UTC)


DUTIES = (
    Duty("make public", disclose_all_due, SOON),
    Duty("make public what was said", lambda moment: disclose_what_was_said(), SOON),
    Duty("index", lambda moment: follow()),
    Duty("index of the day", follow_the_days, HOUR),
    Duty("write letters", follow_mail),
    Duty("send letters", send_letters),
    Duty("ask yearly questions", ask_all_due, HOUR),
    Duty("forget drafts", drafts.forget_old, HOUR),
    Duty("forget sessions", lambda moment: SessionStore.clear_expired(), HOUR),
    Duty("forget sign-ins", forget_ended, HOUR),
    Duty("give up letters", give_up, HOUR),
    Duty("forget questions", forget_old_questions, HOUR),
    Duty("forget who reported", forget_old_reporters, HOUR),
    Duty("ask for a look at sources", watch_over_sources, HOUR),
)
# Beside the others, each in a thread of its own: no letter waits for what takes minutes, no file for everybody's list.
LONG_WORK = (Duty("long work", do_long_work),)
WEEKLY = (Duty("write lists of the week", write_weekly, SOON),)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="stop when all is done")
    parser.add_argument("--anew", action="store_true", help="forget the index first, and make it anew")


def run(options: Namespace) -> int:
    """Follow until stopped, looking every two seconds."""
    if options.anew:
        forget()
    if options.once:
        work((*WEEKLY, *DUTIES, *LONG_WORK), {}, datetime.now(UTC))
        return 0
    for apart in (LONG_WORK, WEEKLY):
        Thread(target=go_on, args=(apart,), daemon=True).start()
    go_on(DUTIES)
    return 0


def go_on(duties: Sequence[Duty]) -> None:
    """See to these for ever."""
    done_at: dict[str, datetime] = {}
    while True:
        work(duties, done_at, datetime.now(UTC))
        time.sleep(PAUSE)
        close_old_connections()


def work(duties: Sequence[Duty], done_at: dict[str, datetime], moment: datetime) -> None:
    """Do each of `duties` that is due at `moment`, and note in `done_at` when it was done."""
    for duty in duties:
        if duty.name in done_at and moment < done_at[duty.name] + duty.every:
            continue
        done_at[duty.name] = moment
        try:
            duty.do(moment)
        except Exception:  # the others go on, and this one is tried again when it is due
            logger.exception("The worker could not: %s.", duty.name)
