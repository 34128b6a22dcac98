"""The moment at which an action happens: now, or the moment that a replay line names."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_replayed: ContextVar[datetime | None] = ContextVar("replayed", default=None)
_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """The moment of the action, in UTC, in whole seconds (as entries write it). Only actions ask."""
    return _replayed.get() or _held.get() or datetime.now(UTC).replace(microsecond=0)


def is_replaying() -> bool:
    """Whether a replay has set the moment."""
    return _replayed.get() is not None


@contextmanager
def acting_at(moment: datetime) -> Iterator[None]:
    """Within, `now()` is `moment` (aware, UTC, whole seconds)."""
    token = _replayed.set(moment.astimezone(UTC).replace(microsecond=0))
    try:
        yield
    finally:
        _replayed.reset(token)


@contextmanager
def one_moment() -> Iterator[None]:
    """Within, `now()` stands still: all rows of one action carry the same moment."""
    token = _held.set(now())
    try:
        yield
    finally:
        _held.reset(token)
