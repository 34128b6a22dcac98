"""Who may do what: one row per verb, a condition on rows and the reason in words.

The same row answers for one object (`fetch`), for lists (`allowed`), for `docs/policy.md` and for the tests.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Case, Model, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from .refusals import NotAllowed, NotFound, Words

A = TypeVar("A")
M = TypeVar("M", bound=Model)

NOBODY = Q(pk__in=[])
EVERYBODY = Q()


@dataclass(frozen=True)
class Row(Generic[A]):
    """`who(actor)` is the condition on the rows that the actor may treat so; `why` is shown when it does not hold."""

    who: Callable[[A], Q]
    why: Words


@dataclass(frozen=True)
class Policy(Mapping[str, Row[A]]):
    """The rows of one kind of thing. Has always a row "read"; `about` names the model, as "examples.Example"."""

    about: str
    rows: Mapping[str, Row[A]]

    def __post_init__(self) -> None:
        POLICIES[self.about] = self

    def __getitem__(self, verb: str) -> Row[A]:
        return self.rows[verb]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


POLICIES: dict[str, Policy[Any]] = {}


def allowed(actor: A, verb: str, policy: Policy[A], rows: QuerySet[M]) -> QuerySet[M]:
    """The rows that `actor` may `verb`."""
    return rows.filter(policy[verb].who(actor))


def is_allowed(actor: A, verb: str, policy: Policy[A]) -> Case | Value:
    """A column: whether `actor` may `verb` the row that it stands in.

    It is the row's own condition, not a question about the same row once more, which PostgreSQL would answer for all
    rows of the country. The condition must not lead to more rows than one (by Exists it may).
    """
    who = policy[verb].who(actor)
    return Case(When(who, then=Value(True)), default=Value(False)) if who else Value(True)


def require(actor: A, verb: str, policy: Policy[A]) -> None:
    """Check a verb that makes something new, so that there is no row yet. Raises NotAllowed with the reason."""
    if policy[verb].who(actor) == NOBODY:
        raise NotAllowed(policy[verb].why)


def fetch(actor: A, verb: str, policy: Policy[A], rows: QuerySet[M], **where: object) -> M:
    """The row that `actor` may `verb`. Raises NotFound if absent or not theirs to read, else NotAllowed."""
    readable = allowed(actor, "read", policy, rows).filter(**where)
    if row := readable.filter(policy[verb].who(actor)).first():
        return row
    if readable.exists():
        raise NotAllowed(policy[verb].why)
    raise NotFound(_("This page does not exist."))
