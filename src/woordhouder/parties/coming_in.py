"""What people read before they sit down at a table, of the tables of theirs, and of who asks to be confirmed."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Words

from .actor import Actor
from .models import Facilitation, Organisation, Partnership, Seat
from .policy import ORGANISATION, SEAT, public_tables
from .sitting import TermsLine, over_places, terms_line, told
from .standing import lasting


@dataclass(frozen=True)
class ClaimPage:
    """The seat that a table keeps for the reader's organisation, which may know nothing else of that table."""

    reference: str
    table: str
    over: tuple[str, ...]
    founded_by: str
    organisation: str
    terms: TermsLine
    is_public: bool
    slug: str


@dataclass(frozen=True)
class ConfirmPage:
    """An organisation that founded itself. `tables`: those that become public."""

    reference: str
    name: str
    kind: Words
    founded_at: datetime
    tables: tuple[str, ...]


@dataclass(frozen=True)
class MyTable:
    """A table at which the person sits. `organisation` "": she facilitates it. `is_now`: she acts for it at present."""

    name: str
    address: str
    organisation: str
    organisation_reference: str
    terms: TermsLine | None
    is_claimed: bool
    is_public: bool
    is_now: bool


def claim_page(actor: Actor, slug: str, seat: str) -> ClaimPage:
    """The seat that the reader may claim. 4 queries. Raises NotFound, and NotAllowed for who may not claim it."""
    rows = told(Seat.objects.select_related("partnership__founded_by"))
    row = fetch(actor, "claim", SEAT, rows.filter(partnership__slug=slug), reference=seat)
    table = row.partnership
    return ClaimPage(
        reference=row.reference,
        table=table.name,
        over=over_places(table),
        founded_by=table.founded_by.name,
        organisation=row.organisation.name,
        terms=terms_line(list(row.terms.all())[-1]),
        is_public=Partnership.objects.filter(public_tables(), pk=table.pk).exists(),
        slug=table.slug,
    )


def confirm_page(actor: Actor, organisation: str) -> ConfirmPage:
    """The organisation that the reader may confirm. 2 queries. Raises NotFound and NotAllowed."""
    row = fetch(actor, "confirm", ORGANISATION, Organisation.objects.all(), reference=organisation)
    tables = Partnership.objects.filter(founded_by=row).order_by("name")
    return ConfirmPage(
        row.reference, row.name, row.get_kind_display(), row.founded_at, tuple(tables.values_list("name", flat=True))
    )


def my_tables(actor: Actor) -> list[MyTable]:
    """Each table at which the person sits or may sit, for whichever of her organisations. At most 5 queries."""
    if not actor.is_known:
        return []
    hers = Q(organisation__memberships__person__reference=actor.person, organisation__memberships__until=None)
    seats = told(lasting().filter(hers)).select_related("organisation", "partnership").order_by("partnership__name")
    public = set(Partnership.objects.filter(public_tables()).filter(seats__in=seats).values_list("pk", flat=True))
    return [
        *(_my_seat(actor, seat, seat.partnership_id in public) for seat in seats),
        *_i_facilitate(actor),
    ]


def _my_seat(actor: Actor, seat: Seat, is_public: bool) -> MyTable:
    is_claimed = seat.claimed_at is not None
    slug = seat.partnership.slug
    return MyTable(
        name=seat.partnership.name,
        address=f"/{slug}" if is_claimed else f"/{slug}/stoelen/{seat.reference}/innemen",
        organisation=seat.organisation.name,
        organisation_reference=seat.organisation.reference,
        terms=terms_line(list(seat.terms.all())[-1]),
        is_claimed=is_claimed,
        is_public=is_public,
        is_now=seat.organisation.reference == actor.organisation,
    )


def _i_facilitate(actor: Actor) -> list[MyTable]:
    hers = Facilitation.objects.filter(person__reference=actor.person, until=None).select_related("partnership")
    public = set(Partnership.objects.filter(public_tables(), facilitations__in=hers).values_list("pk", flat=True))
    return [
        MyTable(
            name=row.partnership.name,
            address=f"/{row.partnership.slug}",
            organisation="",
            organisation_reference="",
            terms=None,
            is_claimed=True,
            is_public=row.partnership_id in public,
            is_now=True,
        )
        for row in hers.order_by("partnership__name")
    ]
