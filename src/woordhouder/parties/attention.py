"""The form of one thing that asks somebody's attention. Rooms give them; the start page shows them in one list."""

from dataclasses import dataclass
from datetime import datetime

from woordhouder.record.refusals import Words


@dataclass(frozen=True)
class Item:
    """One short task. `minutes`: an honest estimate; `address`: one click to it; `since`: when it began to wait."""

    title: Words
    text: Words
    minutes: int
    address: str
    since: datetime
