"""Whose signature completes a wording (docs/rules.md 2, "Needed signatures"). Pure: sets of seats by reference."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .models import ActKind

Seats = frozenset[str]
NOBODY: Seats = frozenset()


@dataclass(frozen=True)
class Sitting:
    """A seat with its terms as known at some moment: does it sign, and from which day to which (None: still).

    `kind`: of its organisation.
    """

    pk: int
    reference: str
    organisation: str
    signs: bool
    since: date
    until: date | None
    is_claimed: bool
    organisation_reference: str = ""
    kind: str = ""

    def holds(self, day: date) -> bool:
        """Whether it is held on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Held:
    """The seats that are held on the day on which an act is recorded, and those of them that sign."""

    seats: Seats
    signing: Seats


def held(sittings: Iterable[Sitting], day: date) -> Held:
    """Who holds a seat on that day."""
    here = [seat for seat in sittings if seat.holds(day)]
    return Held(frozenset(seat.reference for seat in here), frozenset(seat.reference for seat in here if seat.signs))


def of_what_goes(seats: Seats, table: Held) -> Seats:
    """Those of a wording that goes out or is corrected: who still holds a seat; if none does, every signing seat."""
    return (seats & table.seats) or table.signing


@dataclass(frozen=True)
class Move:
    """One commitment in an act: lead and contributors of the wording that comes in and of the one that goes out or is
    corrected. `registered_by`: of the correction of a registration the seat that registered; else "".
    """

    kind: str
    coming: Seats = NOBODY
    going: Seats = NOBODY
    registered_by: str = ""


def needed(move: Move, by: str, table: Held) -> Seats:
    """The seats whose signature completes it when the seat `by` records it; none: it is complete at once."""
    if move.registered_by:
        return NOBODY if move.registered_by == by else of_what_goes(frozenset({move.registered_by}), table)
    match move.kind:
        case ActKind.ADOPTION:
            return move.coming
        case ActKind.AMENDMENT:
            return move.coming | of_what_goes(move.going, table)
        case ActKind.WITHDRAWAL:
            return of_what_goes(move.going, table)
        case ActKind.CORRECTION:
            return (move.coming - move.going) | of_what_goes(move.going, table)
    return NOBODY


def must_sign(move: Move) -> Seats:
    """The seats of a wording that comes in which must be signing seats, else it could never be complete."""
    if move.kind in (ActKind.ADOPTION, ActKind.AMENDMENT):
        return move.coming
    if move.kind == ActKind.CORRECTION and not move.registered_by:
        return move.coming - move.going
    return NOBODY


def must_be_party(move: Move, table: Held) -> Seats:
    """The seats that a registration must name as party, so that nobody's promise is made, changed or ended without
    asking: those of the wording that goes out, and those that sign of the wording that comes in.
    """
    if move.kind != ActKind.REGISTRATION:
        return NOBODY
    going = of_what_goes(move.going, table) if move.going else NOBODY
    return going | (move.coming & table.signing)
