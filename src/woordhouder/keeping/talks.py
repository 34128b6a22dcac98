"""A talk about a doubt: until when it lasts, and whether it opens the way to a contest (docs/rules.md 4). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .words import Outcome

DAYS = 14
"""How long a talk lasts when nothing else was agreed."""


@dataclass(frozen=True)
class Wished:
    """A seat wants the talk to last until a day."""

    seat: str
    day: date


@dataclass(frozen=True)
class Talk:
    """A talk that `seat` began. `wished`: the days that its two sides named, in their order."""

    seat: str
    first_day: date
    wished: tuple[Wished, ...] = ()
    outcome: Outcome | None = None

    @property
    def until(self) -> date:
        """Its last day: the newest that both sides wanted, else the first."""
        return agreed_day(self.seat, self.first_day, self.wished)

    def opens_contest(self, day: date) -> bool:
        """Whether its seat may contest on that day: it ended without agreement, or its day is over."""
        return self.outcome is Outcome.NOT_AGREED or (self.outcome is None and day > self.until)


def agreed_day(seat: str, first: date, wished: Iterable[Wished]) -> date:
    """The newest day that who began the talk and the other side both named last."""
    agreed, own, other = first, None, None
    for wish in wished:
        if wish.seat == seat:
            own = wish.day
        else:
            other = wish.day
        if own is not None and own == other:
            agreed = own
    return agreed
