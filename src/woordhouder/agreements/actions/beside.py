"""What rooms above keep beside what is prepared, so that it goes along with it. They list it here; see `keeps`."""

from collections.abc import Callable
from typing import TypeAlias

from ..models import Preparation

Go: TypeAlias = Callable[[Preparation], None]
_WHEN_DROPPED: list[Go] = []
_WHEN_REMOVED: list[Go] = []


def goes_along(*, when_dropped: Go, when_removed: Go) -> None:
    """List what happens beside a preparation that is thrown away, and beside one of which words had to be removed.

    Both run inside the action, in its transaction, before it ends.
    """
    _WHEN_DROPPED.append(when_dropped)
    _WHEN_REMOVED.append(when_removed)


def drop_beside(preparation: Preparation) -> None:
    """All that is kept beside it goes: it was thrown away."""
    for go in _WHEN_DROPPED:
        go(preparation)


def forget_words_beside(preparation: Preparation) -> None:
    """The words that are kept beside it go: some of them had to be removed."""
    for go in _WHEN_REMOVED:
        go(preparation)
