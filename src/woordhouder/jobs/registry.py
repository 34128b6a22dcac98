"""The kinds of long work, by name. A room lists its own; the worker looks them up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from .models import Job


@dataclass(frozen=True)
class Step:
    """How far a job is after one step: `done` of `total`, and in words where it is."""

    done: int
    total: int
    message: str = ""


Work: TypeAlias = Callable[[Job], Iterator[Step]]
JOBS: dict[str, Work] = {}


class TwoJobs(LookupError):
    """A fault in our own code: two sorts of work under one name."""


def job(name: str) -> Callable[[Work], Work]:
    """List a function as the work called `name`.

    It yields a step after each piece, at least once a minute, and leaves nothing half done between two of them. Called
    again after it was cut off, it goes on where it was: what is done already it does not do again.
    """

    def register(work: Work) -> Work:
        if JOBS.get(name, work) is not work:
            raise TwoJobs(f"There are two sorts of work called {name}.")
        JOBS[name] = work
        return work

    return register
