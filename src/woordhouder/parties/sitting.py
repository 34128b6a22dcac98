"""What people read of tables and of who sits there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import Words

from .actor import Actor
from .models import PARTY_KINDS, Facilitation, Organisation, Partnership, Seat, SeatTerms
from .policy import (
    FACILITATION,
    INVITATION,
    ORGANISATION,
    PARTNERSHIP,
    SEAT,
    confirmed_organisations,
    public_tables,
)
from .standing import lasting
from .themes import Theme

SIGNS, ADVISES = _("signs"), _("advises")


@dataclass(frozen=True)
class TermsLine:
    """What a seat is or was: from `since` to `until` (None: still), both days included; no themes: all of them."""

    does: Words
    themes: tuple[Words, ...]
    since: date
    until: date | None
    recorded_at: datetime


@dataclass(frozen=True)
class SeatLine:
    """One seat. `before`: who held it earlier, with the last day. `is_mine`: the reader acts for its organisation.

    `has_left`: its last day is over; `begins_later`: its first day is still to come.
    """

    reference: str
    organisation: str
    organisation_reference: str
    kind: Words
    terms: TermsLine
    before: tuple[tuple[str, date], ...]
    is_claimed: bool
    is_confirmed: bool
    is_mine: bool
    has_left: bool
    begins_later: bool
    address: str


@dataclass(frozen=True)
class FacilitatorLine:
    """Somebody who facilitates the table. `end_address`: where that ends, "" for who may not."""

    email: str
    since: datetime
    is_me: bool
    end_address: str


@dataclass(frozen=True)
class TablePage:
    """A table, above a form about it."""

    reference: str
    name: str
    slug: str

    @property
    def table_address(self) -> str:
        """Where the table itself is read."""
        return f"/{self.slug}"

    @property
    def address(self) -> str:
        """Where who sits there is read."""
        return f"/{self.slug}/stoelen"


@dataclass(frozen=True)
class SeatsPage(TablePage):
    """Who sits at a table. `waits_for`: the organisation that nobody confirmed yet, for which it is not public ("").

    `sits`: the reader is at the table; `decides`: she may give seats and ask facilitators. `my_seats`: how many seats
    her organisation holds.
    """

    over: tuple[str, ...]
    waits_for: str
    seats: tuple[SeatLine, ...]
    left: tuple[SeatLine, ...]
    facilitators: tuple[FacilitatorLine, ...]
    sits: bool
    decides: bool
    my_seats: int

    @property
    def why_not(self) -> Words:
        """To who sits here and may not give a seat: why there is no button; else ""."""
        return PARTNERSHIP["give_seat"].why if self.sits and not self.decides else ""

    @property
    def holds_two(self) -> bool:
        """Whether a succession left her organisation with more than one seat."""
        return self.my_seats > 1


@dataclass(frozen=True)
class InvitedLine:
    """Somebody who was asked for the organisation of a seat, and did not answer yet."""

    reference: str
    email: str
    made_at: datetime


@dataclass(frozen=True)
class SeatPage:
    """One seat, what it was, and what the reader may do with it."""

    table: str
    slug: str
    seat: SeatLine
    history: tuple[TermsLine, ...]
    signs: bool
    theme_codes: tuple[str, ...]
    invited: tuple[InvitedLine, ...]
    claims: bool
    sets_terms: bool
    invites: bool
    leaves: bool
    confirms: bool

    @property
    def table_address(self) -> str:
        """Where all seats of the table are."""
        return f"/{self.slug}/stoelen"

    @property
    def address(self) -> str:
        """Where this is read."""
        return self.seat.address

    @property
    def confirm_address(self) -> str:
        """Where its organisation is confirmed."""
        return f"/mijn/bevestigen/{self.seat.organisation_reference}"


@dataclass(frozen=True)
class FacilitationPage:
    """That somebody facilitates a table, to end it."""

    table: str
    slug: str
    email: str
    is_me: bool

    @property
    def address(self) -> str:
        """Where who facilitates the table is read."""
        return f"/{self.slug}/stoelen"


def seats_page(actor: Actor, slug: str, moment: datetime) -> SeatsPage:
    """Who sits at the table at /<slug>. At most 10 queries. Raises NotFound."""
    table = fetch(actor, "read", PARTNERSHIP, Partnership.objects.select_related("founded_by"), slug=slug)
    lines = _lines(actor, told(allowed(actor, "read", SEAT, table.seats.all())), slug, localdate(moment))
    here = Partnership.objects.filter(pk=table.pk)
    decides = allowed(actor, "give_seat", PARTNERSHIP, here).exists()
    return SeatsPage(
        reference=table.reference,
        name=table.name,
        slug=table.slug,
        over=over_places(table),
        waits_for="" if here.filter(public_tables()).exists() else table.founded_by.name,
        seats=tuple(line for line in lines if not line.has_left),
        left=tuple(line for line in lines if line.has_left),
        facilitators=_facilitators(actor, table),
        sits=allowed(actor, "sit", PARTNERSHIP, here).exists(),
        decides=decides,
        my_seats=sum(line.is_mine and line.is_claimed and not line.has_left for line in lines),
    )


def seat_page(actor: Actor, slug: str, seat: str, moment: datetime) -> SeatPage:
    """One seat at the table at /<slug>. At most 14 queries. Raises NotFound."""
    table = fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), slug=slug)
    row = fetch(actor, "read", SEAT, told(table.seats.all()), reference=seat)
    (line,) = _lines(actor, [row], slug, localdate(moment))
    terms = list(row.terms.all())
    asked = allowed(actor, "withdraw", INVITATION, row.invitations.filter(withdrawn_at=None, accepted_at=None))
    here = Seat.objects.filter(pk=row.pk)
    organisation = Organisation.objects.filter(pk=row.organisation_id)
    return SeatPage(
        table=table.name,
        slug=slug,
        seat=line,
        history=tuple(terms_line(one) for one in reversed(terms)),
        signs=terms[-1].signs,
        theme_codes=tuple(terms[-1].themes),
        invited=tuple(InvitedLine(one.reference, one.email, one.made_at) for one in asked.order_by("email", "pk")),
        claims=allowed(actor, "claim", SEAT, here).exists(),
        sets_terms=allowed(actor, "set_terms", SEAT, here).exists(),
        invites=allowed(actor, "invite", SEAT, here).exists(),
        leaves=allowed(actor, "bind", SEAT, here).exists(),
        confirms=allowed(actor, "confirm", ORGANISATION, organisation).exists(),
    )


def seat_to(actor: Actor, verb: str, slug: str, seat: str, moment: datetime) -> SeatPage:
    """As `seat_page`, for who may `verb` it. Raises NotAllowed with the row's reason too."""
    page = seat_page(actor, slug, seat, moment)
    fetch(actor, verb, SEAT, Seat.objects.all(), reference=seat)
    return page


