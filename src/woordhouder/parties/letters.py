"""What letters about tables, seats and handing over say, from the rows as they stand when the letter is written."""

from dataclasses import dataclass

from .models import Confirmed, Facilitation, Membership, Organisation, Partnership, Role, Seat
from .policy import public_tables


@dataclass(frozen=True)
class FacilitationLetter:
    """Somebody facilitates a table from now on."""

    to: str
    language: str
    table: str
    address: str


@dataclass(frozen=True)
class SeatLetter:
    """A public table keeps a seat for the organisation that the receiver may bind."""

    to: str
    language: str
    organisation: str
    table: str
    address: str


@dataclass(frozen=True)
class ConfirmedLetter:
    """The receiver's organisation was confirmed. `by`: who said so, "" for who runs the installation."""

    to: str
    language: str
    organisation: str
    by: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class HandedOverLetter:
    """A colleague's open work is the receiver's from now on."""

    to: str
    language: str
    organisation: str


def facilitation_letter(facilitation: int) -> FacilitationLetter | None:
    """Whom to tell; None when it ended meanwhile. 1 query."""
    row = Facilitation.objects.select_related("person", "partnership").get(pk=facilitation)
    if row.until or not row.person.email:
        return None
    return FacilitationLetter(
        row.person.email, row.person.language, row.partnership.name, f"/{row.partnership.slug}/stoelen"
    )


def seat_letters(seat: int) -> list[SeatLetter]:
    """Who may claim the seat, at a table that is public: a stranger's table mails nobody. 3 queries."""
    row = Seat.objects.select_related("partnership", "organisation").get(pk=seat)
    is_public = Partnership.objects.filter(public_tables(), pk=row.partnership_id).exists()
    if row.claimed_at or not is_public:
        return []
    address = f"/{row.partnership.slug}/stoelen/{row.reference}/innemen"
    return [
        SeatLetter(email, language, row.organisation.name, row.partnership.name, address)
        for email, language in _binders(row.organisation)
    ]


def confirmed_letters(confirmed: int) -> list[ConfirmedLetter]:
    """Who may bind the organisation that was confirmed. 3 queries."""
    row = Confirmed.objects.select_related("organisation", "by").get(pk=confirmed)
    founded = Partnership.objects.filter(founded_by=row.organisation).order_by("name")
    tables = tuple(founded.values_list("name", flat=True))
    return [
        ConfirmedLetter(email, language, row.organisation.name, row.by.name if row.by else "", tables)
        for email, language in _binders(row.organisation)
    ]


def handed_over_letter(membership: int) -> HandedOverLetter | None:
    """The colleague who got the work; None when she left meanwhile. 1 query."""
    row = Membership.objects.select_related("person", "organisation").get(pk=membership)
    if row.until or not row.person.email:
        return None
    return HandedOverLetter(row.person.email, row.person.language, row.organisation.name)


def _binders(organisation: Organisation) -> list[tuple[str, str]]:
    rows = organisation.memberships.filter(role=Role.BIND, until=None).exclude(person__email=None).order_by("pk")
    return [(email or "", language) for email, language in rows.values_list("person__email", "person__language")]
