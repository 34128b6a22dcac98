"""What an action answers when it will not: what is wrong, what was kept, what to do next."""

from dataclasses import dataclass
from typing import TypeAlias

from django.utils.functional import Promise

Words: TypeAlias = str | Promise


@dataclass(frozen=True)
class FieldError:
    """One thing wrong with one argument. `path` names it as in the file or form: "facts.sources.0.url"."""

    path: str
    message: Words


class Refused(Exception):
    """An action was refused; nothing was changed.

    `what` says what is wrong, `next_step` what the person can do, `errors` names the arguments at fault.
    """

    def __init__(self, what: Words, *, next_step: Words = "", errors: tuple[FieldError, ...] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.next_step = next_step
        self.errors = errors

    def __str__(self) -> str:
        lines = [str(self.what), *(f"{error.path}: {error.message}" for error in self.errors)]
        return "\n".join([*lines, str(self.next_step)]).strip()


class NotFound(Refused):
    """Absent, or not theirs to know of: both answer alike."""


class NotAllowed(Refused):
    """They may read it, but not do this."""


class Invalid(Refused):
    """The arguments have not the right form."""


class Overtaken(Refused):
    """Somebody wrote a newer version than the one that was seen. Both are kept: what was typed comes back."""
