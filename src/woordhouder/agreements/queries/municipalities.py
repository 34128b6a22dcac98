"""One municipality: the tables that are about it, what was agreed there, and what the library has of it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.examples.queries import ExampleLine, example_lines
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.municipalities import AS_OF, municipalities, municipality_address, slugs
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound

from ..addresses import agreement_address
from ..models import ActItem, Agreement, AgreementKind
from ..moments import today
from ..policy import ACT_ITEM, AGREEMENT


@dataclass(frozen=True)
class AgreementLine:
    """An agreement of a table over the municipality. `promises`: how many of them the reader may read."""

    title: str
    address: str
    table: str
    kind: object
    starts: date
    until: date | None
    promises: int
    is_over: bool


@dataclass(frozen=True)
class MunicipalityPage:
    """A municipality of 1 January 2023. `tables`: name, address, and whether it is about others too."""

    name: str
    slug: str
    province: str
    tables: Sequence[tuple[str, str, bool]]
    agreements: Sequence[AgreementLine]
    examples: Sequence[ExampleLine]

    @property
    def address(self) -> str:
        return f"/gemeenten/{self.slug}"


@dataclass(frozen=True)
class PlaceLine:
    """A municipality in the list, with how many tables are about it."""

    name: str
    address: str
    tables: int


@dataclass(frozen=True)
class MunicipalitiesPage:
    """All municipalities of 1 January 2023 by province."""

    provinces: Sequence[tuple[str, Sequence[PlaceLine]]]

    @property
    def places(self) -> Sequence[PlaceLine]:
        return [line for _province, lines in self.provinces for line in lines]

    @property
    def covered(self) -> int:
        """Of how many there is a table that the reader may see."""
        return sum(line.tables > 0 for line in self.places)

    @property
    def total(self) -> int:
        return len(self.places)


def municipalities_page(actor: Actor) -> MunicipalitiesPage:
    """Every municipality, whether there is a table for it or not. Always 1 query."""
    counts = Counter(name for row in readable_tables(actor) for name in row.municipalities)
    found: dict[str, list[PlaceLine]] = defaultdict(list)
    for name, place in sorted(municipalities().items()):
        found[place.province].append(PlaceLine(name, municipality_address(name), counts[name]))
    return MunicipalitiesPage(sorted(found.items()))


def municipalities_data(page: MunicipalitiesPage) -> dict[str, Any]:
    """The same as data."""
    return {
        "municipalities_of": AS_OF,
        "covered": page.covered,
        "municipalities": [
            {"name": line.name, "province": province, "tables": line.tables, "address": line.address}
            for province, lines in page.provinces
            for line in lines
        ],
    }


def municipality_page(actor: Actor, slug: str, moment: datetime) -> MunicipalityPage:
    """What `actor` may know of a municipality. Raises NotFound for none of the list. At most 4 queries."""
    if slug not in slugs():
        raise NotFound(_("This page does not exist."))
    found = municipalities()[slugs()[slug]]
    tables = [row for row in readable_tables(actor) if found.name in row.municipalities]
    return MunicipalityPage(
        name=found.name,
        slug=slug,
        province=found.province,
        tables=[(row.name, f"/{row.slug}", len(row.municipalities) > 1) for row in tables],
        agreements=_agreements(actor, tables, moment) if tables else (),
        examples=[line for line in example_lines(actor) if found.name in line.places],
    )


def readable_tables(actor: Actor) -> list[Partnership]:
    """The tables that `actor` may see, by name. 1 query."""
    return list(allowed(actor, "read", PARTNERSHIP, Partnership.objects.order_by("name", "pk")))


def addresses(actor: Actor) -> list[tuple[str, datetime | None]]:
    """For the sitemap: tables, agreements, and the municipalities of those tables. Promises are linked from their
    agreement. Always 2 queries.
    """
    tables = readable_tables(actor)
    agreements = allowed(actor, "read", AGREEMENT, Agreement.objects.select_related("partnership").order_by("pk"))
    places = sorted({name for row in tables for name in row.municipalities if name in municipalities()})
    return [
        *((f"/{row.slug}", None) for row in tables),
        *((agreement_address(row.partnership.slug, row.slug), None) for row in agreements),
        *((municipality_address(name), None) for name in places),
    ]


def municipality_data(page: MunicipalityPage) -> dict[str, Any]:
    """The same as data."""
    return {
        "name": page.name,
        "province": page.province,
        "municipalities_of": AS_OF,
        "tables": [{"name": name, "address": address} for name, address, _is_shared in page.tables],
        "agreements": [
            {
                "title": line.title,
                "address": line.address,
                "starts": line.starts,
                "until": line.until,
                "commitments": line.promises,
            }
            for line in page.agreements
        ],
        "examples": [{"title": line.title, "address": line.address} for line in page.examples],
    }


def _agreements(actor: Actor, tables: Sequence[Partnership], moment: datetime) -> list[AgreementLine]:
    """The agreements that the reader may read, newest first. 2 queries."""
    rows = allowed(actor, "read", AGREEMENT, Agreement.objects.filter(partnership__in=tables))
    items = allowed(actor, "read", ACT_ITEM, ActItem.objects.filter(act__agreement__partnership__in=tables))
    shown = set(items.values_list("commitment__agreement", "commitment"))
    numbers = Counter(agreement for agreement, _commitment in shown)
    return [
        AgreementLine(
            title=row.title,
            address=agreement_address(row.partnership.slug, row.slug),
            table=row.partnership.name,
            kind=AgreementKind(row.kind).label,
            starts=row.starts,
            until=row.until,
            promises=numbers[row.pk],
            is_over=row.until is not None and row.until < today(moment),
        )
        for row in rows.select_related("partnership").order_by("-starts", "title")
    ]
