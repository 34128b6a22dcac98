"""Looking at all sources, week by week: a job of the worker, one site at a time, with a rest between two questions.

A source that was reached is looked at again after a week, any other one the next day. Each look is noted at once: a
worker that takes over asks nothing again.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.timezone import localdate

from woordhouder.jobs.models import Job
from woordhouder.jobs.registry import Step, job
from woordhouder.jobs.running import enqueue
from woordhouder.parties.actor import SYSTEM

from .actions.checking import note_source_checks
from .link_states import CHECK_SOURCES, Said, SourceCheckFacts, outcome
from .looking import Network, look
from .models import SourceCheck
from .queries.sources import host_of, urls_to_look_at

REST_SECONDS = 1.0
AGAIN_AFTER = timedelta(days=7)
TOO_BUSY = 429


@dataclass(frozen=True)
class Plan:
    """What is still to be looked at on a day, by site, and how many were looked at on that day already."""

    done: int
    left: Mapping[str, Sequence[str]]

    @property
    def total(self) -> int:
        """All of it."""
        return self.done + sum(map(len, self.left.values()))


def schedule_source_check(moment: datetime) -> Job | None:
    """Ask for the looks that are due on this day, once a day; None when none are, or they were asked for. 5 queries."""
    day = localdate(moment)
    asked = {"all": False, "day": day.isoformat()}
    if Job.objects.filter(name=CHECK_SOURCES, arguments=asked).exists() or not plan(day, everything=False).left:
        return None
    return enqueue(CHECK_SOURCES, asked, moment=moment)


@job(CHECK_SOURCES)
def check_sources_of_a_day(job: Job) -> Iterator[Step]:
    """Look at what is due on the day that the job names, or with "all" at everything."""
    agent = f"Woordhouder/1 (+{settings.BASE_URL}; {settings.CONTACT_EMAIL})"
    yield from looks(job, Network(agent), rest=REST_SECONDS)


def looks(job: Job, network: Network, *, rest: float) -> Iterator[Step]:
    """The steps of that job: one look each. `rest`: seconds between two questions to one site."""
    day = date.fromisoformat(job.arguments["day"])
    to_do = plan(day, everything=job.arguments["all"])
    done, total = to_do.done, to_do.total
    for host, urls in to_do.left.items():
        for number, url in enumerate(urls, 1):
            status, problem = look(network, url)
            is_reached = outcome(status, problem).says is Said.REACHED
            facts = {"url": url, "host": host, "day": day, "was_reached": is_reached}
            check = SourceCheckFacts.model_validate({**facts, "status": status, "problem": problem})
            note_source_checks(SYSTEM, checks=(check,))
            done += 1
            yield Step(done, total, host)
            if status == TOO_BUSY:
                done += len(urls) - number
                break
            if number < len(urls):
                time.sleep(rest)


def plan(day: date, *, everything: bool) -> Plan:
    """What is to be looked at on `day`: what is due, or all, without what was looked at on that day. 3 queries."""
    used = sorted(urls_to_look_at())
    newest: dict[str, tuple[date, bool]] = {}
    rows = SourceCheck.objects.filter(day__lte=day, day__gt=day - AGAIN_AFTER).order_by("day")
    for url, looked_on, was_reached in rows.values_list("url", "day", "was_reached"):
        newest[url] = (looked_on, was_reached)
    done = [url for url in used if url in newest and newest[url][0] == day]
    rested = set() if everything else {url for url in used if newest.get(url, (day, False))[1]}
    left: dict[str, list[str]] = {}
    for url in used:
        if url not in done and url not in rested:
            left.setdefault(host_of(url), []).append(url)
    return Plan(len(done), left)
