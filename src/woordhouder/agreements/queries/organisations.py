"""Organisations as everybody reads of them: their names over time, where they sit, and all that they promise."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Organisation, OrganisationKind, Seat, SeatTerms
from woordhouder.parties.policy import SEAT, acting_organisation
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound, Words

from ..addresses import agreement_address
from ..models import ActItem, Agreement, Contribution, Wording
from ..moments import today
from ..policy import WORDING
from .data import newer_data
from .standing import standing_wordings, titles_of
from .texts import Newer


@dataclass(frozen=True)
class SeatLine:
    """A seat of an organisation. `until`: its last day, if one is known."""

    table: str
    address: str
    does: Words
    since: date
    until: date | None
    is_over: bool


@dataclass(frozen=True)
class PromiseLine:
    """A promise that stands. `leads`: the organisation leads it, else it contributes. `newer`: this text is older than
    what is in force, which the reader cannot read yet.
    """

    number: int
    title: str
    theme: str
    address: str
    leads: bool
    newer: Newer | None


@dataclass(frozen=True)
class PromisesOf:
    """What an organisation promises in one agreement. `is_over`: the term of the agreement has ended."""

    table: str
    agreement: str
    address: str
    is_over: bool
    promises: Sequence[PromiseLine]


@dataclass(frozen=True)
class OrganisationPage:
    """An organisation over all tables. `names`: earlier ones with their last day; `before`: whom it succeeded.

    `successor`: name and address of who took its place, with the first day.
    """

    reference: str
    name: str
    kind: Words
    kind_code: str
    names: Sequence[tuple[str, date]]
    before: Sequence[tuple[str, str]]
    successor: tuple[str, str] | None
    succeeded_on: date | None
    seats: Sequence[SeatLine]
    agreements: Sequence[PromisesOf]

    @property
    def address(self) -> str:
        return organisation_address(self.reference)

    @property
    def running(self) -> Sequence[PromisesOf]:
        """What it promises in agreements of which the term runs or is to come."""
        return [one for one in self.agreements if not one.is_over]

    @property
    def over(self) -> Sequence[PromisesOf]:
        """What it promised in agreements whose term has ended."""
        return [one for one in self.agreements if one.is_over]

    @property
    def leads(self) -> int:
        """How many promises it leads."""
        return sum(line.leads for one in self.agreements for line in one.promises)

    @property
    def contributes(self) -> int:
        """To how many others it contributes."""
        return sum(not line.leads for one in self.agreements for line in one.promises)


def organisation_address(reference: str) -> str:
    """Where an organisation is read."""
    return f"/organisaties/{reference}"


def readable_organisations(actor: Actor) -> QuerySet[Organisation]:
    """The organisations with a seat that `actor` may know of, and her own. Their former names come along."""
    seats = allowed(actor, "read", SEAT, Seat.objects.all())
    hers = Q(pk__in=acting_organisation(actor))
    held = Q(pk__in=seats.values("organisation")) | Q(seats_before__seat__in=seats)
    return Organisation.objects.filter(held | hers).distinct().prefetch_related("former_names")


def organisation_page(actor: Actor, reference: str, moment: datetime) -> OrganisationPage:
    """All of an organisation that `actor` may know at this moment. Raises NotFound. At most 15 queries."""
    readable = readable_organisations(actor)
    row = readable.filter(reference=reference).select_related("successor").first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    near = readable.filter(Q(successor=row) | Q(pk=row.successor_id)).order_by("name")
    named = {one.pk: (one.name, organisation_address(one.reference)) for one in near}
    return OrganisationPage(
        reference=row.reference,
        name=row.name,
        kind=OrganisationKind(row.kind).label,
        kind_code=row.kind,
        names=[(former.name, former.until) for former in row.former_names.all()],
        before=[pair for pk, pair in named.items() if pk != row.successor_id],
        successor=named.get(row.successor_id or 0),
        succeeded_on=row.succeeded_on,
        seats=_seats(actor, row, moment),
        agreements=_promises(actor, row, moment),
    )


def organisation_data(page: OrganisationPage) -> dict[str, Any]:
    """The same as data."""
    return {
        "reference": page.reference,
        "name": page.name,
        "kind": page.kind_code,
        "former_names": [{"name": name, "until": until} for name, until in page.names],
        "succeeded": [{"name": name, "address": address} for name, address in page.before],
        "successor": {"name": page.successor[0], "address": page.successor[1], "on": page.succeeded_on}
        if page.successor
        else None,
        "seats": [{"table": line.address, "since": line.since, "until": line.until} for line in page.seats],
        "agreements": [
            {
                "address": one.address,
                "title": one.agreement,
                "term_ended": one.is_over,
                "commitments": [
                    {
                        "address": line.address,
                        "number": line.number,
                        "title": line.title,
                        "theme": line.theme,
                        "role": "lead" if line.leads else "contributor",
                        "newer": newer_data(line.newer),
                    }
                    for line in one.promises
                ],
            }
            for one in page.agreements
        ],
    }


def _seats(actor: Actor, row: Organisation, moment: datetime) -> list[SeatLine]:
    """Its seats at tables that the reader may see, by their table. 1 query."""
    seats = allowed(actor, "read", SEAT, Seat.objects.filter(organisation=row))
    terms = SeatTerms.objects.filter(seat__in=seats, recorded_at__lte=moment).select_related("seat__partnership")
    newest = {one.seat_id: one for one in terms.order_by("seat_id", "number")}
    lines = [
        SeatLine(
            table=one.seat.partnership.name,
            address=f"/{one.seat.partnership.slug}",
            does=_("signs") if one.signs else _("advises"),
            since=one.since,
            until=one.until,
            is_over=one.until is not None and one.until < today(moment),
        )
        for one in newest.values()
    ]
    return sorted(lines, key=lambda line: (line.is_over, line.table))


def _promises(actor: Actor, row: Organisation, moment: datetime) -> list[PromisesOf]:
    """What stands today of what it leads or contributes to, by agreement, newest first. At most 10 queries."""
    seats = Seat.objects.filter(organisation=row)
    helped = Contribution.objects.filter(seat__in=seats).values("wording")
    wordings = allowed(actor, "read", WORDING, Wording.objects.filter(Q(lead__in=seats) | Q(pk__in=helped)))
    led = Wording.objects.filter(lead__in=seats).order_by().values_list("commitment")
    helps = Contribution.objects.filter(seat__in=seats).order_by().values_list("wording__commitment")
    # By their ids: of a question within this one PostgreSQL reads all items of the country first.
    rows = ActItem.objects.filter(commitment__in=[pk for (pk,) in led.union(helps)])
    standing = standing_wordings(actor, rows, moment)
    shown = wordings.filter(reference__in=standing).select_related("commitment__agreement__partnership", "lead")
    found = sorted(shown, key=lambda one: (one.commitment.agreement_id, one.commitment.number))
    titles = titles_of(actor, found)
    by_agreement: dict[Agreement, list[PromiseLine]] = defaultdict(list)
    for one in found:
        by_agreement[one.commitment.agreement].append(
            PromiseLine(
                number=one.commitment.number,
                title=titles[one.pk],
                theme=one.theme,
                address=f"{_address(one.commitment.agreement)}/{one.commitment.number}",
                leads=one.lead.organisation_id == row.pk,
                newer=standing[one.reference],
            )
        )
    return [
        PromisesOf(
            table=agreement.partnership.name,
            agreement=agreement.title,
            address=_address(agreement),
            is_over=agreement.until is not None and agreement.until < today(moment),
            promises=lines,
        )
        for agreement, lines in sorted(
            by_agreement.items(), key=lambda pair: (pair[0].starts, pair[0].pk), reverse=True
        )
    ]


def _address(agreement: Agreement) -> str:
    return agreement_address(agreement.partnership.slug, agreement.slug)
