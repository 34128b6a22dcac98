"""What promises say on 31 December of a year, as known on a moment: the ground on which progress is computed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from woordhouder.agreements.in_force import texts
from woordhouder.agreements.models import ActItem, Wording
from woordhouder.agreements.policy import ACT_ITEM
from woordhouder.agreements.queries.items import with_facts
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import is_allowed

from ..recorded import Indicator, Promise

OF_WORDING = ("wording_in_id", "wording_in__lead_id", "wording_in__theme")


@dataclass(frozen=True)
class AtYearEnd:
    """Which wording is in force for a commitment on 31 December, without its words. `lead_id`: the seat that leads.

    `is_readable`: by who asks.
    """

    commitment: str
    year: int
    wording_id: int
    lead_id: int
    theme: str
    is_readable: bool


@dataclass(frozen=True)
class Promised:
    """The wording in force for a commitment on 31 December. `is_readable`: by who asks."""

    commitment: str
    year: int
    wording: Wording
    is_readable: bool

    @property
    def wording_id(self) -> int:
        """Its id."""
        return self.wording.pk

    @property
    def promise(self) -> Promise:
        """As the rules have it."""
        row = self.wording
        return Promise(row.reference, row.lead.reference, row.theme, indicator_of(row))


def indicator_of(row: Wording) -> Indicator | None:
    """The figure that a wording promises, in exact numbers."""
    if not row.indicator:
        return None
    return Indicator(
        direction=row.direction,
        form=row.form,
        targets={int(year): Fraction(target) for year, target in row.targets.items()},
        baseline=None if row.baseline is None else Fraction(row.baseline),
        baseline_year=row.baseline_year,
    )


def at_year_ends(
    actor: Actor, commitments: Collection[int], years: Iterable[int], known: datetime
) -> Mapping[tuple[str, int], AtYearEnd]:
    """By commitment (by reference; asked by id) and year what is in force on 31 December. At most 2 queries."""
    rows = ActItem.objects.filter(commitment__in=commitments, act__recorded_at__lte=known)
    marked = rows.annotate(is_readable=is_allowed(actor, "read", ACT_ITEM))
    items = with_facts(marked, "is_readable", *OF_WORDING)
    known_as = {(item.act, item.commitment): values for item, values in items}
    ends = {date(year, 12, 31): year for year in years}
    return {
        (name, ends[day]): AtYearEnd(
            name,
            ends[day],
            values["wording_in_id"],
            values["wording_in__lead_id"],
            values["wording_in__theme"],
            values["is_readable"],
        )
        for day, found in texts([item for item, _values in items], ends, known).items()
        for name, one in found.items()
        if one.state == "in_force" and one.item and (values := known_as[one.item.act, name])["wording_in_id"]
    }


def worded(found: Iterable[AtYearEnd]) -> Mapping[tuple[str, int], Promised]:
    """The same with the words. 1 query; none for nothing."""
    ends = list(found)
    rows = Wording.objects.select_related("lead__organisation").filter(pk__in={one.wording_id for one in ends})
    wordings = {row.pk: row for row in rows}
    return {
        (one.commitment, one.year): Promised(one.commitment, one.year, wordings[one.wording_id], one.is_readable)
        for one in ends
    }


def promised(
    actor: Actor, commitments: Collection[int], years: Iterable[int], known: datetime
) -> Mapping[tuple[str, int], Promised]:
    """By commitment (by reference; asked by id) and year what is in force on 31 December. At most 3 queries."""
    return worded(at_year_ends(actor, commitments, years, known).values())
