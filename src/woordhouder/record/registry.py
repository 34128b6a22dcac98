"""The one door for every write: functions registered as actions.

An action is a plain function `perform(actor, *, ...)` with typed arguments. Each call checks its arguments, runs in one
durable transaction, leaves exactly one audit row and the entry that it owes; or nothing happened.
"""

import inspect
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, get_type_hints

from django.db import transaction
from django.db.models import Model
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from .clock import now
from .kinds import Kind
from .models import Audit, Entry
from .typed import invalid


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
    """One thing that people do. `name` is "<room>.<verb>"; `arguments` checks and documents what it takes."""

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


def action(
    *, owes: Kind | None = None
) -> Callable[[Callable[Concatenate[D, P], M]], Callable[Concatenate[D, P], M]]:
    """Register a function as an action that records one entry of kind `owes` (None: it makes nothing public).

    Calls raise Refused (nothing happened) and, for faults in our own code, BrokenPromise.
    """

    def register(perform: Callable[Concatenate[D, P], M]) -> Callable[Concatenate[D, P], M]:
        name = f"{perform.__module__.split('.')[1]}.{perform.__name__}"
        arguments = _arguments(name, perform)

        @wraps(perform)
        def run(actor: D, /, *args: P.args, **kwargs: P.kwargs) -> M:
            try:
                given = arguments.model_validate(kwargs)
            except ValidationError as error:
                raise invalid(error) from error
            checked = {key: getattr(given, key) for key in arguments.model_fields}
            return _perform(ACTIONS[name], perform, actor, checked)

        ACTIONS[name] = Action(name, run, arguments, owes, inspect.getdoc(perform) or "")
        return run

    return register


def _perform(act: Action, perform: Callable[..., M], actor: Doer, checked: dict[str, Any]) -> M:
    if _running.get():
        raise BrokenPromise(f"{act.name} was called inside another action.")
    token = _running.set(Run(act, actor))
    try:
        with transaction.atomic(durable=True):
            made = perform(actor, **checked)
            entry = running().entry
            if (entry is None) != (act.owes is None):
                raise BrokenPromise(f"{act.name} owes {act.owes and act.owes.name}, recorded {entry and entry.kind}.")
            Audit.objects.create(
                action=act.name, by=actor.mark, at=now(), made=f"{made._meta.label_lower}:{made.pk}", entry=entry
            )
        return made
    finally:
        _running.reset(token)


def _arguments(name: str, perform: Callable[..., Any]) -> type[BaseModel]:
    """The model of the keyword arguments of `perform`, from its annotations."""
    hints = get_type_hints(perform, include_extras=True)
    fields: dict[str, Any] = {
        parameter.name: (hints[parameter.name], ... if parameter.default is parameter.empty else parameter.default)
        for parameter in list(inspect.signature(perform).parameters.values())[1:]
    }
    return create_model(name, __config__=ConfigDict(extra="forbid", frozen=True), **fields)
