"""What was asked of the database already, kept for one request or one action and for nobody else.

A request asks the same about its reader many times: where she sits, what she may decide. The first answer counts, until
an action was done. An action asks anew, and decides by what held when it began.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within this block `once` keeps its answers, beginning with none."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


@contextmanager
def asked_anew() -> Iterator[None]:
    """As `asked_once`; after this block also what was kept around it is forgotten."""
    around = _answers.get()
    try:
        with asked_once():
            yield
    finally:
        if around is not None:
            around.clear()


def once(question: Hashable, ask: Callable[[], T]) -> T:
    """The answer to `question`: the one that is kept, else what `ask()` gives."""
    kept = _answers.get()
    if kept is None:
        return ask()
    if question not in kept:
        kept[question] = ask()
    answer: T = kept[question]
    return answer
