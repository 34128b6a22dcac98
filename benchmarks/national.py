"""The national data set: the tables of a whole country, invented, the same each time, filled in bulk.

This is the one write that is no action: actions would take hours (design, invariant 7). So nothing of it stands in the
record: there are no receipts and no audit rows, and an empty entry where a report must name one. All names and promises
are invented, those of the municipalities too. Ten years were reported on, and half of the eleventh.

`fill_small` makes one table of forty promises; `fill_nation` puts the others beside it.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle

from django.db import transaction

from woordhouder.parties.models import (
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    Person,
    Role,
    Seat,
    SeatTerms,
)
from woordhouder.parties.municipalities import Municipality, municipalities, slugs

from .national_promises import agree
from .national_rows import Rows, reference

SEED = 20260101
FOUNDED = datetime(2016, 10, 1, 9, tzinfo=UTC)
AT_ONCE = 20
# The association that sits at many tables, and how many.
LARGE, TABLES_OF_THE_LARGE = "Woonstichting Groot", 20


@dataclass(frozen=True)
class Sizes:
    """How much there is of each. `pairs`: of a municipality and an association at a table."""

    municipalities: int = 342
    tables: int = 600
    pairs: int = 1_700
    commitments: int = 100_000

    def scaled(self, scale: float) -> "Sizes":
        """The same country, smaller: at least two of each, and a pair for each table."""
        tables = max(2, round(self.tables * scale))
        return Sizes(
            municipalities=max(2, round(self.municipalities * scale)),
            tables=tables,
            pairs=max(tables, round(self.pairs * scale)),
            commitments=max(SMALL.commitments + tables, round(self.commitments * scale)),
        )


SMALL = Sizes(1, 1, 1, 40)


@dataclass
class Country:
    """What was made so far: organisations by name, and who acts for each."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)


@contextmanager
def invented_places(number: int) -> Iterator[None]:
    """So many municipalities that do not exist stand in the list, beside those that do, for as long as this lasts."""
    known = municipalities()
    provinces = cycle(sorted({place.province for place in known.values()}))
    made = [
        Municipality(f"X{at:04}", place_name(at), next(provinces), 52.0 + at / 10_000, 5.0)
        for at in range(1, number + 1)
    ]
    known.update({place.name: place for place in made})
    slugs.cache_clear()
    try:
        yield
    finally:
        for place in made:
            del known[place.name]
        slugs.cache_clear()


def place_name(number: int) -> str:
    return f"Plaats {number:03}"


def table_slug(number: int) -> str:
    return f"tafel-{number:03}"


def email_of(name: str) -> str:
    """Who may bind the organisation with this name."""
    return f"{name.lower().replace(' ', '-')}@tafels.example"


def fill_small() -> Country:
    """One table, with one agreement of forty promises."""
    country, chance = Country(), random.Random(SEED)
    rows = Rows(chance)
    seats = _table(country, rows, 1, Sizes(), ["Woonstichting 001"])
    agree(rows, 1, seats, SMALL.commitments, people=country.people, is_single=True)
    rows.write()
    return country


def fill_nation(country: Country, sizes: Sizes) -> None:
    """The other tables of a country of these sizes, each with a framework and its years."""
    associations = _associations(sizes)
    counts = _shared(sizes.commitments - SMALL.commitments, sizes.tables - 1)
    for first in range(2, sizes.tables + 1, AT_ONCE):
        rows = Rows(random.Random(f"{SEED} {first}"))
        for number in range(first, min(first + AT_ONCE, sizes.tables + 1)):
            names = associations[number - 2]
            seats = _table(country, rows, number, sizes, names)
            agree(rows, number, seats, counts[number - 2], people=country.people, large=LARGE)
        with transaction.atomic():
            rows.write()


def _associations(sizes: Sizes) -> list[list[str]]:
    """The names of the associations at each table but the first. The large one sits at the first of these."""
    others = cycle(f"Woonstichting {at:03}" for at in range(2, max(8, sizes.pairs // 6) + 1))
    found = []
    for at, number in enumerate(_shared(sizes.pairs - SMALL.pairs, sizes.tables - 1)):
        large = [LARGE] if at < TABLES_OF_THE_LARGE else []
        found.append([*large, *(next(others) for _one in range(number - len(large)))])
    return found


def _shared(total: int, among: int) -> list[int]:
    """The total in equal whole parts; the first ones have what remains."""
    return [total // among + (at < total % among) for at in range(among)]


def _table(country: Country, rows: Rows, number: int, sizes: Sizes, associations: Sequence[str]) -> list[Seat]:
    """A table over a municipality, every tenth over two: that, the associations, their tenants, and sometimes care."""
    here = [(number - 1) % sizes.municipalities + 1]
    if number % 10 == 0:
        here.append(here[0] % sizes.municipalities + 1)
    holders = [(f"Gemeente {place_name(at)}", OrganisationKind.MUNICIPALITY) for at in dict.fromkeys(here)]
    for name in associations:
        holders.append((name, OrganisationKind.HOUSING_ASSOCIATION))
        holders.append((f"Huurders van {name}", OrganisationKind.TENANTS_ORGANISATION))
    if number % 3 == 1:
        holders.append((f"Zorggroep {number // 30 + 1:03}", OrganisationKind.CARE_PROVIDER))
    organisations = [_organisation(country, rows, name, kind) for name, kind in holders]
    table = Partnership(
        reference=reference(rows.chance, "table"),
        slug=table_slug(number),
        name=f"Tafel {number:03}",
        municipalities=[place_name(at) for at in dict.fromkeys(here)],
        founded_by=organisations[0],
        founded_at=FOUNDED,
    )
    rows.add(table)
    return [_seat(rows, table, organisation) for organisation in organisations]


def _organisation(country: Country, rows: Rows, name: str, kind: OrganisationKind) -> Organisation:
    """The organisation with this name, with one person who may bind it."""
    if name not in country.organisations:
        made = Organisation(reference=reference(rows.chance, "org"), kind=kind, name=name, founded_at=FOUNDED)
        person = Person(reference=reference(rows.chance, "person"), email=email_of(name), joined_at=FOUNDED)
        rows.add(made, person, Membership(person=person, organisation=made, role=Role.BIND, since=FOUNDED))
        country.organisations[name], country.people[name] = made, person
    return country.organisations[name]


def _seat(rows: Rows, table: Partnership, organisation: Organisation) -> Seat:
    """A claimed seat; care advises, the others sign."""
    seat = Seat(
        reference=reference(rows.chance, "seat"),
        partnership=table,
        organisation=organisation,
        made_at=FOUNDED,
        claimed_at=FOUNDED,
    )
    signs = organisation.kind != OrganisationKind.CARE_PROVIDER
    rows.add(seat, SeatTerms(seat=seat, number=1, signs=signs, since=FOUNDED.date(), recorded_at=FOUNDED))
    return seat
