"""What a person carries for an organisation, handed to a colleague as a whole: each room says what it has.

A room lists its part with `carries(...)` where its actions are defined; the page about leaving and the action
`parties.hand_over` go through all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from woordhouder.record.refusals import Words

from .models import Membership


@dataclass(frozen=True)
class Carried:
    """One sort of open work. `count(membership)`: how much of it this member carries for her organisation now.

    `hand(membership, colleague)` gives it to a colleague of the same organisation, inside the action; it raises Refused
    when she cannot carry it. `is_personal`: it is hers and not the organisation's, so that only she hands it over.
    """

    what: Words
    count: Callable[[Membership], int]
    hand: Callable[[Membership, Membership], None]
    is_personal: bool = False


CARRIED: dict[str, Carried] = {}


def carries(name: str, carried: Carried) -> None:
    """List a sort of work by a name of the room ("interviews")."""
    CARRIED[name] = carried
