"""A table that reports each quarter, told by actions: two promises of one party, and what was reported before."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from woordhouder.agreements import actions as promising
from woordhouder.agreements.models import Commitment
from woordhouder.keeping import actions
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.record.clock import acting_at

from .keeping import SLUG, YEAR, Kept, sit_down

AGREED, TOLD = datetime(YEAR - 1, 1, 10, 9, tzinfo=UTC), datetime(YEAR, 1, 10, 9, tzinfo=UTC)
IN_TIME = datetime(YEAR, 4, 10, 9, tzinfo=UTC)
QUARTER, HALF = 3, 6
TOGETHER, EACH_YEAR = 1, 2
"""The number of the promise that counts the years together, and of the one that counts each year by itself."""


def tell(place: str) -> None:
    """Thirty of the first forty are there, and in the first quarter of the next forty ten: reported in time."""
    table = Kept(place)
    with acting_at(AGREED):
        seats = list(sit_down(table))
        together, _each = _register(table, seats)
    landlord = seats[0][0]
    for moment, year, part, value in ((TOLD, YEAR - 1, 12, "30"), (IN_TIME, YEAR, QUARTER, "10")):
        with acting_at(moment):
            facts = {"value": value, "story": "Geteld bij de sleutels."}
            actions.report(landlord, commitment=together, year=year, part=part, facts=facts)


def _register(table: Kept, seats: Sequence[tuple[Actor, str, int]]) -> list[str]:
    """The two promises, of the landlord; public already elsewhere."""
    official, landlord = seats[1][0], seats[0][1]
    row = Seat.objects.get(reference=landlord).partnership
    begun = promising.prepare(official, partnership=row.reference, kind="registration").reference
    facts = {
        "title": f"Afspraken van {table.place}",
        "slug": SLUG,
        "starts": date(YEAR - 1, 1, 1),
        "until": date(YEAR + 2, 12, 31),
        "parties": [seat for _actor, seat, _count in seats],
        "elsewhere": {"url": "https://raad.example/afspraken", "publisher": "De raad", "seen_on": AGREED.date()},
    }
    promising.set_act_facts(official, preparation=begun, facts=facts)
    for title, form, years in (("samen", "cumulative", (YEAR - 1, YEAR)), ("per jaar", "per_year", (YEAR,))):
        promising.put_promise(official, preparation=begun, facts=_promise(title, landlord, form, years))
    act = promising.register(official, preparation=begun)
    rows = Commitment.objects.filter(agreement=act.agreement).order_by("number")
    return list(rows.values_list("reference", flat=True))


def _promise(title: str, lead: str, form: str, years: Sequence[int]) -> dict[str, Any]:
    counted = {"name": "Woningen", "unit": "woningen", "form": form, "targets": dict.fromkeys(years, "40")}
    return {
        "title": f"Veertig woningen {title}",
        "text": f"Ieder jaar komen er veertig woningen bij, geteld {title}.",
        "theme": "availability",
        "lead": lead,
        "indicator": counted,
    }