def table_to(actor: Actor, verb: str, slug: str) -> TablePage:
    """The table at /<slug>, for who may `verb` there. 1 query. Raises NotFound and NotAllowed."""
    row = fetch(actor, verb, PARTNERSHIP, Partnership.objects.all(), slug=slug)
    return TablePage(row.reference, row.name, slug)


def facilitation_page(actor: Actor, slug: str, facilitation: int) -> FacilitationPage:
    """Who facilitates, for who may end it. 1 query. Raises NotFound and NotAllowed."""
    rows = Facilitation.objects.filter(partnership__slug=slug, until=None).select_related("person", "partnership")
    row = fetch(actor, "end", FACILITATION, rows, pk=facilitation)
    return FacilitationPage(row.partnership.name, slug, row.person.email or "", row.person.reference == actor.person)


def parties_to_choose(slug: str) -> list[tuple[str, str]]:
    """Organisations that have no seat at this table, by reference, with their kind and whether anybody confirmed them.

    2 queries. Who may give a seat is asked elsewhere; that an organisation exists is public.
    """
    seated = Seat.objects.filter(partnership__slug=slug, pk__in=lasting().values("pk")).values("organisation")
    rows = Organisation.objects.filter(successor=None, kind__in=PARTY_KINDS).exclude(pk__in=seated).order_by("name")
    confirmed = set(confirmed_organisations().values_list("pk", flat=True))
    return [(row.reference, _choice(row, row.pk in confirmed)) for row in rows]


def _choice(row: Organisation, is_confirmed: bool) -> str:
    shown = f"{row.name} ({row.get_kind_display()})"
    return shown if is_confirmed else gettext("{organisation}, not confirmed").format(organisation=shown)


def told(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    """The seats with what is told of them: 3 queries, however many there are."""
    terms = Prefetch("terms", SeatTerms.objects.order_by("number"))
    return seats.select_related("organisation").prefetch_related(terms, "former_holders__organisation")


def _lines(actor: Actor, seats: Iterable[Seat], slug: str, today: date) -> list[SeatLine]:
    """Seats in words: signing ones first, then by name. 1 query beside theirs."""
    rows = list(seats)
    confirmed = set(
        confirmed_organisations().filter(pk__in=[row.organisation_id for row in rows]).values_list("pk", flat=True)
    )
    lines = [_line(actor, row, slug, today, row.organisation_id in confirmed) for row in rows]
    return sorted(lines, key=lambda line: (line.terms.does != SIGNS, line.organisation.lower(), line.reference))


def _line(actor: Actor, row: Seat, slug: str, today: date, is_confirmed: bool) -> SeatLine:
    terms = terms_line(list(row.terms.all())[-1])
    return SeatLine(
        reference=row.reference,
        organisation=row.organisation.name,
        organisation_reference=row.organisation.reference,
        kind=row.organisation.get_kind_display(),
        terms=terms,
        before=tuple((held.organisation.name, held.until) for held in row.former_holders.all()),
        is_claimed=row.claimed_at is not None,
        is_confirmed=is_confirmed,
        is_mine=row.organisation.reference == actor.organisation,
        has_left=terms.until is not None and terms.until < today,
        begins_later=terms.since > today,
        address=f"/{slug}/stoelen/{row.reference}",
    )


def terms_line(terms: SeatTerms) -> TermsLine:
    """Terms in words."""
    return TermsLine(
        does=SIGNS if terms.signs else ADVISES,
        themes=tuple(theme.label for theme in Theme if theme in terms.themes),
        since=terms.since,
        until=terms.until,
        recorded_at=terms.recorded_at,
    )


def _facilitators(actor: Actor, table: Partnership) -> tuple[FacilitatorLine, ...]:
    rows = allowed(actor, "read", FACILITATION, table.facilitations.filter(until=None)).select_related("person")
    ending = set(allowed(actor, "end", FACILITATION, rows).values_list("pk", flat=True))
    return tuple(
        FacilitatorLine(
            email=row.person.email or "",
            since=row.since,
            is_me=row.person.reference == actor.person,
            end_address=f"/{table.slug}/stoelen/begeleiders/{row.pk}/beeindigen" if row.pk in ending else "",
        )
        for row in rows.order_by("since", "pk")
    )


def over_places(table: Partnership) -> tuple[str, ...]:
    """The municipalities and the region of a table."""
    return (*table.municipalities, *([table.region] if table.region else []))
