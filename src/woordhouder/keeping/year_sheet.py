"""The picture of a year: the same numbers as its table, as bars. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, LINE, LEFT = 640, 34, 210
LONGEST = WIDTH - LEFT - 50


@dataclass(frozen=True)
class Bar:
    """One bar: a label, its number, and where it stands. `number_at`: where its number begins."""

    label: str
    number: int
    top: int
    width: int

    @property
    def text_at(self) -> int:
        """The foot of the words beside it."""
        return self.top + 17

    @property
    def number_at(self) -> int:
        """Where its number begins."""
        return LEFT + self.width + 8


@dataclass(frozen=True)
class Picture:
    """Bars from top to bottom, in a field so wide and tall. `left`: where the bars begin."""

    bars: Sequence[Bar]
    tall: int
    width: int = WIDTH
    left: int = LEFT


def picture(numbers: Sequence[tuple[str, int]]) -> Picture:
    """A bar for each label, as long as its number beside the greatest."""
    most = max((number for _label, number in numbers), default=0) or 1
    bars = [
        Bar(label, number, 6 + at * LINE, round(LONGEST * number / most)) for at, (label, number) in enumerate(numbers)
    ]
    return Picture(bars, 12 + len(bars) * LINE)
