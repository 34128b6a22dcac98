"""The one door for every write: functions registered as actions.

An action is a plain function `perform(actor, *, ...)` with typed arguments. Each call checks its arguments, runs in one
durable transaction, leaves exactly one audit row and the entry that it owes; or nothing happened.
"""

import inspect
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, get_type_hints, runtime_checkable

from django.db import transaction
from django.db.models import Model
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from .asked import asked_anew
from .clock import now, one_moment
from .kinds import Kind
from .models import Audit, Entry
from .typed import invalid


@runtime_checkable
class Doer(Protocol):
    """Who acts, as far as the record needs to know. `parties.actor.Actor` is the one that does."""

    @property
    def mark(self) -> str:
        """Who, for the private audit row: a person's and an organisation's reference, or "system"."""

    @property
    def stands_for(self) -> str:
        """The organisation's reference, or "system": all that an entry shows."""

    @property
    def hand(self) -> dict[str, str]:
        """Who acted, on what mandate: committed to in the entry, never opened in public."""


D = TypeVar("D", bound=Doer)
P = ParamSpec("P")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Action:
    """One thing that people do. `name` is "<room>.<verb>"; `arguments` checks and documents what it takes.

    `run(actor, **arguments)` takes the arguments as Python values or in the forms that JSON has for them.
    """

    name: str
    run: Callable[..., Model]
    arguments: type[BaseModel]
    owes: Kind | None
    says: str


@dataclass
class Run:
    """One call of an action under way: what it may record and what it recorded."""

    action: Action
    doer: Doer
    entry: Entry | None = None


ACTIONS: dict[str, Action] = {}
_running: ContextVar[Run | None] = ContextVar("running", default=None)


class BrokenPromise(RuntimeError):
    """A fault in our own code: an action outside its rules. The transaction is rolled back."""


def running() -> Run:
    """The call under way. Raises BrokenPromise outside an action."""
    if run := _running.get():
        return run
    raise BrokenPromise("Only an action writes to the record.")


def action(*, owes: Kind | None = None) -> Callable[[Callable[Concatenate[D, P], M]], Callable[Concatenate[D, P], M]]:
    """Register a function as an action that records one entry of kind `owes` (None: it makes nothing public).

    Calls raise Refused (nothing happened) and, for faults in our own code, BrokenPromise.
    """

    def register(perform: Callable[Concatenate[D, P], M]) -> Callable[Concatenate[D, P], M]:
        name = f"{perform.__module__.split('.')[1]}.{perform.__name__}"
        if name in ACTIONS:
            raise BrokenPromise(f"There are two actions {name}.")
        arguments = _arguments(name, perform)

        @wraps(perform)
        def run(actor: D, /, *args: P.args, **kwargs: P.kwargs) -> M:
            if not isinstance(actor, Doer) or args:
                raise BrokenPromise(f"{name} takes an actor, and its arguments by name.")
            try:
                given = arguments.model_validate(kwargs)
            except ValidationError as error:
                raise invalid(error) from error
            checked = {key: getattr(given, key) for key in arguments.model_fields}
            return _perform(act, perform, actor, checked)

        act = Action(name, run, arguments, owes, inspect.getdoc(perform) or "")
        ACTIONS[name] = act
        return run

    return register


def _perform(act: Action, perform: Callable[..., M], actor: Doer, checked: dict[str, Any]) -> M:
    """One call: what `perform` does, its entry and its audit row in one transaction, all of one moment."""
    if _running.get():
        raise BrokenPromise(f"{act.name} was called inside another action.")
    run = Run(act, actor)
    token = _running.set(run)
    try:
        with asked_anew(), one_moment(), transaction.atomic(durable=True):
            made = perform(actor, **checked)
            if (run.entry is None) != (act.owes is None):
                raise BrokenPromise(f"{act.name} owes {act.owes and act.owes.name}, recorded {run.entry}.")
            if not isinstance(made, Model) or made.pk is None:
                raise BrokenPromise(f"{act.name} gives back the row that it made.")
            made_as = f"{made._meta.label_lower}:{made.pk}"
            Audit.objects.create(action=act.name, by=actor.mark, at=now(), made=made_as, entry=run.entry)
        return made
    finally:
        _running.reset(token)


def _arguments(name: str, perform: Callable[..., Any]) -> type[BaseModel]:
    """The model of the keyword arguments of `perform`, from its annotations. Raises BrokenPromise without them."""
    hints = get_type_hints(perform, include_extras=True)
    parameters = list(inspect.signature(perform).parameters.values())[1:]
    if wrong := [given.name for given in parameters if given.kind is not given.KEYWORD_ONLY or given.name not in hints]:
        raise BrokenPromise(f"{name}: {', '.join(wrong)} must be keyword-only, with a type.")
    fields: dict[str, Any] = {
        given.name: (hints[given.name], ... if given.default is given.empty else given.default) for given in parameters
    }
    return create_model(name, __config__=ConfigDict(extra="forbid", frozen=True), **fields)
