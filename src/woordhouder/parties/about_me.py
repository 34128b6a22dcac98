"""What is kept about a person, told and erased as a whole: each room says what it keeps.

A room lists its part with `keeps(...)` where its actions are defined; the page about herself, its download and the
action `parties.erase_me` go through all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from woordhouder.record.refusals import Words

from .models import Person


@dataclass(frozen=True)
class Kept:
    """One sort of thing kept about people: what it is, why, how long.

    `tell(person)` gives its rows as facts of JSON; `erase(person)` takes away what can be hers, inside the action.
    """

    what: Words
    why: Words
    how_long: Words
    tell: Callable[[Person], list[dict[str, Any]]]
    erase: Callable[[Person], None]


KEPT: dict[str, Kept] = {}


def keeps(name: str, kept: Kept) -> None:
    """List a sort of thing by its name in the download ("memberships")."""
    KEPT[name] = kept
