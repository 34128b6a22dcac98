"""What promises say on 31 December of a year, as known on a moment: the ground on which progress is computed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db.models import Exists, OuterRef

from woordhouder.agreements.in_force import InForce, Item, text
from woordhouder.agreements.models import ActItem, Signature, Wording
from woordhouder.agreements.policy import ACT_ITEM
from woordhouder.agreements.queries.items import item_of, said_by_act, with_needs
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..recorded import Indicator, Promise


@dataclass(frozen=True)
class Promised:
    """The wording in force for a commitment on 31 December. `is_readable`: by who asks."""

    commitment: str
    year: int
    wording: Wording
    is_readable: bool

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


def promised(
    actor: Actor, commitments: Collection[int], years: Iterable[int], known: datetime
) -> Mapping[tuple[str, int], Promised]:
    """By commitment (by reference; asked by id) and year what is in force on 31 December. At most 3 queries."""
    rows = ActItem.objects.filter(commitment__in=commitments, act__recorded_at__lte=known)
    readable = allowed(actor, "read", ACT_ITEM, ActItem.objects.filter(pk=OuterRef("pk")))
    lines = list(with_needs(rows.annotate(is_readable=Exists(readable)), "is_readable", "wording_in_id"))
    said = said_by_act(Signature.objects.filter(act__in=rows.values("act")))
    items = [(item_of(values, needs, said), values) for values, needs in lines]
    known_as = {(item.act, item.commitment): values for item, values in items}
    chosen = {
        (name, year): values
        for year in years
        for name, found in _on(year, [item for item, _values in items], known).items()
        if found.state == "in_force" and found.item and (values := known_as[found.item.act, name])["wording_in_id"]
    }
    wordings = Wording.objects.select_related("lead__organisation").in_bulk(
        {one["wording_in_id"] for one in chosen.values()}
    )
    return {
        (name, year): Promised(name, year, wordings[values["wording_in_id"]], values["is_readable"])
        for (name, year), values in chosen.items()
    }


def _on(year: int, items: list[Item], known: datetime) -> dict[str, InForce]:
    return text(items, date(year, 12, 31), known)
