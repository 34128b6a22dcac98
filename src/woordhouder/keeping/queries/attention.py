"""What asks attention of who keeps promises: reports that are due, what others say, talks, evidence, and thanks."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from woordhouder.agreements.moments import today
from woordhouder.parties.actor import Actor
from woordhouder.parties.attention import Item
from woordhouder.parties.policy import WRITING, seats_of

from ..talks import Wished, agreed_day
from .attention_lines import Line, Sort, lines
from .attention_told import Waiting, items
from .links import link_states
from .promised import AtYearEnd, at_year_ends

SOON = timedelta(days=3)
"""So long before its last day a talk asks its two sides whether they need longer."""


def attention(actor: Actor, moment: datetime) -> list[Item]:
    """What waits for the actor, for the organisation that she writes for, at all its tables.

    1 query, and at most 3 more when something may wait.
    """
    mine = seats_of(actor, *WRITING) if actor.is_known else []
    if not mine:
        return []
    found = lines(mine, moment)
    return items(_waiting(actor, mine, found, moment))


def _waiting(
    actor: Actor,
    mine: Collection[int],
    found: Sequence[Line],
    moment: datetime,
) -> Iterable[Waiting]:
    """What of these lines waits indeed, as the texts in force and the themes of her seats have it."""
    texts, day = _texts(actor, found, moment), today(moment)
    themes, wishes = _themes(found), _wishes(found)
    states = link_states({line.told for line in found if line.which == Sort.DEAD_LINK}, day)
    broken = {url for url, state in states.items() if state.is_broken}
    for line in found:
        text = texts.get((line.commitment, line.year or 0))
        leads = text is not None and text.lead_id in mine
        if line.which == Sort.DUE and leads:
            yield Waiting.of(line, is_over=line.day is not None and line.day < day)
        elif line.which == Sort.TALK and (leads or line.seat in mine):
            yield from _talk(line, mine, wishes.get(line.name, ()), day)
        elif _waits(line, text, themes, broken, leads=leads):
            yield Waiting.of(line)


def _waits(
    line: Line,
    text: AtYearEnd | None,
    themes: Mapping[int, frozenset[str]],
    broken: Collection[str],
    *,
    leads: bool,
) -> bool:
    """Whether a line waits that is told as it is, without a day of its own."""
    if line.which == Sort.DEAD_LINK:
        return line.told in broken
    if line.which == Sort.AFFECTED:
        return leads and text is not None and text.wording_id == line.more
    if line.which == Sort.TO_LOOK_AT:
        return not leads and text is not None and _concerns(text, themes)
    return line.which in (Sort.CONTEST, Sort.OTHER_FIGURE, Sort.THANKED)


def _talk(line: Line, mine: Collection[int], wishes: Iterable[Wished], day: date) -> Iterable[Waiting]:
    """A talk asks for words once the other side spoke last; of both sides when its last day comes; and of who raised
    it when that day is over: only she can go on then.
    """
    until = agreed_day(str(line.seat), line.day or day, wishes)
    if day > until and line.seat in mine:
        yield Waiting.of(line, until=until, is_over=True)
    elif day <= until <= day + SOON:
        yield Waiting.of(line, until=until, is_soon=True)
    elif line.more not in mine:
        yield Waiting.of(line, until=until)


def _wishes(found: Iterable[Line]) -> Mapping[str, Sequence[Wished]]:
    """By concern what its sides wished for its last day, in their order."""
    wishes: dict[str, list[Wished]] = defaultdict(list)
    for line in sorted((line for line in found if line.which == Sort.WISH and line.day), key=lambda line: line.more):
        wishes[line.name].append(Wished(str(line.seat), line.day or date.max))
    return wishes


def _texts(actor: Actor, found: Iterable[Line], moment: datetime) -> Mapping[tuple[str, int], AtYearEnd]:
    """By commitment and year what is promised, where that decides whether it waits. At most 2 queries."""
    asked = [line for line in found if line.which in (Sort.DUE, Sort.TO_LOOK_AT, Sort.TALK, Sort.AFFECTED)]
    if not asked:
        return {}
    return at_year_ends(actor, {line.pk for line in asked}, {line.year for line in asked if line.year}, moment)


def _themes(found: Iterable[Line]) -> dict[int, frozenset[str]]:
    """By seat (by id) its themes, empty for all."""
    rows = sorted((line for line in found if line.which == Sort.TERMS), key=lambda line: line.more)
    return {line.seat: frozenset(json.loads(line.told)) for line in rows}


def _concerns(text: AtYearEnd, themes: Mapping[int, frozenset[str]]) -> bool:
    return any(not some or text.theme in some for some in themes.values())
