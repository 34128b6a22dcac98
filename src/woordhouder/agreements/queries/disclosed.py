"""Which sealed entries tell of an act, and what of them everybody may read."""

from woordhouder.record.kinds import HAND
from woordhouder.record.models import Audience, Entry

from ..kinds import ACTS, CLOSED, CONFIRMED, MOST_PARTS, PROMISES, SIGNED
from ..models import Act
from .bars import bars_of
from .entries import entries_on

ANSWERS = {SIGNED.name, CONFIRMED.name, CLOSED.name}
RECORDS = {kind.name for kind in ACTS.values()}


def sealed_entries(act: Act) -> list[Entry]:
    """The sealed entries about an act: the one that recorded it, first, and what seats answered. Always 2 queries."""
    rows = entries_on(act.agreement, act.reference)
    return [
        row for row in rows if row.stream.audience != Audience.PUBLIC and (row.kind in ANSWERS or row.kind in RECORDS)
    ]


def public_entries(act: Act) -> list[Entry]:
    """The entries in public that recorded an act: of what was public elsewhere at once. Always 2 queries."""
    rows = entries_on(act.agreement, act.reference)
    return [row for row in rows if row.stream.audience == Audience.PUBLIC and row.kind in RECORDS]


def openings_of(act: Act, sealed: list[Entry]) -> dict[Entry, list[str]]:
    """By sealed entry of an act the names of the openings that everybody may read now. 3 queries, 1 more an entry.

    The promises of one opening are read once all of them are public and no bar lies over any; reasons of answers, which
    may be about any promise, once the whole act is.
    """
    closed = closed_parts(act)
    is_whole = not act.items.filter(public_from=None).exists()
    found = {}
    for entry in sealed:
        names = list(entry.openings.exclude(name=HAND).values_list("name", flat=True))
        if entry.kind in ANSWERS:
            found[entry] = names if is_whole else [name for name in names if name == "seat"]
        else:
            found[entry] = [name for name in names if name not in closed]
    return found


def closed_parts(act: Act) -> set[str]:
    """The openings of promises in the entry of the act that hold words which are not public. 2 queries."""
    items = list(act.items.order_by("pk").values_list("wording_in", "public_from"))
    barred = bars_of(wording for wording, _since in items if wording)
    size = max(1, -(-len(items) // MOST_PARTS))
    return {PROMISES[at // size] for at, (wording, since) in enumerate(items) if since is None or wording in barred}
