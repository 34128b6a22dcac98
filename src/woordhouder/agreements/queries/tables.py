"""Tables as people read them: the list by municipality, and one table with who sits there and what was agreed."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import OrganisationKind, Partnership, Seat, SeatTerms
from woordhouder.parties.municipalities import municipalities
from woordhouder.parties.policy import (
    PARTNERSHIP,
    WRITING,
    at_the_table,
    confirmed_organisations,
    facilitated,
    tables_of,
)
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import Words

from ..addresses import act_address, agreement_address
from ..models import Act, ActItem, ActKind, Agreement, AgreementKind
from ..moments import today
from ..policy import ACT, ACT_ITEM, AGREEMENT, GOAL

NEWEST = 5


@dataclass(frozen=True)
class TableLine:
    """A table in the list."""

    name: str
    slug: str
    municipalities: Sequence[str]
    region: str
    seats: int
    agreements: int

    @property
    def address(self) -> str:
        return f"/{self.slug}"

    @property
    def place(self) -> str:
        """The municipalities in one line, or the region."""
        return ", ".join(self.municipalities) or self.region


@dataclass(frozen=True)
class TablesPage:
    """The public tables by name, and how much of the country they cover."""

    tables: Sequence[TableLine]
    covered: Sequence[tuple[str, Sequence[TableLine]]]
    total: int

    @property
    def regional(self) -> Sequence[TableLine]:
        """The tables over a region, which name no municipality."""
        return [line for line in self.tables if not line.municipalities]


@dataclass(frozen=True)
class SeatLine:
    """A seat at a table today. `until`: its last day, if one is known; `themes`: codes, empty for all."""

    reference: str
    organisation: str
    organisation_reference: str
    kind: str
    is_claimed: bool
    signs: bool
    themes: Sequence[str]
    since: date
    until: date | None
    state: str

    @property
    def is_over(self) -> bool:
        return self.state == "over"

    @property
    def is_to_come(self) -> bool:
        return self.state == "to_come"

    @property
    def kind_label(self) -> object:
        return OrganisationKind(self.kind).label


@dataclass(frozen=True)
class AgreementLine:
    """An agreement of a table. `commitments`: how many of them the reader may read."""

    title: str
    slug: str
    address: str
    kind: str
    starts: date
    until: date | None
    parent: str
    commitments: int
    is_public: bool
    term: str

    @property
    def is_over(self) -> bool:
        return self.term == "over"

    @property
    def is_to_come(self) -> bool:
        return self.term == "to_come"

    @property
    def kind_label(self) -> object:
        return AgreementKind(self.kind).label


@dataclass(frozen=True)
class ActLine:
    """Something that was done with an agreement."""

    kind: str
    agreement: str
    address: str
    by: str
    at: datetime
    commitments: int

    @property
    def what(self) -> str:
        """In words what it did."""
        return {
            ActKind.REGISTRATION: _("Registered"),
            ActKind.ADOPTION: _("Put forward to be adopted"),
            ActKind.AMENDMENT: _("Put forward as a change"),
            ActKind.CORRECTION: _("Corrected"),
            ActKind.WITHDRAWAL: _("Put forward to end"),
        }[ActKind(self.kind)]


@dataclass(frozen=True)
class TablePage:
    """One table. `sits`: the reader sits at it; `writes`: she may prepare something there."""

    reference: str
    name: str
    slug: str
    municipalities: Sequence[str]
    region: str
    is_public: bool
    seats: Sequence[SeatLine]
    agreements: Sequence[AgreementLine]
    newest: Sequence[ActLine]
    goals: int
    sits: bool
    writes: bool

    @property
    def why_not(self) -> Words:
        """To who sits there and may not prepare anything: why there is no button; else ""."""
        return AGREEMENT["prepare"].why if self.sits and not self.writes else ""

    @property
    def address(self) -> str:
        return f"/{self.slug}"

    @property
    def place(self) -> str:
        return ", ".join(self.municipalities) or self.region

    @property
    def present(self) -> Sequence[SeatLine]:
        """Who sits there, or will."""
        return [seat for seat in self.seats if not seat.is_over]

    @property
    def left(self) -> Sequence[SeatLine]:
        return [seat for seat in self.seats if seat.is_over]

    @property
    def unclaimed(self) -> Sequence[SeatLine]:
        """Who was given a place and has not come yet."""
        return [seat for seat in self.present if not seat.is_claimed]


def tables_page(actor: Actor) -> TablesPage:
    """The tables that `actor` may read. Always 3 queries."""
    rows = list(allowed(actor, "read", PARTNERSHIP, Partnership.objects.order_by("name")))
    seats = Counter(Seat.objects.filter(partnership__in=[row.pk for row in rows]).values_list("partnership", flat=True))
    readable = allowed(actor, "read", AGREEMENT, Agreement.objects.all())
    agreements = Counter(readable.values_list("partnership", flat=True))
    lines = [
        TableLine(row.name, row.slug, tuple(row.municipalities), row.region or "", seats[row.pk], agreements[row.pk])
        for row in rows
    ]
    by_place: dict[str, list[TableLine]] = defaultdict(list)
    for line in lines:
        for place in line.municipalities:
            by_place[place].append(line)
    return TablesPage(lines, sorted(by_place.items()), len(municipalities()))


def tables_data(page: TablesPage) -> dict[str, Any]:
    """The same as data."""
    return {
        "municipalities_of": "2023-01-01",
        "municipalities": page.total,
        "covered": len(page.covered),
        "tables": [
            {
                "name": line.name,
                "slug": line.slug,
                "municipalities": list(line.municipalities),
                "region": line.region or None,
                "seats": line.seats,
                "agreements": line.agreements,
                "address": line.address,
            }
            for line in page.tables
        ],
    }


def table_page(actor: Actor, slug: str, moment: datetime) -> TablePage:
    """One table as it is at this moment. Raises NotFound. At most 10 queries, whatever the numbers."""
    table = fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), slug=slug)
    public = confirmed_organisations().filter(pk=table.founded_by_id).exists()
    return TablePage(
        reference=table.reference,
        name=table.name,
        slug=table.slug,
        municipalities=tuple(table.municipalities),
        region=table.region or "",
        is_public=public,
        seats=seat_lines(table, moment),
        agreements=_agreements(actor, table, moment),
        newest=_newest(actor, table),
        goals=allowed(actor, "read", GOAL, table.goals.all()).count(),
        sits=table.pk in at_the_table(actor),
        writes=table.pk in {*tables_of(actor, *WRITING), *facilitated(actor)},
    )


def seat_lines(table: Partnership, moment: datetime) -> list[SeatLine]:
    """The seats of a table with their newest terms: who signs first, by name. 1 query."""
    rows = SeatTerms.objects.filter(seat__partnership=table, recorded_at__lte=moment)
    newest = {row.seat_id: row for row in rows.select_related("seat__organisation").order_by("seat_id", "number")}
    lines = [_seat_line(row, today(moment)) for row in newest.values()]
    return sorted(lines, key=lambda line: (not line.signs, line.organisation))


def _seat_line(row: SeatTerms, day: date) -> SeatLine:
    return SeatLine(
        reference=row.seat.reference,
        organisation=row.seat.organisation.name,
        organisation_reference=row.seat.organisation.reference,
        kind=row.seat.organisation.kind,
        is_claimed=row.seat.claimed_at is not None,
        signs=row.signs,
        themes=tuple(row.themes),
        since=row.since,
        until=row.until,
        state=term_state(row.since, row.until, day),
    )


def term_state(since: date, until: date | None, day: date) -> str:
    """Where a day stands to a term: "to_come", "running" or "over"."""
    if day < since:
        return "to_come"
    return "over" if until and until < day else "running"


def _agreements(actor: Actor, table: Partnership, moment: datetime) -> list[AgreementLine]:
    """The agreements that the reader may read, newest first. 3 queries."""
    rows = list(
        allowed(actor, "read", AGREEMENT, Agreement.objects.filter(partnership=table)).order_by("-starts", "title")
    )
    titles = {row.pk: row.title for row in rows}
    items = allowed(actor, "read", ACT_ITEM, ActItem.objects.filter(act__agreement__partnership=table))
    shown = Counter(items.values_list("commitment__agreement", flat=True).distinct().values_list(*_EACH))
    counts: Counter[int] = Counter()
    for agreement, _commitment in shown:
        counts[agreement] += 1
    public = set(Act.objects.filter(agreement__partnership=table).exclude(public_from=None).values_list(*_ITS))
    return [
        AgreementLine(
            title=row.title,
            slug=row.slug,
            address=agreement_address(table.slug, row.slug),
            kind=row.kind,
            starts=row.starts,
            until=row.until,
            parent=titles.get(row.parent_id or 0, ""),
            commitments=counts[row.pk],
            is_public=(row.pk,) in public,
            term=term_state(row.starts, row.until, today(moment)),
        )
        for row in rows
    ]


_EACH, _ITS = ("commitment__agreement", "commitment"), ("agreement",)


def _newest(actor: Actor, table: Partnership) -> list[ActLine]:
    """The newest acts that the reader may know of. 2 queries."""
    rows = allowed(actor, "read", ACT, Act.objects.filter(agreement__partnership=table))
    acts = list(rows.select_related("agreement", "by__organisation").order_by("-recorded_at", "-pk")[:NEWEST])
    items = allowed(actor, "read", ACT_ITEM, ActItem.objects.filter(act__in=[act.pk for act in acts]))
    counts: Mapping[int, int] = Counter(items.values_list("act", flat=True))
    return [
        ActLine(
            kind=act.kind,
            agreement=act.agreement.title,
            address=act_address(table.slug, act.agreement.slug, act.reference),
            by=act.by.organisation.name,
            at=act.recorded_at,
            commitments=counts.get(act.pk, 0),
        )
        for act in acts
    ]


def table_data(page: TablePage) -> dict[str, Any]:
    """The same as data."""
    return {
        "reference": page.reference,
        "name": page.name,
        "slug": page.slug,
        "municipalities": list(page.municipalities),
        "region": page.region or None,
        "seats": [
            {
                "seat": seat.reference,
                "organisation": {
                    "reference": seat.organisation_reference,
                    "name": seat.organisation,
                    "kind": seat.kind,
                },
                "claimed": seat.is_claimed,
                "signs": seat.signs,
                "themes": list(seat.themes) or None,
                "since": seat.since,
                "until": seat.until,
            }
            for seat in page.seats
        ],
        "agreements": [
            {
                "title": line.title,
                "slug": line.slug,
                "kind": line.kind,
                "starts": line.starts,
                "until": line.until,
                "commitments": line.commitments,
                "public": line.is_public,
                "address": line.address,
            }
            for line in page.agreements
        ],
    }
